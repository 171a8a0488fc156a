"""The perceptron rule in five lines, one of them wrong: find it, follow it literally, and do it right."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

SAYS = {
    1: r"The bias is added here; a threshold would be subtracted.",
    2: r"A threshold unit answers 0 or 1. A net input of 0 may go to either side; a slide can choose.",
    3: r"Take an output that is too low. Which sign must the error have for the net input to rise?",
    4: r"Which quantity is the lever of a weight: how does the net input depend on $w_j$?",
    5: r"The bias is a weight on a constant input 1.",
}


@problem(
    version=1,
    title="A slip in the perceptron rule",
    concepts=["perceptron-rule"],
    difficulty=3,
    minutes=6,
    sources=["Rosenblatt 1958", "Lecture 001"],
)
def slide_slip(draw: Draw) -> Question:
    slip = draw.pick("slip", list(reference.SLIPS))
    w = draw.sample("w", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2], 2)
    b = draw.pick("b", [-1.5, -1, -0.5, 0.5, 1, 1.5])
    x = draw.sample("x", [-3, -2, -1, 1, 2, 3], 2)
    eta = draw.pick("eta", [0.5, 1, 2])
    weights = [Fraction(str(v)) for v in (*w, b)]
    rate = Fraction(str(eta))
    net = reference.net_input(weights[:2], x, weights[2])
    draw.require(net not in (0, 1) and net - 2 * weights[2] != 0)
    t = draw.show(t=1 - reference.fires(net))
    number, wrong = reference.SLIPS[slip]
    lines = [wrong if k == number else line for k, line in enumerate(reference.RULE, 1)]
    faulty = reference.slipped_step(slip, weights, x, t, rate)
    right = reference.slipped_step("", weights, x, t, rate)
    draw.require(faulty != right)
    draw.show(l1=lines[0], l2=lines[1], l3=lines[2], l4=lines[3], l5=lines[4], number=number, good=reference.RULE[number - 1])
    draw.show(net=net, answer=1 - t, e=2 * t - 1, new=right, literal=faulty)
    opposite = [2 * old - new for old, new in zip(weights, right, strict=True)]
    other = [name for name in reference.SLIPS if name != slip]
    decoys = [reference.slipped_step(name, weights, x, t, rate) for name in other]
    return Question(
        prompt=r"""
        A slide gives the perceptron rule for a threshold unit with target $t$ in five lines. One of them is wrong.

        1. `[[l1]]`
        2. `[[l2]]`
        3. `[[l3]]`
        4. `[[l4]]`
        5. `[[l5]]`

        The lines are worked through from top to bottom; $w_j$ stands for both weights.
        """,
        parts=[
            Part(
                "line",
                r"Which line is wrong?",
                Choice(
                    [Option(T_LINE[k], right=k == number, id=IDS[k], says=SAYS[k]) for k in range(1, 6)],
                    keep_order=True,
                ),
            ),
            Part(
                "literal",
                r"Follow the slide literally for $\mathbf{w} = [[w:tuple]]$, $b = [[b]]$, $\mathbf{x} = [[x:tuple]]$, $t = [[t]]$, "
                r"$\eta = [[eta]]$. Which $(w_1, w_2, b)$ results?",
                Vector(faulty, exact=True),
                mistakes=[
                    Mistake("right rule", right, r"Do exactly what the slide says, even where you know better."),
                    Mistake("nothing learned", weights, r"Is the error of the slide zero?"),
                    *_different(decoys, [faulty, right, weights]),
                ],
            ),
            Part(
                "right",
                r"Which $(w_1, w_2, b)$ results from the correct rule?",
                Vector(right, exact=True),
                mistakes=[
                    Mistake("slip kept", faulty, r"That is the result of the slide. Mend its wrong line."),
                    Mistake("opposite direction", opposite, r"Should the net input of this pattern rise or fall?")
                    if opposite != faulty
                    else Mistake(
                        "change only", [p - q for p, q in zip(right, weights, strict=True)], r"Add the change to the old values."
                    ),
                ],
            ),
        ],
        hints=[r"Test each line: what does it do to a pattern whose answer is 0 and whose target is 1?"],
        solution=r"""
        Line [[number]] is wrong; it should read `[[good]]`.

        By the slide the result is $[[literal:tuple]]$. By the correct rule the net input is [[net]], the answer [[answer]] and
        the error $t - y = [[e]]$; this gives $(w_1, w_2, b) = [[new:tuple]]$.
        """,
    )


IDS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
T_LINE = {1: "line 1", 2: "line 2", 3: "line 3", 4: "line 4", 5: "line 5"}


def _different(values: list[list[Fraction]], known: list[list[Fraction]]) -> list[Mistake]:
    """One more mistake: the first result of another slip that differs from the known ones."""
    fresh = [value for value in values if value not in known]
    return [
        Mistake("another line changed", value, r"Only one line of the slide is wrong; the others hold.") for value in fresh[:1]
    ]


@slide_slip.verified_by()
def running_the_printed_lines(drawn: Drawn) -> dict[str, object]:
    """The printed lines are read word by word and run; the right step is the slope of the hinge."""
    printed = [drawn.l1, drawn.l2, drawn.l3, drawn.l4, drawn.l5]
    w, b = [Fraction(str(v)) for v in drawn.w], Fraction(str(drawn.b))
    x, t, eta = drawn.x, drawn.t, Fraction(str(drawn.eta))
    a = w[0] * x[0] + w[1] * x[1] + (b if printed[0].endswith("+ b") else -b)
    y = a if printed[1] == "y = a" else (1 if a > 0 else 0)
    e = t - y if printed[2] == "e = t - y" else y - t
    literal = [w[k] + eta * e * (x[k] if "x_j" in printed[3] else w[k]) for k in range(2)]
    literal.append(b + eta * e if "eta" in printed[4] else b)
    signs = [
        printed[0].endswith("+ b"),
        "if" in printed[1],
        printed[2] == "e = t - y",
        printed[3].endswith("x_j"),
        printed[4].endswith("eta e"),
    ]
    h, right = Fraction(1, 64), []
    for k in range(3):
        slope = Fraction(0)
        for sign in (1, -1):
            moved = [w[0], w[1], b]
            moved[k] += sign * h
            net = moved[0] * x[0] + moved[1] * x[1] + moved[2]
            slope += sign * max(Fraction(0), net if t == 0 else -net) / (2 * h)
        right.append((w[0], w[1], b)[k] - eta * slope)
    return {"line": IDS[signs.index(False) + 1], "literal": literal, "right": right}
