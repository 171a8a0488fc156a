"""A plus sign that turns a switch into pure growth."""

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem

RIGHT = {"post": "(v - theta) u", "pre": "v (u - theta)"}


@problem(
    version=1,
    title="A switch that cannot switch",
    concepts=["ltd-threshold-rules"],
    difficulty=1,
    minutes=4,
    sources=["Dayan and Abbott 2001, eqs 8.8-8.9", "Lecture 004"],
)
def printed_threshold(draw: Draw) -> Question:
    side = draw.word("side", post=r"postsynaptic", pre=r"presynaptic")
    other = "pre" if side == "post" else "post"
    theta = draw.integer("theta", 3, 6)
    thresholded = draw.integer("low", 1, theta - 1)
    gate = draw.integer("gate", 1, 6, exclude=[thresholded])
    u, v = (gate, thresholded) if side == "post" else (thresholded, gate)
    draw.require((theta - thresholded) * gate != (gate - theta) * thresholded)
    draw.show(u=u, v=v, bracket=thresholded - theta, rate=(thresholded - theta) * gate)
    symbols = {"u": "positive", "v": "positive", "theta": "positive"}
    return Question(
        prompt=(
            r"A slide calls $\tau_w \dot w = (v + \theta)\,u$ a switch between LTD and LTP with a [[side]] threshold."
            r" The rates $u$ (pre) and $v$ (post) are never negative and $\theta = [[theta]] > 0$."
            if side == "post"
            else r"A slide calls $\tau_w \dot w = v\,(u + \theta)$ a switch between LTD and LTP with a [[side]] threshold."
            r" The rates $u$ (pre) and $v$ (post) are never negative and $\theta = [[theta]] > 0$."
        ),
        parts=[
            Part(
                "ltd",
                r"For which positive rates does the rule as printed give LTD?",
                Choice(
                    [
                        Option(r"for none", right=True, id="none", says=r"Both factors are positive."),
                        Option(
                            r"for rates below $\theta$",
                            id="below",
                            says=r"That is what a switch should do. Insert a rate below $\theta$.",
                        ),
                        Option(
                            r"for rates above $\theta$", id="above", says=r"Insert a rate above $\theta$: is the result negative?"
                        ),
                        Option(r"for all", id="all", says=r"Can a sum of positive numbers be negative?"),
                    ]
                ),
            ),
            Part(
                "rule",
                r"Write the right-hand side as it should be: $\tau_w \dot w =$",
                Expression(RIGHT[side], symbols=symbols, left="tau_w dw/dt"),
                mistakes=[
                    Mistake(
                        "switch turned over",
                        {"post": "(theta - v) u", "pre": "v (theta - u)"}[side],
                        r"That depresses strong activity and strengthens weak activity. Check a rate far above the threshold.",
                    ),
                    Mistake(
                        "threshold on the other side",
                        RIGHT[other],
                        r"Keep the gate of the printed rule; only one sign was misprinted.",
                    ),
                    Mistake(
                        "overall minus",
                        {"post": "-(v + theta) u", "pre": "-v (u + theta)"}[side],
                        r"Now LTP is impossible. A switch needs both signs.",
                    ),
                    Mistake(
                        "bracket forgotten",
                        {"post": "v u - theta", "pre": "v u - theta"}[side],
                        r"The threshold is compared with one rate, so it stands in the bracket with it.",
                    ),
                ],
            ),
            Part(
                "value",
                r"Evaluate the corrected right-hand side at $u = [[u]]$, $v = [[v]]$.",
                Number((thresholded - theta) * gate, exact=True),
                mistakes=[
                    Mistake("as printed", (thresholded + theta) * gate, r"That is the rule with the misprint."),
                    Mistake(
                        "switch turned over",
                        (theta - thresholded) * gate,
                        r"Check the sign: is the rate above or below the threshold?",
                    ),
                    Mistake(
                        "other gate", (gate - theta) * thresholded, r"Which of the two rates is compared with the threshold?"
                    ),
                ],
            ),
        ],
        hints=[r"Which sign has the bracket of the printed rule? Which sign should it have for weak activity?"],
        solution=r"""
        A sum of a rate and a positive threshold is positive, so the printed rule never depresses.
        A threshold is subtracted: the rate that is compared with it stands in the bracket, the other rate is the gate.
        At $u = [[u]]$, $v = [[v]]$ the bracket is $[[low]] - [[theta]] = [[bracket]]$ and the gate is $[[gate]]$:
        the product is $[[rate]]$, LTD.
        """,
    )


@printed_threshold.verified_by()
def on_a_grid(drawn):
    """Count negative values of the printed rule and of four candidates on a grid of rates; a switch has its zero at theta."""
    theta, rates = drawn.theta, range(1, 15)
    post = drawn.side == "post"

    def printed(u, v):
        return v * u + theta * (u if post else v)

    candidates = {
        "(v - theta) u": lambda u, v: v * u - theta * u,
        "v (u - theta)": lambda u, v: v * u - theta * v,
        "(theta - v) u": lambda u, v: theta * u - v * u,
        "v (theta - u)": lambda u, v: theta * v - v * u,
    }
    negative = sum(printed(u, v) < 0 for u in rates for v in rates)

    def switches(rule):
        compared = [(u, v, v if post else u) for u in rates for v in rates]
        return all((rule(u, v) > 0) == (rate > theta) and (rule(u, v) < 0) == (rate < theta) for u, v, rate in compared)

    right = next(text for text, rule in candidates.items() if switches(rule))
    return {"ltd": "none" if negative == 0 else "below", "rule": right, "value": candidates[right](drawn.u, drawn.v)}
