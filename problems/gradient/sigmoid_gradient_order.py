"""The steps that derive the weight change of a layer of sigmoid units, with wrong steps among them."""

from __future__ import annotations

from examgen import Draw, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "uphill",
        r"$\Delta w_{ij} = +2 \eta \sum_n (o_i - t_i)\,o_i (1 - o_i)\,x_j$",
        says=r"Descent goes against the gradient.",
    ),
    Step(
        "one_end",
        r"$\sigma'(a_i) = o_i$",
        says=r"The slope of the sigmoid vanishes at both of its ends.",
    ),
    Step(
        "sum",
        r"$\frac{\partial C}{\partial w_{ij}} = \sum_n \sum_k 2 (o_k - t_k)\,\frac{\partial o_i}{\partial w_{ij}}$",
        says=r"Which errors does this weight change?",
    ),
    Step(
        "weight",
        r"$\frac{\partial a_i}{\partial w_{ij}} = w_{ij}$",
        says=r"Differentiate $a_i = \sum_j w_{ij} x_j$ with respect to the weight.",
    ),
    Step(
        "tanh",
        r"$\sigma'(a_i) = 1 - o_i^2$",
        says=r"That slope belongs to another function. Which slope has the sigmoid at $a = 0$?",
    ),
    Step(
        "halved",
        r"$\frac{\partial C}{\partial w_{ij}} = \sum_n \frac12 (o_i - t_i)\,\frac{\partial o_i}{\partial w_{ij}}$",
        says=r"What does the derivative of a square bring down?",
    ),
]


@problem(
    version=1,
    title="Deriving the weight change of a sigmoid layer",
    concepts=["mse-cost"],
    difficulty=3,
    minutes=6,
    sources=["Nielsen 2015, chapter 2", "Lecture 001"],
    unverified={"order": "derivation of Nielsen 2015, chapter 2"},
)
def sigmoid_gradient_order(draw: Draw) -> Question:
    distractors = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        A layer of sigmoid units has the net inputs $a_i = \sum_j w_{ij} x_j$, where $w_{ij}$ leads to unit $i$ from input $j$, and the
        outputs $o_i = \sigma(a_i)$. The weights descend the gradient of $C = \sum_n \sum_k (o_k - t_k)^2$, with $n$ for the samples and
        $k$ for the units. (The index $n$ of $o$, $t$, $a$ and $x$ is left out.)
        """,
        parts=[
            Part(
                "order",
                r"Order the steps of the derivation of $\Delta w_{ij}$. Two of the steps do not belong.",
                Ordering(
                    steps=[
                        Step(
                            "term",
                            r"$\frac{\partial C}{\partial w_{ij}} = \sum_n 2 (o_i - t_i)\,\frac{\partial o_i}{\partial w_{ij}}$, since "
                            r"only the term $k = i$ depends on $w_{ij}$",
                        ),
                        Step(
                            "chain",
                            r"Use $\frac{\partial o_i}{\partial w_{ij}} = \sigma'(a_i)\,\frac{\partial a_i}{\partial w_{ij}}$ "
                            r"in this derivative.",
                        ),
                        Step("slope", r"Insert $\sigma'(a_i) = o_i (1 - o_i)$ for its first factor."),
                        Step("input", r"Insert $\frac{\partial a_i}{\partial w_{ij}} = x_j$ for its second factor."),
                        Step("result", r"$\Delta w_{ij} = -2 \eta \sum_n (o_i - t_i)\,o_i (1 - o_i)\,x_j$"),
                    ],
                    before=[
                        ("term", "chain"),
                        ("chain", "slope"),
                        ("chain", "input"),
                        ("slope", "result"),
                        ("input", "result"),
                    ],
                    distractors=[DISTRACTORS[k] for k in distractors],
                ),
            ),
        ],
        hints=[r"Work from the outside in: cost, output, net input, weight."],
        solution=r"""
        Only the term $k = i$ of the cost depends on $w_{ij}$, and the square brings down a 2. The output depends on the weight through
        its net input, which gives two factors: the slope $o_i (1 - o_i)$, which vanishes at both ends of the sigmoid, and the input
        $x_j$. These two may be inserted in either order. Descent takes $-\eta$ times the gradient:
        $$\Delta w_{ij} = -2 \eta \sum_n (o_i - t_i)\,o_i (1 - o_i)\,x_j.$$
        """,
    )
