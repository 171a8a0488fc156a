"""What a learning rule needs besides the activity of its two cells and its own weight."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

BANK = {
    "local": [
        Item("hebb", r"Hebb: $v u_i$", "local", r"Hebb's rule: look at the two factors."),
        Item(
            "covariance",
            r"Covariance: $(v - \langle v \rangle)\, u_i$",
            "local",
            r"Covariance rule: whose running average is it?",
        ),
        Item("oja", r"Oja: $v u_i - \alpha v^2 w_i$", "local", r"Oja's rule: whose weight stands in the decay term?"),
        Item(
            "bcm",
            r"BCM: $v u_i (v - \theta)$, $\theta$ a running average of $v^2$",
            "local",
            r"BCM: the threshold is made of a running average. Of whose rate?",
        ),
        Item(
            "decay",
            r"Hebb with decay: $v u_i - \lambda w_i$",
            "local",
            r"Hebb with decay: whose weight stands in the decay term?",
        ),
        Item("anti", r"Unlearning: $-\lambda v u_i$", "local", r"Unlearning: does a minus sign need a new quantity?"),
    ],
    "inputs": [
        Item(
            "subtractive",
            r"Subtractive normalisation: $v u_i - v\, \frac{1}{N} \sum_k u_k$",
            "inputs",
            r"Subtractive normalisation: which quantities are summed?",
        ),
    ],
    "weights": [
        Item(
            "division",
            r"Hebb, then every weight is divided by $\sqrt{\sum_k w_k^2}$",
            "weights",
            r"Division by the length: which quantities are summed?",
        ),
    ],
    "target": [
        Item(
            "delta",
            r"Delta rule: $(t - v)\, u_i$",
            "target",
            r"Delta rule: which letter is neither a rate nor a weight of the two cells?",
        ),
        Item(
            "perceptron",
            r"Perceptron rule: $(t - y)\, u_i$, $y$ the output of the cell",
            "target",
            r"Perceptron rule: which letter is neither a rate nor a weight of the two cells?",
        ),
    ],
    "reward": [
        Item(
            "reward", r"Three factors: $R\, v u_i$", "reward", r"Three factors: what is $R$, and is it the same for all synapses?"
        ),
    ],
    "errors": [
        Item(
            "backprop",
            r"Backpropagation: $f'(a) \sum_k \delta_k W_k\, u_i$",
            "errors",
            r"Backpropagation: to which cells do $\delta_k$ and $W_k$ belong?",
        ),
    ],
}


@problem(
    version=1,
    title="What does a rule need?",
    concepts=["learning-rule-locality"],
    difficulty=2,
    minutes=4,
    sources=["Neuronal Dynamics, section 19.2.1", "Dayan & Abbott 2001, section 8.2", "Lectures 000 and 003"],
    unverified={"needs": "read off the quantities in each rule; Neuronal Dynamics, section 19.2.1"},
)
def what_rules_need(draw: Draw) -> Question:
    local = draw.sample("local", range(len(BANK["local"])), 2)
    kinds = draw.sample("kinds", ["inputs", "weights", "target", "reward", "errors"], 4)
    items = [BANK["local"][k] for k in local]
    items += [BANK[kind][draw[kind].integer("item", 0, len(BANK[kind]) - 1)] for kind in kinds]
    return Question(
        prompt=r"""
        The change $\dot w_i$ of the synapse from cell $i$ (rate $u_i$) to a cell with rate $v$ is proportional to the given
        expression. A rule is local if it uses only $u_i$, $v$, running averages of these two, and $w_i$ itself.
        """,
        parts=[
            Part(
                "needs",
                r"What does each rule need?",
                Matching(
                    items=items,
                    categories={
                        "local": "nothing else: it is local",
                        "inputs": "the rates of other inputs of the cell",
                        "weights": "other weights of the cell",
                        "target": "a desired output",
                        "reward": "a signal that is the same for all synapses",
                        "errors": "errors of other cells and their weights",
                    },
                ),
            ),
        ],
        hints=[r"Look for an index other than $i$, a sum, or a letter that is neither $u$, $v$ nor $w$."],
        solution=r"""
        Hebb, covariance, Oja, BCM, decay and unlearning contain only the two rates, their averages and $w_i$: they are local.
        Subtractive normalisation sums the rates of all inputs, division by the length all weights of the cell. The delta and
        the perceptron rule need a target, the rule with three factors a reward, backpropagation the errors and weights of the
        next layer.
        """,
    )
