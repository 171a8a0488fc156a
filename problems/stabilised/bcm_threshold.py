"""How a synapse changes from depression to potentiation while the BCM threshold slides."""

from math import exp, log

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="A threshold that follows the activity",
    concepts=["bcm-rule"],
    difficulty=3,
    minutes=7,
    sources=["Intrator and Cooper 1992", "Dayan and Abbott 2001, eq. 8.13", "Lecture 004"],
)
def bcm_threshold(draw: Draw) -> Question:
    before = draw.pick("v1", [1.5, 2, 2.5, 3])
    after = draw.pick("v2", [0.4, 0.5, 0.6, 0.8])
    fate = draw.pick("fate", ["yes", "never", "first"])
    other = draw.pick("v3", {"yes": [0.7, 0.9], "never": [1.1, 1.2, 1.3, 1.4], "first": [before**2 + 1, before**2 + 2]}[fate])
    tau = draw.pick("tau", [2, 4, 5, 10])
    start, end = draw.show(start=reference.exact(before) ** 2, end=reference.exact(after) ** 2)
    time = reference.switch_time(before, after, tau)
    ratio = (before**2 - after**2) / (after - after**2)
    draw.show(gap=float(start - end), first=float(start), last=float(end), ratio=ratio, time=time, figures=5)
    draw.show(other_end=float(reference.exact(other) ** 2))
    return Question(
        prompt=r"""
        A BCM synapse with an active input ($u > 0$) obeys $\tau_w \dot w = v\,u\,(v - \theta)$ with the sliding threshold
        $\tau_\theta \dot\theta = v^2 - \theta$, $\tau_\theta = [[tau]]$ s. The rate $v$ has no unit.
        It was held at $v = [[v1]]$ until the threshold was steady. At $t = 0$ it is set to $v = [[v2]]$ and held there.
        """,
        parts=[
            Part(
                "theta",
                r"With $t$ in seconds, $\theta(t) =$",
                Expression(
                    reference.threshold_text(end, start, reference.exact(tau)), symbols={"t": "positive"}, left="theta(t)"
                ),
                mistakes=[
                    Mistake(
                        "not squared",
                        reference.threshold_text(reference.exact(after), reference.exact(before), reference.exact(tau)),
                        r"Where does the right-hand side of the threshold equation vanish?",
                    ),
                    Mistake(
                        "starts at the rate",
                        reference.threshold_text(end, reference.exact(before), reference.exact(tau)),
                        r"Before the step the threshold was steady. Which value had it then?",
                    ),
                    Mistake(
                        "exponent without the time constant",
                        reference.threshold_text(end, start, reference.exact(1)),
                        r"The exponent must have no unit: what is $t$ divided by?",
                    ),
                ],
            ),
            Part(
                "time",
                r"When does the synapse change from LTD to LTP?",
                Number(time, unit="s"),
                mistakes=[
                    Mistake(
                        "started at the rate",
                        tau * log((before - after**2) / (after - after**2)),
                        r"Before the step the threshold was steady. Which value had it then?",
                    ),
                    Mistake(
                        "threshold at 1",
                        tau * log((before**2 - after**2) / (1 - after**2)),
                        r"The sign changes when the threshold meets the rate of the cell.",
                    ),
                    Mistake(
                        "end value forgotten",
                        tau * log(before**2 / after),
                        r"The threshold does not decay to zero. Use your $\theta(t)$.",
                    ),
                ],
            ),
            Part(
                "other",
                r"If the rate had been set to $[[v3]]$ instead, which course would the changes of the synapse take?",
                Choice(
                    [
                        Option(
                            r"LTD for ever",
                            right=fate == "never",
                            id="never",
                            says=r"Compare the rate with the threshold right after the step and with its final value.",
                        ),
                        Option(
                            r"LTD, then LTP",
                            right=fate == "yes",
                            id="yes",
                            says=r"Where does the threshold end? Compare it with the rate.",
                        ),
                        Option(
                            r"LTP, then LTD",
                            right=fate == "first",
                            id="first",
                            says=r"Compare the rate with the threshold right after the step.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"The threshold equation is a simple relaxation while $v$ is constant."],
        solution=r"""
        The steady threshold is $v^2$: $[[first]]$ before and $[[last]]$ long after the step. Between them
        $\theta(t) = [[last]] + [[gap]]\, e^{-t/[[tau]]}$. LTD turns to LTP when $\theta = v = [[v2]]$, at
        $t = [[tau]] \ln \frac{[[gap]]}{[[v2]] - [[last]]} = [[tau]] \ln [[ratio]] = [[time]]$ s.
        With $v = [[v3]]$ the threshold goes from $[[first]]$ to $v^2 = [[other_end]]$. The synapse is depressed while it is above $v$,
        and potentiated while it is below.
        """,
    )


@bcm_threshold.verified_by(rtol=1e-6, shared=["threshold_text", "_decaying", "exact"])
def integrating(drawn):
    """Runge-Kutta for the threshold with its crossing of v. Shared functions only write the formula and convert decimals."""

    def run(v, steps):
        def f(x):
            return (v * v - x) / drawn.tau

        dt, theta, path = drawn.tau / 100, drawn.v1 * drawn.v1, []
        for k in range(steps):
            path.append((k * dt, theta))
            k1 = f(theta)
            k2 = f(theta + dt / 2 * k1)
            k3 = f(theta + dt / 2 * k2)
            k4 = f(theta + dt * k3)
            theta += dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        return path

    path = run(drawn.v2, 3000)
    end = round(path[-1][1], 9)
    k = next(i for i, (_, theta) in enumerate(path) if theta <= drawn.v2)
    (t0, high), (t1, low) = path[k - 1], path[k]
    share = log((high - end) / (drawn.v2 - end)) / log((high - end) / (low - end))
    start = drawn.v1 * drawn.v1
    assert all(abs(end + (start - end) * exp(-t / drawn.tau) - theta) < 1e-7 for t, theta in path[::50])
    reached = [theta < drawn.v3 for _, theta in run(drawn.v3, 3000)]
    return {
        "theta": reference.threshold_text(reference.exact(end), reference.exact(round(start, 9)), reference.exact(drawn.tau)),
        "time": t0 + share * (t1 - t0),
        "other": "first" if reached[0] and not reached[-1] else "yes" if any(reached) else "never",
    }
