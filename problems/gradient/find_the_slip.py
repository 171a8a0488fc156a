"""One line of a backpropagation program is wrong: which, what it spoils, and how it should read."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from examgen import Choice, Draw, Option, Part, Question, problem
from examgen.authoring import Drawn


class Slip(NamedTuple):
    """A wrong line: its number, what it says, another wrong mend of it, and which gradients it spoils."""

    line: int
    wrong: str
    mend: str
    spoils: str


LINES = {
    1: "r = sigma(W1 @ x)",
    2: "y = W2 @ r",
    3: "dk = y - t",
    4: "dj = (W2.T @ dk) * r * (1 - r)",
    5: "dW1 = outer(dj, x)",
    6: "dW2 = outer(dk, r)",
}

SLIPS = {
    "error turned round": Slip(3, "dk = t - y", "dk = (y - t) ** 2 / 2", "both"),
    "slope missing": Slip(4, "dj = W2.T @ dk", "dj = (W2 @ dk) * r * (1 - r)", "first"),
    "matrix not transposed": Slip(4, "dj = (W2 @ dk) * r * (1 - r)", "dj = W2.T @ dk", "first"),
    "slope at the net input": Slip(4, "dj = (W2.T @ dk) * (W1 @ x) * (1 - W1 @ x)", "dj = (W2.T @ dk) * sigma(r)", "first"),
    "sender and receiver exchanged": Slip(5, "dW1 = outer(x, dj)", "dW1 = outer(dj, r)", "first"),
    "net input for activity": Slip(6, "dW2 = outer(dk, W1 @ x)", "dW2 = outer(dj, r)", "second"),
}

DECOYS = {
    3: "dk = (y - t) * y * (1 - y)",
    4: "dj = (W2.T @ dk) * y * (1 - y)",
    5: "dW1 = outer(dk, x)",
    6: "dW2 = outer(dk, x)",
}

ABOUT = {
    1: r"Net input of the hidden units, then $\sigma$: that is the forward pass.",
    2: r"The output units are linear.",
    3: r"Compare it with the derivative of $E$ with respect to $y_k$.",
    4: r"Test each factor: error from above, weights backwards, slope of the hidden unit.",
    5: r"A gradient is delta of the receiver times activity of the sender, rows for receivers.",
    6: r"A gradient is delta of the receiver times activity of the sender, rows for receivers.",
}


@problem(
    version=1,
    title="Find the slip in backpropagation",
    concepts=["backpropagation"],
    difficulty=4,
    minutes=6,
    sources=["Rumelhart, Hinton & Williams 1986", "Lecture 003, eqs 4-7"],
)
def find_the_slip(draw: Draw) -> Question:
    slip = SLIPS[draw.pick("slip", list(SLIPS))]
    shown = {**LINES, slip.line: slip.wrong}
    draw.show(l1=shown[1], l2=shown[2], l3=shown[3], l4=shown[4], l5=shown[5], l6=shown[6])
    draw.show(number=slip.line, mend=LINES[slip.line])
    decoys = [(str(n), text) for n, text in DECOYS.items() if n != slip.line]
    return Question(
        prompt=r"""
        A student wrote backpropagation for two inputs, two logistic hidden units, two linear output units and
        $E = \frac{1}{2} \sum_k (y_k - t_k)^2$. Rows of the matrices belong to the receiving units; `@` is the matrix product,
        `*` multiplies entry by entry, and `outer(a, b)` has the entries $a_i b_j$.

        1. `[[l1]]`
        2. `[[l2]]`
        3. `[[l3]]`
        4. `[[l4]]`
        5. `[[l5]]`
        6. `[[l6]]`

        The program runs, but a comparison with finite differences of $E$ fails. Exactly one line is wrong.
        """,
        parts=[
            Part(
                "line",
                r"Which line is wrong?",
                Choice(
                    [Option(str(n), right=n == slip.line, id=str(n), says=ABOUT[n]) for n in LINES],
                    keep_order=True,
                ),
                points=2,
            ),
            Part(
                "spoils",
                r"Which gradients come out wrong because of it?",
                Choice(
                    [
                        Option(
                            r"only `dW1`", right=slip.spoils == "first", id="first", says=r"Follow where the wrong value is used."
                        ),
                        Option(
                            r"only `dW2`",
                            right=slip.spoils == "second",
                            id="second",
                            says=r"Follow where the wrong value is used.",
                        ),
                        Option(r"both", right=slip.spoils == "both", id="both", says=r"Which lines use the wrong value?"),
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "mend",
                r"Which line mends the program?",
                Choice(
                    [
                        Option(_code(LINES[slip.line]), right=True, id="right", says=r"The finite differences agree with this."),
                        Option(_code(slip.mend), id="wrong mend", says=r"Write down the derivative that this line stands for."),
                        *(
                            Option(_code(text), id=name, says=r"Is the line that this replaces wrong at all?")
                            for name, text in decoys
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"With two units in every layer wrong shapes go unnoticed. Test each factor of the chain rule, not the shapes."],
        solution=r"""
        The deltas are $\delta_k = y_k - t_k$ for the linear outputs and $\delta_j = r_j (1 - r_j) \sum_k w_{kj} \delta_k$ for the
        hidden units, so `W2` must be transposed, and the slope is taken at the activity $r_j$. The gradients are
        $\delta_j x_i$ and $\delta_k r_j$ with rows for the receivers. Line [[number]] breaks this; it should read
        `[[mend]]`. A slip in `dk` spoils both gradients, one in `dj` or `dW1` only `dW1`, one in `dW2` only `dW2`.
        """,
    )


def _code(text: str) -> str:
    return "`" + text + "`"


@find_the_slip.verified_by()
def repairing_line_by_line(drawn: Drawn) -> dict[str, object]:
    """Run the program with every line in turn put right, and compare with finite differences of E."""
    random = drawn.generator("net")
    w1, w2, x, t = random.normal(size=(2, 2)), random.normal(size=(2, 2)), random.normal(size=2), random.normal(size=2)

    def sigma(a: np.ndarray) -> np.ndarray:
        return np.asarray(0.5 + 0.5 * np.tanh(a / 2))

    def program(slip: str) -> tuple[np.ndarray, np.ndarray]:
        net = w1 @ x
        r = sigma(net)
        dk = {"error turned round": t - w2 @ r}.get(slip, w2 @ r - t)
        back = w2 @ dk if slip == "matrix not transposed" else w2.T @ dk
        dj = back * {"slope missing": 1, "slope at the net input": net * (1 - net)}.get(slip, r * (1 - r))
        first = np.outer(x, dj) if slip == "sender and receiver exchanged" else np.outer(dj, x)
        return first, np.outer(dk, net if slip == "net input for activity" else r)

    def slopes(which: int) -> np.ndarray:
        result = np.zeros((2, 2))
        for place in np.ndindex(2, 2):
            costs = []
            for h in (1e-5, -1e-5):
                matrices = [w1.copy(), w2.copy()]
                matrices[which][place] += h
                costs.append(((matrices[1] @ sigma(matrices[0] @ x) - t) ** 2).sum() / 2)
            result[place] = (costs[0] - costs[1]) / 2e-5
        return result

    agree = [np.allclose(ours, slopes(which), atol=1e-6) for which, ours in enumerate(program(str(drawn.slip)))]
    printed = [drawn.l1, drawn.l2, drawn.l3, drawn.l4, drawn.l5, drawn.l6]
    right = [
        "r = sigma(W1 @ x)",
        "y = W2 @ r",
        "dk = y - t",
        "dj = (W2.T @ dk) * r * (1 - r)",
        "dW1 = outer(dj, x)",
        "dW2 = outer(dk, r)",
    ]
    (line,) = [n for n, (mine, good) in enumerate(zip(printed, right, strict=True), 1) if mine != good]
    sound = all(np.allclose(ours, slopes(which), atol=1e-6) for which, ours in enumerate(program("none")))
    spoils = {(False, True): "first", (True, False): "second", (False, False): "both"}[agree[0], agree[1]]
    return {"line": str(line), "spoils": spoils, "mend": "right" if sound else "wrong mend"}
