"""The sign table of Hebbian rules for two binary cells."""

from examgen import Draw, Mistake, Part, Question, Signs, problem
from problems.hebb import reference

HEADINGS = {
    "hebb": r"$\nu_i\nu_j$",
    "decay": r"$\nu_i\nu_j-c$",
    "post": r"$(\nu_i-c)\,\nu_j$",
    "pre": r"$\nu_i\,(\nu_j-c)$",
    "covariance": r"$(\nu_i-m_i)(\nu_j-m_j)$",
    "anti": r"$-\nu_i\nu_j$",
    "bipolar": r"$s_i s_j$",
}

MISTAKES = {
    "hebb": [
        ("joint silence rewarded", [1, 0, 0, 1], r"What is 0 times 0? Only a coding with $-1$ rewards joint silence."),
        ("mismatch punished", [1, -1, -1, 0], r"Rates of 0 and 1 have no negative product."),
    ],
    "decay": [
        ("no decay at rest", [1, -1, -1, 0], r"The constant acts even if both cells are silent."),
        ("constant forgotten", [1, 0, 0, 0], r"The constant is subtracted in every row."),
    ],
    "post": [
        (
            "gated by the other cell",
            [1, -1, 0, 0],
            r"The factor without a threshold is the gate. Which cell's rate is that? $i$ is post.",
        ),
        ("growth at rest", [1, 0, -1, 1], r"One factor is zero when both cells are silent."),
    ],
    "pre": [
        (
            "gated by the other cell",
            [1, 0, -1, 0],
            r"The factor without a threshold is the gate. Which cell's rate is that? $j$ is pre.",
        ),
        ("growth at rest", [1, -1, 0, 1], r"One factor is zero when both cells are silent."),
    ],
    "covariance": [
        (
            "joint silence punished",
            [1, -1, -1, -1],
            r"Both factors are negative when both cells are silent. What is the sign of their product?",
        ),
        ("silence means no change", [1, 0, 0, 0], r"A silent cell is below its mean, so its factor is not zero."),
    ],
    "anti": [
        ("sign forgotten", [1, 0, 0, 0], r"The rule has a minus sign: coincidence is punished."),
        ("mismatch rewarded", [-1, 1, 1, 0], r"With rates 0 and 1 a mismatch gives a product of zero."),
    ],
    "bipolar": [
        ("rates 0 and 1", [1, 0, 0, 0], r"Off is coded as $-1$ in this column, so no factor is zero."),
        ("joint silence punished", [1, -1, -1, -1], r"What is $(-1)$ times $(-1)$?"),
    ],
}


@problem(
    version=1,
    title="Signs of Hebbian rules",
    concepts=["generalized-hebb", "hebb-truth-table"],
    difficulty=2,
    minutes=5,
    sources=["Neuronal Dynamics, table 19.1", "Lecture 001"],
)
def sign_table(draw: Draw) -> Question:
    rules = draw.sample("rules", list(HEADINGS), 3)
    c = reference.exact(draw.pick("c", [0.2, 0.3, 0.4, 0.6]))
    columns = [reference.sign_column(rule, c) for rule in rules]
    mistakes = []
    for k, rule in enumerate(rules):
        for name, wrong, says in MISTAKES[rule]:
            changed = [*columns[:k], wrong, *columns[k + 1 :]]
            mistakes.append(Mistake(name, _rows(changed), says, where=("column 1", "column 2", "column 3")[k]))
    return Question(
        prompt=r"""
        Cell $j$ (pre) makes a synapse onto cell $i$ (post). On means rate $\nu = 1$, Off means $\nu = 0$.
        The table shows three rules for $\dot w_{ij}$ with learning rate 1.
        The constant is $c = [[c]]$, the mean rates $m_i, m_j$ lie strictly between 0 and 1, and $s = 2\nu - 1$.
        """,
        parts=[
            Part(
                "signs",
                r"Give the sign (+, $-$ or 0) of $\dot w_{ij}$. The rows are (pre, post).",
                Signs(
                    _rows(columns),
                    rows=["(On, On)", "(Off, On)", "(On, Off)", "(Off, Off)"],
                    columns=[HEADINGS[rule] for rule in rules],
                ),
                mistakes=mistakes,
            ),
        ],
        hints=[r"Insert the rates row by row. First look for a factor that is zero."],
        solution=r"""
        Insert $\nu_i, \nu_j \in \{0, 1\}$ in each rule. A factor $\nu$ without a threshold is a gate: where it is 0, nothing
        changes. A bracket is positive for On and negative for Off, since its threshold lies between 0 and 1 (here $c = [[c]]$).
        A constant that is subtracted acts in every row, also at rest. With $s = \pm 1$ equal states give + and different
        ones $-$.
        """,
    )


def _rows(columns):
    return [list(row) for row in zip(*columns, strict=True)]


@sign_table.verified_by()
def verbal_decision_table(drawn):
    """No products: gates, comparisons with thresholds, agreement of the two cells."""

    def cell(rule, pre_on, post_on):
        if rule in ("hebb", "anti"):
            return (1 if rule == "hebb" else -1) if pre_on and post_on else 0
        if rule == "decay":
            return 1 if pre_on and post_on else -1
        if rule in ("post", "pre"):
            gate, other = (pre_on, post_on) if rule == "post" else (post_on, pre_on)
            return 0 if not gate else 1 if other else -1
        return 1 if pre_on == post_on else -1

    states = [(True, True), (False, True), (True, False), (False, False)]
    return {"signs": [[cell(rule, *state) for rule in drawn.rules] for state in states]}
