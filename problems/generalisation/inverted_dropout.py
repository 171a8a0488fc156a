"""Plain and inverted dropout: the same unit in one training step and at test time."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

MASKS = [mask for mask in product((0, 1), repeat=4) if 2 <= sum(mask) <= 3]


@problem(
    version=1,
    title="Inverted dropout",
    concepts=["dropout"],
    difficulty=2,
    minutes=5,
    sources=["Srivastava et al. 2014, section 10", "Lecture 001"],
)
def inverted_dropout(draw: Draw) -> Question:
    p = draw.pick("p", [0.25, 0.4, 0.5, 0.8])
    h = draw.sample("h", [0.5, 1, 1.5, 2, 3, 4], 4)
    w = draw.sample("w", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2], 4)
    mask = draw.pick("m", MASKS)
    keep = reference.exact(p)
    terms = [reference.exact(a) * reference.exact(b) for a, b in zip(w, h, strict=True)]
    whole, heard = sum(terms), sum(term for term, m in zip(terms, mask, strict=True) if m)
    draw.require(whole != 0 and heard != 0 and abs(heard) != abs(whole))
    draw.require(len({heard, heard / keep, keep * whole, whole, whole / keep, keep * heard}) == 6)
    draw.show(terms=[float(term) for term in terms], heard=float(heard), whole=float(whole))
    draw.show(figures=5, loud=heard / keep, quiet=float(keep * whole))
    return Question(
        prompt=r"""
        A unit receives the activities $h = [[h:tuple]]$ of four hidden units through the weights $w = [[w:tuple]]$. Dropout
        keeps each hidden unit with probability $p = [[p]]$. In *plain* dropout nothing else is done in training. In *inverted*
        dropout the activities of the kept units are multiplied in training by a factor such that nothing is left to do at test
        time.
        """,
        parts=[
            Part(
                "train",
                r"In one training step with inverted dropout the mask is $m = [[m:tuple]]$ (1: kept). Give the net input of "
                r"the unit.",
                Number(heard / keep),
                mistakes=[
                    Mistake("plain dropout", heard, r"The kept units must make up for those that are silent."),
                    Mistake("multiplied by p", keep * heard, r"The kept units must become louder, not quieter."),
                    Mistake("all units", whole, r"Look at the mask."),
                ],
            ),
            Part(
                "plain",
                r"The same weights were learned with plain dropout. Which net input should the unit get at test time?",
                Number(keep * whole),
                mistakes=[
                    Mistake("all units in full", whole, r"At test time all units speak. Compare with the mean in training."),
                    Mistake("divided by p", whole / keep, r"All units speak already. Should the input be larger still?"),
                    Mistake("with the mask", heard, r"At test time the output should not hang on chance."),
                ],
            ),
            Part(
                "inverted",
                r"The same weights were learned with inverted dropout. Which net input should the unit get at test time?",
                Number(whole),
                mistakes=[
                    Mistake("scaled again", keep * whole, r"The scaling was already done in training."),
                    Mistake("divided by p", whole / keep, r"The scaling belongs to training only."),
                    Mistake("with the mask", heard / keep, r"At test time the output should not hang on chance."),
                ],
            ),
            Part(
                "slip",
                r'A program says: "h = mask * h / p; at test time: h = p * h". What is wrong with it?',
                Choice(
                    [
                        Option(
                            "at test time the inputs are too small",
                            right=True,
                            id="small",
                            says=r"It corrects twice: in training and in the test.",
                        ),
                        Option(
                            "at test time the inputs are too large", id="large", says=r"Compare the mean inputs of both phases."
                        ),
                        Option("in training the mean input is too small", id="train", says=r"What is the mean of mask/p?"),
                        Option(
                            "nothing: both corrections are needed", id="nothing", says=r"Compare the mean inputs of both phases."
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"The mean input in training must be the input at test time. What is the mean of $m_j$?"],
        solution=r"""
        The terms $w_j h_j$ are $[[terms:tuple]]$, their sum is $[[whole]]$, and with the mask $[[heard]]$.

        The mean of $m_j$ is $p$. Inverted dropout divides by $p$ in training, so the input is $[[heard]]/[[p]] = [[loud]]$; at
        test time the full sum $[[whole]]$ is right as it is. After plain dropout the full sum is too large on average by $1/p$;
        the right input is $[[p]] \cdot [[whole]] = [[quiet]]$. A program that does both makes the inputs at test time too small
        by the factor $p$.
        """,
    )


@inverted_dropout.verified_by(rtol=1e-12)
def averaging_over_masks(drawn: Drawn) -> dict[str, object]:
    """The inputs at test time as means over all masks, for both kinds; the scaling of training as the one that keeps the mean."""
    p, h, w = Fraction(str(drawn.p)), [Fraction(str(v)) for v in drawn.h], [Fraction(str(v)) for v in drawn.w]

    def heard(mask: tuple[int, ...]) -> Fraction:
        return sum((a * b for a, b, m in zip(w, h, mask, strict=True) if m), Fraction(0))

    plain = Fraction(0)
    for mask in product((0, 1), repeat=4):
        chance = Fraction(1)
        for m in mask:
            chance *= p if m else 1 - p
        plain += chance * heard(mask)
    scale = heard((1, 1, 1, 1)) / plain
    program = p * heard((1, 1, 1, 1)) / (scale * plain)
    return {
        "train": scale * heard(drawn.m),
        "plain": plain,
        "inverted": scale * plain,
        "slip": "small" if program < 1 else "large" if program > 1 else "nothing",
    }
