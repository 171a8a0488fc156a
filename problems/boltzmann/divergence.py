"""The divergence between data and model, read off two sets of bars, and its direction."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Bars
from problems.boltzmann import reference

TWENTIETHS = [
    (a, b, c, 20 - a - b - c) for a in range(1, 13) for b in range(1, 13) for c in range(1, 13) if 1 <= 20 - a - b - c <= 12
]


@problem(
    version=1,
    title="How far the model is from the data",
    concepts=["boltzmann-machine"],
    difficulty=1,
    minutes=5,
    sources=["MacKay 2003, section 2.6 and chapter 43", "Lecture 004, energy-based models"],
    unverified={"direction": "Ackley, Hinton & Sejnowski 1985; MacKay 2003, chapter 43"},
)
def divergence(draw: Draw) -> Question:
    data, model = (draw.pick(name, TWENTIETHS) for name in ("data", "model"))
    p, q = [a / 20 for a in data], [a / 20 for a in model]
    value, other = reference.divergence(p, q), reference.divergence(q, p)
    draw.require(value > 0.02)
    draw.apart(value, other, by=0.05)
    names = ["A", "B", "C", "D"]
    terms = [x * math.log(x / y) for x, y in zip(p, q, strict=True)]
    draw.show(figures=4, terms=terms, value=value, swapped=other)
    draw.show(p=p, q=q)
    return Question(
        prompt=r"""
        The figure shows the probabilities of four states in the data, $p$, and in a Boltzmann machine, $q$. All are multiples
        of 0.05.

        [[figure:distributions]]
        """,
        figures=[
            Figure(
                "distributions",
                marks=[Bars(names, p, label="data"), Bars(names, q, label="model")],
                x=Axis("state"),
                y=Axis("probability", range=(0, 0.65), step=0.1, grid=True, minor=2),
                alt="A bar chart with two bars for each of four states: the probability in the data and in the model.",
                table=[["state", "data", "model"], *([name, x, y] for name, x, y in zip(names, p, q, strict=True))],
            )
        ],
        parts=[
            Part(
                "model",
                "Read off the probabilities $q$ of the model for the states A, B, C, D.",
                Vector(q, atol=0.01),
                mistakes=[
                    Mistake("data", p, "These are the bars of the data."),
                    Mistake("percent", [100 * y for y in q], "Give probabilities, not percentages."),
                ],
            ),
            Part(
                "KL",
                r"Compute $\mathrm{KL}(p \| q)$ in nats (natural logarithm), to four significant figures.",
                Number(value),
                mistakes=[
                    Mistake("other direction", other, "The two orders differ: which distribution does the averaging?"),
                    Mistake("bits", value / math.log(2), "The natural logarithm is asked for."),
                    Mistake("sign", -value, "A divergence of this kind is never negative."),
                    Mistake(
                        "average forgotten",
                        round(math.fsum(math.log(x / y) for x, y in zip(p, q, strict=True)), 12),
                        "Each logarithm is weighted.",
                    ),
                ],
            ),
            Part(
                "direction",
                "Which divergence falls when a Boltzmann machine is trained by maximum likelihood?",
                Choice(
                    [
                        Option(r"$\mathrm{KL}(\text{data} \| \text{model})$", right=True, id="forward"),
                        Option(
                            r"$\mathrm{KL}(\text{model} \| \text{data})$",
                            id="reverse",
                            says="The likelihood averages the logarithm of the model. Over which distribution does it average?",
                        ),
                        Option("the sum of both directions", id="sum", says="The likelihood holds one average only."),
                        Option(
                            "the larger of the two directions",
                            id="larger",
                            says="The likelihood does not compare directions; it averages over the data.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Every state adds one term; terms may be negative, their sum may not."],
        solution=r"""
        The figure gives $p = [[p:tuple]]$ and $q = [[q:tuple]]$.

        The terms $p \ln (p/q)$ are $[[terms:tuple]]$. Their sum is $\mathrm{KL}(p \| q) = [[value]]$; the other direction
        would give [[swapped]].

        The logarithm of the likelihood of many samples is, for each sample, $\sum p \ln q$ with the data's $p$. This is
        $-\mathrm{KL}(p \| q)$ plus a constant, so training lowers the divergence of the model from the data.
        """,
    )


@divergence.verified_by(rtol=1e-9)
def entropies(drawn: Drawn) -> dict[str, object]:
    """Cross entropy minus entropy, from the drawn twentieths."""
    cross = -math.fsum(a / 20 * math.log(b / 20) for a, b in zip(drawn.data, drawn.model, strict=True))
    own = -math.fsum(a / 20 * math.log(a / 20) for a in drawn.data)
    return {"model": [b / 20 for b in drawn.model], "KL": cross - own}
