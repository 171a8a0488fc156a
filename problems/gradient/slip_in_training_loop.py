"""A training program with weight decay has one wrong line: which, how it should read, and what the program does instead."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from examgen import Choice, Draw, Option, Part, Question, problem
from examgen.authoring import Drawn


class Slip(NamedTuple):
    """A wrong line: its number, what it says, another wrong mend of it, and what the program does with it."""

    line: int
    wrong: str
    mend: str
    effect: str


LINES = {
    1: "for epoch in range(epochs):",
    2: "g = zeros(K)",
    3: "for n in range(N):",
    4: "y = sigma(w @ X[n])",
    5: "g = g + (y - t[n]) * X[n]",
    6: "w = w - eta * (g + alpha * w)",
}

SLIPS = {
    "threshold": Slip(
        4,
        "y = 1 if w @ X[n] > 0 else 0",
        "y = w @ X[n]",
        r"it no longer reacts to samples on their right side, however close to the boundary they are",
    ),
    "uphill": Slip(5, "g = g + (t[n] - y) * X[n]", "g = g + (y - t[n]) * w", r"it climbs the cross-entropy"),
    "last sample": Slip(5, "g = (y - t[n]) * X[n]", "g = g * (y - t[n]) * X[n]", r"it learns from the last sample only"),
    "slope": Slip(
        5,
        "g = g + (y - t[n]) * y * (1 - y) * X[n]",
        "g = g + (y - t[n]) / X[n]",
        r"it descends the squared error instead of the cross-entropy",
    ),
    "no weights": Slip(
        6,
        "w = w - eta * (g + alpha)",
        "w = w - eta * g * alpha * w",
        r"it pulls all weights downwards by the same amount, even negative ones",
    ),
    "growth": Slip(
        6, "w = w - eta * (g - alpha * w)", "w = w + eta * (g - alpha * w)", r"it rewards long weights instead of short ones"
    ),
    "old gradient": Slip(2, "g = g + zeros(K)", "g = w", r"the gradients of earlier epochs stay in the sum"),
}

DECOYS = {
    2: "g = ones(K)",
    4: "y = sigma(w * X[n])",
    5: "g = g + (y - t[n])",
    6: "w = w - eta * g - alpha * w",
}

ABOUT = {
    1: r"This repeats the batch step.",
    2: r"What must the sum be at the start of each epoch?",
    3: r"A batch step sees all samples.",
    4: r"Compare with the definition of the output.",
    5: r"Compare with $\partial G/\partial \mathbf w$, factor by factor.",
    6: r"Compare with the gradient of $\frac{\alpha}{2} |\mathbf w|^2$ and the sign of descent.",
}


@problem(
    version=1,
    title="A slip in a training program",
    concepts=["online-batch", "cross-entropy-gradient"],
    difficulty=3,
    minutes=6,
    sources=["MacKay 2003, section 39.4", "Lecture 002"],
    unverified={"effect": "reading of the changed line; MacKay 2003, section 39.4"},
)
def slip_in_training_loop(draw: Draw) -> Question:
    name = draw.pick("slip", list(SLIPS))
    slip = SLIPS[name]
    others = draw.sample("others", [other for other in SLIPS if other != name], 3)
    shown = {**LINES, slip.line: slip.wrong}
    draw.show(l1=shown[1], l2=shown[2], l3=shown[3], l4=shown[4], l5=shown[5], l6=shown[6])
    draw.show(number=slip.line, mended=LINES[slip.line], effect=slip.effect)
    decoys = [(str(n), text) for n, text in DECOYS.items() if n != slip.line]
    return Question(
        prompt=r"""
        A program trains a logistic neuron without bias by batch descent on $M = G + \frac{\alpha}{2} |\mathbf w|^2$, where $G$ is the
        cross-entropy, a sum over the $N$ samples `X[n]` with $K$ inputs and targets `t[n]`. The rule is
        $\mathbf w \leftarrow \mathbf w + \eta \big(\sum_n (t_n - y_n)\,\mathbf x_n - \alpha \mathbf w\big)$. `@` is the dot product,
        `zeros(K)` makes a vector of zeros, and `g` was zero before the first line.

        1. `[[l1]]`
        2. `[[l2]]`
        3. `[[l3]]`
        4. `[[l4]]`
        5. `[[l5]]`
        6. `[[l6]]`

        Lines 2, 3 and 6 stand inside the loop of line 1, lines 4 and 5 inside the loop of line 3. Exactly one line is wrong.
        """,
        parts=[
            Part(
                "line",
                r"Which line is wrong?",
                Choice([Option(str(n), right=n == slip.line, id=str(n), says=ABOUT[n]) for n in LINES], keep_order=True),
                points=2,
            ),
            Part(
                "effect",
                r"What does the program do because of it?",
                Choice(
                    [
                        Option(slip.effect, right=True, id=name, says=r"Follow the line through one epoch."),
                        *(
                            Option(SLIPS[other].effect, id=other, says=r"Which line would have to be wrong for this?")
                            for other in others
                        ),
                    ]
                ),
            ),
            Part(
                "mend",
                r"Which line mends the program?",
                Choice(
                    [
                        Option(_code(LINES[slip.line]), right=True, id="right", says=r"This is the rule."),
                        Option(_code(slip.mend), id="wrong mend", says=r"Compare with the rule once more."),
                        *(Option(_code(text), id=n, says=r"Is the line that this replaces wrong at all?") for n, text in decoys),
                    ]
                ),
            ),
        ],
        hints=[r"Compare each line with the rule: outputs, errors, sum over the samples, decay, sign."],
        solution=r"""
        Each epoch starts the sum at zero, adds $(y_n - t_n)\,\mathbf x_n$ for every sample, with the graded output, and then subtracts
        $\eta$ times the sum and $\eta \alpha \mathbf w$, both at the same old weights. Line [[number]] breaks this; it should read
        `[[mended]]`. As it stands, [[effect]].
        """,
    )


def _code(text: str) -> str:
    return "`" + text + "`"


@slip_in_training_loop.verified_by()
def against_differences(drawn: Drawn) -> dict[str, object]:
    """Two epochs of the right and of the wrong program against steps along numerical gradients of M."""
    random = drawn.generator("data")
    x, start, alpha, eta = random.normal(size=(4, 2)), random.normal(size=2), 0.7, 0.3
    t = np.array([0, 1, 1, 0])

    def cost(w: np.ndarray) -> float:
        return float(np.logaddexp(0, (1 - 2 * t) * (x @ w)).sum() + alpha / 2 * (w @ w))

    def slopes(w: np.ndarray) -> np.ndarray:
        return np.array([(cost(w + 1e-5 * e) - cost(w - 1e-5 * e)) / 2e-5 for e in np.eye(2)])

    def program(slip: str) -> np.ndarray:
        w, g = start.copy(), np.zeros(2)
        for _ in range(2):
            g = g if slip == "old gradient" else np.zeros(2)
            for n in range(4):
                y = float(x[n] @ w > 0) if slip == "threshold" else 0.5 + 0.5 * np.tanh(x[n] @ w / 2)
                term = (y - t[n]) * x[n] * {"uphill": -1, "slope": y * (1 - y)}.get(slip, 1)
                g = term if slip == "last sample" else g + term
            w = w - eta * (g + {"no weights": np.full(2, alpha), "growth": -alpha * w}.get(slip, alpha * w))
        return w

    w = start
    for _ in range(2):
        w = w - eta * slopes(w)
    assert not np.allclose(program(str(drawn.slip)), w, atol=1e-6)
    lines = [drawn.l1, drawn.l2, drawn.l3, drawn.l4, drawn.l5, drawn.l6]
    right = [
        "for epoch in range(epochs):",
        "g = zeros(K)",
        "for n in range(N):",
        "y = sigma(w @ X[n])",
        "g = g + (y - t[n]) * X[n]",
        "w = w - eta * (g + alpha * w)",
    ]
    (line,) = [n for n, (mine, good) in enumerate(zip(lines, right, strict=True), 1) if mine != good]
    return {"line": str(line), "mend": "right" if np.allclose(program("none"), w, atol=1e-6) else "wrong mend"}
