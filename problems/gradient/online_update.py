"""One on-line update of a logistic neuron, line by line, and what the neuron answers afterwards."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

STARTS = [(0, 0), (0, 0), (0.5, -0.5), (-0.5, 0.5), (1, 0.5), (-1, 0.5), (0.5, 1), (0.5, -1), (-0.5, -1), (1, -1)]


@problem(
    version=1,
    title="One on-line update",
    concepts=["online-batch"],
    difficulty=1,
    minutes=5,
    sources=["MacKay 2003, section 39.3", "Lecture 002"],
)
def online_update(draw: Draw) -> Question:
    w = np.array(draw.pick("w", STARTS))
    x = draw.integers("x", -2, 3, 2, exclude=[0])
    t = draw.integer("t", 0, 1)
    eta = draw.pick("eta", [0.1, 0.2, 0.5, 1])
    a = float(w @ x)
    draw.require(abs(a) <= 3)
    y = float(reference.logistic(a))
    e = t - y
    new = w + eta * e * x
    again = float(reference.logistic(new @ x))
    draw.show(net=a)
    draw.show(figures=4, output=y, error=e, after=new, later=float(new @ x), again=again)
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias has $\mathbf w = [[w:tuple]]$. The next sample is
        $\mathbf x = [[x:tuple]]$ with the target $t = [[t]]$. On-line learning follows four lines: the activation
        $a = \mathbf w \cdot \mathbf x$, the output $y$, the error $e = t - y$, and the update $\Delta \mathbf w = \eta\,e\,\mathbf x$ with
        $\eta = [[eta]]$.
        """,
        parts=[
            Part(
                "y",
                r"Give the output $y$.",
                Number(y),
                mistakes=[
                    Mistake("activation", a, r"That is the activation. Apply $\sigma$."),
                    Mistake("thresholded", int(a > 0), r"The neuron is graded, not a threshold unit."),
                    Mistake("tanh", float(np.tanh(a)), r"Here $\sigma$ is the logistic function."),
                    *(
                        [Mistake("sign in the exponent", 1 - y, r"A positive activation gives an output above $\frac12$.")]
                        if a
                        else []
                    ),
                ],
            ),
            Part(
                "e",
                r"Give the error $e$.",
                Number(e),
                follows="t - y",
                mistakes=[
                    Mistake("sign", None, r"The error is target minus output.", follows="y - t"),
                    Mistake("slope included", None, r"That factor belongs to the squared error.", follows="(t - y)*y*(1 - y)"),
                ],
            ),
            Part(
                "new",
                r"Give the new weights.",
                Vector(new),
                follows="w + eta*e*x",
                mistakes=[
                    Mistake("sign", None, r"The update is added to the weights.", follows="w - eta*e*x"),
                    Mistake("change only", None, r"That is the change. What are the new weights?", follows="eta*e*x"),
                    Mistake(
                        "slope included",
                        w + eta * e * y * (1 - y) * x,
                        r"The factor $y (1 - y)$ belongs to the squared error. It does not stand in these four lines.",
                    ),
                    Mistake("rate forgotten", None, r"Look for $\eta$ in the last line.", follows="w + e*x"),
                ],
            ),
            Part(
                "again",
                r"The same sample is shown again. Which output does the neuron give now?",
                Number(again),
                follows="sigmoid(new^T x)",
                mistakes=[
                    Mistake(
                        "moved by the error",
                        y + eta * e,
                        r"The weights move by $\eta e \mathbf x$. How does that move the output?",
                    ),
                    Mistake("activation", float(new @ x), r"That is the activation. Apply $\sigma$."),
                    Mistake("target", t, r"One step does not reach the target. Use the new weights."),
                ],
            ),
        ],
        hints=[r"Work through the four lines in their order. For the last part start again at the first line."],
        solution=r"""
        $a = [[net]]$, $y = \sigma([[net]]) = [[output]]$, $e = [[t]] - [[output]] = [[error]]$. The update $[[eta]] \cdot [[error]] \cdot
        [[x:tuple]]$ leads to $\mathbf w = [[after:tuple]]$.

        With these weights the activation is $[[later]]$ and the output $[[again]]$, closer to the target $[[t]]$.
        """,
    )


@online_update.verified_by(rtol=1e-6)
def down_the_entropy(drawn: Drawn) -> dict[str, object]:
    """A step against the numerical gradient of the cross-entropy of this sample; outputs by the hyperbolic tangent."""
    w, x, t = np.asarray(drawn.w, dtype=float), drawn.x, int(drawn.t)

    def cost(w: np.ndarray) -> complex:
        y = 0.5 + 0.5 * np.tanh(w @ x / 2)
        return complex(-np.log(y if t else 1 - y))

    h = 1e-30j
    new = w - drawn.eta * np.array([cost(w.astype(complex) + h * e).imag / 1e-30 for e in np.eye(2)])
    by_activation = -_slope(float(w @ x), t)
    return {"y": 0.5 + 0.5 * np.tanh(w @ x / 2), "e": by_activation, "new": new, "again": 0.5 + 0.5 * np.tanh(new @ x / 2)}


def _slope(a: float, t: int) -> float:
    """dG/da by a complex step."""
    y = 0.5 + 0.5 * np.tanh((a + 1e-30j) / 2)
    return float(-np.log(y if t else 1 - y).imag / 1e-30)
