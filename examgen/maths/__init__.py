"""Students' mathematics: read, evaluate, compare, typeset. The ground floor: it imports nothing of the floors above."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_HOMES = {
    "AlgebraReference": "algebra",
    "Comparison": "comparison",
    "Domain": "symbols",
    "Expression": "expression",
    "Form": "forms",
    "Instruction": "expression",
    "Note": "expression",
    "Reference": "compare",
    "Symbol": "symbols",
    "Symbols": "symbols",
    "Witness": "comparison",
    "check_form": "forms",
    "declare": "symbols",
    "evaluate": "values",
    "read": "parser",
    "speak": "speech",
    "typeset": "typesetting",
}

__all__ = [
    "AlgebraReference",
    "Comparison",
    "Domain",
    "Expression",
    "Form",
    "Instruction",
    "Note",
    "Reference",
    "Symbol",
    "Symbols",
    "Witness",
    "check_form",
    "declare",
    "evaluate",
    "read",
    "speak",
    "typeset",
]

if TYPE_CHECKING:
    from examgen.maths.algebra import AlgebraReference
    from examgen.maths.compare import Reference
    from examgen.maths.comparison import Comparison, Witness
    from examgen.maths.expression import Expression, Instruction, Note
    from examgen.maths.forms import Form, check_form
    from examgen.maths.parser import read
    from examgen.maths.speech import speak
    from examgen.maths.symbols import Domain, Symbol, Symbols, declare
    from examgen.maths.typesetting import typeset
    from examgen.maths.values import evaluate


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'examgen.maths' has no attribute {name!r}")
    value = getattr(import_module(f"examgen.maths.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
