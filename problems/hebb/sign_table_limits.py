"""A printed sign table and constants for which it does not hold."""

from examgen import Choice, Draw, Mistake, Option, Part, Question, Signs, problem
from problems.hebb import reference

VERDICTS = {
    "decay": "only the first condition fails here",
    "thresholds": "only the second condition fails here",
    "all": "both conditions fail here",
}
PRINTED = {"decay": [1, -1, -1, -1], "post": [1, 0, -1, 0], "pre": [1, -1, 0, 0]}


@problem(
    version=1,
    title="A sign table beyond its limits",
    concepts=["generalized-hebb"],
    difficulty=3,
    minutes=5,
    sources=["Neuronal Dynamics, table 19.1", "Lecture 001"],
)
def sign_table_limits(draw: Draw) -> Question:
    broken = draw.pick("broken", ["decay", "thresholds", "all"])
    rate = draw.integer("R", 4, 12)
    eta = draw.pick("eta", {"decay": [0.02, 0.05], "thresholds": [0.5, 1, 2], "all": [0.02, 0.05, 0.1, 0.2]}[broken])
    product = reference.exact(eta) * rate**2
    low, high = sorted((product, reference.exact(rate)))
    inside = [c for c in range(2, 41) if low < c < high]
    above = [c for c in range(2, 41) if high < c <= high + 10]
    choices = above if broken == "all" else inside if (broken == "decay") == (product < rate) else []
    draw.require(choices)
    c = draw.pick("c", choices or [1])
    limits = {"decay": c < product, "post": c < rate, "pre": c < rate}
    columns = [_signs(rule, product, rate, c) for rule in PRINTED]
    printed = list(PRINTED.values())
    draw.show(product=float(product), verdict=VERDICTS[broken])
    verdicts = {"decay": (False, True), "thresholds": (True, False), "all": (False, False)}
    right = next(name for name, holds in verdicts.items() if holds == (limits["decay"], limits["post"]))
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Question(
        prompt=r"""
        A slide lists the signs of $\dot w_{ij}$ for (pre, post) = (On, On), (Off, On), (On, Off), (Off, Off), where $i$ is post and
        $j$ is pre: $(+, -, -, -)$ for the rule $\eta\,\nu_i\nu_j - c$, $(+, 0, -, 0)$ for $\eta\,(\nu_i - c)\,\nu_j$ and
        $(+, -, 0, 0)$ for $\eta\,\nu_i\,(\nu_j - c)$. It does not say for which $c$. Let On be a rate of $[[R]]$ Hz, Off 0,
        $\eta = [[eta]]$ and $c = [[c]]$.
        """,
        parts=[
            Part(
                "signs",
                r"Give the signs (+, $-$ or 0) for these numbers. The rows are (pre, post).",
                Signs(
                    rows,
                    rows=["(On, On)", "(Off, On)", "(On, Off)", "(Off, Off)"],
                    columns=[r"$\eta\,\nu_i\nu_j-c$", r"$\eta\,(\nu_i-c)\,\nu_j$", r"$\eta\,\nu_i\,(\nu_j-c)$"],
                ),
                points=2,
                mistakes=[
                    Mistake(
                        "slide believed",
                        [list(row) for row in zip(*printed, strict=True)],
                        r"Insert the rates of this question in each rule, above all in the first row.",
                    ),
                    Mistake(
                        "threshold rules exchanged",
                        [[row[0], row[2], row[1]] for row in rows],
                        r"The factor without $c$ is the gate. $i$ is post, $j$ is pre.",
                    ),
                    Mistake(
                        "no decay at rest",
                        [*rows[:3], [0, 0, 0]],
                        r"A constant that is subtracted acts in every state.",
                    ),
                ],
            ),
            Part(
                "wrong",
                r"For which rules is the list of the slide wrong with these numbers?",
                Choice(
                    [
                        Option(
                            r"only for the rule with the constant decay",
                            right=right == "decay",
                            id="decay",
                            says=_SAYS,
                        ),
                        Option(r"only for the two threshold rules", right=right == "thresholds", id="thresholds", says=_SAYS),
                        Option(r"for all three", right=right == "all", id="all", says=_SAYS),
                        Option(r"for none", id="none", says=_SAYS),
                    ]
                ),
            ),
        ],
        hints=[r"The four states differ in which rates are zero. Which state is the only one in which the size of $c$ matters?"],
        solution=r"""
        Only the state (On, On) depends on the size of $c$. The first rule has $\eta R^2 - c = [[product]] - [[c]]$ there, both threshold
        rules $\eta\,R\,(R - c)$ with $R - c = [[R]] - [[c]]$. The list of the slide needs $0 < c < \eta R^2$ for the first rule and
        $0 < c < R$ for the others; [[verdict]]. In the other states a gate is closed or a positive $c$ is subtracted from zero.
        """,
    )


_SAYS = r"Compare your table with the list of the slide, row by row."


def _signs(rule, product, rate, c):
    if rule == "decay":
        return [reference.sign(product - c), -1, -1, -1]
    top = reference.sign(rate - c)
    return [top, 0, -1, 0] if rule == "post" else [top, -1, 0, 0]


@sign_table_limits.verified_by()
def evaluating_products(drawn):
    """All rules evaluated at all states; the lists of the slide compared with the signs."""
    states = [(drawn.R, drawn.R), (0, drawn.R), (drawn.R, 0), (0, 0)]
    rules = [
        lambda pre, post: drawn.eta * post * pre - drawn.c,
        lambda pre, post: drawn.eta * (post - drawn.c) * pre,
        lambda pre, post: drawn.eta * post * (pre - drawn.c),
    ]
    table = [[(value > 1e-9) - (value < -1e-9) for value in (rule(*state) for rule in rules)] for state in states]
    slide = [[1, 1, 1], [-1, 0, -1], [-1, -1, 0], [-1, 0, 0]]
    wrong = tuple(any(row[k] != other[k] for row, other in zip(table, slide, strict=True)) for k in range(3))
    names = {
        (True, False, False): "decay",
        (False, True, True): "thresholds",
        (True, True, True): "all",
        (False, False, False): "none",
    }
    return {"signs": table, "wrong": names[wrong]}
