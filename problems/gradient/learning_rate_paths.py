"""Four paths of descent on the same parabola: which learning rate made which?"""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Figure, Item, Matching, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line, Panel
from problems.gradient import reference

PRODUCTS = ["0.1", "0.3", "0.6", "1", "1.4", "1.8", "2", "2.2"]
NAMES = ("A", "B", "C", "D")
ABOUT = {
    "smooth": r"This path stays on one side. What does that say about the factor of a step?",
    "one": r"Where is this path after its first step?",
    "swing": r"This path crosses the minimum at every step. What does that say about the factor, and about its size?",
    "cycle": r"The distance keeps its size. Which factors do that?",
    "away": r"The distance grows. Which factors do that?",
}


@problem(
    version=1,
    title="Four learning rates",
    concepts=["gradient-descent"],
    difficulty=2,
    minutes=5,
    sources=["Bishop 1995, chapter 7", "Lecture 001, figures on the learning rate"],
)
def learning_rate_paths(draw: Draw) -> Question:
    a = draw.pick("a", [0.5, 1, 2, 4, 5])
    m = draw.integer("m", 0, 3)
    chosen = draw.sample("chosen", PRODUCTS, 5)
    products = [Fraction(text) for text in chosen]
    rates = draw.show(rates=[float(product / reference.exact(a)) for product in products])
    factors = [float(1 - product) for product in products[:4]]
    draw.show(factors=factors, one=float(1 / reference.exact(a)), two=float(2 / reference.exact(a)))
    paths = [[m + 2 * factor**k for k in range(6)] for factor in factors]
    kinds = [_kind(factor) for factor in factors]
    return Question(
        prompt=r"""
        Gradient descent on $C(x) = \frac{1}{2} a\,(x - m)^2$ with $a = [[a]]$ was run four times from the same start with different
        learning rates. The figure shows $x_k$ after $k$ steps; the grey line marks the minimum.

        [[figure:paths]]
        """,
        figures=[
            Figure(
                "paths",
                panels=[
                    Panel(
                        marks=[HLine(m), Line(list(range(6)), path, series=1, markers=True)],
                        x=Axis("step $k$", step=1),
                        y=Axis("$x_k$", range=(m - 6, m + 6), step=2, grid=True),
                        title=name,
                    )
                    for name, path in zip(NAMES, paths, strict=True)
                ],
                columns=2,
                alt="Four panels named A to D, each with a path of points over the number of the step and a line at the minimum.",
                table=[["k", *NAMES], *([k, *(round(path[k], 2) for path in paths)] for k in range(6))],
            )
        ],
        parts=[
            Part(
                "rates",
                r"Which learning rate made which path? One of the rates is not needed.",
                Matching(
                    items=[
                        Item(name, T("path [[name]]", name=name), str(k), ABOUT[kind])
                        for k, (name, kind) in enumerate(zip(NAMES, kinds, strict=True))
                    ],
                    categories={str(k): T(r"$\eta = [[rate]]$", rate=rate) for k, rate in enumerate(rates)},
                ),
                points=2,
            ),
        ],
        hints=[r"Write down the factor of one step for each rate: its sign and its size tell the form of the path."],
        solution=r"""
        One step multiplies $x - m$ by $1 - \eta a$. Below $\eta = 1/a = [[one]]$ the factor is positive and the path stays on one side,
        the faster the closer $\eta$ is to $1/a$. At $1/a$ the minimum is reached in one step. Between $1/a$ and $2/a = [[two]]$ the path
        swings and shrinks, at $2/a$ it swings for ever, beyond it grows. The factors of A, B, C and D are $[[factors:tuple]]$.
        """,
    )


def _kind(factor: float) -> str:
    if abs(factor) < 1e-9:
        return "one"
    if factor > 0:
        return "smooth"
    if abs(factor + 1) < 1e-9:
        return "cycle"
    return "swing" if factor > -1 else "away"


@learning_rate_paths.verified_by()
def running_each_rate(drawn: Drawn) -> dict[str, object]:
    """Run the descent with every rate and find the panel whose third value it meets."""
    ends = []
    for rate in drawn.rates:
        x = 2.0
        for _ in range(3):
            x -= rate * drawn.a * x
        ends.append(x)
    wanted = [2 * factor**3 for factor in drawn.factors]
    nearest = [min(range(5), key=lambda k: abs(ends[k] - value)) for value in wanted]
    return {"rates": {name: str(k) for name, k in zip("ABCD", nearest, strict=True)}}
