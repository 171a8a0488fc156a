"""Deltas of output and hidden units, and the gradient of a weight, as index expressions."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Expression, Mistake, Part, Question, problem
from examgen.authoring import Drawn

DELTA = {
    "logistic": "y_i*(1 - y_i)*sum_k(delta_k*w_ki)",
    "tanh": "(1 - y_i^2)*sum_k(delta_k*w_ki)",
}
WRONG_END = {
    "logistic": "y_i*(1 - y_i)*sum_k(delta_k*w_ik)",
    "tanh": "(1 - y_i^2)*sum_k(delta_k*w_ik)",
}
OUTPUT = {"squared": "(y_k - t_k)*y_k*(1 - y_k)", "entropy": "y_k - t_k"}
SYMBOLS = {"y": "indexed 1", "delta": "indexed 1", "t": "indexed 1", "x": "indexed 1", "w": "indexed 2"}


PROMPT_SQUARED = r"""
A network has inputs $x_j$, [[hidden]] hidden units $i$ with activities $y_i$, and logistic output units $k$ with activities
$y_k$. $w_{ki}$ is the weight to unit $k$ from unit $i$: the first index is the receiving unit. For one sample
$$E = \frac{1}{2} \sum_k (y_k - t_k)^2.$$
The delta of a unit is the derivative of $E$ with respect to its net input.
"""

PROMPT_ENTROPY = r"""
A network has inputs $x_j$, [[hidden]] hidden units $i$ with activities $y_i$, and logistic output units $k$ with activities
$y_k$. $w_{ki}$ is the weight to unit $k$ from unit $i$: the first index is the receiving unit. For one sample
$$E = -\sum_k [t_k \ln y_k + (1 - t_k) \ln(1 - y_k)].$$
The delta of a unit is the derivative of $E$ with respect to its net input.
"""


@problem(
    version=1,
    title="Deltas in formulas",
    concepts=["backpropagation"],
    difficulty=3,
    minutes=7,
    sources=["Rumelhart, Hinton & Williams 1986", "Bishop 1995, section 4.8", "Lecture 003, eqs 4-7"],
    variants=4,
)
def hidden_delta(draw: Draw) -> Question:
    hidden = draw.word("hidden", logistic="logistic", tanh="tanh")
    cost = draw.word("cost", squared="squared error", entropy="cross-entropy")
    other = "tanh" if hidden == "logistic" else "logistic"
    squared = cost == "squared"
    return Question(
        prompt=PROMPT_SQUARED if squared else PROMPT_ENTROPY,
        parts=[
            Part(
                "out",
                r"Give $\delta_k$ of an output unit with $y_k$ and $t_k$.",
                Expression(OUTPUT[cost], symbols=SYMBOLS, left="delta_k"),
                mistakes=[
                    Mistake(
                        "the other error function",
                        OUTPUT["entropy" if squared else "squared"],
                        r"Differentiate this error with respect to the net input. Does the slope of the output unit cancel?",
                    ),
                    Mistake(
                        "sign",
                        "(t_k - y_k)*y_k*(1 - y_k)" if squared else "t_k - y_k",
                        r"An output above its target: does raising it raise or lower $E$?",
                    ),
                ],
            ),
            Part(
                "hidden",
                r"Give $\delta_i$ of a hidden unit $i$ with $y_i$, the $\delta_k$ of the output units and the weights "
                r"$w_{ki}$.",
                Expression(DELTA[str(hidden)], symbols=SYMBOLS, left="delta_i"),
                points=2,
                mistakes=[
                    Mistake(
                        "slope forgotten",
                        "sum_k(delta_k*w_ki)",
                        r"That is the derivative with respect to $y_i$. Delta refers to the net input.",
                    ),
                    Mistake(
                        "slope of another function",
                        DELTA[other],
                        r"Look up the output function of the hidden units and differentiate it.",
                    ),
                    Mistake(
                        "weights in the wrong direction",
                        WRONG_END[str(hidden)],
                        r"The first index is the receiving unit. Which weights leave unit $i$?",
                    ),
                    Mistake(
                        "weights forgotten",
                        "y_i*(1 - y_i)*sum_k(delta_k)" if hidden == "logistic" else "(1 - y_i^2)*sum_k(delta_k)",
                        r"Unit $i$ moves the output units according to its weights to them.",
                    ),
                ],
            ),
            Part(
                "gradient",
                r"Give $\partial E/\partial w_{ij}$ for the weight from input $x_j$ to the hidden unit $i$, with $\delta_i$.",
                Expression("delta_i*x_j", symbols=SYMBOLS),
                mistakes=[
                    Mistake("sign", "-delta_i*x_j", r"The minus sign belongs to the step of descent, not to the gradient."),
                    Mistake("postsynaptic activity", "delta_i*y_i", r"Which unit is at the sending end of this weight?"),
                    Mistake("slope twice", "delta_i*y_i*(1 - y_i)*x_j", r"The slope is inside $\delta_i$ already."),
                ],
            ),
        ],
        hints=[r"Use the chain rule over the net inputs of the next layer. Over which units do you have to sum?"],
        solution=r"""
        Output: $\delta_k = \frac{\partial E}{\partial y_k}\, y_k (1 - y_k)$. For the squared error
        $\partial E/\partial y_k = y_k - t_k$. For the cross-entropy it is $\frac{y_k - t_k}{y_k (1 - y_k)}$, and the slope
        cancels.

        Hidden: $\delta_i = \sum_k \frac{\partial E}{\partial a_k} \frac{\partial a_k}{\partial y_i} \frac{d y_i}{d a_i}
        = F'(a_i) \sum_k \delta_k w_{ki}$. The slope is $y_i (1 - y_i)$ for a logistic unit and $1 - y_i^2$ for tanh.

        Weight: $a_i = \sum_j w_{ij} x_j$, so $\partial E/\partial w_{ij} = \delta_i x_j$.
        """,
    )


@hidden_delta.verified_by(rtol=1e-6)
def on_a_random_network(drawn: Drawn) -> dict[str, object]:
    """Numerical derivatives of E of a random 2-3-3 network, met by one of several candidate formulas."""
    random = drawn.generator("net")
    v, w, x, t = random.normal(size=(3, 2)), random.normal(size=(3, 3)), random.normal(size=2), random.uniform(size=3)
    squared = str(drawn.cost) == "squared"

    def error(a_hidden: np.ndarray, kick: np.ndarray) -> float:
        y = np.tanh(a_hidden) if str(drawn.hidden) == "tanh" else 1 / (1 + np.exp(-a_hidden))
        out = 1 / (1 + np.exp(-(w @ y + kick)))
        return float(((out - t) ** 2).sum() / 2 if squared else -(t * np.log(out) + (1 - t) * np.log(1 - out)).sum())

    h, eye, none = 1e-6, np.eye(3), np.zeros(3)
    a = v @ x
    delta_out = np.array([(error(a, h * e) - error(a, -h * e)) / (2 * h) for e in eye])
    delta_hidden = np.array([(error(a + h * e, none) - error(a - h * e, none)) / (2 * h) for e in eye])
    y = np.tanh(a) if str(drawn.hidden) == "tanh" else 1 / (1 + np.exp(-a))
    out = 1 / (1 + np.exp(-(w @ y)))
    outputs = {
        "(y_k - t_k)*(y_k - y_k^2)": (out - t) * (out - out**2),
        "-t_k + y_k": out - t,
        "t_k - y_k": t - out,
    }
    hiddens = {
        "sum_k(w_ki*delta_k)*y_i - y_i^2*sum_k(w_ki*delta_k)": y * (1 - y) * (w.T @ delta_out),
        "sum_k(w_ki*delta_k) - y_i^2*sum_k(w_ki*delta_k)": (1 - y**2) * (w.T @ delta_out),
        "sum_k(w_ik*delta_k)*(y_i - y_i^2)": y * (1 - y) * (w @ delta_out),
    }
    bumped = v.copy()
    bumped[1, 0] += h
    slope = (error(bumped @ x, none) - error(a, none)) / h
    weights = {
        "x_j*delta_i": delta_hidden[1] * x[0],
        "-x_j*delta_i": -delta_hidden[1] * x[0],
        "y_i*delta_i": delta_hidden[1] * y[1],
    }
    return {
        "out": next(text for text, value in outputs.items() if np.allclose(value, delta_out, atol=1e-8)),
        "hidden": next(text for text, value in hiddens.items() if np.allclose(value, delta_hidden, atol=1e-8)),
        "gradient": next(text for text, value in weights.items() if abs(value - slope) < 1e-4 * (1 + abs(slope))),
    }
