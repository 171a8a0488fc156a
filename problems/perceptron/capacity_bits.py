"""Weights, points that can always be labelled, random labels, and the inputs that a task needs."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="The capacity of a neuron",
    concepts=["neuron-capacity"],
    difficulty=2,
    minutes=5,
    sources=["Cover 1965", "MacKay 2003, section 40.3", "Lecture 002"],
)
def capacity_bits(draw: Draw) -> Question:
    inputs = draw.integer("inputs", 10, 500, step=5)
    bias = draw.pick("bias", [0, 1])
    needed = draw.integer("needed", 100, 2000, step=20)
    weights = inputs + bias
    draw.show(kind="and a bias" if bias else "and no bias")
    draw.show(K=weights, twice=2 * weights, half=needed // 2, enough=needed // 2 - 1)
    wrong = [
        Mistake("one too many", weights + 1, r"Does this neuron have a bias?")
        if not bias
        else Mistake("bias not counted", inputs, r"The bias is a weight, too."),
        Mistake("twice the inputs", 2 * weights, r"That many random labels it can store. How many weights has it?"),
    ]
    return Question(
        prompt=r"""
        A threshold neuron has [[inputs]] inputs [[kind]].
        """,
        parts=[
            Part("weights", r"How many weights does it have, a bias counted?", Integer(weights), mistakes=wrong),
            Part(
                "every",
                r"What is the largest number of points in general position for which it can realise *every* labeling?",
                Integer(weights),
                follows="weights",
                mistakes=[
                    Mistake(
                        "capacity for random labels",
                        2 * weights,
                        r"There half of the labelings are impossible.",
                        follows="2 weights",
                    ),
                    Mistake(
                        "one too few",
                        weights - 1,
                        r"Can two weights label two points freely?",
                        follows="weights - 1",
                    ),
                ],
            ),
            Part(
                "random",
                r"Up to about how many points in general position can it store *random* binary labels?",
                Integer(2 * weights),
                follows="2 weights",
                mistakes=[
                    Mistake(
                        "every labeling",
                        weights,
                        r"Up to there every labeling works; random labels go further.",
                        follows="weights",
                    ),
                    Mistake(
                        "square", weights**2, r"The capacity grows in proportion to the number of weights.", follows="weights^2"
                    ),
                ],
            ),
            Part(
                "needed",
                r"Another neuron, with a bias, shall store [[needed]] random labels. About how many inputs does it need at least?",
                Integer(needed // 2 - 1, slack=1),
                mistakes=[
                    Mistake("one weight for each label", needed - 1, r"How many labels does one weight carry?"),
                    Mistake("doubled", 2 * needed - 1, r"One weight carries more than one label."),
                ],
            ),
            Part(
                "slide",
                r'A slide says: "A neuron with $K$ weights can store any labels of $2K$ points: 2 bits for each weight." What is wrong?',
                Choice(
                    [
                        Option("Not any labels: of all labelings of $2K$ points it realises one half.", right=True, id="half"),
                        Option(
                            "It is 1 bit for each weight, since it stores $K$ labels.",
                            id="one",
                            says=r"For $K$ points it realises every labeling. How far do random labels go?",
                        ),
                        Option(
                            "The number of weights does not matter, only the number of points.",
                            id="points",
                            says=r"Compare neurons with 2 and with 100 inputs on ten points.",
                        ),
                        Option(
                            "Nothing, it is right for points in general position.",
                            id="nothing",
                            says=r"Four points in the plane, a neuron without bias: $K = 2$. Can it realise all labelings?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[
            r"Count the weights first. Then: where does the fraction of realisable labelings leave 1, and where is it one half?"
        ],
        solution=r"""
        There are $K = [[K]]$ weights. Every labeling is possible for up to $K = [[K]]$ points. The fraction of realisable
        labelings is one half at $2K = [[twice]]$ points and, for many weights, falls steeply there. So about [[twice]] random
        labels can be stored, 2 bits for each weight.

        [[needed]] labels need [[half]] weights; one of them is the bias, so there are [[enough]] inputs. "Any labels" is true
        for $K$ points only.
        """,
    )


@capacity_bits.verified_by()
def exact_fractions_around_the_capacity(drawn: Drawn) -> dict[str, object]:
    """Cover's fraction at small numbers of weights shows where it leaves 1 and where it is one half, in units of K."""

    def share(n: int, k: int) -> Fraction:
        return Fraction(2 * sum(comb(n - 1, j) for j in range(k)), 2**n)

    every = {next(n for n in range(1, 60) if share(n + 1, k) < 1) / k for k in (3, 5, 8)}
    half = {next(n for n in range(1, 60) if share(n, k) == Fraction(1, 2)) / k for k in (3, 5, 8)}
    (first,), (second,) = every, half
    assert share(150, 100) > Fraction(99, 100) > Fraction(1, 100) > share(250, 100)
    weights = drawn.inputs + (1 if drawn.kind == "and a bias" else 0)
    return {
        "weights": weights,
        "every": int(first * weights),
        "random": int(second * weights),
        "needed": next(k for k in range(1, 2000) if second * k >= drawn.needed) - 1,
        "slide": "half" if share(16, 8) == Fraction(1, 2) else "nothing",
    }
