"""Claims about numbers of labelings, some of them wrong: check them, and find how a wrong one came about."""

from __future__ import annotations

from itertools import product
from math import comb
from typing import NamedTuple

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


class Claim(NamedTuple):
    """A number of points in a number of dimensions, the claimed count, and the slip behind it ("" if it is right)."""

    points: int
    dimensions: int
    count: int
    slip: str


def _claims() -> tuple[list[Claim], list[Claim]]:
    """Right claims and wrong ones whose number comes from one slip only."""
    right, wrong = [], []
    for n, d in product(range(4, 9), (1, 2, 3)):
        true = reference.dichotomies(n, d + 1)
        if true == 2**n:
            continue
        right.append(Claim(n, d, true, ""))
        counts = {
            "all": 2**n,
            "bias": reference.dichotomies(n, d),
            "more": reference.dichotomies(n, d + 2),
            "single": true // 2,
            "binomial": comb(n, d + 1),
        }
        for slip, count in counts.items():
            if list(counts.values()).count(count) == 1 and count != true:
                wrong.append(Claim(n, d, count, slip))
    return right, wrong


RIGHT, WRONG = _claims()
CAUSES = {
    "all": "The claim counts all labelings.",
    "bias": "The claim comes from a sum with one term too few: the bias was forgotten.",
    "more": "The claim comes from a sum with one term too many.",
    "single": "The claim is half of that: the factor 2 was forgotten.",
    "binomial": "The claim is a single binomial coefficient.",
}
IDS = ["first", "second", "third", "fourth"]
CHECK = r"Work the number out with Cover's sum. How many weights has the neuron, its bias counted?"


@problem(
    version=1,
    title="Claims in a forum",
    concepts=["neuron-capacity"],
    difficulty=3,
    minutes=8,
    sources=["Cover 1965", "MacKay 2003, section 40.3", "Lecture 002"],
)
def capacity_claims(draw: Draw) -> Question:
    good = draw.pick("good", [1, 2, 2])
    claims = draw.shuffled("claims", [*draw.sample("right", RIGHT, good), *draw.sample("wrong", WRONG, 4 - good)])
    places = {(claim.points, claim.dimensions) for claim in claims}
    draw.require(len(places) == 4)
    picked = next(claim for claim in claims if claim.slip)
    true = [reference.dichotomies(claim.points, claim.dimensions + 1) for claim in claims]
    right = reference.dichotomies(picked.points, picked.dimensions + 1)
    draw.show(
        points=picked.points,
        dimensions=picked.dimensions,
        claimed=picked.count,
        true=right,
        table=[list(claim[:3]) for claim in claims],
        all_true=true,
        cause=CAUSES[picked.slip],
    )
    return Question(
        prompt=r"""
        Somebody in a forum counts the labelings that a threshold neuron with a bias can realise for points in general position.
        Cover's formula is $T(N, K) = 2 \sum_{k=0}^{K-1} \binom{N-1}{k}$, where $K$ is the number of weights.
        """,
        parts=[
            Part(
                "right",
                r"Which of these claims are right? Choose all.",
                Choice(
                    [
                        Option(
                            T(
                                r"[[n]] points in [[d]] dimensions: [[count]] labelings",
                                n=claim.points,
                                d=claim.dimensions,
                                count=claim.count,
                            )
                            if claim.dimensions > 1
                            else T(r"[[n]] points on a line: [[count]] labelings", n=claim.points, count=claim.count),
                            right=not claim.slip,
                            id=name,
                            says=CHECK,
                        )
                        for name, claim in zip(IDS, claims, strict=True)
                    ],
                    multiple=True,
                    keep_order=True,
                ),
                points=2,
            ),
            Part(
                "true",
                r"How many labelings can the neuron really realise for [[points]] points and [[dimensions]] inputs?",
                Integer(right),
                mistakes=[
                    Mistake("as claimed", picked.count, r"That is the claim, which is wrong."),
                    *(
                        Mistake(name, value, says)
                        for name, value, says in (
                            (
                                "bias not counted",
                                reference.dichotomies(picked.points, picked.dimensions),
                                r"The bias is a weight.",
                            ),
                            ("factor 2 forgotten", right // 2, r"With every labeling its opposite can be realised."),
                        )
                        if value != picked.count
                    ),
                ],
            ),
            Part(
                "slip",
                r"How did the claim of [[claimed]] labelings for these points come about?",
                Choice(
                    [
                        Option("All labelings were counted as possible.", id="all", says=SLIP),
                        Option("The bias was not counted as a weight.", id="bias", says=SLIP),
                        Option("The sum was taken up to $k = K$.", id="more", says=SLIP),
                        Option("The factor 2 was forgotten.", id="single", says=SLIP),
                        Option(r"The claim is $\binom{N}{K}$.", id="binomial", says=SLIP),
                    ],
                    picked.slip,
                ),
            ),
        ],
        hints=[r"A neuron with a bias has one weight more than inputs. Is a claimed number even, as it must be?"],
        solution=r"""
        Cover's formula gives, in the order of the claims, $[[all_true:tuple]]$ labelings.

        For [[points]] points and [[dimensions]] inputs it gives [[true]], not [[claimed]]. [[cause]]
        """,
    )


SLIP = r"Work out which number this slip leads to for these points."


@capacity_claims.verified_by()
def growing_rows(drawn: Drawn) -> dict[str, object]:
    """Cover's recursion, point by point; each slip is tried on the first wrong claim."""

    def count(n: int, k: int) -> int:
        row = [2] * max(k, 1)
        for _ in range(n - 1):
            row = [row[0], *(row[j] + row[j - 1] for j in range(1, len(row)))]
        return row[k - 1] if k else 0

    right = [name for name, (n, d, claimed) in zip(IDS, drawn.table, strict=True) if count(n, d + 1) == claimed]
    n, d, claimed = next(row for name, row in zip(IDS, drawn.table, strict=True) if name not in right)
    binomial = 1
    for j in range(d + 1):
        binomial = binomial * (n - j) // (j + 1)
    tried = {
        "all": 2**n,
        "bias": count(n, d),
        "more": count(n, d + 2),
        "single": count(n, d + 1) // 2,
        "binomial": binomial,
    }
    (slip,) = [name for name, value in tried.items() if value == claimed]
    return {"right": right, "true": count(n, d + 1), "slip": slip}
