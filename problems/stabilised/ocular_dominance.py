"""Two eyes compete: subtractive normalisation freezes the sum of the weights and lets the difference grow."""

from math import log

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="Ocular dominance by subtractive normalisation",
    concepts=["subtractive-normalization"],
    difficulty=4,
    minutes=8,
    sources=["Miller and MacKay 1994", "Dayan and Abbott 2001, section 8.3"],
)
def ocular_dominance(draw: Draw) -> Question:
    same = draw.pick("qS", [0.8, 1, 1.2, 1.5])
    different = draw.pick("qD", [0.2, 0.3, 0.4, 0.6])
    tau = draw.pick("tau", [5, 10, 20])
    strong = draw.decimal("a", 0.5, 0.9, 0.1)
    weak = draw.pick("b", [value for value in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8) if value < strong])
    rate = reference.exact(same) - reference.exact(different)
    time = reference.takeover_time(float(rate), strong, weak, tau)
    total, gap = reference.exact(strong) + reference.exact(weak), reference.exact(strong) - reference.exact(weak)
    draw.show(rate=float(rate), total=float(total), gap=float(gap), ratio=float(total / gap), time=time, figures=5)
    return Question(
        prompt=r"""
        A neuron gets input from the right and the left eye with weights $w_R$ and $w_L$ and the correlations
        $\langle u_R^2\rangle = \langle u_L^2\rangle = [[qS]]$ and $\langle u_R u_L\rangle = [[qD]]$.
        It learns with the averaged Hebb rule and subtractive normalisation,
        $\tau_w \dot w_k = \langle v u_k \rangle - \tfrac12 \langle v\,(u_R + u_L)\rangle$, $\tau_w = [[tau]]$ h.
        At the start $(w_R, w_L) = ([[a]], [[b]])$. Weights cannot become negative.
        """,
        parts=[
            Part(
                "rate",
                r"The difference obeys $\tau_w \dot w_- = \kappa\, w_-$, $w_- = w_R - w_L$. Give $\kappa$.",
                Number(rate, exact=True),
                mistakes=[
                    Mistake(
                        "sum of the correlations",
                        reference.exact(same) + reference.exact(different),
                        r"That eigenvalue belongs to $(1, 1)$, the mode that the normalisation removes.",
                    ),
                    Mistake(
                        "halved", rate / 2, r"The subtracted term is the same for both eyes. It drops out of the difference."
                    ),
                    Mistake(
                        "own eye alone", reference.exact(same), r"The correlation between the eyes acts on the difference, too."
                    ),
                ],
            ),
            Part(
                "sum",
                r"What does $w_+ = w_R + w_L$ do?",
                Choice(
                    [
                        Option(
                            r"it stays constant",
                            right=True,
                            id="constant",
                            says=r"The subtracted term takes the mean change from each weight.",
                        ),
                        Option(r"it grows exponentially", id="grows", says=r"Add the equations of both eyes."),
                        Option(r"it decays to zero", id="decays", says=r"Add the equations of both eyes."),
                    ]
                ),
            ),
            Part(
                "time",
                r"After how many hours has the left eye lost its weight?",
                Number(time, unit="h"),
                mistakes=[
                    Mistake(
                        "ratio of the weights",
                        tau / float(rate) * log(strong / weak),
                        r"The difference has to grow until it equals the constant sum.",
                    ),
                    Mistake(
                        "rate of the sum",
                        tau / (same + different) * log(float(total / gap)),
                        r"That rate belongs to the mode that the normalisation removes.",
                    ),
                    Mistake(
                        "linear growth",
                        tau / float(rate) * float(total / gap - 1),
                        r"The difference grows exponentially, not linearly.",
                    ),
                ],
            ),
        ],
        hints=[r"Use the sum and the difference of the two weights as variables."],
        solution=r"""
        Add both equations: $\dot w_+ = 0$, so $w_+ = [[total]]$ for ever. Subtract them:
        $\tau_w \dot w_- = \langle v\,(u_R - u_L)\rangle = ([[qS]] - [[qD]])\, w_- = [[rate]]\, w_-$.
        The left weight is zero when $w_- = w_+$. The difference starts at $[[gap]]$, so
        $[[gap]]\, e^{[[rate]]\, t/[[tau]]} = [[total]]$ and $t = \frac{[[tau]]}{[[rate]]} \ln [[ratio]] = [[time]]$ h.
        """,
    )


@ocular_dominance.verified_by(rtol=1e-6)
def integrating_both_weights(drawn):
    """Runge-Kutta for the two weights until the left one is zero; the rate from a very short run."""

    def f(right, left):
        drive_right = drawn.qS * right + drawn.qD * left
        drive_left = drawn.qD * right + drawn.qS * left
        mean = (drive_right + drive_left) / 2
        return (drive_right - mean) / drawn.tau, (drive_left - mean) / drawn.tau

    def step(w, dt):
        k1 = f(*w)
        k2 = f(w[0] + dt / 2 * k1[0], w[1] + dt / 2 * k1[1])
        k3 = f(w[0] + dt / 2 * k2[0], w[1] + dt / 2 * k2[1])
        k4 = f(w[0] + dt * k3[0], w[1] + dt * k3[1])
        return tuple(x + dt * (p + 2 * q + 2 * r + s) / 6 for x, p, q, r, s in zip(w, k1, k2, k3, k4, strict=True))

    start = (drawn.a, drawn.b)
    dt = drawn.tau / 100
    after = step(start, dt)
    rate = log((after[0] - after[1]) / (start[0] - start[1])) / dt * drawn.tau
    w, t = start, 0.0
    while w[1] > 0:
        before, w, t = w, step(w, dt), t + dt
    low, high = 0.0, dt
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if step(before, middle)[1] > 0 else (low, middle)
    drift = sum(w) / sum(start)
    return {
        "rate": round(rate, 9),
        "sum": "constant" if abs(drift - 1) < 1e-9 else "grows" if drift > 1 else "decays",
        "time": t - dt + low,
    }
