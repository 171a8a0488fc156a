"""A lecture's line for the change of energy, tried on numbers: what is wrong with it?"""

from __future__ import annotations

import itertools

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="A line that cannot be right",
    concepts=["hopfield-energy"],
    difficulty=2,
    minutes=5,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eq. 25 (slip)"],
    unverified={"slip": "Hertz, Krogh & Palmer 1991, section 2.2"},
)
def energy_slip(draw: Draw) -> Question:
    n = 4
    upper = draw.integers("upper", -3, 3, n * (n - 1) // 2)
    h = draw.integers("h", -3, 3, n, exclude=[0])
    w = np.zeros((n, n), dtype=int)
    w[np.triu_indices(n, 1)] = upper
    w += w.T
    turning = [
        (state, i + 1)
        for state in itertools.product((1, -1), repeat=n)
        for i in range(n)
        if state[i] * (w[i] @ np.array(state) + h[i]) < 0 and w[i] @ np.array(state) != 0
    ]
    draw.require(turning)
    s, unit = draw.pick("case", turning)
    field = int(reference.fields(w, s, h)[unit - 1])
    new = 1 if field > 0 else -1
    printed = (new - s[unit - 1]) * field
    value = reference.energy(w, s, h)
    draw.show(
        W=w,
        s=list(s),
        i=unit,
        field=field,
        old=s[unit - 1],
        new=new,
        printed=printed,
        change=-printed,
        E=value,
        after=value - printed,
    )
    return Question(
        prompt=r"""
        A lecture derives that the energy $E = -\frac{1}{2} \sum_{i,j} s_i w_{ij} s_j - \sum_i h_i s_i$ falls when unit $i$ is
        updated to $s_i^* = \mathrm{sgn}\left(\sum_j w_{ij} s_j + h_i\right)$. It writes the difference of the energies after and
        before as

        $$(s_i^* - s_i) \left(\sum_j w_{ij} s_j + h_i\right) \le 0.$$

        Try it on the network ($w_{ij} = w_{ji}$, $w_{ii} = 0$)

        $$W = [[W]], \qquad h = [[h]], \qquad s = [[s]].$$
        """,
        parts=[
            Part(
                "printed",
                "Unit [[i]] is updated. Compute the left-hand side of the printed line.",
                Number(printed, exact=True),
                mistakes=[
                    Mistake("sign made to fit", -printed, "Insert the numbers as they stand, whatever sign comes out."),
                    Mistake("field only", field, "The field is multiplied by the step of the unit."),
                    Mistake("single step", printed // 2, "A unit that turns changes by two."),
                ],
            ),
            Part(
                "change",
                r"By how much does $E$ really change, $E_{after} - E_{before}$?",
                Number(-printed, exact=True),
                mistakes=[
                    Mistake("as printed", printed, "Compute both energies from their definition and subtract."),
                    Mistake("energy after the update", value - printed, "That is the energy after the update."),
                    Mistake(
                        "factor 2",
                        -2 * printed,
                        "In the double sum the terms of unit $i$ appear twice, and there is a factor in front.",
                    ),
                ],
            ),
            Part(
                "slip",
                "What is wrong with the printed line?",
                Choice(
                    [
                        Option("The left-hand side lacks a minus sign.", right=True, id="sign"),
                        Option(
                            "The left-hand side lacks a factor $\\frac{1}{2}$.",
                            id="half",
                            says="Compare your two numbers: is it a factor of 2 that differs?",
                        ),
                        Option(
                            "The external input must not appear.",
                            id="input",
                            says="The external input has its own term in the energy, which changes with the unit.",
                        ),
                        Option(
                            "It holds only if all other units are updated at the same time.",
                            id="together",
                            says="The argument is for one unit at a time.",
                        ),
                        Option(
                            "Nothing.",
                            id="nothing",
                            says="If the new value has the sign of the field, which sign has the product?",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Compute the field of the unit first. Which new value does it lead to?"],
        solution=r"""
        The field of unit [[i]] is [[field]], so it turns from [[old]] to [[new]]. The printed expression is $([[new]] - ([[old]]))
        \cdot ([[field]]) = [[printed]]$. It is positive: $s_i^* - s_i$ always has the sign of the field.

        The energy is [[E]] before and [[after]] after the update. The change, [[change]], is the negative of the printed
        expression: $\Delta E = -(s_i^* - s_i) \left(\sum_j w_{ij} s_j + h_i\right) \le 0$.
        """,
    )


@energy_slip.verified_by()
def energies_in_full(drawn: Drawn) -> dict[str, object]:
    """Both energies pair by pair; the printed product as what is gained by aligning the unit, two fields apart."""
    w, h = np.asarray(drawn.W).tolist(), np.asarray(drawn.h).tolist()
    state, unit = list(drawn.case[0]), drawn.case[1] - 1

    def cost(s: list[int]) -> int:
        return -sum(w[i][j] * s[i] * s[j] for i in range(4) for j in range(i)) - sum(a * b for a, b in zip(h, s, strict=True))

    turned = [-value if i == unit else value for i, value in enumerate(state)]
    inputs = sum(w[unit][j] * state[j] for j in range(4)) + h[unit]
    return {"printed": 2 * abs(inputs), "change": cost(turned) - cost(state)}
