"""How many steps Oja's rule needs to turn to the principal component."""

from math import log, log10, radians, tan

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="Steps to the principal component",
    concepts=["oja-simulation", "oja-rule"],
    difficulty=3,
    minutes=6,
    sources=["Oja 1982", "Hertz, Krogh and Palmer 1991, section 8.2", "Lecture 004, listing"],
)
def angle_to_component(draw: Draw) -> Question:
    eta = draw.pick("eta", [0.05, 0.1])
    large = draw.decimal("l1", 0.04, 0.2, 0.02)
    small = draw.show(l2=float(reference.exact(large) * reference.exact(draw.pick("share", [0.2, 0.3, 0.4, 0.6]))))
    c1 = draw.pick("c1", [0.1, 0.2])
    ratio = draw.pick("ratio", [2, 3, 5])
    draw.show(c2=float(reference.exact(c1) * ratio))
    degrees = draw.pick("deg", [1, 2, 5])
    gap = draw.show(gap=float(reference.exact(large) - reference.exact(small)))
    steps = reference.turning_steps(gap, eta, ratio, degrees)
    tenfold = log(10) / (eta * gap)
    tangent = tan(radians(degrees))
    draw.show(tangent=tangent, logarithm=log(ratio / tangent), steps=steps, tenfold=tenfold, rate=eta * gap, figures=5)
    return Question(
        prompt=r"""
        Averaged learning with Oja's rule in small steps, $\eta = [[eta]]$. The covariance matrix of the inputs has the eigenvalues
        $\lambda_1 = [[l1]]$ and $\lambda_2 = [[l2]]$. At the start the components of $\mathbf w$ along $\mathbf e_1$ and
        $\mathbf e_2$ are $c_1 = [[c1]]$ and $c_2 = [[c2]]$. Answers may be off by 2 %.
        """,
        parts=[
            Part(
                "steps",
                r"After how many steps is the angle between $\mathbf w$ and $\mathbf e_1$ about $[[deg]]^\circ$?",
                Number(steps, rtol=0.02),
                mistakes=[
                    Mistake(
                        "largest eigenvalue alone",
                        steps * gap / large,
                        r"Both components grow at first. Their ratio changes with the difference.",
                    ),
                    Mistake("squares", steps / 2, r"The tangent is a ratio of components, not of their squares."),
                    Mistake("decimal logarithm", log10(ratio / tangent) / (eta * gap), r"Use the natural logarithm."),
                    Mistake(
                        "start ratio forgotten",
                        log(1 / tangent) / (eta * gap),
                        r"At the start the two components are not equal.",
                    ),
                    Mistake("learning rate forgotten", steps * eta, r"One step changes the components by $\eta$ times a rate."),
                ],
            ),
            Part(
                "tenfold",
                r"Later the angle is small. How many further steps make it ten times smaller?",
                Number(tenfold, rtol=0.02),
                mistakes=[
                    Mistake("largest eigenvalue alone", tenfold * gap / large, r"Which two rates compete?"),
                    Mistake(
                        "all steps again", steps, r"The time from the start depends on the start. Here only the factor counts."
                    ),
                    Mistake("decimal logarithm", 1 / (eta * gap), r"Use the natural logarithm."),
                    Mistake("squares", tenfold / 2, r"The angle is a ratio of components, not of their squares."),
                ],
            ),
        ],
        hints=[r"Which function of the angle is the ratio of the two components? The decay term drops out of this ratio."],
        solution=r"""
        The tangent of the angle is $c_2/c_1$, [[ratio]] at the start. The decay term is a common factor, so the ratio shrinks as
        $e^{-\eta(\lambda_1 - \lambda_2)n}$ with $\eta(\lambda_1 - \lambda_2) = [[eta]]\cdot[[gap]] = [[rate]]$. The aim is
        the tangent of $[[deg]]^\circ$, [[tangent]]: $n = \ln([[ratio]]/[[tangent]])/[[rate]] = [[logarithm]]/[[rate]] = [[steps]]$.
        A factor of ten
        takes $\ln 10/[[rate]] = [[tenfold]]$ steps, wherever it begins.
        """,
    )


@angle_to_component.verified_by(rtol=0.02)
def iterating(drawn):
    """The averaged rule step by step on both components; steps are counted when the angle passes 1/1 and 1/10 of the aim."""
    values = np.array([drawn.l1, drawn.l2])
    w = np.array([drawn.c1, drawn.c2])
    goal = float(np.tan(radians(drawn.deg)))
    counts, n = [], 0
    while len(counts) < 2:
        v = float(values @ w**2)
        w = w + drawn.eta * (values - v) * w
        n += 1
        if w[1] / w[0] < goal * 10.0 ** -len(counts):
            counts.append(n)
    return {"steps": counts[0], "tenfold": counts[1] - counts[0]}
