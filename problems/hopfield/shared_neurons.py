"""Two memories that share active neurons: their overlap, the worst margin, and a slide that fears for them."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Memories that share neurons",
    concepts=["hopfield-correlated", "hopfield-fixed-point"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, exercise 42.9", "Lecture 000, Hopfield networks, problem 2 (slip)"],
    unverified={"slip": "MacKay 2003, exercise 42.9"},
)
def shared_neurons(draw: Draw) -> Question:
    n = draw.integer("N", 12, 40, step=2)
    a = draw.integer("a", 4, n - 4)
    b = draw.integer("b", 4, n - 4)
    # At least one shared unit, and patterns that are correlated, but neither nearly equal nor nearly complementary.
    sizes = [k for k in range(max(1, a + b - n), min(a, b) + 1) if 2 < abs(n - 2 * (a + b - 2 * k)) < n - 2]
    draw.require(sizes)
    shared = draw.pick("k", sizes)
    o = n - 2 * (a + b - 2 * shared)
    margin = Fraction(n - 2 - abs(o), n)
    draw.show(overlap=o, size=abs(o), differ=a + b - 2 * shared, same=n - (a + b - 2 * shared), margin=margin, limit=n - 2)
    return Question(
        prompt=r"""
        Two patterns are stored in a Hopfield network of $N = [[N]]$ units of $\pm 1$: $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu
        \xi_j^\mu$, $w_{ii} = 0$. In the first [[a]] units are active ($+1$), in the second [[b]]. They share [[k]] active
        units.
        """,
        parts=[
            Part(
                "o",
                r"Give $\xi^1 \cdot \xi^2$.",
                Integer(o),
                mistakes=[
                    Mistake("shared units", shared, "Units that are silent in both patterns agree as well, and others disagree."),
                    Mistake("agreements", n - (a + b - 2 * shared), "Disagreements count $-1$."),
                    Mistake(
                        "silent units",
                        n - a - b + shared,
                        "Units that are active in both patterns agree as well, and others disagree.",
                    ),
                ],
            ),
            Part(
                "margin",
                r"Give the smallest stability margin $\min_i \xi_i^1 \sum_j w_{ij} \xi_j^1$ of the first pattern, as an exact fraction.",
                Number(margin, exact=True),
                follows="(N - 2 - abs(o))/N",
                mistakes=[
                    Mistake(
                        "better kind of unit",
                        Fraction(n - 2 + abs(o), n),
                        "There are units where the patterns agree and units where they differ. Which kind is worse off?",
                        follows="(N - 2 + abs(o))/N",
                    ),
                    Mistake(
                        "own term of the crosstalk",
                        Fraction(n - 1 - abs(o), n),
                        "The crosstalk sum leaves out $j = i$, too.",
                        follows="(N - 1 - abs(o))/N",
                    ),
                    Mistake("prefactor missing", n - 2 - abs(o), "The weights carry the factor $1/N$.", follows="N - 2 - abs(o)"),
                ],
            ),
            Part(
                "worst",
                "Which units have this smallest margin?",
                Choice(
                    [
                        Option(
                            "those in which the patterns agree",
                            id="agree",
                            says="Look at the sign of the crosstalk in both kinds of units; it depends on the sign of the overlap.",
                        ),
                        Option(
                            "those in which the patterns differ",
                            id="differ",
                            says="Look at the sign of the crosstalk in both kinds of units; it depends on the sign of the overlap.",
                        ),
                        Option(
                            "the active units of the first pattern",
                            id="active",
                            says="With $\\pm 1$ units active and silent units are treated alike.",
                        ),
                        Option("all units alike", id="all", says="The crosstalk helps some units and opposes others."),
                    ],
                    "differ" if o > 0 else "agree",
                ),
                follows=lambda o: "differ" if o > 0 else "agree",
            ),
            Part(
                "limit",
                "From which $|\\xi^1 \\cdot \\xi^2|$ on would some margin be zero or less in this network?",
                Integer(n - 2),
                mistakes=[
                    Mistake("all units", n, "The signal has $N - 1$ terms, and the crosstalk leaves one out as well."),
                    Mistake("half", n // 2, "Compare the size of the crosstalk with the signal."),
                    Mistake("signal only", n - 1, "The crosstalk sum leaves out $j = i$, too."),
                ],
            ),
            Part(
                "slip",
                'A slide says: "Patterns that share neurons easily become unstable." What about two patterns of $\\pm 1$?',
                Choice(
                    [
                        Option(
                            "Two patterns never destabilise each other, unless they differ or agree in one unit only.",
                            right=True,
                            id="never",
                        ),
                        Option(
                            "True as soon as they share more than half of their active units.",
                            id="half",
                            says="Compare the crosstalk with the signal: how large must the overlap be?",
                        ),
                        Option(
                            "True as soon as they share any active unit.",
                            id="any",
                            says="Compute the margin of your example once more: which sign does it have?",
                        ),
                        Option(
                            "The opposite: patterns without shared neurons are unstable.",
                            id="opposite",
                            says="A strong negative overlap acts as a strong positive one does.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Count in how many units the patterns agree and in how many they differ."],
        solution=r"""
        The patterns differ in [[differ]] units and agree in [[same]], so $\xi^1 \cdot \xi^2 = [[overlap]]$.

        In the state $\xi^1$ a unit has the margin $\frac{1}{N} (N - 2 \pm \xi^1 \cdot \xi^2)$, with $+$ where the patterns agree.
        The worse kind has $\frac{1}{N} (N - 2 - [[size]]) = [[margin]]$.

        This reaches zero at $|\xi^1 \cdot \xi^2| = N - 2 = [[limit]]$, when the patterns agree or differ in a single unit only. It
        takes several correlated patterns, or another coding such as 0/1, to make shared neurons dangerous.
        """,
    )


@shared_neurons.verified_by()
def with_explicit_patterns(drawn: Drawn) -> dict[str, object]:
    """The two patterns written out, all margins from all weights; the limit by trying all overlaps of two patterns."""
    n, a, b, k = drawn.N, drawn.a, drawn.b, drawn.k

    def margins(first: list[int], second: list[int]) -> list[Fraction]:
        pairs = [(x, y) for x, y in zip(first, second, strict=True)]
        return [
            Fraction(sum(x * (x * u + y * v) * u for j, (u, v) in enumerate(pairs) if j != i), n)
            for i, (x, y) in enumerate(pairs)
        ]

    x1 = [1] * a + [-1] * (n - a)
    x2 = [1] * k + [-1] * (a - k) + [1] * (b - k) + [-1] * (n - a - b + k)
    found = margins(x1, x2)
    worst = {x1[i] * x2[i] for i in range(n) if found[i] == min(found)}
    overlaps = [n - 2 * d for d in range(1, n // 2)]
    limit = min(o for o in overlaps if min(margins([1] * n, [1] * ((n + o) // 2) + [-1] * ((n - o) // 2))) <= 0)
    return {
        "o": sum(x * y for x, y in zip(x1, x2, strict=True)),
        "margin": min(found),
        "worst": {1: "agree", -1: "differ"}[worst.pop()] if len(worst) == 1 else "all",
        "limit": limit,
    }
