"""The energy of a state, and what one flip does to it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Energy and one flip",
    concepts=["hopfield-energy"],
    difficulty=2,
    minutes=5,
    sources=["Hopfield 1982", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 25-26"],
)
def energy(draw: Draw) -> Question:
    n = draw.integer("N", 3, 4)
    upper = draw.integers("upper", -3, 3, n * (n - 1) // 2)
    h = draw.integers("h", -2, 2, n, exclude=[0])
    s = draw.signs("s", n)
    unit = draw.integer("i", 1, n)
    w = np.zeros((n, n), dtype=int)
    w[np.triu_indices(n, 1)] = upper
    w += w.T
    draw.show(W=w)
    field = int(reference.fields(w, s, h)[unit - 1])
    value, change = reference.energy(w, s, h), reference.energy_change(w, s, unit, h)
    quadratic, linear = int(s @ w @ s), int(h @ s)
    draw.require(w.any(axis=1).all() and value != 0 and field != 0 and quadratic != 0 and linear != 0)
    draw.show(field=field, now=int(s[unit - 1]), value=value, dE=change, quadratic=quadratic, linear=linear)
    falls = change < 0
    return Question(
        prompt=r"""
        A network of $[[N]]$ units of $\pm 1$ has the symmetric weights and external input

        $$W = [[W]], \qquad h = [[h]]$$

        and is in the state $s = [[s:tuple]]$. Its energy is
        $E = -\frac{1}{2} \sum_{i,j} s_i w_{ij} s_j - \sum_i h_i s_i$.
        """,
        parts=[
            Part(
                "E",
                "Compute $E(s)$.",
                Number(value, exact=True),
                mistakes=[
                    Mistake("factor 1/2 missing", -Fraction(quadratic) - linear, "In the double sum each pair appears twice."),
                    Mistake(
                        "external input left out", -Fraction(quadratic, 2), "The external input has its own term in the energy."
                    ),
                    Mistake(
                        "sign of the input term", -Fraction(quadratic, 2) + linear, "Look at the sign in front of the second sum."
                    ),
                ],
            ),
            Part(
                "change",
                r"By how much does the energy change if unit [[i]] alone is flipped? Give $\Delta E = E_{after} - E_{before}$.",
                Number(change, exact=True),
                mistakes=[
                    Mistake(
                        "sign",
                        -change,
                        "Check with a unit that already points along its field: flipping it must cost energy.",
                    ),
                    Mistake("half of the step", change / 2, "A flip changes $s_i$ by two units, not by one."),
                    Mistake(
                        "external input left out",
                        reference.energy_change(w, s, unit),
                        "The term of the external input changes as well.",
                    ),
                ],
            ),
            Part(
                "update",
                "Unit [[i]] is now updated. What happens?",
                Choice(
                    [
                        Option(
                            "It flips, and the energy falls.", id="flips down", says="A unit flips if this lowers the energy."
                        ),
                        Option(
                            "It flips, and the energy rises.",
                            id="flips up",
                            says="An update moves a unit along its field. Compare this with the sign of the change of energy.",
                        ),
                        Option(
                            "It stays; a flip would raise the energy.",
                            id="stays",
                            says="A unit stays if a flip would raise the energy.",
                        ),
                        Option(
                            "It stays, although a flip would lower the energy.",
                            id="stays high",
                            says="A unit that can lower the energy by a flip is not along its field.",
                        ),
                    ],
                    "flips down" if falls else "stays",
                ),
                follows=lambda change: "flips down" if change < 0 else "stays",
            ),
        ],
        hints=["Only the terms that contain $s_i$ change in a flip."],
        solution=r"""
        $s^T W s = [[quadratic]]$ and $h \cdot s = [[linear]]$, so $E = -\frac{1}{2} \cdot ([[quadratic]]) - ([[linear]]) =
        [[value]]$.

        The terms with $s_i$ are $-s_i a_i$ with the field $a_{[[i]]} = \sum_j w_{[[i]],j} s_j + h_{[[i]]} = [[field]]$. The
        flip turns $s_{[[i]]} = [[now]]$ into its negative: $\Delta E = 2 s_{[[i]]} a_{[[i]]} = [[dE]]$.

        An update flips the unit exactly if $\Delta E < 0$.
        """,
    )


@energy.verified_by()
def flipping(drawn: Drawn) -> dict[str, object]:
    """Pair by pair, once before and once after the flip."""
    w, h = np.asarray(drawn.W).tolist(), np.asarray(drawn.h).tolist()

    def total(state: list[int]) -> int:
        n = len(state)
        pairs = sum(w[i][j] * state[i] * state[j] for i in range(n) for j in range(i))
        return -pairs - sum(a * b for a, b in zip(h, state, strict=True))

    before = np.asarray(drawn.s).tolist()
    after = [-value if i == drawn.i - 1 else value for i, value in enumerate(before)]
    change = total(after) - total(before)
    return {"E": total(before), "change": change, "update": "flips down" if change < 0 else "stays"}
