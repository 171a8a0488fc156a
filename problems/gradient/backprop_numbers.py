"""Backpropagation by hand: forwards, deltas, gradients, and one step of the output weights."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Matrix, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

SLOPE = {
    "logistic": "(dout*r[1]*(1 - r[1])*w2[1], dout*r[2]*(1 - r[2])*w2[2])",
    "tanh": "(dout*(1 - r[1]^2)*w2[1], dout*(1 - r[2]^2)*w2[2])",
}


@problem(
    version=1,
    title="Backpropagation by hand",
    concepts=["backpropagation", "multilayer"],
    difficulty=3,
    minutes=14,
    sources=["Rumelhart, Hinton & Williams 1986", "Hertz, Krogh & Palmer 1991, section 6.1", "Lecture 003, eqs 4-7"],
)
def backprop_numbers(draw: Draw) -> Question:
    hidden = draw.word("hidden", logistic="logistic units", tanh="tanh units")
    output = draw.word("output", logistic="a logistic unit", linear="a linear unit")
    w1 = draw.show(W1=np.array(draw.sample("weights", [-1, -0.5, 0.5, 1, 1.5], 4)).reshape(2, 2))
    w2 = np.array(draw.sample("w2", [-1.5, -1, -0.5, 0.5, 1.5], 2))
    x = draw.sample("x", [-1, 1, 2], 2)
    t = draw.pick("t", [0, 1])
    eta = draw.pick("eta", [0.2, 0.5, 2])
    p = reference.backpropagate(x, t, w1, w2, hidden, output)
    draw.require(np.abs(p.hidden_delta).min() > 1e-3 and abs(p.r[0] - p.r[1]) > 0.02 and np.abs(p.r).min() > 0.02)
    draw.show(inputs=w1 @ x)
    draw.show(figures=4, activities=p.r, net=w2 @ p.r, result=p.y, outdelta=p.output_delta, hiddelta=p.hidden_delta)
    draw.show(figures=4, first=p.input_gradient, second=p.output_gradient, after=w2 - eta * p.output_gradient)
    logistic_out = output == "logistic"
    return Question(
        prompt=r"""
        A network without biases has two inputs, two hidden units and one output:
        $$I = W x, \qquad r = F(I), \qquad I_o = w \cdot r, \qquad y = G(I_o).$$
        The hidden units are [[hidden]], the output is [[output]]; logistic means $1/(1 + e^{-I})$. Rows of $W$ belong to the
        receiving units. For one sample
        $$W = [[W1]], \qquad w = [[w2]], \qquad x = [[x]], \qquad t = [[t]], \qquad E = \tfrac{1}{2} (y - t)^2.$$
        The delta of a unit is the derivative of $E$ with respect to its net input $I$.
        """,
        parts=[
            Part(
                "r",
                r"Give the hidden activities $r$.",
                Vector(p.r),
                mistakes=[
                    Mistake("net inputs", w1 @ x, r"Those are the net inputs. Pass them through $F$."),
                    Mistake(
                        "transposed weights",
                        reference.OUTPUT[hidden].value(w1.T @ x),
                        r"Row $i$ of $W$ holds the weights to unit $i$.",
                    ),
                ],
            ),
            Part(
                "y",
                r"Give the output $y$.",
                Number(p.y),
                follows="sigmoid(w2^T r)" if logistic_out else "w2^T r",
                mistakes=[
                    Mistake(
                        "wrong output function",
                        None,
                        r"Look up which function the output unit has.",
                        follows="w2^T r" if logistic_out else "sigmoid(w2^T r)",
                    ),
                    Mistake(
                        "weights forgotten",
                        None,
                        r"Each activity counts with its weight.",
                        follows="sigmoid(r[1] + r[2])" if logistic_out else "r[1] + r[2]",
                    ),
                ],
            ),
            Part(
                "dout",
                r"Give the delta of the output unit.",
                Number(p.output_delta),
                follows="(y - t)*y*(1 - y)" if logistic_out else "y - t",
                mistakes=[
                    Mistake(
                        "slope of the other function",
                        None,
                        r"Delta is the derivative with respect to the net input. What is the slope of this output function?",
                        follows="y - t" if logistic_out else "(y - t)*y*(1 - y)",
                    ),
                    Mistake(
                        "sign",
                        None,
                        r"Raising $y$ above $t$ raises $E$. Check the sign of the error.",
                        follows="(t - y)*y*(1 - y)" if logistic_out else "t - y",
                    ),
                ],
            ),
            Part(
                "dhid",
                r"Give the deltas of the two hidden units.",
                Vector(p.hidden_delta),
                follows=SLOPE[hidden],
                points=2,
                mistakes=[
                    Mistake(
                        "slope forgotten",
                        None,
                        r"The error must pass through the hidden nonlinearity as well.",
                        follows="dout w2",
                    ),
                    Mistake(
                        "slope of the other function",
                        None,
                        r"Differentiate the output function of the hidden units once more.",
                        follows=SLOPE["tanh" if hidden == "logistic" else "logistic"],
                    ),
                    Mistake(
                        "activity for slope",
                        None,
                        r"You multiplied with $r$ itself. The slope $F'$ belongs here.",
                        follows="(dout*r[1]*w2[1], dout*r[2]*w2[2])",
                    ),
                    Mistake(
                        "updated output weights",
                        _with_new_weights(p, w2, eta, hidden),
                        r"All derivatives of a step are taken at the old weights.",
                    ),
                ],
            ),
            Part(
                "gin",
                r"Give the matrix $\partial E/\partial W$ in the shape of $W$.",
                Matrix(p.input_gradient),
                follows="dhid x^T",
                mistakes=[
                    Mistake("transposed", None, r"Rows belong to the receiving units.", follows="x dhid^T"),
                    Mistake(
                        "hidden activities",
                        None,
                        r"Which activity is presynaptic in the first layer?",
                        follows="dhid r^T",
                    ),
                ],
            ),
            Part(
                "gout",
                r"Give $\partial E/\partial w$.",
                Vector(p.output_gradient),
                follows="dout r",
                mistakes=[
                    Mistake(
                        "weights for activities", None, r"A gradient is delta times presynaptic activity.", follows="dout w2"
                    ),
                    Mistake("inputs", None, r"Which units send to the output?", follows="dout x"),
                ],
            ),
            Part(
                "new",
                r"Give $w$ after one step of gradient descent with $\eta = [[eta]]$.",
                Vector(p.output_gradient * -eta + w2),
                follows="w2 - eta gout",
                mistakes=[
                    Mistake("uphill", None, r"Descent subtracts the gradient.", follows="w2 + eta gout"),
                    Mistake("change only", None, r"That is the change. What are the new weights?", follows="-eta gout"),
                ],
            ),
        ],
        hints=[
            r"Go forwards first and keep four digits.",
            r"Each gradient is the delta of the receiving unit times the activity of the sending one.",
        ],
        solution=r"""
        Forwards: $I = [[inputs:tuple]]$, $r = [[activities:tuple]]$, $I_o = [[net]]$, $y = [[result]]$.

        Backwards: $\delta_o = (y - t)\,G'(I_o) = [[outdelta]]$. A logistic unit has the slope $y(1 - y)$, tanh has $1 - r^2$, a
        linear unit 1. $\delta_j = F'(I_j)\,w_j\,\delta_o$ gives $[[hiddelta:tuple]]$.

        Gradients: $\partial E/\partial w_{ji} = \delta_j x_i$, so
        $$\frac{\partial E}{\partial W} = [[first]],$$
        and $\partial E/\partial w = \delta_o r = [[second:tuple]]$. The step leads to $w = [[after:tuple]]$.
        """,
    )


def _with_new_weights(p: reference.Pass, w2: reference.Array, eta: float, hidden: str) -> reference.Array:
    slopes: reference.Array = reference.OUTPUT[hidden].slope(p.r)
    return slopes * (w2 - eta * p.output_gradient) * p.output_delta


@backprop_numbers.verified_by(rtol=1e-9)
def complex_steps(drawn: Drawn) -> dict[str, object]:
    """Derivatives of E by a complex step in one number at a time: E(z + ih) = E + ih E', exact to rounding."""

    def function(name: str, z: complex) -> complex:
        e = np.exp(2 * z)
        return {"logistic": 1 / (1 + np.exp(-z)), "tanh": (e - 1) / (e + 1), "linear": z}[name]

    def run(
        w1: np.ndarray, w2: np.ndarray, kick: tuple[complex, complex] = (0, 0), kick_out: complex = 0
    ) -> tuple[list[complex], complex, complex]:
        r = [function(str(drawn.hidden), sum(w * x for w, x in zip(w1[i], drawn.x, strict=True)) + kick[i]) for i in (0, 1)]
        y = function(str(drawn.output), r[0] * w2[0] + r[1] * w2[1] + kick_out)
        return r, y, (y - int(drawn.t)) ** 2 / 2

    h = 1e-30j
    w1, w2 = drawn.W1.astype(complex), np.asarray(drawn.w2, dtype=complex)
    r, y, _ = run(w1, w2)

    def slope(cost: complex) -> float:
        return float(np.imag(cost) / 1e-30)

    def bumped(array: np.ndarray, *place: int) -> np.ndarray:
        copy = array.copy()
        copy[place] += h
        return copy

    out = [slope(run(w1, bumped(w2, j))[2]) for j in (0, 1)]
    return {
        "r": np.real(r),
        "y": float(np.real(y)),
        "dout": slope(run(w1, w2, kick_out=h)[2]),
        "dhid": [slope(run(w1, w2, kick=(h, 0))[2]), slope(run(w1, w2, kick=(0, h))[2])],
        "gin": [[slope(run(bumped(w1, i, j), w2)[2]) for j in (0, 1)] for i in (0, 1)],
        "gout": out,
        "new": [w - float(drawn.eta) * g for w, g in zip(np.real(w2), out, strict=True)],
    }
