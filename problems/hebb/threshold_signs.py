"""Which synapses are strengthened by the two threshold rules."""

from examgen import Draw, Mistake, Part, Question, Signs, T, problem
from problems.hebb import reference


@problem(
    version=1,
    title="LTP or LTD: postsynaptic and presynaptic thresholds",
    concepts=["ltd-threshold-rules"],
    difficulty=1,
    minutes=4,
    sources=["Dayan and Abbott 2001, eqs 8.8-8.9", "Lecture 003", "Lecture 004"],
)
def threshold_signs(draw: Draw) -> Question:
    theta_v = draw.integer("theta_v", 4, 7)
    theta_u = draw.integer("theta_u", 2, 5)
    low = draw.integer("v_low", 1, theta_v - 1)
    high = draw.integer("v_high", theta_v + 1, theta_v + 5)
    weak = draw.integer("weak", 1, theta_u - 1)
    strong = draw.integer("strong", theta_u + 1, theta_u + 4)
    extra = draw.integer("extra", 1, 9, exclude=[theta_u, weak, strong])
    u = draw.shuffled("u", [0, weak, strong, extra])
    a = reference.post_threshold_signs(u, low, theta_v)
    b = reference.post_threshold_signs(u, high, theta_v)
    c = reference.pre_threshold_signs(u, low, theta_u)
    active = [reference.sign(rate) for rate in u]
    return Question(
        prompt=r"""
        A cell has the thresholds $\theta_v = [[theta_v]]$ and $\theta_u = [[theta_u]]$. Four of its synapses have the
        presynaptic rates $u_i$ of the table; no rate is ever negative. Thresholds are subtracted.
        """,
        parts=[
            Part(
                "signs",
                r"Give the sign (+, $-$ or 0) of $\dot w_i$ for each rule and output rate $v$.",
                Signs(
                    _rows(a, b, c),
                    rows=[T("$u_i = [[u]]$", u=rate) for rate in u],
                    columns=[
                        r"$(v-\theta_v)\,u_i$ at $v = [[v_low]]$",
                        r"$(v-\theta_v)\,u_i$ at $v = [[v_high]]$",
                        r"$v\,(u_i-\theta_u)$ at $v = [[v_low]]$",
                    ],
                ),
                mistakes=[
                    Mistake(
                        "silent synapse depressed",
                        _rows([-1] * 4, b, c),
                        r"This rule multiplies by $u_i$. A silent input cannot change.",
                        where="column 1",
                    ),
                    Mistake(
                        "threshold added",
                        _rows(active, b, c),
                        r"With a plus sign and non-negative rates nothing could ever be depressed. Thresholds are subtracted.",
                        where="column 1",
                    ),
                    Mistake(
                        "silent synapse strengthened",
                        _rows(a, [1] * 4, c),
                        r"This rule multiplies by $u_i$. A silent input cannot change.",
                        where="column 2",
                    ),
                    Mistake(
                        "silent synapse spared",
                        _rows(a, b, [s if rate else 0 for s, rate in zip(c, u, strict=True)]),
                        r"Look at the bracket when $u_i$ is zero. The cell is active, so the change is not zero.",
                        where="column 3",
                    ),
                    Mistake(
                        "presynaptic threshold added",
                        _rows(a, b, [1] * 4),
                        r"With a plus sign nothing could ever be depressed. Thresholds are subtracted.",
                        where="column 3",
                    ),
                    Mistake(
                        "output compared in every rule",
                        _rows(a, b, a),
                        r"In the third column the bracket holds the presynaptic rate. Compare each $u_i$ with $\theta_u$.",
                        where="column 3",
                    ),
                ],
            ),
        ],
        hints=[r"Take the factors one by one. A zero factor decides at once."],
        solution=r"""
        Postsynaptic threshold: $v - \theta_v$ is $[[v_low]] - [[theta_v]] < 0$ in the first column and
        $[[v_high]] - [[theta_v]] > 0$ in the second, so every active synapse is depressed, then strengthened. The silent
        synapse keeps its weight (the factor $u_i$ is 0). Presynaptic threshold: $v = [[v_low]] > 0$ is the gate and $u_i$ is
        compared with $[[theta_u]]$. Inputs above are strengthened, inputs below are depressed, the silent one included
        (heterosynaptic depression).
        """,
    )


def _rows(*columns):
    return [list(row) for row in zip(*columns, strict=True)]


@threshold_signs.verified_by()
def comparing_rates(drawn):
    """Decision table without products."""

    def post(rate, v):
        return 0 if rate == 0 else 1 if v > drawn.theta_v else -1

    def pre(rate):
        return 1 if rate > drawn.theta_u else -1

    return {"signs": [[post(rate, drawn.v_low), post(rate, drawn.v_high), pre(rate)] for rate in drawn.u]}
