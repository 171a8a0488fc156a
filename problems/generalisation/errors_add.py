"""Errors as negative logarithms of probabilities: they add where probabilities multiply."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Why errors are logarithms",
    concepts=["learning-as-inference"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, sections 39.2 and 41.1", "Lecture 002"],
)
def errors_add(draw: Draw) -> Question:
    ga = draw.decimal("Ga", 0.2, 1.5, 0.1)
    pb = draw.pick("pb", [0.2, 0.25, 0.4, 0.6, 0.8])
    copies = draw.integer("k", 2, 5)
    pa, gb = math.exp(-ga), -math.log(pb)
    both = pa * pb
    draw.apart(ga, gb, by=0.05)
    draw.show(figures=4, pa=pa, gb=gb, both=both, sum=ga + gb, bits=gb / math.log(2), many=copies * gb)
    return Question(
        prompt=r"""
        The error of a data set is $G = -\ln P$ in nats, where $P$ is the probability that the network gives to the targets of
        the set. Two independent data sets are looked at: the network has the error $G_a = [[Ga]]$ on set $a$ and gives the
        targets of set $b$ the probability $P_b = [[pb]]$.
        """,
        parts=[
            Part(
                "Gb",
                r"Give the error $G_b$ in nats.",
                Number(gb),
                mistakes=[
                    Mistake("sign", -gb, r"Can this error be negative?"),
                    Mistake("bits", gb / math.log(2), r"Nats use the natural logarithm."),
                    Mistake("complement", 1 - pb, r"The error is a logarithm."),
                ],
            ),
            Part(
                "both",
                r"Which probability does the network give to the targets of both sets together?",
                Number(both),
                follows="exp(-Ga - Gb)",
                mistakes=[
                    Mistake("sum of probabilities", pa + pb, r"The sets are independent: probabilities multiply."),
                    Mistake("product with the error", ga * pb, r"Turn the error of set $a$ into a probability first."),
                    Mistake("sum of the errors", None, r"That is the error of both, not their probability.", follows="Ga + Gb"),
                ],
            ),
            Part(
                "many",
                r"A further set consists of [[k]] independent sets for which the network gives the same probability as for "
                r"set $b$. Give its "
                r"error in nats.",
                Number(copies * gb),
                follows="k*Gb",
                mistakes=[
                    Mistake("power", gb**copies, r"What happens to the logarithm of a power?"),
                    Mistake("mean", None, r"The error is a sum over independent data.", follows="Gb/k"),
                ],
            ),
            Part(
                "why",
                r"Why is it natural to read an error function as a negative log probability?",
                Choice(
                    [
                        Option(
                            "errors add over independent data, while probabilities multiply",
                            right=True,
                            id="add",
                            says=r"The logarithm turns the one into the other.",
                        ),
                        Option(
                            "errors are always Gaussian", id="gauss", says=r"Is there a Gaussian in the cross-entropy of labels?"
                        ),
                        Option("only logarithms can be differentiated", id="slope", says=r"Probabilities have slopes as well."),
                        Option("logarithms are faster to compute", id="fast", says=r"Speed is not the reason."),
                        Option("errors must lie between 0 and 1", id="unit", says=r"Which values did the errors have here?"),
                    ]
                ),
            ),
        ],
        hints=[r"What turns a product into a sum?"],
        solution=r"""
        $G_b = -\ln [[pb]] = [[gb]]$. The errors of independent sets add: $G_a + G_b = [[sum]]$, and the probability of both is
        $e^{-(G_a + G_b)} = [[both]]$, the product of $e^{-G_a} = [[pa]]$ and $[[pb]]$. For [[k]] sets like $b$ the error is
        $[[k]]\,G_b = [[many]]$.
        """,
    )


@errors_add.verified_by(rtol=1e-8)
def integrating(drawn: Drawn) -> dict[str, object]:
    """Logarithms as areas under 1/x and exponentials by compounding; probabilities multiplied one by one."""

    def area(p: float) -> float:
        steps = 2000
        h = (1 - p) / steps
        ends = 1 / p + 1.0
        inner = sum((4 if k % 2 else 2) / (p + k * h) for k in range(1, steps))
        return (ends + inner) * h / 3

    pa = 1.0
    for _ in range(8):
        # e^(-g/8) by its series, then eight times.
        small, term = 0.0, 1.0
        for k in range(1, 15):
            small, term = small + term, -term * drawn.Ga / 8 / k
        pa *= small
    adds = abs(area(drawn.pb * drawn.pb) - 2 * area(drawn.pb)) < 1e-6
    return {"Gb": area(drawn.pb), "both": pa * drawn.pb, "many": drawn.k * area(drawn.pb), "why": "add" if adds else "slope"}
