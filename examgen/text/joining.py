"""Joining a value to the formula around it: its sign, brackets, a dot of multiplication, a factor 1 left out."""

from __future__ import annotations

from examgen.text.holes import Left, MathsHole
from examgen.text.notation import Notation

_SIGNS: dict[tuple[Left, bool], str] = {
    ("start", False): "",
    ("start", True): "-",
    ("plus", False): "+ ",
    ("plus", True): "- ",
    ("minus", False): "- ",
    ("minus", True): "+ ",
    ("prefix plus", False): "+",
    ("prefix plus", True): "-",
    ("prefix minus", False): "-",
    ("prefix minus", True): "",
}
"""What is written before a value, by the sign before its placeholder and by whether the value is negative."""


def joined(hole: MathsHole, value: Notation, swallowed: bool) -> tuple[str, bool]:
    """The value as it stands in its place, and whether it was a factor 1 that left at most its sign.

    `swallowed` says that of the placeholder just before.
    """
    left: Left = hole.left if hole.left != "slot" else "operator" if swallowed else "number"
    text, negative = value.text, value.negative
    if hole.right == "tight" and (negative or text[0] == "+" or value.kind in ("fraction", "power")):
        text, negative = _bracketed(value), False
    elif text[0] == "+" and left != "start":
        text = _bracketed(value)
    multiplied = hole.right in ("factor", "number") or (hole.right == "end" and left == "factor")
    unit = multiplied and value.kind == "number" and text == "1"
    if (left, negative) in _SIGNS:
        before = _SIGNS[left, negative]
    elif negative:
        before, text, unit = "" if left == "operator" else r"\cdot ", _bracketed(value), False
    else:
        mixed = left == "number" and not unit and value.kind in ("number", "fraction", "power")
        before = r"\cdot " if mixed else ""
    if unit:
        text = ""
    elif hole.right == "number" and value.kind in ("number", "power"):
        text += r" \cdot "
    written = before + text
    return "{" + written + "}" if hole.braces else written, unit


def _bracketed(value: Notation) -> str:
    return f"({value.signed})" if value.kind in ("number", "power") else rf"\left({value.signed}\right)"
