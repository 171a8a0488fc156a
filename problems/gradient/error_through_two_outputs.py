"""Backpropagation through a 2-2-2 network: a hidden unit collects the errors of both outputs."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

WEIGHTS = [-0.8, -0.6, -0.5, -0.3, -0.2, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9]


@problem(
    version=1,
    title="One hidden unit, two errors",
    concepts=["multilayer", "backpropagation"],
    difficulty=4,
    minutes=14,
    sources=["Rumelhart, Hinton & Williams 1986", "Nielsen 2015, chapter 2"],
)
def error_through_two_outputs(draw: Draw) -> Question:
    w1 = draw.show(W1=np.array(draw.sample("first", WEIGHTS, 4)).reshape(2, 2))
    w2 = draw.show(W2=np.array(draw.sample("second", WEIGHTS, 4)).reshape(2, 2))
    b1, b2 = draw.distinct("b1 b2", [-0.4, -0.2, 0.1, 0.3, 0.5])
    x = draw.sample("x", [-1, -0.5, 0.5, 1, 2], 2)
    t = draw.sample("t", [0, 0.1, 0.9, 1], 2)
    i, j = draw.integer("i", 1, 2), draw.integer("j", 1, 2)
    p = reference.two_layers(w1, b1, w2, b2, x, t)
    draw.require(np.abs(p.output_delta).min() > 0.02 and np.abs(p.hidden_delta).min() > 0.002)
    wanted = float(p.first_gradient[i - 1, j - 1])
    single = [float(p.output_delta[k] * w2[k, i - 1]) for k in (0, 1)]
    slope = p.h * (1 - p.h)
    after = w2 - p.second_gradient
    draw.show(figures=4, h=p.h, o=p.o, loss=p.cost, deltas=p.output_delta, hidden=p.hidden_delta, wanted=wanted)
    draw.show(figures=4, slopes=slope, back=w2.T @ p.output_delta)
    return Question(
        prompt=r"""
        Two inputs, two logistic hidden units and two logistic outputs form the network
        $$h = \sigma(V x + b_1), \qquad o = \sigma(U h + b_2), \qquad C = \frac{1}{2} \sum_k (o_k - t_k)^2.$$
        Rows belong to the receiving units, and both units of a layer have the same bias:
        $$V = [[W1]], \quad b_1 = [[b1]], \qquad U = [[W2]], \quad b_2 = [[b2]].$$
        The sample is $x = [[x:tuple]]$ with the target $t = [[t:tuple]]$.
        The delta of a unit is the derivative of $C$ with respect to its net input.
        """,
        parts=[
            Part(
                "C",
                r"Compute $C$.",
                Number(p.cost),
                mistakes=[
                    Mistake("factor 1/2 forgotten", 2 * p.cost, r"Look at the factor in front of the sum."),
                    Mistake("mean", p.cost / 2, r"The cost is a sum over the outputs."),
                    Mistake(
                        "biases forgotten",
                        reference.two_layers(w1, 0, w2, 0, x, t).cost,
                        r"Each net input contains the bias of its layer.",
                    ),
                ],
            ),
            Part(
                "dout",
                r"Give the deltas of the two outputs.",
                Vector(p.output_delta),
                mistakes=[
                    Mistake(
                        "slope missing", p.o - np.array(t), r"Delta refers to the net input. How does the output react to it?"
                    ),
                    Mistake("sign", -p.output_delta, r"Does $C$ rise or fall if an output above its target rises?"),
                    Mistake("factor 2", 2 * p.output_delta, r"The 2 of the square meets the $\frac12$."),
                ],
            ),
            Part(
                "dhid",
                r"Give the deltas of the two hidden units.",
                Vector(p.hidden_delta),
                points=2,
                follows=lambda dout: w2.T @ np.array(dout, dtype=float) * slope,
                mistakes=[
                    Mistake(
                        "rows for columns",
                        w2 @ p.output_delta * slope,
                        r"The error runs backwards. Which weights lead away from a hidden unit?",
                    ),
                    Mistake("slope missing", w2.T @ p.output_delta, r"The error also passes through the hidden unit."),
                    Mistake(
                        "own output only",
                        np.diag(w2) * p.output_delta * slope,
                        r"Each hidden unit feeds both outputs.",
                    ),
                    Mistake(
                        "updated weights",
                        after.T @ p.output_delta * slope,
                        r"The error runs back through the old output weights.",
                    ),
                ],
            ),
            Part(
                "dw",
                r"Give $\partial C/\partial v_{[[i]][[j]]}$, for the weight to hidden unit [[i]] from input [[j]].",
                Number(wanted),
                follows="dhid[i]*x[j]",
                mistakes=[
                    Mistake("other input", None, r"From which input does this weight come?", follows="dhid[i]*x[3 - j]"),
                    Mistake("other unit", None, r"To which hidden unit does this weight lead?", follows="dhid[3 - i]*x[j]"),
                    Mistake(
                        "one output only",
                        single[0] * float(slope[i - 1]) * x[j - 1],
                        r"The errors of both outputs come back to this unit.",
                    ),
                ],
            ),
        ],
        hints=[
            r"Go forwards first and keep five digits.",
            r"A hidden unit collects the deltas of both outputs, each through the weight that leads there.",
        ],
        solution=r"""
        Forwards: $h = [[h:tuple]]$, $o = [[o:tuple]]$, $C = [[loss]]$.

        The output deltas $(o - t)\,o (1 - o)$ are $[[deltas:tuple]]$. Back through the columns of $U$: $U^\top \delta = [[back:tuple]]$.
        With the slopes $h (1 - h) = [[slopes:tuple]]$ the hidden deltas are $[[hidden:tuple]]$.

        The gradient of a weight is the delta of the receiver times the activity of the sender:
        $\partial C/\partial v_{[[i]][[j]]} = \delta_{[[i]]}\,x_{[[j]]} = [[wanted]]$.
        """,
    )


@error_through_two_outputs.verified_by(rtol=1e-9)
def complex_steps(drawn: Drawn) -> dict[str, object]:
    """The cost as a function of kicks to net inputs and weights, with an imaginary step."""

    def unit(z: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-z)))

    def cost(first: np.ndarray, hidden: np.ndarray, output: np.ndarray) -> complex:
        h = unit(first @ np.array(drawn.x) + drawn.b1 + hidden)
        o = unit(drawn.W2 @ h + drawn.b2 + output)
        return complex(((o - np.array(drawn.t)) ** 2).sum() / 2)

    step, none, w = 1e-30j, np.zeros(2), drawn.W1.astype(complex)
    bumped = w.copy()
    bumped[drawn.i - 1, drawn.j - 1] += step
    return {
        "C": cost(w, none, none).real,
        "dout": [cost(w, none, step * e).imag / 1e-30 for e in np.eye(2)],
        "dhid": [cost(w, step * e, none).imag / 1e-30 for e in np.eye(2)],
        "dw": cost(bumped, none, none).imag / 1e-30,
    }
