"""One online step of Oja's rule by hand."""

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="One step of Oja's rule",
    concepts=["oja-rule"],
    difficulty=1,
    minutes=4,
    sources=["Oja 1982", "Lecture 003, eq. 16"],
)
def oja_step(draw: Draw) -> Question:
    u = draw.sample("u", [-2, -1, -0.5, 0.5, 1, 1.5, 2], 2)
    w = draw.sample("w", [-0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 0.8], 2)
    eta = draw.pick("eta", [0.05, 0.1, 0.2])
    alpha = draw.pick("alpha", [0.5, 2])
    inputs, weights, rate, decay = (reference.exact(value) for value in (u, w, eta, alpha))
    v = weights @ inputs
    draw.require(5 * abs(v) >= 1 and abs(v) != 1 and inputs[0] * weights[1] != inputs[1] * weights[0])
    change = reference.oja_step(inputs, weights, rate, decay)
    draw.require(all(change))
    new = weights + change
    length = float(new @ new) ** 0.5
    draw.show(out=float(v), growth=(v * inputs).astype(float), loss=(decay * v**2 * weights).astype(float), figures=6)
    draw.show(change=change.astype(float), new=new.astype(float), length=length, figures=6)
    return Question(
        prompt=r"""
        A linear neuron $v = w \cdot u$ makes one online step of Oja's rule, $\Delta w = \eta\,(v\,u - \alpha v^2 w)$,
        with $u = [[u:tuple]]$, $w = [[w:tuple]]$, $\eta = [[eta]]$ and $\alpha = [[alpha]]$.
        """,
        parts=[
            Part(
                "v",
                r"The output $v$",
                Number(v, exact=True),
                mistakes=[
                    Mistake("entries crossed", weights @ inputs[::-1], r"Each input belongs to its own weight."),
                    Mistake("products subtracted", weights[0] * inputs[0] - weights[1] * inputs[1], r"The products are added."),
                ],
            ),
            Part(
                "dw",
                r"The change $\Delta w$",
                Vector(change, exact=True),
                follows="eta (v u - alpha v^2 w)",
                mistakes=[
                    Mistake(
                        "learning rate on one term",
                        rate * v * inputs - decay * v**2 * weights,
                        r"$\eta$ multiplies the whole bracket.",
                    ),
                    Mistake(
                        "output not squared",
                        rate * (v * inputs - decay * v * weights),
                        r"The decay must not change sign with $v$.",
                    ),
                    Mistake(
                        "decay added", rate * (v * inputs + decay * v**2 * weights), r"The second term holds the weights back."
                    ),
                    Mistake("plain Hebb", rate * v * inputs, r"Without the second term the weights would grow for ever."),
                    Mistake("new weights", new, r"That is the weight after the step; the change is asked for."),
                ],
            ),
            Part(
                "length",
                r"The length $|w|$ after the step",
                Number(length, rtol=1e-3),
                follows="|w + dw|",
                mistakes=[
                    Mistake("squared length", length**2, r"That is $|w|^2$."),
                    Mistake("length before", float(weights @ weights) ** 0.5, r"That is the length before the step."),
                    Mistake("sum of the entries", float(sum(abs(new))), r"The length is the root of a sum of squares."),
                ],
            ),
        ],
        hints=[r"Compute $v$ first. It appears twice in the rule."],
        solution=r"""
        $v = w\cdot u = [[out]]$. Hebbian term: $v\,u = [[growth:tuple]]$. Decay: $\alpha v^2 w = [[loss:tuple]]$.
        Their difference times $[[eta]]$ is $\Delta w = [[change:tuple]]$. The new weights are $[[new:tuple]]$, of length
        $[[length]]$.
        """,
    )


@oja_step.verified_by(rtol=1e-9)
def from_two_projections(drawn):
    """Solve for the change from its projections on w and u: eta v^2 (1 - alpha |w|^2) and eta v (|u|^2 - alpha v^2)."""
    u, w = np.array(drawn.u, dtype=float), np.array(drawn.w, dtype=float)
    v = sum(a * b for a, b in zip(drawn.u, drawn.w, strict=True))
    right = [
        drawn.eta * v**2 * (1 - drawn.alpha * np.hypot(*w) ** 2),
        drawn.eta * v * (np.hypot(*u) ** 2 - drawn.alpha * v**2),
    ]
    change = np.linalg.solve(np.array([w, u]), right)
    return {"v": v, "dw": change, "length": np.hypot(*(w + change))}
