"""Why the rule with traces gives the sum over all pairs: the lines of the derivation in order."""

from __future__ import annotations

from examgen import Draw, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn

STEPS = {
    "trace": r"$x_j(t) = \sum_{t_j^f < t} e^{-(t - t_j^f)/\tau_+}$ solves the first equation.",
    "integral": r"Integrating $\dot w_{ij}$, the potentiation is $A_+ \sum_n x_j(t_i^n)$.",
    "inserted": r"So the potentiation is $A_+ \sum_n \sum_{t_j^f < t_i^n} e^{-(t_i^n - t_j^f)/\tau_+}$.",
    "depression": r"In the same way the depression is $-A_- \sum_f \sum_{t_i^n < t_j^f} e^{-(t_j^f - t_i^n)/\tau_-}$.",
    "together": r"Together this is $\sum_f \sum_n W(t_i^n - t_j^f)$.",
}

WRONG = {
    "future": Step(
        "future",
        r"$x_j(t) = \sum_{t_j^f > t} e^{-(t_j^f - t)/\tau_+}$ solves the first equation.",
        says=r"A trace remembers: it contains only past spikes.",
    ),
    "last": Step(
        "last",
        r"$x_j(t) = e^{-(t - t^\mathrm{last})/\tau_+}$ with the last presynaptic spike before $t$ solves the first equation.",
        says=r"That would be a trace that each spike resets. Here the impulses add up.",
    ),
    "own": Step(
        "own",
        r"In the same way the depression is $-A_- \sum_n y_i(t_i^n)$.",
        says=r"At whose spikes is $y_i$ read?",
    ),
    "rates": Step(
        "rates",
        r"Integrating $\dot w_{ij}$, the potentiation is $A_+ \bigl(\sum_n 1\bigr) \bigl(\int x_j(t)\, dt\bigr)$.",
        says=r"A delta function picks the value of $x_j$ at one moment.",
    ),
}


@problem(
    version=1,
    title="Traces and pairs agree",
    concepts=["stdp-online", "stdp-pairwise-sum"],
    difficulty=4,
    minutes=6,
    sources=["Neuronal Dynamics, section 19.2.2", "Morrison, Diesmann & Gerstner 2008", "Lecture 001, eqs 7-8"],
)
def traces_equal_pairs(draw: Draw) -> Question:
    shown = draw.sample("wrong", list(WRONG), draw.pick("k", [1, 2, 3]))
    draw.require(not {"future", "last"} <= set(shown))
    draw.show(number=len(shown))
    return Question(
        prompt=r"""
        Traces and weight of a synapse obey $\dot x_j = -x_j/\tau_+ + \sum_f \delta(t - t_j^f)$, $\dot y_i = -y_i/\tau_- + \sum_n
        \delta(t - t_i^n)$ and $\dot w_{ij} = A_+ x_j \sum_n \delta(t - t_i^n) - A_- y_i \sum_f \delta(t - t_j^f)$. They start at
        $x_j = y_i = 0$, traces are read just before a spike, and no spikes coincide. The window $W(s)$ is $A_+\, e^{-s/\tau_+}$ for
        $s > 0$ and $-A_-\, e^{s/\tau_-}$ for $s < 0$.
        """,
        parts=[
            Part(
                "order",
                r"Show that the total change is the sum of $W$ over all pairs: put the right lines in order. Number of lines "
                r"that do not belong to the derivation: [[number]].",
                Ordering(
                    steps=[Step(name, text) for name, text in STEPS.items()],
                    before=[
                        ("trace", "inserted"),
                        ("integral", "inserted"),
                        ("inserted", "depression"),
                        ("depression", "together"),
                    ],
                    distractors=[WRONG[name] for name in shown],
                ),
            ),
        ],
        hints=[r"First solve for the trace. Then ask what a delta function does to an integral."],
        solution=r"""
        The equation of the trace is linear, so its solution is one decaying exponential for each past spike. The delta functions in
        $\dot w_{ij}$ pick the values of the trace at the spikes of the other neuron, so that integrating leaves a sum. Inserting the
        trace makes it a double sum over pairs with the presynaptic spike first. Depression is the same with the roles exchanged. Both
        sums together run over all pairs.
        """,
    )


@traces_equal_pairs.verified_by()
def on_random_trains(drawn: Drawn) -> dict[str, object]:
    """Every line is tried on random trains against the rule, event by event; those that hold, each where its parts are known."""
    from math import exp

    import numpy as np

    random = drawn.generator("trains")
    # the fixed spikes make sure that there are pairs of both orders and a postsynaptic spike after several presynaptic ones
    pre = np.sort([1, 2, 59, *random.uniform(3, 57, 2)])
    post = np.sort([58, *random.uniform(3, 57, 3)])
    x = y = grown = fallen = last = 0.0
    at_post = []
    for time, kind in sorted([(t, "pre") for t in pre] + [(t, "post") for t in post]):
        x, y, last = x * exp((last - time) / 15), y * exp((last - time) / 30), time
        if kind == "pre":
            fallen, x = fallen - 0.8 * y, x + 1
        else:
            at_post.append(x)
            grown, y = grown + 0.5 * x, y + 1
    s = post[None, :] - pre[:, None]
    causal, reverse = np.exp(-np.maximum(s, 0) / 15) * (s > 0), np.exp(np.minimum(s, 0) / 30) * (s < 0)
    past = np.array([max((exp((a - b) / 15) for a in pre if a < b), default=0.0) for b in post])
    own = sum(exp((a - b) / 30) for a in post for b in post if a < b)
    holds = {
        "trace": np.allclose(causal.sum(axis=0), at_post),
        "integral": np.isclose(0.5 * sum(at_post), grown),
        "rates": np.isclose(0.5 * 4 * 15 * 5, grown),
        "inserted": np.isclose(0.5 * causal.sum(), grown),
        "future": np.allclose((np.exp(s / 15) * (s < 0)).sum(axis=0), at_post),
        "last": np.allclose(past, at_post),
        "depression": np.isclose(-0.8 * reverse.sum(), fallen),
        "own": np.isclose(-0.8 * own, fallen),
        "together": np.isclose((0.5 * causal - 0.8 * reverse).sum(), grown + fallen),
    }
    return {"order": [name for name, good in holds.items() if good]}
