"""Least squares against the perceptron rule: one far sample pulls the decision boundary of the delta rule."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Points
from problems.perceptron import reference

TARGETS = [-1, -1, 1, 1]
OUTLIER = r"Compare the sign of $y$ at this sample with its target."


@problem(
    version=1,
    title="A sample that is too right",
    concepts=["delta-rule", "perceptron-rule"],
    difficulty=4,
    minutes=10,
    sources=["Bishop 2006, section 4.1.3", "Hertz, Krogh & Palmer 1991, section 5.4", "Lecture 004"],
)
def far_sample(draw: Draw) -> Question:
    left = draw.pick("left", [(-3, -2), (-3, -1), (-2, -1), (-2, 0), (-1, 0), (-4, -2), (-3, 0)])
    near = draw.integer("near", 1, 3)
    far = draw.integer("far", 8, 18)
    x = [*left, near, far]
    w, b = reference.least_squares_line(x, TARGETS)
    boundary = -b / w
    wrong = [k for k in range(4) if (w * x[k] + b) * TARGETS[k] < 0]
    draw.require(len(wrong) == 1 and min(abs(boundary - value) for value in x) > Fraction(1, 5))
    plain = Fraction(sum(a * t for a, t in zip(x, TARGETS, strict=True)), sum(a * a for a in x))
    draw.show(figures=4, slope=float(w), bias=float(b), bound=float(boundary))
    draw.show(
        x=x, victim=x[wrong[0]], mean=Fraction(sum(x), 4), cov=Fraction(sum(a * t for a, t in zip(x, TARGETS, strict=True)), 4)
    )
    draw.show(variance=Fraction(sum(a * a for a in x), 4) - Fraction(sum(x), 4) ** 2)
    gap = Fraction(left[1] + near, 2)
    return Question(
        prompt=r"""
        A linear unit $y = w x + b$ is trained with the delta rule, $\Delta w = \eta \langle (t - y)\, x \rangle$ and $\Delta b
        = \eta \langle t - y \rangle$ with small $\eta$, until nothing changes. $\langle \cdot \rangle$ is the mean over the
        four samples $x = [[x:tuple]]$ with targets $t = (-1, -1, 1, 1)$. Afterwards the sign of $y$ decides the class.

        [[figure:samples]]
        """,
        figures=[
            Figure(
                "samples",
                marks=[
                    HLine(0),
                    Points(x[:2], TARGETS[:2], "class $-1$", series=2),
                    Points(x[2:], TARGETS[2:], "class $+1$", series=1),
                ],
                x=Axis("input $x$", range=(-5, 19), step=4, grid=True, minor=4),
                y=Axis("target $t$", range=(-2, 2), step=1, grid=True),
                alt="The four samples as points: target over input. Two have target -1, two have target +1; one lies far to the right.",
                table=[["x", "t"], *([a, t] for a, t in zip(x, TARGETS, strict=True))],
            )
        ],
        parts=[
            Part(
                "w",
                r"Give the learned $w$.",
                Number(w),
                mistakes=[
                    Mistake("no bias", plain, r"The bias learns as well: set the mean error to zero, too."),
                    Mistake(
                        "slope between the classes",
                        Fraction(2, near - left[1]),
                        r"The delta rule weighs the errors of all samples, not only of the two nearest.",
                    ),
                    Mistake(
                        "covariance only",
                        Fraction(sum(a * t for a, t in zip(x, TARGETS, strict=True)), 4),
                        r"What happens to $\langle x y \rangle$, the other part of the mean update?",
                    ),
                ],
            ),
            Part(
                "b",
                r"Give the learned $b$.",
                Number(b),
                follows="-mean w",
                mistakes=[
                    Mistake(
                        "sign", -b, r"Set the mean of $t - w x - b$ to zero and look at the sign of each term.", follows="mean w"
                    ),
                    Mistake("no bias", 0, r"The mean of $x$ is not 0, so the bias moves."),
                ],
            ),
            Part(
                "boundary",
                r"At which $x$ is the decision boundary $y = 0$?",
                Number(boundary),
                follows="-b/w",
                mistakes=[
                    Mistake("midway between the classes", gap, r"The delta rule weighs all errors, also that of the far sample."),
                    Mistake("sign", -boundary, r"Solve $w x + b = 0$.", follows="b/w"),
                ],
            ),
            Part(
                "wrong",
                r"Which samples are classified wrongly?",
                Choice(
                    [
                        Option(
                            T(r"$x = [[value]]$", value=value),
                            right=k in wrong,
                            id=("first", "second", "third", "fourth")[k],
                            says=OUTLIER,
                        )
                        for k, value in enumerate(x)
                    ]
                    + [
                        Option(
                            "none of them",
                            id="none",
                            last=True,
                            says=r'Separable does not mean that least squares separates: the far sample is punished for being "too right".',
                        )
                    ],
                    multiple=True,
                    keep_order=True,
                ),
            ),
            Part(
                "perceptron",
                r"The perceptron rule is used instead, with $\operatorname{sgn} y$ as output, until nothing changes. How many samples does "
                r"it classify wrongly?",
                Choice(
                    [
                        Option("none", right=True, id="none"),
                        Option("one, as before", id="one", says=r"When does the perceptron rule stop changing its weights?"),
                        Option("it never stops", id="never", says=r"Can a point on the line separate the two classes?"),
                    ]
                ),
            ),
        ],
        hints=[r"When nothing changes, $\langle t - y \rangle = 0$ and $\langle (t - y)\, x \rangle = 0$."],
        solution=r"""
        $\langle t \rangle = 0$ and $\langle x \rangle = [[mean]]$, so $\langle t - y \rangle = 0$ gives $b = -[[mean]]\, w$.
        The second condition then gives $w = \langle t x \rangle/(\langle x^2 \rangle - \langle x \rangle^2) = [[cov]] /
        [[variance]] = [[slope]]$ and $b = [[bias]]$.

        The boundary lies at $-b/w = [[bound]]$, the mean of all $x$. So the sample $x = [[victim]]$ is on the wrong side: the
        far sample counts as a large error although its sign is right. The perceptron rule only changes weights when the sign is
        wrong; on separable samples it stops with none wrong.
        """,
    )


@far_sample.verified_by(rtol=1e-9)
def solving_the_condition(drawn: Drawn) -> dict[str, object]:
    """Normal equations by Cramer's rule in whole numbers; the perceptron rule is run."""
    n, sx = 4, sum(drawn.x)
    sxx, st = sum(a * a for a in drawn.x), sum(TARGETS)
    sxt = sum(a * t for a, t in zip(drawn.x, TARGETS, strict=True))
    determinant = n * sxx - sx * sx
    w, b = Fraction(n * sxt - sx * st, determinant), Fraction(sxx * st - sx * sxt, determinant)
    names = ("first", "second", "third", "fourth")
    wrong = [name for name, a, t in zip(names, drawn.x, TARGETS, strict=True) if (w * a + b > 0) != (t > 0)]
    v = c = 0
    for _ in range(500):
        errors = 0
        for a, t in zip(drawn.x, TARGETS, strict=True):
            if t * (v * a + c) <= 0:
                v, c, errors = v + t * a, c + t, errors + 1
        if not errors:
            break
    return {"w": w, "b": b, "boundary": Fraction(sx, n), "wrong": wrong, "perceptron": "never" if errors else "none"}
