"""How long the weights stay near the wrong eigenvector."""

from math import atan, degrees, log, log10, radians, tan

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Line


@problem(
    version=1,
    title="Leaving the wrong eigenvector",
    concepts=["oja-rule"],
    difficulty=4,
    minutes=7,
    sources=["Oja 1982", "Hertz, Krogh and Palmer 1991, section 8.2", "Lecture 003, eq. 17"],
)
def saddle_escape(draw: Draw) -> Question:
    small = draw.decimal("l2", 0.5, 2, 0.5)
    gap = draw.pick("gap", [0.5, 1, 1.25, 2])
    large = draw.show(l1=small + gap)
    tau = draw.pick("tau", [5, 10, 20])
    draw.pick("alpha", [0.5, 2, 4])
    start = draw.pick("start", [0.5, 1, 2, 5])
    half = tau / gap * log(1 / tan(radians(start)))
    unit = draw.show(unit=tau / gap)
    later = draw.show(later=round(half / unit) + draw.pick("more", [1, 2]))
    t = later * unit
    end = 90 - degrees(atan(tan(radians(start)) * np.exp(later)))
    draw.show(t=t, half=half, end=end, tangent=tan(radians(start)), figures=5)
    tangent = tan(radians(start)) * float(np.exp(later))
    draw.show(final=tangent, figures=5)
    times = np.linspace(0, 1.4 * half, 61)
    angles = np.degrees(np.arctan(tan(radians(start)) * np.exp(times * gap / tau)))
    return Question(
        prompt=r"""
        A slide concludes from $\tau_w \frac{d|\mathbf w|^2}{dt} = 2\langle v^2\rangle(1 - \alpha|\mathbf w|^2)$ that Oja's rule ends at the
        principal component. But this equation sees only the length. Let $\tau_w = [[tau]]$ s, $\alpha = [[alpha]]$,
        and let the covariance matrix have the eigenvalues $\lambda_1 = [[l1]]$ and $\lambda_2 = [[l2]]$ with eigenvectors
        $\mathbf e_1$, $\mathbf e_2$. At the start $|\mathbf w|^2 = 1/\alpha$ and the angle between $\mathbf w$ and $\mathbf e_2$ is
        $[[start]]^\circ$. The figure shows this angle over time; the time axis has no numbers.

        [[figure:angle]]
        """,
        parts=[
            Part(
                "half",
                r"After what time has the angle grown to $45^\circ$?",
                Number(half, unit="s"),
                mistakes=[
                    Mistake(
                        "largest eigenvalue alone",
                        tau / large * log(1 / tan(radians(start))),
                        r"Both components would grow alone. Their ratio changes with the difference of the rates.",
                    ),
                    Mistake(
                        "decimal logarithm",
                        tau / gap * log10(1 / tan(radians(start))),
                        r"The exponential needs the natural logarithm.",
                    ),
                    Mistake(
                        "sum of the eigenvalues",
                        tau / (large + small) * log(1 / tan(radians(start))),
                        r"The ratio of two growing components changes with a difference.",
                    ),
                    Mistake(
                        "angles in proportion",
                        tau / gap * log(45 / start),
                        r"It is the tangent of the angle that grows exponentially.",
                    ),
                ],
            ),
            Part(
                "end",
                r"How many degrees is $\mathbf w$ away from $\mathbf e_1$ after $[[t]]$ s?",
                Number(end, rtol=5e-3),
                mistakes=[
                    Mistake("angle to the other eigenvector", 90 - end, r"That is the angle to $\mathbf e_2$."),
                    Mistake(
                        "squares of the components",
                        degrees(atan(1 / (tan(radians(start)) * float(np.exp(2 * later))))),
                        r"The tangent is a ratio of components, not of their squares.",
                    ),
                ],
            ),
        ],
        hints=[
            r"Write $\mathbf w = c_1\mathbf e_1 + c_2\mathbf e_2$. The decay term is the same multiple of both components.",
            r"Which function of the angle is the ratio of the components?",
        ],
        solution=r"""
        The decay term drops out of the ratio of the components, so $c_1/c_2$ grows as $e^{(\lambda_1 - \lambda_2)t/\tau_w}$ with
        $\lambda_1 - \lambda_2 = [[gap]]$. It is the tangent of the angle to $\mathbf e_2$ and starts at [[tangent]]. It is 1 after
        $t = \frac{[[tau]]}{[[gap]]}\ln\frac{1}{[[tangent]]} = [[half]]$ s. After [[t]] s it is $[[tangent]]\,e^{[[later]]} = [[final]]$;
        the angle to $\mathbf e_1$ has the inverse tangent: [[end]] degrees. An equation for the length cannot show any of this.
        """,
        figures=[
            Figure(
                "angle",
                marks=[Line(times.round(3), angles.round(3))],
                x=Axis("time", ticks=[]),
                y=Axis(r"angle to $e_2$ (degrees)", range=(0, 90), step=15, grid=True),
                alt="Curve of the angle over time: it stays small for long, then rises steeply and bends towards 90 degrees. "
                "The time axis has no numbers.",
            )
        ],
    )


@saddle_escape.verified_by(rtol=1e-3)
def integrating_the_rule(drawn):
    """Runge-Kutta for Oja's rule with C diagonal, from the given angle; times and angles read off the way."""
    c = np.array([drawn.l1, drawn.l2])
    w = np.array([np.sin(radians(drawn.start)), np.cos(radians(drawn.start))]) / drawn.alpha**0.5

    def f(x):
        return (c * x - drawn.alpha * (c @ x**2) * x) / drawn.tau

    h = drawn.unit / 100
    half = None
    for n in range(100 * drawn.later):
        k1 = f(w)
        k2 = f(w + h / 2 * k1)
        k3 = f(w + h / 2 * k2)
        k4 = f(w + h * k3)
        after = w + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        if half is None and after[0] >= after[1]:
            low, high = (float(x[0] / x[1]) for x in (w, after))
            half = h * (n + (1 - low) / (high - low))
        w = after
    return {"half": half, "end": degrees(atan(w[1] / w[0]))}
