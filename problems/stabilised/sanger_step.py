"""One step of Sanger's rule for two units."""

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="One step of Sanger's rule",
    concepts=["pca-hebb", "oja-rule"],
    difficulty=4,
    minutes=8,
    sources=["Sanger 1989", "Hertz, Krogh and Palmer 1991, section 8.3"],
)
def sanger_step(draw: Draw) -> Question:
    w1 = draw.sample("w1", [-0.4, -0.2, 0.2, 0.4, 0.6], 2)
    w2 = draw.sample("w2", [-0.5, -0.3, 0.1, 0.3, 0.5], 2)
    x = draw.sample("x", [-2, -1, 1, 2, 3], 2)
    eta = draw.pick("eta", [0.05, 0.1])
    inputs, first, second, rate = (reference.exact(value) for value in (x, w1, w2, eta))
    y = np.array([first @ inputs, second @ inputs])
    draw.require(all(y) and first[0] * second[1] != first[1] * second[0])
    steps = reference.sanger_step(inputs, np.array([first, second]), rate)
    draw.require(all(steps.ravel()))
    explained = inputs - y[0] * first
    draw.show(outputs=y.astype(float), rest1=explained.astype(float), rest2=(explained - y[1] * second).astype(float), figures=6)
    draw.show(step1=steps[0].astype(float), step2=steps[1].astype(float), figures=6)
    both = y[0] * first + y[1] * second
    return Question(
        prompt=r"""
        Two linear units $y_i = w_i \cdot x$ learn with Sanger's rule
        $$\Delta w_i = \eta\, y_i \Bigl(x - \sum_{k \le i} y_k w_k\Bigr).$$
        The weight vectors are $w_1 = [[w1:tuple]]$ and $w_2 = [[w2:tuple]]$, the input is $x = [[x:tuple]]$, and
        $\eta = [[eta]]$.
        """,
        parts=[
            Part(
                "y",
                r"The outputs $(y_1, y_2)$",
                Vector(y, exact=True),
                mistakes=[
                    Mistake("units exchanged", y[::-1], r"$y_1$ belongs to $w_1$."),
                    Mistake(
                        "transposed weights",
                        np.array([first, second]).T @ inputs,
                        r"Each output is the product of the input with one weight vector.",
                    ),
                ],
            ),
            Part(
                "dw1",
                r"The change $\Delta w_1$",
                Vector(steps[0], exact=True),
                follows="eta y[1] (x - y[1] w1)",
                mistakes=[
                    Mistake(
                        "both units subtracted",
                        rate * y[0] * (inputs - both),
                        r"Unit 1 comes first in the order. The sum runs over $k$ up to $i$.",
                    ),
                    Mistake("plain Hebb", rate * y[0] * inputs, r"Subtract what the unit already explains of the input."),
                ],
            ),
            Part(
                "dw2",
                r"The change $\Delta w_2$",
                Vector(steps[1], exact=True),
                follows="eta y[2] (x - y[1] w1 - y[2] w2)",
                mistakes=[
                    Mistake(
                        "two independent units",
                        rate * y[1] * (inputs - y[1] * second),
                        r"Then both units would find the same direction. What does unit 2 subtract for unit 1?",
                    ),
                    Mistake(
                        "own term forgotten",
                        rate * y[1] * explained,
                        r"The sum includes $k = i$: the unit's own term keeps its weights bounded.",
                    ),
                    Mistake("plain Hebb", rate * y[1] * inputs, r"Subtract what the units already explain of the input."),
                ],
            ),
            Part(
                "limit",
                r"Zero-mean inputs with different eigenvalues of their covariance: where do the two units settle, up to sign?",
                Choice(
                    [
                        Option(
                            r"at the first and the second principal component",
                            right=True,
                            id="ordered",
                            says=r"Unit 2 sees what unit 1 leaves over.",
                        ),
                        Option(
                            r"both at the first principal component",
                            id="same",
                            says=r"Unit 2 sees what unit 1 leaves over. Is the first component still in it?",
                        ),
                        Option(
                            r"at any two vectors that span the same plane",
                            id="plane",
                            says=r"That is Oja's symmetric subspace rule. Here the order of the units breaks the symmetry.",
                        ),
                        Option(
                            r"at the two inputs with the largest variance",
                            id="inputs",
                            says=r"Directions compete, not single inputs.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Compute what unit 1 has already explained of the input. Unit 2 works with the rest."],
        solution=r"""
        $y = [[outputs:tuple]]$. Unit 1 leaves $x - y_1 w_1 = [[rest1:tuple]]$, so $\Delta w_1 = \eta y_1$ times this
        $= [[step1:tuple]]$. Unit 2 also subtracts its own term: $x - y_1 w_1 - y_2 w_2 = [[rest2:tuple]]$, so
        $\Delta w_2 = [[step2:tuple]]$. On the rest that unit 1 leaves, unit 2 performs Oja's rule: it finds the second component.
        """,
    )


@sanger_step.verified_by(rtol=1e-9)
def deflation(drawn):
    """Unit 1 is a plain Oja unit; unit 2 is one on the residual input with its output unchanged. The averaged rule is "
    "iterated."""
    x, w1, w2 = (np.array(value, dtype=float) for value in (drawn.x, drawn.w1, drawn.w2))
    y1, y2 = float(np.dot(w1, x)), float(np.dot(w2, x))
    residual = x - y1 * w1
    c = np.array([[3.0, 1.0], [1.0, 2.0]])
    w = np.array([w1, w2]) + np.array([[0.3, 0.1], [0.0, 0.2]])
    for _ in range(600):
        cross = w @ c @ w.T
        w = w + 0.1 * (w @ c - np.tril(cross) @ w)
    values = [float(unit @ c @ unit) for unit in w]
    wanted = sorted(np.roots([1, -5, 5]).real, reverse=True)
    ordered = np.allclose(values, wanted, atol=1e-4)
    return {
        "y": [y1, y2],
        "dw1": drawn.eta * y1 * residual,
        "dw2": drawn.eta * (y2 * residual - y2**2 * w2),
        "limit": "ordered" if ordered else "plane",
    }
