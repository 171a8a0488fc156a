"""A weight with decay relaxes to what its clamped activity supports."""

from itertools import pairwise
from math import exp, log, log10

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from problems.hebb import reference


@problem(
    version=1,
    title="A weight that relaxes",
    concepts=["weight-ode-equilibria"],
    difficulty=2,
    minutes=5,
    sources=["Strogatz, Nonlinear Dynamics and Chaos, chapter 2", "Lecture 000"],
)
def decay_to_asymptote(draw: Draw) -> Question:
    tau = draw.pick("tau", [5, 10, 20, 40, 60])
    eta = draw.pick("eta", [0.25, 0.5])
    c = draw.decimal("c", 0.8, 4, 0.4)
    w0 = draw.pick("w0", [0.1, 0.2, 0.4, 0.5])
    percent = draw.pick("r", [1, 2, 5, 20])
    end, start = reference.exact(eta) * reference.exact(c), reference.exact(w0)
    draw.require(abs(end - start) > reference.exact(0.1))
    scale = reference.exact(tau)
    draw.show(asymptote=float(end), distance=float(start - end), figures=6)
    time = reference.shrink_time(percent, tau)
    draw.show(time=time, logarithm=log(100 / percent), figures=5)
    return Question(
        prompt=r"""
        A weight decays and is fed by a Hebbian term: $\tau\,\dot w = -w + \eta \langle v u \rangle$ with $\tau = [[tau]]$ s,
        $\eta = [[eta]]$, $w(0) = [[w0]]$. The postsynaptic cell is clamped, so that $\langle v u \rangle = [[c]]$ whatever
        the weight does.
        """,
        parts=[
            Part(
                "w",
                r"Give $w(t)$ with $t$ in seconds: $w(t) =$",
                Expression(reference.relaxation_text(end, start, scale), symbols={"t": "positive"}, left="w(t)"),
                mistakes=[
                    Mistake(
                        "start forgotten",
                        reference.relaxation_text(end, end * 2, scale),
                        r"Insert $t = 0$: do you get $w(0)$?",
                    ),
                    Mistake(
                        "rises from zero",
                        reference.relaxation_text(end, reference.exact(0), scale),
                        r"Insert $t = 0$: do you get $w(0)$?",
                    ),
                    Mistake(
                        "learning rate forgotten",
                        reference.relaxation_text(reference.exact(c), start, scale),
                        r"Where is $\dot w = 0$? The learning rate belongs to the drive.",
                    ),
                    Mistake(
                        "time constant forgotten",
                        reference.relaxation_text(end, start, reference.exact(1)),
                        r"The exponent must have no unit: $t$ is in seconds. What is it divided by?",
                    ),
                ],
            ),
            Part(
                "time",
                r"After what time has the distance to the asymptote shrunk to $[[r]]$ % of its first value?",
                Number(time, rtol=2e-3, unit="s"),
                mistakes=[
                    Mistake("one time constant", tau, r"After one time constant 37 % of the distance is left."),
                    Mistake("decimal logarithm", tau * log10(100 / percent), r"The exponential needs the natural logarithm."),
                    Mistake(
                        "shrunk by",
                        tau * log(1 / (1 - percent / 100)),
                        r"That is when the distance has shrunk *by* this fraction. It should shrink *to* it.",
                    ),
                ],
            ),
        ],
        hints=[r"Write an equation for the distance of $w$ to its asymptote."],
        solution=r"""
        The asymptote is $w_\infty = \eta \langle v u\rangle = [[eta]] \cdot [[c]] = [[asymptote]]$. The distance
        $\delta = w - w_\infty$ obeys $\tau \dot\delta = -\delta$ and starts at $[[w0]] - [[asymptote]] = [[distance]]$, so
        $$w(t) = [[asymptote]] + [[distance]]\, e^{-t/[[tau]]}.$$
        $e^{-t/\tau} = [[r]]/100$ gives $t = [[tau]] \cdot \ln(100/[[r]]) = [[tau]] \cdot [[logarithm]] = [[time]]$ s.
        """,
    )


@decay_to_asymptote.verified_by(rtol=1e-6, shared=["relaxation_text", "_decaying", "exact"])
def integrating(drawn):
    """Runge-Kutta integration, compared with the formula on the way.

    The shared functions only write the formula and convert decimals.
    """

    def f(w):
        return (-w + drawn.eta * drawn.c) / drawn.tau

    w, t, dt = drawn.w0, 0.0, drawn.tau / 100
    path = [(t, w)]
    for _ in range(4000):
        k1 = f(w)
        k2 = f(w + dt / 2 * k1)
        k3 = f(w + dt / 2 * k2)
        k4 = f(w + dt * k3)
        w, t = w + dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6, t + dt
        path.append((t, w))
    end = round(w, 9)
    assert all(abs(end + (drawn.w0 - end) * exp(-t / drawn.tau) - w) < 1e-8 for t, w in path[::100])
    wanted = abs(drawn.w0 - end) * drawn.r / 100
    before, after = next((p, q) for p, q in pairwise(path) if abs(q[1] - end) <= wanted)
    ratio = log(abs(before[1] - end) / wanted) / log(abs(before[1] - end) / abs(after[1] - end))
    return {
        "w": reference.relaxation_text(reference.exact(end), reference.exact(drawn.w0), reference.exact(drawn.tau)),
        "time": before[0] + ratio * (after[0] - before[0]),
    }
