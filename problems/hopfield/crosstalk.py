"""Crosstalk at one bit of a stored pattern, and whether it turns the bit."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Crosstalk at one bit",
    concepts=["hopfield-crosstalk", "hopfield-fixed-point"],
    difficulty=3,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, eqs 2.11-2.13", "Lecture 003, eq. 21"],
)
def crosstalk(draw: Draw) -> Question:
    wanted = draw.pick("wanted", ["helped", "resisted", "turned"])
    n = draw.pick("N", [6, 8])
    p = 5 if wanted == "turned" else draw.pick("P", [3, 5])
    x = draw.signs("X", (p, n), distinct_rows=True)
    bits = [(nu, i) for nu in range(1, p + 1) for i in range(1, n + 1) if _kind(x, nu, i) == wanted]
    draw.require(bits)
    nu, i = draw.pick("bit", bits)
    value = reference.crosstalk(x, nu, i)
    bit = int(x[nu - 1, i - 1])
    signal = Fraction((n - 1) * bit, n)
    draw.show(nu=nu, i=i, value=bit, signal=signal, crosstalk=value, field=signal + value, terms=_terms(x, nu, i))
    return Question(
        prompt=r"""
        The rows of

        $$X = [[X]]$$

        are stored in a Hopfield network of $N = [[N]]$ units of $\pm 1$: $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$,
        $w_{ii} = 0$, no external input.

        In the state $\xi^\nu$ with $\nu = [[nu]]$ the field of unit $i = [[i]]$ is the signal $\frac{N-1}{N} \xi_i^\nu$ plus the
        crosstalk of the other patterns.
        """,
        parts=[
            Part(
                "C",
                r"Compute the crosstalk $\frac{1}{N} \sum_{\mu \ne \nu} \sum_{j \ne i} \xi_i^\mu \xi_j^\mu \xi_j^\nu$ at this "
                r"unit, with its sign, as an exact fraction.",
                Number(value, exact=True),
                mistakes=[
                    Mistake(
                        "own term kept",
                        reference.crosstalk_with_itself(x, nu, i),
                        "There are no self-connections: the terms with $j = i$ would add $(P-1)/N$ in favour of the bit.",
                    ),
                    Mistake(
                        "signal included",
                        signal + value,
                        "The part with $\\mu = \\nu$ is the signal; crosstalk comes from the other patterns.",
                    ),
                    Mistake("prefactor missing", value * n, "The prefactor $1/N$ of the weights is missing."),
                    Mistake("sign", -value, "Its own sign is asked for, not whether it helps or opposes the bit."),
                ],
            ),
            Part(
                "stable",
                "What becomes of this bit when the unit is updated?",
                Choice(
                    [
                        Option(
                            "It stays: signal and crosstalk have the same sign.",
                            id="helped",
                            says="Crosstalk of the same sign as the signal makes a bit more stable.",
                        ),
                        Option(
                            "It stays: the crosstalk is against it, but smaller than the signal.",
                            id="resisted",
                            says="Crosstalk against the bit does no harm as long as the signal is larger.",
                        ),
                        Option(
                            "It turns: the crosstalk is against it and larger than the signal.",
                            id="turned",
                            says="Crosstalk turns a bit only if it is against it and larger than the signal.",
                        ),
                    ],
                    wanted,
                ),
                follows=lambda C: "helped" if C * bit > 0 else "resisted" if abs(C) * n < n - 1 else "turned",
            ),
        ],
        hints=[r"For every other pattern you need its overlap with $\xi^\nu$, taken without unit $i$."],
        solution=r"""
        For each other pattern: its overlap with $\xi^{[[nu]]}$ over all units except unit [[i]], times $\xi_{[[i]]}^\mu$.

        [[terms:table]]

        The sum over $\mu$, divided by $N$, is the crosstalk $[[crosstalk]]$. The signal is
        $\frac{N-1}{N} \xi_{[[i]]}^{[[nu]]} = [[signal]]$, so the field is $[[field]]$, where the pattern has $[[value:signed]]$.
        """,
    )


def _kind(x: reference.Array, nu: int, i: int) -> str | None:
    against = -reference.crosstalk(x, nu, i) * int(x[nu - 1, i - 1])
    n = x.shape[1]
    if against == 0:
        return None
    return "helped" if against < 0 else "resisted" if against * n < n - 1 else "turned"


def _terms(x: reference.Array, nu: int, i: int) -> list[list[object]]:
    rows: list[list[object]] = [["pattern", "overlap without the unit", "its value at the unit", "product"]]
    for mu in range(1, len(x) + 1):
        if mu != nu:
            here = int(x[mu - 1, i - 1])
            overlap = int(x[mu - 1] @ x[nu - 1]) - here * int(x[nu - 1, i - 1])
            rows.append([mu, overlap, here, here * overlap])
    return rows


@crosstalk.verified_by()
def from_the_weights(drawn: Drawn) -> dict[str, object]:
    """The field from the full weight matrix, minus the signal; the bit from the sign of that field."""
    x, i = np.asarray(drawn.X), drawn.i - 1
    pattern = x[drawn.nu - 1]
    w = x.T @ x
    np.fill_diagonal(w, 0)
    n, field, bit = len(pattern), int(w[i] @ pattern), int(pattern[i])
    rest = field - (n - 1) * bit
    stable = "turned" if field * bit < 0 else "helped" if rest * bit > 0 else "resisted"
    return {"C": Fraction(rest, n), "stable": stable}
