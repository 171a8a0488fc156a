"""Address-based and distributed storage when storage elements fail."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.foundations import reference


@problem(
    version=1,
    title="Memory with failing parts",
    concepts=["memory-types"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, chapters 1 and 38", "Lecture 002"],
    unverified={"cue": "the definition of an address; MacKay 2003, section 38.1"},
)
def majority_memory(draw: Draw) -> Question:
    n = draw.pick("n", [3, 5, 7])
    q = draw.pick("q", [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35])
    exact = Fraction(str(q))
    error = reference.majority_error(n, exact)
    draw.show(figures=4, wrong=float(error), factor=float(exact / error))
    draw.show(least=n // 2 + 1, rest=1 - q)
    draw.show(digits=4, ok=1 - q)
    bare = exact ** (n // 2 + 1)
    return Question(
        prompt=r"""
        Each storage element fails independently with probability $q = [[q]]$ and then delivers the wrong bit. In an
        address-based memory one element holds a bit. In a distributed memory the bit is read as the majority of [[n]] elements.
        """,
        parts=[
            Part(
                "error",
                r"Give the probability that the distributed memory delivers a wrong bit.",
                Number(error),
                mistakes=[
                    Mistake("all must fail", exact**n, r"A majority of wrong elements is enough for a wrong bit."),
                    Mistake("right bit", 1 - error, r"That is the probability of a right bit."),
                    Mistake(
                        "bare majority only",
                        reference.majority_error(n, exact) - _more(n, exact),
                        r"More failures than a bare majority are wrong as well.",
                    ),
                    Mistake(
                        "binomials left out",
                        sum((exact**k * (1 - exact) ** (n - k) for k in range(n // 2 + 1, n + 1)), Fraction(0)),
                        r"Several sets of elements can fail; count them.",
                    ),
                    Mistake("power of the majority", bare, r"You fixed which elements fail. Several sets of them can."),
                ],
            ),
            Part(
                "gain",
                r"By which factor is it safer than a single element?",
                Number(exact / error),
                follows="q/error",
                mistakes=[
                    Mistake("turned over", error / exact, r"A safer memory has a factor above 1.", follows="error/q"),
                    Mistake("difference", exact - error, r"A factor is asked, not a difference.", follows="q - error"),
                ],
            ),
            Part(
                "limit",
                r"At which $q$ does the majority no longer help?",
                Number(Fraction(1, 2), exact=True),
                mistakes=[
                    Mistake("certain failure", 1, r"Compare both memories at a smaller $q$: think of a fair coin."),
                    Mistake("one in n", Fraction(1, n), r"Compare the two error probabilities at your value."),
                ],
            ),
            Part(
                "cue",
                r"One bit of the address is wrong. What does an address-based memory return?",
                Choice(
                    [
                        Option("the content of another cell", right=True, id="other"),
                        Option(
                            "the stored item that is nearest to the right one",
                            id="nearest",
                            says=r"Neighbouring addresses need not hold similar contents.",
                        ),
                        Option(
                            "the right item", id="same", says=r"A wrong address bit selects another cell. What is stored there?"
                        ),
                        Option(
                            "nothing",
                            id="nothing",
                            says=r"Every address belongs to a cell. Does the memory know that it is wrong?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"How many elements must fail for a wrong bit, and in how many ways can they?"],
        solution=r"""
        The bit is wrong if at least [[least]] of the [[n]] elements fail: $\sum_{k=[[least]]}^{[[n]]} \binom{[[n]]}{k} q^k (1 -
        q)^{[[n]]-k} = [[wrong]]$ with $q = [[q]]$, $1 - q = [[ok]]$.

        A single element fails with $q = [[q]]$, so the majority is $[[q]]/[[wrong]] = [[factor]]$ times safer. At $q =
        \frac{1}{2}$ every pattern of failures is as likely as its opposite: the majority is wrong half of the time, as a single
        element is.

        A wrong address selects another cell. Similar addresses say nothing about similar contents.
        """,
    )


def _more(n: int, q: Fraction) -> Fraction:
    """The probability of more failures than a bare majority."""
    bare = n // 2 + 1
    weight = 1
    for k in range(bare):
        weight = weight * (n - k) // (k + 1)
    return reference.majority_error(n, q) - weight * q**bare * (1 - q) ** (n - bare)


@majority_memory.verified_by(rtol=1e-9)
def every_pattern_of_failures(drawn: Drawn) -> dict[str, object]:
    """All 2^n patterns of failures, one by one; the limit as the crossing of both error probabilities on a grid."""

    def wrong(q: Fraction) -> Fraction:
        total = Fraction(0)
        for pattern in product((0, 1), repeat=drawn.n):
            if 2 * sum(pattern) > drawn.n:
                chance = Fraction(1)
                for failed in pattern:
                    chance *= q if failed else 1 - q
                total += chance
        return total

    q = Fraction(str(drawn.q))
    grid = [Fraction(k, 20) for k in range(1, 20)]
    limit = next(value for value in grid if wrong(value) >= value)
    return {"error": wrong(q), "gain": 1 / (wrong(q) / q), "limit": limit}
