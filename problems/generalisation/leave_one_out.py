"""Leave-one-out errors of a fitted line without fitting again."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

INPUTS = [(-2, -1, 1, 2), (-3, -1, 1, 3), (-1, 0, 0, 1), (-2, 0, 0, 2), (-1, -1, 1, 1), (-4, -2, 2, 4)]
"""Places of four samples with mean 0, for which the fit has short numbers."""


@problem(
    version=1,
    title="Leaving one sample out",
    concepts=["train-val-test"],
    difficulty=5,
    minutes=10,
    sources=["Allen 1974", "Hastie, Tibshirani & Friedman 2009, section 7.10"],
)
def leave_one_out(draw: Draw) -> Question:
    x = draw.pick("x", INPUTS)
    t = draw.integers("t", -3, 6, 4).tolist()
    fit = reference.fit_line(x, t)
    draw.require(all(abs(r) > 0.01 for r in fit.residuals) and fit.slope != 0 and all(h < 0.95 for h in fit.leverages))
    h = draw.show(h=fit.leverages)
    out = [r / (1 - leverage) for r, leverage in zip(fit.residuals, h, strict=True)]
    factor = sum(e**2 for e in out) / sum(r**2 for r in fit.residuals)
    draw.require(1.5 < factor < 20)
    spread = [leverage - Fraction(1, 4) for leverage in h]
    draw.show(slope=fit.slope, intercept=fit.intercept, residuals=fit.residuals)
    draw.show(figures=4, left=[float(e) for e in out], times=factor)
    without = [r / (1 - part) for r, part in zip(fit.residuals, spread, strict=True)]
    return Question(
        prompt=r"""
        A straight line is fitted by least squares to the points with $x = [[x:tuple]]$ and $t = [[t:tuple]]$. Let
        $r_n = t_n - y_n$ be the residuals and
        $$h_n = \frac{1}{N} + \frac{(x_n - \bar x)^2}{\sum_m (x_m - \bar x)^2}.$$
        If sample $n$ is left out of the fit, the error of its prediction is exactly $r_n/(1 - h_n)$.
        """,
        parts=[
            Part(
                "r",
                r"Give the four residuals.",
                Vector(fit.residuals),
                mistakes=[
                    Mistake("sign", [-r for r in fit.residuals], r"The residual is target minus output."),
                    Mistake(
                        "outputs",
                        [target - r for target, r in zip(t, fit.residuals, strict=True)],
                        r"Those are the values of the line. Subtract them from the targets.",
                    ),
                ],
            ),
            Part(
                "out",
                r"Give the four leave-one-out errors.",
                Vector(out),
                follows="(r[1]/(1 - h[1]), r[2]/(1 - h[2]), r[3]/(1 - h[3]), r[4]/(1 - h[4]))",
                mistakes=[
                    Mistake("residuals", None, r"The sample took part in its own fit.", follows="1*r"),
                    Mistake(
                        "multiplied",
                        None,
                        r"A sample that was left out is predicted worse, not better.",
                        follows="(r[1]*(1 - h[1]), r[2]*(1 - h[2]), r[3]*(1 - h[3]), r[4]*(1 - h[4]))",
                    ),
                    Mistake("height forgotten", without, r"The sample also pulls at the mean height: the term $1/N$."),
                ],
            ),
            Part(
                "factor",
                r"By which factor is the mean square leave-one-out error larger than the mean square residual?",
                Number(factor),
                follows="(out^T out)/(r^T r)",
                mistakes=[
                    Mistake("root", None, r"The question asks for mean squares.", follows="sqrt((out^T out)/(r^T r))"),
                    Mistake("inverse", None, r"Which of the two is larger?", follows="(r^T r)/(out^T out)"),
                ],
            ),
            Part(
                "why",
                r"Why is it larger?",
                Choice(
                    [
                        Option(
                            r"a sample that is left out cannot pull the line towards itself",
                            right=True,
                            id="pull",
                            says=r"$h_n$ says how strongly it would have pulled.",
                        ),
                        Option(r"fewer samples are averaged", id="fewer", says=r"Both means run over all four samples."),
                        Option(
                            r"a line is too simple for the data",
                            id="simple",
                            says=r"It would be larger for a perfect model as well.",
                        ),
                        Option(r"of rounding", id="rounding", says=r"The formula is exact."),
                    ]
                ),
            ),
        ],
        hints=[r"The line goes through the mean point. Find its slope first."],
        solution=r"""
        The line has the slope $[[slope]]$ and, as $\bar x = 0$, the height $\bar t = [[intercept]]$ at $x = 0$. The residuals are
        $[[residuals:tuple]]$. With $h = [[h:tuple]]$ the leave-one-out errors are $[[left:tuple]]$. Their mean square is
        $[[times]]$ times that of the residuals, because in the fit of all points each sample pulls the line towards itself.
        """,
    )


@leave_one_out.verified_by(rtol=1e-9)
def fitting_again(drawn: Drawn) -> dict[str, object]:
    """Five separate fits by Gaussian elimination in floats: one with all samples, four with one left out."""
    points = list(zip(drawn.x, drawn.t, strict=True))

    def line(chosen: list[tuple[int, int]]) -> tuple[float, float]:
        n, sx, st = len(chosen), sum(a for a, _ in chosen), sum(b for _, b in chosen)
        sxx, sxt = sum(a * a for a, _ in chosen), sum(a * b for a, b in chosen)
        slope = (n * sxt - sx * st) / (n * sxx - sx * sx)
        return slope, (st - slope * sx) / n

    def error(point: tuple[int, int], chosen: list[tuple[int, int]]) -> float:
        slope, height = line(chosen)
        return point[1] - slope * point[0] - height

    inside = [error(point, points) for point in points]
    outside = [error(point, points[:n] + points[n + 1 :]) for n, point in enumerate(points)]
    factor = sum(e * e for e in outside) / sum(e * e for e in inside)
    pulled = all(abs(a) < abs(b) for a, b in zip(inside, outside, strict=True))
    return {"r": inside, "out": outside, "factor": factor, "why": "pull" if pulled else "rounding"}
