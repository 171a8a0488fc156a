"""Information content of labels, in bits and nats, of one and of two, and back to the probability."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="How surprising is a label?",
    concepts=["cross-entropy"],
    difficulty=1,
    minutes=4,
    sources=["MacKay 2003, sections 2.4 and 39.3", "Lecture 002"],
)
def information_of_a_label(draw: Draw) -> Question:
    p, q = draw.distinct("p q", [0.5, 0.25, 0.125, 0.2, 0.1, 0.05, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9])
    back = draw.pick("back", [2, 3, 4, 5, 6, 7])
    bits, nats = reference.information(p, 2), reference.information(p)
    both = reference.information(p * q, 2)
    draw.require(abs(both - bits * reference.information(q, 2)) > 0.02)
    draw.show(figures=4, inbits=bits, innats=nats, second=reference.information(q, 2), total=both, less=Fraction(1, 2**back))
    draw.show(product=p * q, figures=6)
    return Question(
        prompt=r"""
        A neuron gave the probability $p = [[p]]$ to the label that then occurred.
        """,
        parts=[
            Part(
                "bits",
                r"What is the information content of this outcome in bits?",
                Number(bits),
                mistakes=[
                    Mistake("nats", nats, r"Those are nats. Which logarithm belongs to bits?"),
                    Mistake("part of the entropy", p * bits, r"That is its part of an entropy. Only one outcome is asked for."),
                    Mistake("logarithm to base 10", reference.information(p, 10), r"Bits use base 2."),
                    Mistake("sign", -bits, r"An outcome cannot carry negative information."),
                ],
            ),
            Part(
                "nats",
                r"And in nats?",
                Number(nats),
                follows="bits*ln(2)",
                mistakes=[
                    Mistake("wrong way", None, r"Is a nat more or less than a bit?", follows="bits/ln(2)"),
                    Mistake("part of the entropy", p * nats, r"That is its part of an entropy. Only one outcome is asked for."),
                    Mistake("sign", -nats, r"An outcome cannot carry negative information."),
                ],
            ),
            Part(
                "both",
                r"At the next, independent sample the neuron gave the label the probability $[[q]]$. How many bits do the two outcomes "
                r"carry together?",
                Number(both),
                follows="bits - log2(q)",
                mistakes=[
                    Mistake("multiplied", bits * reference.information(q, 2), r"Probabilities multiply. What do logarithms do?"),
                    Mistake("second only", reference.information(q, 2), r"That is the information of the second outcome alone."),
                    Mistake(
                        "mean probability",
                        reference.information((p + q) / 2, 2),
                        r"Which probability have the two outcomes together?",
                    ),
                ],
            ),
            Part(
                "p",
                r"A third outcome carried $[[back]]$ bits. Which probability had the neuron given to it?",
                Number(Fraction(1, 2**back)),
                mistakes=[
                    Mistake("inverse", Fraction(1, back), r"Each further bit halves the probability."),
                    Mistake(
                        "one power off", Fraction(1, 2 ** (back - 1)), r"An outcome with probability $\frac12$ carries one bit."
                    ),
                ],
            ),
        ],
        hints=[r"How often must you halve 1 to reach the probability? For two outcomes, think of their joint probability."],
        solution=r"""
        $\log_2(1/[[p]]) = [[inbits]]$ bits, and $\ln(1/[[p]]) = [[innats]]$ nats, since a bit is $\ln 2$ nats.

        Information adds: $[[inbits]] + [[second]] = [[total]]$ bits, which is $\log_2(1/[[product]])$. An outcome of $[[back]]$ bits has
        the probability $2^{-[[back]]} = [[less]]$.
        """,
    )


@information_of_a_label.verified_by(rtol=1e-9)
def by_halving(drawn: Drawn) -> dict[str, object]:
    """Solve 2^-b = p and e^-n = p by bisection; the third probability by halving."""

    def solve(base: float, p: float) -> float:
        low, high = 0.0, 60.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if base**-middle > p else (low, middle)
        return low

    p = 1.0
    for _ in range(drawn.back):
        p /= 2
    return {
        "bits": solve(2, drawn.p),
        "nats": solve(2.718281828459045, drawn.p),
        "both": solve(2, drawn.p * drawn.q),
        "p": p,
    }
