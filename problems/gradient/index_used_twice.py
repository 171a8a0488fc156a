"""A formula on a slide uses one index twice: what is wrong, the right formula, and what the slide would give."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Expression, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

SYMBOLS = {"o": "indexed 1", "t": "indexed 1", "x": "indexed 1"}
RIGHT = "2*(o_i - t_i)*o_i*(1 - o_i)*x_j"


@problem(
    version=1,
    title="An index used twice",
    concepts=["mse-cost"],
    difficulty=3,
    minutes=7,
    sources=["Nielsen 2015, chapter 2", "Lecture 001"],
)
def index_used_twice(draw: Draw) -> Question:
    w = draw.show(W=np.array(draw.sample("weights", [-0.6, -0.4, -0.2, 0.1, 0.3, 0.5, 0.8], 4)).reshape(2, 2))
    x = draw.sample("x", [-2, -1, 1, 2, 3], 2)
    t = draw.shuffled("t", [0, 1])
    p = reference.layer(w, x, t)
    literal = p.deltas.sum() * np.array(x)
    draw.require(abs(p.deltas[1]) > 0.1 * abs(p.deltas[0]) and abs(p.deltas.sum()) > 0.02)
    draw.show(figures=4, outputs=p.outputs, deltas=p.deltas, row=literal, right=p.gradient[0])
    return Question(
        prompt=r"""
        A layer of sigmoid units has the outputs $o = \sigma(W x)$; $w_{ij}$ leads to unit $i$ from input $j$. For
        $C = \sum_{\mathrm{samples}} \sum_i (o_i - t_i)^2$ a slide says
        $$\frac{\partial C}{\partial w_{ij}} = 2 \sum_{\mathrm{samples}} \sum_i (o_i - t_i)\,\frac{\partial o_i}{\partial w_{ij}}, \qquad
        \frac{\partial o_i}{\partial w_{ij}} = o_i (1 - o_i)\,x_j.$$
        """,
        parts=[
            Part(
                "slip",
                r"What is wrong on the slide?",
                Choice(
                    [
                        Option(
                            r"The sum over $i$ must go: only output $i$ depends on $w_{ij}$.",
                            right=True,
                            id="index",
                            says=r"One letter stands for a fixed unit and for all units at once.",
                        ),
                        Option(
                            r"The factor 2 must be $\frac12$.",
                            id="factor",
                            says=r"Differentiate a plain square. A $\frac12$ belongs to a cost that carries one.",
                        ),
                        Option(r"A minus sign is missing.", id="sign", says=r"The minus sign belongs to the step of descent."),
                        Option(r"The sum over samples must go.", id="samples", says=r"Every sample reacts to the weight."),
                        Option(
                            r"Nothing is wrong.",
                            id="nothing",
                            last=True,
                            says=r"Try two outputs: should the first row know about the error of the second output?",
                        ),
                    ]
                ),
            ),
            Part(
                "formula",
                r"Give the right $\partial C/\partial w_{ij}$ for one sample, with $o_i$, $t_i$ and $x_j$.",
                Expression(RIGHT, symbols=SYMBOLS),
                mistakes=[
                    Mistake("slope missing", "2*(o_i - t_i)*x_j", r"The slope of the sigmoid is hidden in the last derivative."),
                    Mistake("factor 2", "(o_i - t_i)*o_i*(1 - o_i)*x_j", r"This cost has no factor $\frac12$."),
                    Mistake("sign", "2*(t_i - o_i)*o_i*(1 - o_i)*x_j", r"That is the direction of descent."),
                    Mistake("input of the receiver", "2*(o_i - t_i)*o_i*(1 - o_i)*x_i", r"From which input does $w_{ij}$ come?"),
                    Mistake("sum kept", "2*sum_i((o_i - t_i)*o_i*(1 - o_i))*x_j", r"The other outputs do not see this weight."),
                ],
            ),
            Part(
                "literal",
                r"Take the slide literally for one sample with $W = [[W]]$, $x = [[x:tuple]]$ and $t = [[t:tuple]]$: sum over both "
                r"outputs, each with its own $o_i (1 - o_i)\,x_j$. Which first row "
                r"$(\partial C/\partial w_{11}, \partial C/\partial w_{12})$ comes out?",
                Vector(literal),
                mistakes=[
                    Mistake("right row", p.gradient[0], r"That is the correct row. The slide would give another one."),
                    Mistake(
                        "slopes left out",
                        2 * float((p.outputs - np.array(t)).sum()) * np.array(x),
                        r"Each error comes with the slope of its unit.",
                    ),
                    Mistake("factor 2", literal / 2, r"The slide has a factor 2 in front."),
                ],
            ),
        ],
        hints=[r"Write the sum out for two outputs. Which of its terms contain $w_{12}$?"],
        solution=r"""
        $\partial o_k/\partial w_{ij}$ is zero unless $k = i$. With a summation index $k$ of its own the sum keeps one term:
        $\partial C/\partial w_{ij} = 2 (o_i - t_i)\,o_i (1 - o_i)\,x_j$ for one sample.

        Here $o = [[outputs:tuple]]$, and $2 (o_i - t_i)\,o_i (1 - o_i)$ is $[[deltas:tuple]]$. The slide adds the two and multiplies
        by $x$: $[[row:tuple]]$. The right first row uses the first of them only: $[[right:tuple]]$.
        """,
    )


@index_used_twice.verified_by(rtol=1e-6)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Differences of C decide which formula holds; the slide's row is the sum of the true rows, which are differences too."""
    x, t = np.array(drawn.x), np.array(drawn.t)

    def cost(w: np.ndarray) -> complex:
        return complex(((0.5 + 0.5 * np.tanh(w @ x / 2) - t) ** 2).sum())

    rows = np.zeros((2, 2))
    for place in np.ndindex(2, 2):
        w = drawn.W.astype(complex)
        w[place] += 1e-30j
        rows[place] = cost(w).imag / 1e-30
    o = 0.5 + 0.5 * np.tanh(drawn.W @ x / 2)
    formulas = {
        "2*o_i*x_j*(o_i - o_i^2) - 2*t_i*x_j*(o_i - o_i^2)": np.outer(2 * (o - t) * (o - o**2), x),
        "o_i*x_j*(o_i - o_i^2) - t_i*x_j*(o_i - o_i^2)": np.outer((o - t) * (o - o**2), x),
    }
    formula = next(text for text, value in formulas.items() if np.allclose(value, rows))
    literal = rows.sum(axis=0)
    return {"slip": "nothing" if np.allclose(literal, rows[0]) else "index", "formula": formula, "literal": literal}
