"""Hebbian changes of all weights between two groups of cells."""

from examgen import Draw, Figure, Matrix, Mistake, Part, Question, problem
from examgen.figures import Axis, Bars, Panel
from problems.hebb import reference


@problem(
    version=1,
    title="All weights at once",
    concepts=["hebb", "hebb-correlation-rule"],
    difficulty=1,
    minutes=3,
    sources=["Hebb 1949", "Neuronal Dynamics, eq. 19.1", "Lecture 001"],
)
def outer_product(draw: Draw) -> Question:
    sizes = draw.pick("sizes", [(2, 3), (3, 2)])
    post = draw.sample("post", [0, 1, 2, 3, 4, 5], sizes[0])
    pre = draw.sample("pre", [0, 1, 2, 3, 4, 5], sizes[1])
    eta = draw.pick("eta", [0.01, 0.02, 0.1])
    time = draw.pick("dt", [2, 4, 5])
    rate, p, q = reference.exact(eta), reference.exact(post), reference.exact(pre)
    changes = reference.pair_changes(p, q, rate, time)
    draw.show(changes=changes.astype(float), products=reference.pair_changes(post, pre, 1, 1), figures=6)
    return Question(
        prompt=r"""
        All cells of one group send axons to all cells of another. The figure shows the presynaptic rates $\nu_j$ and the
        postsynaptic rates $\nu_i$ in units of a reference rate; they stay constant. The rule is
        $\dot w_{ij} = \eta\,\nu_i\,\nu_j$ with $\eta = [[eta]]$ per s, where $w_{ij}$ runs from cell $j$ to cell $i$.

        [[figure:rates]]
        """,
        parts=[
            Part(
                "changes",
                r"The matrix of the changes of all weights after $[[dt]]$ s (row $i$ post, column $j$ pre)",
                Matrix(changes, exact=True),
                mistakes=[
                    Mistake(
                        "transposed", changes.T, r"In $w_{ij}$ the first index is the postsynaptic cell: it numbers the rows."
                    ),
                    Mistake("time forgotten", changes / time, r"The rule gives a rate of change. How long does it act?"),
                    Mistake(
                        "sum of the rates",
                        rate * time * (p[:, None] + q[None, :]),
                        r"Both cells must be active. What should a silent partner give?",
                    ),
                    Mistake("learning rate forgotten", changes / rate, r"Where is the learning rate?"),
                ],
            ),
        ],
        hints=[r"Each entry belongs to one pair of cells. Which rates enter it?"],
        solution=r"""
        Rates in the order of the figure: post $[[post:tuple]]$, pre $[[pre:tuple]]$. The products $\nu_i\nu_j$ form the matrix
        $[[products]]$. Times $\eta \cdot [[dt]]$ s they give
        $$\Delta w = [[changes]].$$
        """,
        figures=[
            Figure(
                "rates",
                panels=[
                    Panel(
                        marks=[Bars([str(k + 1) for k in range(len(pre))], pre)],
                        x=Axis("presynaptic cell $j$"),
                        y=Axis("rate", range=(0, 5.5), step=1, grid=True),
                    ),
                    Panel(
                        marks=[Bars([str(k + 1) for k in range(len(post))], post, series=2)],
                        x=Axis("postsynaptic cell $i$"),
                        y=Axis("rate", range=(0, 5.5), step=1, grid=True),
                    ),
                ],
                alt="Two bar charts with whole numbers: the rates of the presynaptic cells and of the postsynaptic cells.",
                table=[
                    ["cell", "rate"],
                    *[["pre " + str(k + 1), rate] for k, rate in enumerate(pre)],
                    *[["post " + str(k + 1), rate] for k, rate in enumerate(post)],
                ],
            )
        ],
    )


@outer_product.verified_by()
def pair_by_pair(drawn):
    """Many small steps of the rule for each pair of cells, in a double loop."""
    steps = 100
    changes = [[0.0 for _ in drawn.pre] for _ in drawn.post]
    for i, post in enumerate(drawn.post):
        for j, pre in enumerate(drawn.pre):
            for _ in range(steps):
                changes[i][j] += drawn.eta * post * pre * drawn.dt / steps
    return {"changes": changes}
