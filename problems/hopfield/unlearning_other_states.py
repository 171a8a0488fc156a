"""One step of unlearning as other states feel it: which energies rise, which fall, and where the border lies."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Expression, Mistake, Number, Part, Question, Signs, T, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="What unlearning does to the others",
    concepts=["hopfield-unlearning"],
    difficulty=3,
    minutes=6,
    sources=["Hopfield, Feinstein & Palmer 1983", "Lecture 000, Hopfield networks, first solution"],
)
def unlearning_other_states(draw: Draw) -> Question:
    n = draw.pick("N", [10, 12, 14, 18, 20, 22, 24, 26, 30, 40])
    lam = draw.pick("lam", [0.1, 0.2, 0.4, 0.5])
    small = [o for o in range(-n + 2, n, 2) if o * o < n and o != 0]
    large = [o for o in range(-n + 2, n, 2) if o * o > n]
    rows = draw.shuffled("rows", [*draw.sample("small", small, 2), *draw.sample("large", large, 2)])
    o = draw.pick("o", [value for value in (*small, *large) if value not in rows])
    change = Fraction(str(lam)) / 2 * (Fraction(o * o, n) - 1)
    draw.show(figures=4, rise=float(change), squared=o * o / n)
    draw.show(figures=3, bound=n**-0.5)
    return Question(
        prompt=r"""
        In a Hopfield network of $N = [[N]]$ units of $\pm 1$ one step of unlearning is made at the state $s^\infty$: $w_{ij} \to
        w_{ij} - \frac{\lambda}{N} s_i^\infty s_j^\infty$ for $i \ne j$, with $\lambda = [[lam]]$. Another state $s$ has the
        overlap $m = \frac{1}{N} s \cdot s^\infty$ with it. The energy is $E = -\frac{1}{2} s^T W s$.
        """,
        parts=[
            Part(
                "change",
                "By how much does the energy of $s$ change if $s \\cdot s^\\infty = [[o]]$?",
                Number(change),
                mistakes=[
                    Mistake(
                        "self-terms kept",
                        Fraction(str(lam)) / 2 * Fraction(o * o, n),
                        "The step leaves out $i = j$. How many terms are missing from the double sum?",
                    ),
                    Mistake("sign", -change, "Insert the change of the weights into the energy and watch both minus signs."),
                    Mistake("linear", Fraction(str(lam)) / 2 * (abs(o) - 1), "The energy is quadratic in the state."),
                    Mistake("factor 1/2 missing", 2 * change, "In the double sum each pair appears twice."),
                ],
            ),
            Part(
                "signs",
                "In which direction do the energies of these states go? Give the signs of the changes.",
                Signs(
                    [1 if value * value > n else -1 for value in rows],
                    rows=[T(r"$s \cdot s^\infty = [[o]]$", o=value) for value in rows],
                ),
                mistakes=[
                    Mistake(
                        "sign of the overlap",
                        [1 if value > 0 else -1 for value in rows],
                        "The overlap enters as a square: a state and its negative feel the same.",
                    ),
                    Mistake(
                        "all raised", [1] * 4, "The step leaves out $i = j$. What does this do to a state with small overlap?"
                    ),
                    Mistake(
                        "turned round", [-1 if value * value > n else 1 for value in rows], "What happens to $s^\\infty$ itself?"
                    ),
                ],
            ),
            Part(
                "bound",
                "Below which size of $|m|$ does the energy of a state fall? Give an expression in $N$.",
                Expression("1/sqrt(N)", symbols={"N": "positive"}),
                mistakes=[
                    Mistake("in units", "sqrt(N)", r"That is the border for $s \cdot s^\infty$. Divide by $N$."),
                    Mistake("square forgotten", "1/N", "The overlap enters as a square."),
                    Mistake("never", "0", "The step leaves out $i = j$: there is a constant besides the square."),
                ],
            ),
        ],
        hints=[
            "Insert the change of the weights. Over all $i$ and $j$ the double sum would be a square. Which terms are missing?"
        ],
        solution=r"""
        The change of the weights enters as $\Delta E = \frac{\lambda}{2N} \left((s \cdot s^\infty)^2 - N\right) =
        \frac{\lambda}{2} (N m^2 - 1)$. The $-N$ takes the terms $i = j$ away.

        For $s \cdot s^\infty = [[o]]$ this is $N m^2 = [[squared]]$ and $\Delta E = [[rise]]$.

        The energy rises for $(s \cdot s^\infty)^2 > N$ and falls otherwise. The border is $|m| = 1/\sqrt{N} = [[bound]]$: states
        far away from $s^\infty$ become a little deeper.
        """,
    )


@unlearning_other_states.verified_by()
def pair_by_pair(drawn: Drawn) -> dict[str, object]:
    """The changed weights themselves, summed over all pairs of units that agree or disagree with the unwanted state."""
    n, step = drawn.N, Fraction(str(drawn.lam)) / drawn.N

    def change(o: int) -> Fraction:
        s = [1] * ((n + o) // 2) + [-1] * ((n - o) // 2)
        return sum((step * s[i] * s[j] for i in range(n) for j in range(i)), Fraction(0))

    return {"change": change(drawn.o), "signs": [1 if change(o) > 0 else -1 for o in drawn.rows], "bound": "sqrt(N)/N"}
