"""Epochs of the averaged Hebb rule, and what remains after many of them."""

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Epoch after epoch",
    concepts=["hebb-correlation-rule", "hebb-instability"],
    difficulty=3,
    minutes=8,
    sources=["Dayan and Abbott 2001, section 8.2", "Lecture 003", "Lecture 004"],
)
def epochs_by_modes(draw: Draw) -> Question:
    q = draw.covariance("Q", axes=reference.TILTED_AXES, values=(1, 2, 3, 4, 5, 6), gap=0.4)
    w = draw.signs("signs", 2) * draw.sample("sizes", [1, 2, 3, 4], 2)
    draw.show(w0=w)
    eps = draw.pick("eps", [0.1, 0.2])
    count = draw.pick("k", [2, 3])
    values, vectors = np.linalg.eigh(q)
    axis, other = vectors[:, 1], vectors[:, 0]
    draw.require(abs(w @ axis) > 0.2 and abs(w @ other) > 0.2)
    exact, rate = reference.exact(q), reference.exact(eps)
    after = reference.epochs(exact, w, rate, count)
    draw.require(all(after))
    large, small = draw.show(large=values[1], small=values[0], figures=4)
    ratio = draw.show(ratio=axis[0] / axis[1], figures=6)
    draw.apart(w[0] / w[1], 1 / ratio, by=0.01)
    draw.show(factor=1 + eps * large, slow=1 + eps * small, figures=6)
    first = reference.epochs(exact, w, rate, 1)
    draw.show(first=first.astype(float), after=after.astype(float), figures=6)
    return Question(
        prompt=r"""
        The weights of two synapses are changed once an epoch: $w \leftarrow w + \varepsilon\, Q w$ with
        $$Q = [[Q]], \qquad \varepsilon = [[eps]], \qquad w(0) = [[w0:tuple]].$$
        """,
        parts=[
            Part(
                "w",
                r"The weights after [[k]] epochs",
                Vector(after, rtol=1e-3),
                mistakes=[
                    Mistake(
                        "linear growth",
                        w + count * (first - w),
                        r"Growth compounds. Each epoch starts from the weights of the last.",
                    ),
                    Mistake("one epoch", first, r"That is the result of one epoch."),
                    Mistake(
                        "exponential",
                        _exponential(values, vectors, w, count * eps),
                        r"That is growth in continuous time. An epoch is a step of finite size.",
                    ),
                    Mistake(
                        "change only",
                        after - w,
                        r"That is the change since the start; the weights are asked for.",
                    ),
                ],
            ),
            Part(
                "ratio",
                r"Which value does $w_1 / w_2$ approach after very many epochs?",
                Number(ratio, rtol=2e-3),
                mistakes=[
                    Mistake(
                        "ratio at the start",
                        reference.exact(int(w[0])) / int(w[1]),
                        r"The two eigenmodes grow with different factors. The mix of the start is forgotten.",
                    ),
                    Mistake("turned over", 1 / ratio, r"The question asks for the first weight divided by the second."),
                    Mistake("other eigenvector", -1 / ratio, r"Which of the two eigenmodes grows faster?"),
                ],
            ),
            Part(
                "factor",
                r"By which factor does $|w|$ grow in each epoch by then?",
                Number(1 + eps * large),
                mistakes=[
                    Mistake("step only", eps * large, r"The old weights stay; the change is added to them."),
                    Mistake("eigenvalue", large, r"One epoch adds only a part $\varepsilon$ of $Q w$."),
                    Mistake("exponential", float(np.exp(eps * large)), r"That is growth in continuous time."),
                    Mistake("smaller eigenvalue", 1 + eps * small, r"Which of the two eigenmodes is left after many epochs?"),
                ],
            ),
        ],
        hints=[r"Many epochs are easiest to see in the eigenvectors of $Q$: each mode is multiplied by a number of its own."],
        solution=r"""
        After one epoch $w = [[first:tuple]]$, after [[k]] epochs $w = [[after:tuple]]$. The eigenvalues of $Q$ are [[large]]
        and [[small]], so one epoch multiplies the two modes by $1 + [[eps]]\cdot[[large]] = [[factor]]$ and
        $1 + [[eps]]\cdot[[small]] = [[slow]]$. The first mode wins. Its eigenvector has the entries in the ratio
        $w_1/w_2 = [[ratio]]$, and $|w|$ then grows by the factor [[factor]] in each epoch.
        """,
    )


def _exponential(values, vectors, w, time):
    return vectors @ (np.exp(values * time) * (vectors.T @ w))


@epochs_by_modes.verified_by(rtol=1e-5)
def power_of_the_matrix(drawn):
    """A power of I + eps Q in floats; 2000 epochs with rescaling for the limit."""
    step = np.eye(2) + drawn.eps * drawn.Q
    w = np.array(drawn.w0, dtype=float)
    after = np.linalg.matrix_power(step, drawn.k) @ w
    for _ in range(2000):
        longer = step @ w
        factor = np.hypot(*longer) / np.hypot(*w)
        w = longer / np.hypot(*longer)
    return {"w": after, "ratio": w[0] / w[1], "factor": factor}
