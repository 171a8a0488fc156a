"""A slide whose names of output functions have slipped: which lines are wrong, the right names, and the ranges."""

from __future__ import annotations

from math import exp, tanh

from examgen import Choice, Draw, Item, Matching, Option, Part, Question, T, problem
from examgen.authoring import Drawn

FORMULAS = {
    "linear": "y = a",
    "logistic": "y = 1/(1 + exp(-a))",
    "tanh": "y = tanh(a)",
    "threshold": "y = 1 if a > 0, else -1",
    "relu": "y = max(0, a)",
}
NAMES = {
    "linear": "linear",
    "logistic": "logistic",
    "tanh": "hyperbolic tangent",
    "threshold": "threshold",
    "relu": "rectified linear",
}
RANGES = {
    "all": "all real numbers",
    "unit": r"all numbers between 0 and 1, without the ends",
    "sym": r"all numbers between $-1$ and 1, without the ends",
    "signs": r"only $-1$ and $1$",
    "bits": r"only 0 and 1",
    "half": r"0 and all positive numbers",
}
RANGE_OF = {"linear": "all", "logistic": "unit", "tanh": "sym", "threshold": "signs", "relu": "half"}
SAYS = {
    "linear": r"Which name belongs to a straight line through the origin?",
    "logistic": r"Put $a = 0$ into the formula: which function gives one half there?",
    "tanh": r"This formula names its function itself.",
    "threshold": r"This output makes a jump. Which name says that?",
    "relu": r"This output is cut off at 0. Which name says that?",
}
LIMITS = {
    "linear": r"Follow the formula $y = a$ far to both sides.",
    "logistic": r"What happens to $e^{-a}$ far to the left and far to the right?",
    "tanh": r"Where does $\tanh a$ go far to the left and far to the right?",
    "threshold": r"Which values does the formula with the condition name?",
    "relu": r"Can the larger one of 0 and $a$ be negative?",
}
SLIPS = {"swap": [1, 0, 2, 3], "cycle": [1, 2, 0, 3], "late": [0, 2, 3, 1], "back": [2, 0, 1, 3], "last": [0, 1, 3, 2]}
"""Which name stands in each line, as the place of the formula that it belongs to."""
IDS = ["first", "second", "third", "fourth"]


@problem(
    version=1,
    title="Slipped labels",
    concepts=["activation-functions"],
    difficulty=1,
    minutes=4,
    sources=["MacKay 2003, section 39.1", "Lecture 002 (labels shifted on the slide)"],
)
def shifted_labels(draw: Draw) -> Question:
    kinds = draw.sample("kinds", list(FORMULAS), 4)
    slip = SLIPS[draw.pick("slip", list(SLIPS))]
    printed = [kinds[place] for place in slip]
    draw.show(
        lines=[["line", "label", "formula"], *([k + 1, NAMES[printed[k]], FORMULAS[kinds[k]]] for k in range(4))],
        wrong_lines=[k + 1 for k in range(4) if printed[k] != kinds[k]],
    )
    return Question(
        prompt=r"""
        A slide lists four output functions of the net input $a$, each with its label. Some labels have slipped into another line.

        [[lines:table]]
        """,
        parts=[
            Part(
                "lines",
                r"Which lines have a wrong label? Choose all.",
                Choice(
                    [
                        Option(T(r"line [[k]]", k=k + 1), right=printed[k] != kinds[k], id=IDS[k], says=SAYS[kinds[k]])
                        for k in range(4)
                    ],
                    multiple=True,
                    keep_order=True,
                ),
            ),
            Part(
                "names",
                r"Which label belongs to the formula in each line?",
                Matching(
                    items=[Item(IDS[k], T(r"the formula in line [[k]]", k=k + 1), kinds[k], SAYS[kinds[k]]) for k in range(4)],
                    categories=NAMES,
                ),
            ),
            Part(
                "ranges",
                r"Which outputs are possible for the formula in each line?",
                Matching(
                    items=[
                        Item(IDS[k], T(r"the formula in line [[k]]", k=k + 1), RANGE_OF[kinds[k]], LIMITS[kinds[k]])
                        for k in range(4)
                    ],
                    categories=RANGES,
                ),
            ),
        ],
        hints=[r"Insert $a = 0$ and very large numbers of both signs into each formula."],
        solution=r"""
        The lines $[[wrong_lines:tuple]]$ are wrong.

        The logistic function gives one half at $a = 0$ and lies between 0 and 1. The hyperbolic tangent gives 0 there and lies
        between $-1$ and 1. The threshold function of this lecture takes the two values $-1$ and 1 only. The linear function
        takes all values, the rectified linear one none below 0.
        """,
    )


@shifted_labels.verified_by()
def three_values(drawn: Drawn) -> dict[str, object]:
    """Each printed formula is worked out at -40, 0 and 40; the three values name the function and its range."""
    names, ranges, wrong = {}, {}, []
    for k, (_, label, formula) in enumerate(drawn.lines[1:]):
        values = []
        for a in (-40.0, 0.0, 40.0):
            if "tanh" in formula:
                values.append(round(tanh(a), 9))
            elif "exp" in formula:
                values.append(round(1 / (1 + exp(-a)), 9))
            elif "if" in formula:
                values.append(1.0 if a > 0 else -1.0)
            else:
                values.append(max(0.0, a) if "max" in formula else a)
        name, outputs = {
            (-1.0, 0.0, 1.0): ("tanh", "sym"),
            (0.0, 0.5, 1.0): ("logistic", "unit"),
            (-1.0, -1.0, 1.0): ("threshold", "signs"),
            (0.0, 0.0, 40.0): ("relu", "half"),
            (-40.0, 0.0, 40.0): ("linear", "all"),
        }[values[0], values[1], values[2]]
        names[IDS[k]], ranges[IDS[k]] = name, outputs
        if NAMES[name] != label:
            wrong.append(IDS[k])
    return {"lines": wrong, "names": names, "ranges": ranges}
