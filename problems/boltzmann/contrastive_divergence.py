"""One step of contrastive divergence: probabilities of the hidden units twice, then the changes of weights and biases."""

from __future__ import annotations

import itertools

import numpy as np

from examgen import Draw, Matrix, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.boltzmann import reference

VISIBLE = [list(v) for v in itertools.product((0, 1), repeat=3) if sum(v) > 0]


@problem(
    version=1,
    title="One step of contrastive divergence",
    concepts=["rbm-cd"],
    difficulty=3,
    minutes=10,
    sources=["Hinton 2002", "Hinton 2010, section 3", "Lecture 004, restricted Boltzmann machine"],
)
def contrastive_divergence(draw: Draw) -> Question:
    w = draw.decimals("W", -1, 1, 0.5, (3, 2))
    b = draw.decimals("b", -1, 1, 0.5, 2)
    v0, v1 = draw.sample("states", VISIBLE, 2)
    eps = draw.pick("eps", [0.1, 0.2, 0.5])
    p0, p1 = (reference.hidden_probabilities(w, b, v) for v in (v0, v1))
    draw.require(np.abs(p0 - p1).min() > 0.02)
    step = reference.contrastive_step(v0, p0, v1, p1, eps)
    da, db = eps * (np.array(v0) - np.array(v1)), eps * (p0 - p1)
    x0, x1 = (reference.hidden_input(w, b, v) for v in (v0, v1))
    draw.show(v0=np.array(v0), v1=np.array(v1), x0=x0, x1=x1, da=[float(round(entry, 6)) for entry in da])
    draw.show(figures=4, q0=p0, q1=p1, step=step, db=db)
    return Question(
        prompt=r"""
        A restricted Boltzmann machine of 0/1 units has the energy $E = -a^\top v - b^\top h - v^\top W h$ ($W$ has one row
        for each visible unit) with

        $$W = [[W]], \qquad b = [[b]].$$

        It is trained on $v^0 = [[v0:tuple]]$ with the learning rate $\epsilon = [[eps]]$. One step of contrastive divergence
        sampled hidden units and from these the reconstruction $v^1 = [[v1:tuple]]$. Use the probabilities of the hidden
        units, not samples, in both statistics. Give numbers to four decimals.
        """,
        parts=[
            Part(
                "p0",
                r"Give the probabilities $p(h_j = 1 \mid v^0)$.",
                Vector(p0, atol=2e-4),
                mistakes=[
                    Mistake("given the reconstruction", p1, "These belong to the reconstruction."),
                    Mistake("inputs", x0, "These are the inputs. The probability is the logistic function of the input."),
                ],
            ),
            Part(
                "p1",
                r"Give the probabilities $p(h_j = 1 \mid v^1)$.",
                Vector(p1, atol=2e-4),
                mistakes=[
                    Mistake("given the data", p0, "These belong to the data."),
                    Mistake("inputs", x1, "These are the inputs. The probability is the logistic function of the input."),
                ],
            ),
            Part(
                "dW",
                r"Give the change $\Delta W$ of the weights.",
                Matrix(step, atol=2e-4),
                follows="eps (v0 p0^T - v1 p1^T)",
                mistakes=[
                    Mistake(
                        "reconstruction minus data",
                        -step,
                        "The data are to become more likely, the reconstruction less.",
                        follows="eps (v1 p1^T - v0 p0^T)",
                    ),
                    Mistake(
                        "probabilities of the data in both",
                        reference.contrastive_step(v0, p0, v1, p0, eps),
                        "The second statistic needs the probabilities given the reconstruction.",
                        follows="eps (v0 p0^T - v1 p0^T)",
                    ),
                    Mistake("transposed", step.T, "$W$ has one row for each visible unit.", follows="eps (p0 v0^T - p1 v1^T)"),
                    Mistake(
                        "learning rate forgotten",
                        step / eps,
                        r"Multiply by the learning rate $\epsilon$.",
                        follows="v0 p0^T - v1 p1^T",
                    ),
                ],
            ),
            Part(
                "da",
                r"Give the change $\Delta a$ of the visible biases.",
                Vector(da, atol=2e-4),
                mistakes=[
                    Mistake("reconstruction minus data", -da, "The data are to become more likely, the reconstruction less."),
                    Mistake("learning rate forgotten", da / eps, r"Multiply by the learning rate $\epsilon$."),
                ],
            ),
            Part(
                "db",
                r"Give the change $\Delta b$ of the hidden biases.",
                Vector(db, atol=2e-4),
                follows="eps (p0 - p1)",
                mistakes=[
                    Mistake(
                        "reconstruction minus data",
                        -db,
                        "The data are to become more likely, the reconstruction less.",
                        follows="eps (p1 - p0)",
                    ),
                    Mistake(
                        "learning rate forgotten",
                        p0 - p1,
                        r"Multiply by the learning rate $\epsilon$.",
                        follows="p0 - p1",
                    ),
                ],
            ),
        ],
        hints=["Every parameter changes by a statistic of the data minus the same statistic of the reconstruction."],
        solution=r"""
        The inputs $x = b + W^\top v$ are $[[x0:tuple]]$ for the data and $[[x1:tuple]]$ for the reconstruction. Their
        logistic functions are $p^0 = [[q0:tuple]]$ and $p^1 = [[q1:tuple]]$.

        The weights change by $\epsilon (v^0 p^{0\top} - v^1 p^{1\top})$:

        $$\Delta W = [[step]].$$

        The biases change in the same way: $\Delta a = \epsilon (v^0 - v^1) = [[da:tuple]]$ and
        $\Delta b = \epsilon (p^0 - p^1) = [[db:tuple]]$.
        """,
    )


@contrastive_divergence.verified_by(rtol=1e-6)
def slopes_of_the_free_energy(drawn: Drawn) -> dict[str, object]:
    """Every change is -eps times the slope of F(v0) - F(v1), with F by its definition as a sum over hidden states."""
    hidden = np.array(list(itertools.product((0, 1), repeat=2)), dtype=float)

    def free_energy(parameters: np.ndarray, v: np.ndarray) -> float:
        w, a, b = parameters[:6].reshape(3, 2), parameters[6:9], parameters[9:]
        return -float(np.log(np.exp(a @ v + hidden @ b + hidden @ (w.T @ v)).sum()))

    v0, v1 = (np.asarray(v, dtype=float) for v in (drawn.v0, drawn.v1))
    here = np.concatenate([np.asarray(drawn.W, dtype=float).ravel(), np.zeros(3), np.asarray(drawn.b, dtype=float)])
    h = 1e-3

    def slopes(difference: bool, v: np.ndarray) -> np.ndarray:
        def value(parameters: np.ndarray) -> float:
            return free_energy(parameters, v) - (free_energy(parameters, v1) if difference else 0)

        found = []
        for k in range(11):
            unit = np.eye(11)[k] * h
            near, far = value(here + unit) - value(here - unit), value(here + 2 * unit) - value(here - 2 * unit)
            found.append((8 * near - far) / (12 * h))
        return np.array(found)

    change = -drawn.eps * slopes(True, v0)
    return {
        "p0": -slopes(False, v0)[9:],
        "p1": -slopes(False, v1)[9:],
        "dW": change[:6].reshape(3, 2),
        "da": change[6:9],
        "db": change[9:],
    }
