"""The probability that outputs give to a set of labels, and the cross-entropy as its negative logarithm."""

from __future__ import annotations

import math
from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.gradient import reference

OUTPUTS = [0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95]


@problem(
    version=1,
    title="The probability of the labels",
    concepts=["cross-entropy"],
    difficulty=2,
    minutes=6,
    sources=["MacKay 2003, section 39.3", "Lecture 002"],
)
def likelihood_of_labels(draw: Draw) -> Question:
    y = draw.sample("y", OUTPUTS, 4)
    t = draw.bits("t", 4).tolist()
    draw.require(0 < sum(t) < 4)
    outputs = reference.exact(y).tolist()
    given = reference.given_to_label(outputs, t)
    draw.require(len(set(given)) == 4)
    likelihood = math.prod(given)
    cost = reference.information(likelihood)
    worst = min(range(4), key=lambda n: given[n])
    ones = math.prod(output for output, target in zip(outputs, t, strict=True) if target)
    draw.show(given=[float(p) for p in given], worst=worst + 1, product=float(likelihood), figures=6)
    draw.show(figures=4, cost=cost, typical=math.exp(-cost / 4), terms=[reference.information(p) for p in given])
    return Question(
        prompt=r"""
        A logistic neuron answers four samples with the outputs $y = [[y:tuple]]$. The output is the probability of label 1. The labels
        that occurred are $t = [[t:tuple]]$. The cross-entropy is $G = -\sum_n [t_n \ln y_n + (1 - t_n) \ln(1 - y_n)]$ with the natural
        logarithm.
        """,
        parts=[
            Part(
                "P",
                r"Which probability does the neuron give to these four labels together? (The labels are independent, given $y$.)",
                Number(likelihood),
                mistakes=[
                    Mistake("outputs multiplied", math.prod(outputs), r"Which probability does $y$ give to the label 0?"),
                    Mistake("only the ones", ones, r"The samples with label 0 have a probability as well."),
                    Mistake("mean", sum(given) / 4, r"How do probabilities of independent events combine?"),
                ],
            ),
            Part(
                "G",
                r"Compute $G$.",
                Number(cost),
                follows="-ln(P)",
                mistakes=[
                    Mistake("sign", None, r"The logarithm of a probability is negative. $G$ is not.", follows="ln(P)"),
                    Mistake("bits", None, r"The question asks for the natural logarithm.", follows="-ln(P)/ln(2)"),
                    Mistake(
                        "logarithm to base 10", None, r"The question asks for the natural logarithm.", follows="-ln(P)/ln(10)"
                    ),
                    Mistake("mean", None, r"$G$ is a sum over the samples.", follows="-ln(P)/4"),
                    Mistake("one minus", None, r"The logarithm is missing.", follows="1 - P"),
                ],
            ),
            Part(
                "worst",
                r"Which sample contributes most to $G$?",
                Choice(
                    [
                        Option(
                            T("sample [[n]]", n=n + 1),
                            right=n == worst,
                            id=str(n + 1),
                            says=r"Compare the probabilities that the labels got. The least expected one costs most.",
                        )
                        for n in range(4)
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "same",
                r"Another neuron gives the same probability $q$ to each of the four labels and has the same $G$. What is $q$?",
                Number(math.exp(-cost / 4)),
                follows="exp(-G/4)",
                mistakes=[
                    Mistake("mean probability", sum(given) / 4, r"The logarithms have a mean, not the probabilities."),
                    Mistake("all four", None, r"That is the probability of all four labels together.", follows="exp(-G)"),
                    Mistake("share", None, r"That is the $G$ of one sample. Which probability belongs to it?", follows="G/4"),
                ],
            ),
        ],
        hints=[r"Write below each output the probability that it gives to the label that occurred."],
        solution=r"""
        The labels that occurred got the probabilities $[[given:tuple]]$: $y_n$ where $t_n = 1$, $1 - y_n$ where $t_n = 0$. Their
        product is $[[product]]$, and $G = -\ln [[product]] = [[cost]]$.

        The samples contribute $[[terms:tuple]]$, sample [[worst]] most. With equal probabilities $-4 \ln q = [[cost]]$, so
        $q = [[typical]]$.
        """,
    )


@likelihood_of_labels.verified_by(rtol=1e-9)
def from_the_definition(drawn: Drawn) -> dict[str, object]:
    """G term by term from its definition; the probability by counting all 16 label patterns; q by bisection."""
    y = [Fraction(str(output)) for output in drawn.y]
    patterns = {(): Fraction(1)}
    for output in y:
        patterns = {(*k, bit): p * (output if bit else 1 - output) for k, p in patterns.items() for bit in (0, 1)}
    assert sum(patterns.values()) == 1
    terms = [-t * math.log(p) - (1 - t) * math.log(1 - p) for p, t in zip(y, drawn.t, strict=True)]
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if middle**4 < math.exp(-sum(terms)) else (low, middle)
    return {"P": patterns[tuple(drawn.t)], "G": sum(terms), "worst": str(terms.index(max(terms)) + 1), "same": low}
