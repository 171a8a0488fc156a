"""Novikoff's bound on the number of updates of a perceptron, from the patterns and a separating direction."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

DIRECTIONS = [
    ((1, 0, 0), 1),
    ((0, 1, 0), 1),
    ((3, 4, 0), 5),
    ((4, -3, 0), 5),
    ((1, 2, 2), 3),
    ((2, -1, 2), 3),
    ((2, 2, -1), 3),
    ((-2, 1, 2), 3),
]
"""Whole vectors and their whole lengths."""


def _sides(u: tuple[int, int, int], length: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Lattice points whose pattern (x, 1) lies at least 0.8 to the positive, to the negative side of u."""
    lattice = [(a, b) for a in range(-3, 4) for b in range(-3, 4)]
    reach = {(a, b): Fraction(u[0] * a + u[1] * b + u[2], length) for a, b in lattice}
    least = Fraction(4, 5)
    return [x for x in lattice if reach[x] >= least], [x for x in lattice if reach[x] <= -least]


SIDES = {u: _sides(u, length) for u, length in DIRECTIONS}


@problem(
    version=1,
    title="How long can a perceptron err?",
    concepts=["perceptron-rule"],
    difficulty=4,
    minutes=8,
    sources=["Novikoff 1962", "Hertz, Krogh & Palmer 1991, section 5.3", "Lecture 001"],
)
def mistake_bound(draw: Draw) -> Question:
    u, length = draw.pick("direction", DIRECTIONS)
    on, off = SIDES[u]
    points = draw.sample("on", on, 2) + draw.sample("off", off, 2)
    targets = [1, 1, 0, 0]
    patterns = [(*x, 1) for x in points]
    gains = [Fraction(reference.net_input(u, x, 0) * (1 if t else -1), length) for x, t in zip(patterns, targets, strict=True)]
    squares = [sum(v * v for v in x) for x in patterns]
    largest, gamma = max(squares), min(gains)
    bound = reference.mistake_bound(largest, gamma)
    draw.require(3 <= bound <= 40)
    draw.show(points=[list(x) for x in points], u=[Fraction(v, length) for v in u])
    draw.show(patterns=[["pattern", "x1", "x2", "t"], *([k + 1, *points[k], targets[k]] for k in range(4))])
    draw.show(squares=squares, gains=gains, most=largest, least=gamma, ratio=largest / gamma**2, bound_value=bound)
    unsquared = [Mistake("margin not squared", None, r"The margin enters squared as well.", follows="floor(R2/gamma)")]
    if gamma == 1:
        unsquared = []
    return Question(
        prompt=r"""
        A threshold unit learns these patterns with the perceptron rule, $\eta = 1$, from zero weights. The bias is a third
        weight on the constant input 1, so that a pattern is $\mathbf{x} = (x_1, x_2, 1)$ and the output is 1 if $\mathbf{w}
        \cdot \mathbf{x} > 0$, else 0.

        [[patterns:table]]

        The unit vector $\mathbf{u} = [[u:tuple]]$ separates the patterns.
        """,
        parts=[
            Part(
                "R2",
                r"Give $R^2$, the largest $|\mathbf{x}|^2$ of the four patterns.",
                Integer(largest),
                mistakes=[
                    Mistake("constant input left out", largest - 1, r"The constant input belongs to the pattern."),
                    Mistake("sum of all", sum(squares), r"The bound holds for each update: the longest pattern counts."),
                    Mistake("smallest", min(squares), r"In the worst case, how much can $|\mathbf{w}|^2$ grow in an update?"),
                ],
            ),
            Part(
                "gamma",
                r"Give the margin $\gamma$, the smallest $(2t - 1)\, \mathbf{u} \cdot \mathbf{x}$ of the four patterns.",
                Number(gamma),
                mistakes=[
                    Mistake("largest", max(gains), r"Each update must gain at least the margin: which pattern gains least?"),
                    Mistake(
                        "targets ignored",
                        min(gain if t else -gain for gain, t in zip(gains, targets, strict=True)),
                        r"A pattern with target 0 must lie on the negative side: turn it round.",
                    ),
                    Mistake("not a unit vector", gamma * length, r"The margin is measured with the unit vector.")
                    if length > 1
                    else Mistake("sum of all", sum(gains), r"The margin is that of the worst pattern."),
                ],
            ),
            Part(
                "bound",
                r"What is the largest number of updates that Novikoff's bound allows?",
                Integer(bound),
                follows="floor(R2/gamma^2)",
                mistakes=[
                    Mistake(
                        "neither squared",
                        int(reference.square_root(Fraction(largest)) / gamma),
                        r"$\mathbf{w} \cdot \mathbf{u}$ grows in proportion to the number of updates, $|\mathbf{w}|$ only like its root.",
                    ),
                    Mistake("next whole number", bound + 1, r"A number of updates above the bound is impossible: round down."),
                    *unsquared,
                ],
            ),
            Part(
                "eta",
                r"What happens to the number of updates if $\eta$ is doubled?",
                Choice(
                    [
                        Option("It stays the same.", right=True, id="same"),
                        Option("It is halved.", id="half", says=r"From zero weights a larger step only stretches $\mathbf{w}$."),
                        Option("It doubles.", id="double", says=r"From zero weights a larger step only stretches $\mathbf{w}$."),
                        Option(
                            "It becomes four times as large.",
                            id="four",
                            says=r"Does the sign of $\mathbf{w} \cdot \mathbf{x}$ depend on the length of $\mathbf{w}$?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"After $k$ updates: how large is $\mathbf{w} \cdot \mathbf{u}$ at least, and $|\mathbf{w}|^2$ at most?"],
        solution=r"""
        The squared lengths are $[[squares:tuple]]$, so $R^2 = [[most]]$. The margins of the patterns are $[[gains:tuple]]$, the
        smallest is $\gamma = [[least]]$.

        Each update adds at least $\gamma$ to $\mathbf{w} \cdot \mathbf{u}$ and at most $R^2$ to $|\mathbf{w}|^2$. After $k$
        updates $k \gamma \le |\mathbf{w}| \le \sqrt{k}\, R$, so $k \le R^2/\gamma^2 = [[ratio]]$: at most [[bound_value]]
        updates.

        From zero weights $\eta$ only scales $\mathbf{w}$. All decisions, and so all updates, stay the same.
        """,
    )


@mistake_bound.verified_by(rtol=1e-9)
def running_in_every_order(drawn: Drawn) -> dict[str, object]:
    """Lengths and margins pattern by pattern; the bound by counting up; the rule itself in all orders stays below it."""
    patterns = [(*x, 1) for x in drawn.points]
    targets = (1, 1, 0, 0)
    longest = max((complex(a, b) * complex(a, -b)).real + 1 for a, b, _ in patterns)
    margins = []
    for x, t in zip(patterns, targets, strict=True):
        reach = Fraction(0)
        for k in range(3):
            reach += Fraction(drawn.u[k]) * x[k]
        margins.append(reach if t else -reach)
    gamma = min(margins)
    bound = 0
    while (bound + 1) ** 2 * gamma**2 <= (bound + 1) * round(longest):
        bound += 1

    def updates(order: tuple[int, ...], eta: int) -> int:
        w, count = [0, 0, 0], 0
        for _ in range(60):
            before = count
            for k in order:
                e = targets[k] - (sum(a * b for a, b in zip(w, patterns[k], strict=True)) > 0)
                if e:
                    w, count = [a + eta * e * b for a, b in zip(w, patterns[k], strict=True)], count + 1
            if count == before:
                break
        return count

    counts = {order: updates(order, 1) for order in permutations(range(4))}
    assert max(counts.values()) <= bound
    same = all(updates(order, 2) == count for order, count in counts.items())
    return {"R2": round(longest), "gamma": gamma, "bound": bound, "eta": "same" if same else "half"}
