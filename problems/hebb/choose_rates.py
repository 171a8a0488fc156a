"""Rates at which two threshold rules disagree, chosen by the student."""

from itertools import product

from examgen import Draw, Part, Question, Satisfies, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Rates that tell two rules apart",
    concepts=["ltd-threshold-rules"],
    difficulty=2,
    minutes=4,
    sources=["Dayan and Abbott 2001, eqs 8.8-8.9"],
)
def choose_rates(draw: Draw) -> Question:
    theta_v = draw.integer("theta_v", 4, 9)
    theta_u = draw.integer("theta_u", 3, 8)
    outcome = draw.word("outcome", up=r"strengthened", down=r"weakened")
    strong, weak = draw.pick("roles", [(1, 2), (2, 1)])
    draw.show(strong=strong, weak=weak)
    gain, loss = ("u_1", "u_2") if strong == 1 else ("u_2", "u_1")
    side = ">" if outcome == "up" else "<"
    example = {"v": theta_v + 2 if outcome == "up" else theta_v - 2, gain: theta_u + 2, loss: theta_u - 1}
    draw.show(v=example["v"], gain=example[gain], loss=example[loss])
    return Question(
        prompt=r"""
        Two synapses with presynaptic rates $u_1$ and $u_2$ end on a cell with the rate $v$. Rates are never negative.
        Two rules are compared: rule A with a postsynaptic threshold, $\tau_w \dot w_i = (v - \theta_v)\,u_i$ with
        $\theta_v = [[theta_v]]$, and rule B with a presynaptic threshold, $\tau_w \dot w_i = v\,(u_i - \theta_u)$ with
        $\theta_u = [[theta_u]]$.
        """,
        parts=[
            Part(
                "rates",
                r"Choose rates such that both synapses are [[outcome]] under rule A, while under rule B synapse [[strong]] is "
                r"strengthened and synapse [[weak]] is weakened.",
                Satisfies(
                    [
                        (reference.comparison("v", ">", 0), r"Rule B multiplies by $v$: a silent cell changes nothing."),
                        (reference.comparison("u_1", ">", 0), r"Rule A multiplies by $u_i$: a silent input changes nothing."),
                        (reference.comparison("u_2", ">", 0), r"Rule A multiplies by $u_i$: a silent input changes nothing."),
                        (
                            reference.comparison("v", side, theta_v),
                            r"Under rule A all active synapses change in the same direction. Which rate decides it?",
                        ),
                        (
                            reference.comparison(gain, ">", theta_u),
                            r"Under rule B each synapse compares its own rate with $\theta_u$. Look at synapse [[strong]].",
                        ),
                        (
                            reference.comparison(loss, "<", theta_u),
                            r"Under rule B each synapse compares its own rate with $\theta_u$. Look at synapse [[weak]].",
                        ),
                    ],
                    symbols={"v": "real", "u_1": "real", "u_2": "real"},
                    example=example,
                ),
            ),
        ],
        hints=[r"Each rule has one factor that can change its sign. Which rate does it compare with which threshold?"],
        solution=r"""
        Rule A: the sign is that of $v - [[theta_v]]$ at every active synapse, so both inputs must be active and $v$ must lie
        on the right side of $[[theta_v]]$. Rule B: $v > 0$ is the gate, and each input is compared with $[[theta_u]]$: the
        rate of synapse [[strong]] must lie above it, that of synapse [[weak]] below it. One choice is $v = [[v]]$ with the
        rate $[[gain]]$ at synapse [[strong]] and $[[loss]]$ at synapse [[weak]].
        """,
    )


@choose_rates.verified_by()
def searching(drawn):
    """Search all small whole rates for those with the wanted changes under both rules, computed as products; take the last."""
    wanted = 1 if drawn.outcome == "up" else -1
    good = []
    for v, *u in product(range(14), repeat=3):
        first = [(v - drawn.theta_v) * rate * wanted for rate in u]
        second = [v * (rate - drawn.theta_u) for rate in u]
        if min(first) > 0 and second[drawn.strong - 1] > 0 > second[drawn.weak - 1]:
            good.append({"v": v, "u_1": u[0], "u_2": u[1]})
    return {"rates": good[-1]}
