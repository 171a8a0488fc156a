"""Hebbian learning that a reward switches on and turns round, without and with a baseline."""

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Hebb with a reward",
    concepts=["modulated-hebb"],
    difficulty=3,
    minutes=6,
    sources=["Fremaux and Gerstner 2016", "Neuronal Dynamics, section 19.4", "Lecture 001"],
)
def reward_modulated(draw: Draw) -> Question:
    rewards = draw.sample("r", [-1, -0.5, 0.5, 1, 1.5, 2], 4)
    post = draw.integers("post", 0, 4, 4)
    pre = draw.integers("pre", 1, 4, 4)
    gain = draw.pick("a2", [0.1, 0.2, 0.5])
    products = post * pre
    r, factor = reference.exact(rewards), reference.exact(gain)
    mean = sum(r) / 4
    total = reference.rewarded_change(r, post, pre, factor)
    centred = reference.rewarded_change(r, post, pre, factor, baseline=mean)
    draw.require(total != 0 and centred != 0 and mean != 0 and min(rewards) < 0 and len(set(products.tolist())) > 2)
    rows = [["trial", "reward", "post", "pre"]]
    rows += [[k + 1, rewards[k], int(post[k]), int(pre[k])] for k in range(4)]
    draw.show(trials=rows, products=products, mean=float(mean), centred_rewards=(r - mean).astype(float))
    draw.show(total=float(total), centred=float(centred), figures=6)
    return Question(
        prompt=r"""
        In four trials of 1 s each, a synapse from cell $j$ (pre) to cell $i$ (post) sees constant rates, and the animal gets
        a reward:

        [[trials:table]]

        The rule is $\dot w_{ij} = R\, a_2\, \nu_i \nu_j$ with the reward $R$ of the trial (without unit) and $a_2 = [[a2]]$
        per s.
        """,
        parts=[
            Part(
                "total",
                r"The total change of the weight",
                Number(total, exact=True),
                mistakes=[
                    Mistake(
                        "mean reward",
                        factor * mean * int(products.sum()),
                        r"Multiply trial by trial before you add. The rule asks whether reward and coincidence go together.",
                    ),
                    Mistake(
                        "punished trials left out",
                        reference.rewarded_change(np.maximum(r, 0), post, pre, factor),
                        r"A negative reward does not switch learning off.",
                    ),
                    Mistake(
                        "size of the reward",
                        reference.rewarded_change(abs(r), post, pre, factor),
                        r"Punishment turns the sign of the change round.",
                    ),
                    Mistake("mean over the trials", total / 4, r"The changes of all trials add up."),
                ],
            ),
            Part(
                "baseline",
                r"The total change if $R$ is replaced by $R - \bar R$, where $\bar R$ is the mean reward of the four trials",
                Number(centred, rtol=1e-3),
                mistakes=[
                    Mistake("no baseline", total, r"The mean reward is not zero here. What does it multiply?"),
                    Mistake(
                        "subtracted once",
                        total - factor * mean,
                        r"Subtract the baseline inside every trial, not once at the end.",
                    ),
                    Mistake("baseline added", 2 * total - centred, r"The baseline is subtracted from the reward."),
                    Mistake("mean over the trials", centred / 4, r"The changes of all trials add up."),
                ],
            ),
            Part(
                "effect",
                r"What does the baseline achieve?",
                Choice(
                    [
                        Option(
                            r"It removes the Hebbian drift that does not depend on the reward.",
                            right=True,
                            id="drift",
                            says=r"What is left is the covariance of reward and coincidence.",
                        ),
                        Option(
                            r"It makes the weight reach its final value in fewer trials.",
                            id="faster",
                            says=r"Compare the sizes of the two changes in general.",
                        ),
                        Option(
                            r"It prevents LTD: no trial can weaken the synapse any more.",
                            id="ltp",
                            says=r"Trials with less than the mean reward now depress.",
                        ),
                        Option(
                            r"It changes nothing in the sum over very many trials.",
                            id="nothing",
                            says=r"Suppose that the reward does not depend on the activity. Which rule changes the weight on "
                            r"average?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Three factors are multiplied in every trial."],
        solution=r"""
        The products $\nu_i\nu_j$ are $[[products:tuple]]$. Times the rewards $[[r:tuple]]$, added and times $[[a2]]$:
        $[[total]]$. The mean reward is $[[mean]]$, so the rewards minus the baseline are $[[centred_rewards:tuple]]$, which
        gives $[[centred]]$. With the baseline the change is proportional to the covariance of reward and $\nu_i\nu_j$: a
        reward that comes whatever the cells do no longer changes the weight on average.
        """,
    )


@reward_modulated.verified_by()
def small_time_steps(drawn):
    """Accumulate the weight over time steps; the baseline by the covariance over all pairs of trials; the drift by shuffling."""
    dt, trials = 1 / 64, list(zip(drawn.r, drawn.post.tolist(), drawn.pre.tolist(), strict=True))
    weight = 0.0
    for step in range(4 * 64):
        reward, post, pre = trials[step // 64]
        weight += dt * reward * drawn.a2 * post * pre
    pairs = sum((p[0] - q[0]) * (p[1] * p[2] - q[1] * q[2]) for p in trials for q in trials)
    rewards, products = np.array(drawn.r), drawn.post * drawn.pre
    turned = [np.roll(rewards, k) @ products for k in range(4)]
    centred = [np.roll(rewards - rewards.mean(), k) @ products for k in range(4)]
    drifts = abs(sum(turned)) > 1e-9 > abs(sum(centred))
    return {"total": round(weight, 9), "baseline": drawn.a2 * pairs / 8, "effect": "drift" if drifts else "nothing"}
