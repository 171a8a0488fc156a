"""examgen: auto-graded exams and exercises on learning in neural networks.

The names that problem files use stand here; each is imported when it is first used, so that `import examgen` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Choice": "examgen.answers.choice",
    "Draw": "examgen.draw",
    "Exact": "examgen.answers.keys",
    "Expression": "examgen.answers.expression",
    "Figure": "examgen.figures",
    "Integer": "examgen.answers.number",
    "Interval": "examgen.answers.interval",
    "Item": "examgen.answers.matching",
    "Matching": "examgen.answers.matching",
    "Matrix": "examgen.answers.matrix",
    "Mistake": "examgen.authoring",
    "Number": "examgen.answers.number",
    "Option": "examgen.answers.choice",
    "Ordering": "examgen.answers.ordering",
    "Part": "examgen.authoring",
    "Question": "examgen.authoring",
    "Rows": "examgen.answers.rows",
    "Satisfies": "examgen.answers.satisfies",
    "Signs": "examgen.answers.signs",
    "Step": "examgen.answers.ordering",
    "T": "examgen.authoring",
    "Vector": "examgen.answers.matrix",
    "problem": "examgen.authoring",
}

__all__ = [
    "Choice",
    "Draw",
    "Exact",
    "Expression",
    "Figure",
    "Integer",
    "Interval",
    "Item",
    "Matching",
    "Matrix",
    "Mistake",
    "Number",
    "Option",
    "Ordering",
    "Part",
    "Question",
    "Rows",
    "Satisfies",
    "Signs",
    "Step",
    "T",
    "Vector",
    "problem",
]

if TYPE_CHECKING:
    from examgen.answers.choice import Choice, Option
    from examgen.answers.expression import Expression
    from examgen.answers.interval import Interval
    from examgen.answers.keys import Exact
    from examgen.answers.matching import Item, Matching
    from examgen.answers.matrix import Matrix, Vector
    from examgen.answers.number import Integer, Number
    from examgen.answers.ordering import Ordering, Step
    from examgen.answers.rows import Rows
    from examgen.answers.satisfies import Satisfies
    from examgen.answers.signs import Signs
    from examgen.authoring import Mistake, Part, Question, T, problem
    from examgen.draw import Draw
    from examgen.figures import Figure


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'examgen' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
