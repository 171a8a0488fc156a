"""The perceptron rule by hand: the first epoch pattern by pattern, the final weights, the number of updates."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import TypeAlias

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, Rows, T, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points
from problems.perceptron import reference

COLUMNS = ("net", "y", "e", "w1", "w2", "b")

Sample: TypeAlias = "tuple[tuple[int, int], int]"


def _samples(name: str, order: tuple[int, ...]) -> list[Sample]:
    return [(reference.CORNERS[k], reference.GATES[name][k]) for k in order]


def _cases() -> list[tuple[str, tuple[int, ...]]]:
    """Gates and orders with two epochs with errors and, in the first epoch, one before the last pattern.

    Else learning pattern by pattern and learning by epochs could not be told apart. The learning rate only scales the weights.
    """
    cases = [(name, order) for name in reference.GATES for order in permutations(range(4))]
    runs = {case: reference.train(_samples(*case), 1) for case in cases}
    return [case for case, epochs in runs.items() if len(epochs) >= 3 and any(step.error for step in epochs[0][:3])]


CASES = _cases()


@problem(
    version=1,
    title="Training a perceptron",
    concepts=["perceptron-rule", "perceptron-mlp"],
    difficulty=3,
    minutes=12,
    sources=["Rosenblatt 1958", "Hertz, Krogh & Palmer 1991, section 5.2", "Lecture 001"],
)
def training_trace(draw: Draw) -> Question:
    name, order = draw.pick("case", CASES)
    eta = draw.pick("eta", [0.5, 1, 2])
    exact_eta = Fraction(str(eta))
    samples = _samples(name, order)
    epochs = reference.train(samples, exact_eta)
    errors = [sum(step.error != 0 for step in steps) for steps in epochs]
    zero = (0 * exact_eta,) * 3
    batch = reference.batch_epoch(zero, samples, exact_eta)
    loose = reference.epoch(zero, samples, exact_eta, at_zero=1)
    first = [_row(step) for step in epochs[0]]
    final, updates = epochs[-1][-1].weights, sum(errors)
    draw.show(xs=[list(x) for x, _ in samples], ts=[t for _, t in samples])
    draw.show(epochs=len(epochs), errors=errors, final=list(final), updates=updates)
    draw.show(
        trace=[
            ["input", "net", "y", "t - y", "w1", "w2", "b"],
            *([str(x), *row] for (x, _), row in zip(samples, first, strict=True)),
        ],
    )
    on = [(x, k + 1) for k, (x, t) in enumerate(samples) if t]
    off = [(x, k + 1) for k, (x, t) in enumerate(samples) if not t]
    return Question(
        prompt=r"""
        A threshold unit gives $y = 1$ if $w_1 x_1 + w_2 x_2 + b > 0$ and $y = 0$ otherwise; a net input of exactly 0 gives 0.
        It learns with the perceptron rule $w_j \leftarrow w_j + \eta\,(t - y)\,x_j$, $b \leftarrow b + \eta\,(t - y)$, $\eta =
        [[eta]]$, after every pattern. At the start $w_1 = w_2 = b = 0$. The figure shows the patterns, numbered in the order in
        which they come, epoch after epoch, until an epoch without error.

        [[figure:plane]]
        """,
        figures=[
            Figure(
                "plane",
                marks=[
                    Points([x[0] for x, _ in on], [x[1] for x, _ in on], "target 1", series=1, names=[str(k) for _, k in on]),
                    Points(
                        [x[0] for x, _ in off],
                        [x[1] for x, _ in off],
                        "target 0",
                        series=2,
                        filled=False,
                        names=[str(k) for _, k in off],
                    ),
                ],
                x=Axis("$x_1$", range=(-0.5, 1.7), ticks=[0, 1]),
                y=Axis("$x_2$", range=(-0.5, 1.5), ticks=[0, 1]),
                aspect="equal",
                alt="The four patterns as points in the plane of the two inputs, filled for target 1 and open for target 0, "
                "numbered in the order of presentation.",
                table=[["pattern", "x1", "x2", "target"], *([k + 1, *x, t] for k, (x, t) in enumerate(samples))],
            )
        ],
        parts=[
            Part(
                "first",
                r"The first epoch: net input, output, error and the weights after each pattern.",
                Rows(
                    columns={name: Number(0, exact=True) for name in COLUMNS},
                    rows=first,
                    labels=[T(r"pattern [[k]]: $([[a]], [[b]])$", k=k + 1, a=x[0], b=x[1]) for k, (x, _) in enumerate(samples)],
                    titles={"net": "net input", "y": "$y$", "e": "$t - y$", "w1": "$w_1$", "w2": "$w_2$", "b": "$b$"},
                ),
                points=3,
                mistakes=_different(
                    first,
                    [
                        (
                            "batch",
                            [_row(step) for step in batch],
                            r"The rule updates after every pattern; the next pattern already sees the new weights.",
                        ),
                        (
                            "net input 0 counted as 1",
                            [_row(step) for step in loose],
                            r"Here the output is 1 only if the net input is strictly positive.",
                        ),
                        (
                            "bias does not learn",
                            [_row(step) for step in _without_bias(samples, exact_eta)],
                            r"The bias is a weight on a constant input 1: it changes with each error as well.",
                        ),
                    ],
                ),
            ),
            Part(
                "final",
                r"Give $(w_1, w_2, b)$ when training stops.",
                Vector(list(final), exact=True),
                mistakes=[
                    Mistake(
                        "after the first epoch",
                        list(epochs[0][-1].weights),
                        r"Stop only after a whole epoch without an error.",
                    ),
                    Mistake(
                        "after the second epoch",
                        list(epochs[1][-1].weights),
                        r"Show all patterns once more: is there still an error?",
                    )
                    if epochs[1][-1].weights != final
                    else Mistake("threshold", [*final[:2], -final[2]], r"The bias is added here; it is not a threshold."),
                ],
            ),
            Part(
                "updates",
                r"How many updates (changes of the weights) did the whole training take?",
                Integer(updates),
                mistakes=[
                    Mistake("epochs", len(epochs), r"That is the number of epochs. Count the patterns with an error."),
                    Mistake("presentations", 4 * len(epochs), r"Patterns without an error change nothing."),
                    Mistake("first epoch only", errors[0], r"Later epochs have errors too."),
                ],
            ),
        ],
        hints=[r"Write the bias as a third weight with the constant input 1. Only errors change the weights."],
        solution=r"""
        The first epoch:

        [[trace:table]]

        Going on in the same way, the epochs have $[[errors:tuple]]$ errors. The last one has none, so training stops after
        [[epochs]] epochs and [[updates]] updates with $(w_1, w_2, b) = [[final:tuple]]$.
        """,
    )


def _row(step: reference.Step) -> tuple[Fraction | int, ...]:
    return (step.net, step.output, step.error, *step.weights)


def _different(
    right: list[tuple[Fraction | int, ...]], candidates: list[tuple[str, list[tuple[Fraction | int, ...]], str]]
) -> list[Mistake]:
    """The mistakes whose table differs from the right one."""
    return [Mistake(name, rows, says) for name, rows, says in candidates if rows != right]


def _without_bias(samples: list[Sample], eta: Fraction) -> list[reference.Step]:
    """Misconception: the bias stays 0."""
    steps, weights = [], (0 * eta, 0 * eta, 0 * eta)
    for x, t in samples:
        step = reference.present(weights, x, t, eta)
        weights = (step.weights[0], step.weights[1], 0 * eta)
        steps.append(reference.Step(step.net, step.output, step.error, weights))
    return steps


@training_trace.verified_by()
def signed_patterns(drawn: Drawn) -> dict[str, object]:
    """Signed augmented patterns z = (2t - 1)(x, 1): add eta z whenever w.z is on the wrong side; the result is tested on all four."""
    eta = Fraction(str(drawn.eta))
    patterns = [((*x, 1), t) for x, t in zip(drawn.xs, drawn.ts, strict=True)]
    w = [Fraction(0)] * 3
    rows, updates = [], 0
    for count in range(200):
        before = updates
        for x, t in patterns:
            sign = 2 * t - 1
            side = sum(a * sign * c for a, c in zip(w, x, strict=True))
            wrong = side < 0 or (side == 0 and t == 1)
            if wrong:
                w = [a + eta * sign * c for a, c in zip(w, x, strict=True)]
                updates += 1
            if count == 0:
                rows.append((side * sign, t if not wrong else 1 - t, sign if wrong else 0, *w))
        if updates == before:
            break
    assert all((w[0] * x[0] + w[1] * x[1] + w[2] > 0) == bool(t) for x, t in patterns)
    return {"first": rows, "final": w, "updates": updates}
