"""Why the perceptron rule is no gradient descent on the number of errors: where this number jumps, and its slope between."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Figure, Integer, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points

PLACES = [-5, -4, -2, -1, 1, 2, 4, 5]


@problem(
    version=1,
    title="Counting errors",
    concepts=["perceptron-rule"],
    difficulty=3,
    minutes=7,
    sources=["Bishop 2006, section 4.1.7", "Lecture 001"],
    unverified={"slip": "Bishop 2006, section 4.1.7: the perceptron criterion"},
)
def counting_errors(draw: Draw) -> Question:
    b = draw.pick("b", [-2, -1, 1, 2])
    x = sorted(draw.sample("x", PLACES, 4))
    t = draw.bits("t", 4).tolist()
    w = draw.pick("w", [Fraction(k, 20) for k in (-50, -30, -15, -8, 8, 15, 30, 50)])
    jumps = sorted(Fraction(-b, value) for value in x)
    nets = [w * value + b for value in x]
    draw.require(1 <= sum(t) <= 3 and all(nets))
    errors = sum(int(net > 0) != target for net, target in zip(nets, t, strict=True))
    draw.show(nets=nets, outputs=[int(net > 0) for net in nets], errors=errors, jumps=jumps, first=jumps[0])
    on, off = [v for v, target in zip(x, t, strict=True) if target], [v for v, target in zip(x, t, strict=True) if not target]
    draw.show(inputs=x)
    candidates = [
        ("right ones", 4 - errors, r"Those are the samples that are right."),
        (
            "bias subtracted",
            sum(int(w * value - b > 0) != target for value, target in zip(x, t, strict=True)),
            r"The bias is added to $w x$.",
        ),
        ("answers of 1", sum(net > 0 for net in nets), r"Compare each answer with its target."),
        ("targets of 1", sum(t), r"Compare each target with the answer of the unit."),
    ]
    wrong = [Mistake(name, value, says) for name, value, says in candidates if value != errors]
    draw.require(len(wrong) >= 2)
    return Question(
        prompt=r"""
        A threshold unit with one input gives 1 if $w x + b > 0$, else 0. Its bias is fixed at $b = [[b]]$. The figure shows its
        four samples, input and target.

        [[figure:samples]]
        """,
        figures=[
            Figure(
                "samples",
                marks=[
                    Points(on, [1] * len(on), "target 1", series=1),
                    Points(off, [0] * len(off), "target 0", series=2, filled=False),
                ],
                x=Axis("input $x$", range=(-6, 6), step=1, grid=True),
                y=Axis("target $t$", range=(-0.5, 1.5), ticks=[0, 1], grid=True),
                alt="Four points: the target, 0 or 1, over the input from -6 to 6. The table gives them.",
                table=[["x", "t"], *([a, target] for a, target in zip(x, t, strict=True))],
            )
        ],
        parts=[
            Part(
                "jumps",
                r"At which four values of $w$ can the number of errors change? Give them in increasing order.",
                Vector(jumps),
                mistakes=[
                    Mistake("sign", sorted(-v for v in jumps), r"Solve $w x + b = 0$ for $w$ and look at the sign."),
                    Mistake("turned over", sorted(1 / v for v in jumps), r"It is $w$ that varies; $x$ is given."),
                    Mistake("inputs", x, r"Those are the inputs. At which $w$ is the net input of a sample zero?"),
                ],
            ),
            Part(
                "errors",
                r"How many of the four samples are classified wrongly at $w = [[w]]$?",
                Integer(errors),
                mistakes=wrong,
            ),
            Part(
                "slip",
                r'A slide says: "To minimise the number of errors, the perceptron rule does gradient descent on it." What is wrong?',
                Choice(
                    [
                        Option(
                            "The number is constant between its jumps, so its gradient is zero wherever it exists.",
                            right=True,
                            id="flat",
                        ),
                        Option(
                            "The number is a convex function, so one step would be enough.",
                            id="convex",
                            says=r"Draw the number of errors over $w$ as a staircase. Is it convex?",
                        ),
                        Option(
                            "The second derivative of the number is needed as well.",
                            id="second",
                            says=r"Look at the first derivative between two jumps before you ask for the second.",
                        ),
                        Option(
                            "The number has no minimum.",
                            id="none",
                            says=r"A number of errors lies between 0 and the number of samples: it has a minimum.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"What does a tiny change of $w$ do to the answer for a sample whose net input is not zero?"],
        solution=r"""
        The answer for a sample changes where $w x + b = 0$, at $w = -b/x$: these are $[[jumps:tuple]]$.

        At $w = [[w]]$ the net inputs are $[[nets:tuple]]$ and the answers $[[outputs:tuple]]$, for the inputs in increasing
        order. [[errors]] of them differ from the target.

        Between the jumps nothing changes, so the gradient of the number of errors is zero. The perceptron rule is instead a
        stochastic gradient step on $-(2t - 1)(w x + b)$, summed over the wrong samples.
        """,
    )


@counting_errors.verified_by(rtol=1e-9)
def walking_along_w(drawn: Drawn) -> dict[str, object]:
    """The answers are followed along w in steps of 1/20, a little off the lattice; each change is refined to the lattice."""

    def answers(w: Fraction) -> list[bool]:
        return [w * value > -drawn.b for value in drawn.inputs]

    jumps = []
    for k in range(-60, 60):
        before, after = answers(Fraction(2 * k - 1, 40)), answers(Fraction(2 * k + 1, 40))
        jumps += [Fraction(k, 20)] * sum(p != q for p, q in zip(before, after, strict=True))
    w = drawn.w
    errors = sum(on != bool(target) for on, target in zip(answers(w), drawn.t.tolist(), strict=True))
    return {"jumps": jumps, "errors": errors}
