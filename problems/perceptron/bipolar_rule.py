"""Outputs 0 and 1 against outputs -1 and +1: what the coding does to an error, a step and the weights."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="Two lectures, two codings",
    concepts=["perceptron-rule", "activation-functions"],
    difficulty=2,
    minutes=5,
    sources=["Rosenblatt 1958", "Hertz, Krogh & Palmer 1991, section 5.2", "Lectures 001 and 002"],
    unverified={"same": "an error is twice as large in the second coding; compare the two update formulas"},
)
def bipolar_rule(draw: Draw) -> Question:
    w = draw.sample("w", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2], 2)
    b = draw.pick("b", [-1.5, -1, -0.5, 0.5, 1, 1.5])
    x = draw.sample("x", [-3, -2, -1, 1, 2, 3], 2)
    eta = draw.pick("eta", [0.1, 0.2, 0.25, 0.5])
    weights, rate = [Fraction(str(v)) for v in (*w, b)], Fraction(str(eta))
    net = reference.net_input(weights[:2], x, weights[2])
    draw.require(net != 0)
    on = net > 0
    single = list(reference.present(weights, x, 0 if on else 1, rate).weights)
    change = [after - before for after, before in zip(single, weights, strict=True)]
    double = [before + 2 * d for before, d in zip(weights, change, strict=True)]
    target = draw.show(target=-1 if on else 1)
    draw.show(net=net, output=-target, error=2 * target, half=target, single=[float(v) for v in single])
    draw.show(step=float(2 * rate * target), new=[float(v) for v in double])
    return Question(
        prompt=r"""
        One lecture has threshold units with the outputs 0 and 1, another with the outputs $-1$ and $+1$ (here $-1$ at net input
        0). Both use the rule $w_j \leftarrow w_j + \eta\,(t - y)\,x_j$, $b \leftarrow b + \eta\,(t - y)$. A unit of the second
        lecture has $\mathbf{w} = [[w:tuple]]$, $b = [[b]]$, $\eta = [[eta]]$. It sees $\mathbf{x} = [[x:tuple]]$ with the target
        $t = [[target]]$.
        """,
        parts=[
            Part(
                "error",
                r"Give the error $t - y$.",
                Number(2 * target, exact=True),
                mistakes=[
                    Mistake("coding 0 and 1", target, r"Which two outputs has a unit of this lecture?"),
                    Mistake("output minus target", -2 * target, r"The error is target minus output."),
                    Mistake("net input for the output", target - net, r"The output is a decision, not the net input."),
                ],
            ),
            Part(
                "new",
                r"Give the new $(w_1, w_2, b)$.",
                Vector(double, exact=True),
                follows=lambda error: [
                    before + rate * Fraction(str(error)) * lever for before, lever in zip(weights, (*x, 1), strict=True)
                ],
                mistakes=[
                    Mistake("coding 0 and 1", single, r"That is the step of a unit with the outputs 0 and 1."),
                    Mistake("bias kept", [*double[:2], weights[2]], r"The bias learns, too."),
                    Mistake(
                        "opposite direction",
                        [before - 2 * d for before, d in zip(weights, change, strict=True)],
                        r"Should the net input of this pattern rise or fall?",
                    ),
                ],
            ),
            Part(
                "old",
                r"A unit of the first lecture has the same weights and the same $\eta$, and sees the same input with the opposite of its "
                r"answer as target. Give its new $(w_1, w_2, b)$.",
                Vector(single, exact=True),
                mistakes=[
                    Mistake("same as before", double, r"What are the outputs of this unit, and how large is its error?"),
                    Mistake("nothing changes", weights, r"Its answer differs from its target."),
                ],
            ),
            Part(
                "same",
                r"Both units start from the same weights and see the same patterns. When do they keep the same weights throughout?",
                Choice(
                    [
                        Option("if the unit with the outputs 0 and 1 has twice the learning rate", right=True, id="twice"),
                        Option(
                            "if the unit with the outputs 0 and 1 has half the learning rate",
                            id="half",
                            says=r"Which unit has the larger errors?",
                        ),
                        Option(
                            "if the learning rates are equal",
                            id="equal",
                            says=r"Compare the sizes of the errors in both codings.",
                        ),
                        Option("never", id="never", says=r"The signs of the errors agree. What about their sizes?"),
                    ]
                ),
            ),
        ],
        hints=[r"How far apart are the two outputs in each lecture?"],
        solution=r"""
        The net input is [[net]], so the output is $[[output]]$ and the error $t - y = [[error]]$. The weights change by $[[step]]$
        times the inputs: $(w_1, w_2, b) = [[new:tuple]]$.

        With the outputs 0 and 1 the error would be $[[half]]$ and the step half as long: $[[single:tuple]]$. Errors are twice as
        large in the second coding, so the first needs twice the learning rate for the same weights.
        """,
    )


@bipolar_rule.verified_by()
def slopes_of_two_hinges(drawn: Drawn) -> dict[str, object]:
    """Both steps as slopes of max(0, -g t net) by exact differences, g the distance of the two outputs."""
    values = [Fraction(str(v)) for v in (*drawn.w, drawn.b)]
    eta, h = Fraction(str(drawn.eta)), Fraction(1, 1000)

    def stepped(distance: int) -> list[Fraction]:
        new = []
        for k in range(3):
            slope = Fraction(0)
            for sign in (1, -1):
                moved = list(values)
                moved[k] += sign * h
                net = moved[0] * drawn.x[0] + moved[1] * drawn.x[1] + moved[2]
                slope += sign * max(Fraction(0), -distance * drawn.target * net) / (2 * h)
            new.append(values[k] - eta * slope)
        return new

    double = stepped(2)
    return {"error": (double[2] - values[2]) / eta, "new": double, "old": stepped(1)}
