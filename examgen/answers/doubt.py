"""Numbers that can be read in two ways: the less usual reading, about which a student is asked when it is the right one.

Texts lose superscripts when they are copied (2.5×10−4), a space comes into 2.5 e-4, 1.000 is a thousand where the comma is the
decimal mark, and 1/2pi may be half of pi.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_POWER_OF_TEN = re.compile(r"(?:[*·×⋅∙xX]|\\cdot|\\times)\s*10(?P<gap>\s*)(?=[-−–]\s*[0-9]{1,3}\s*\Z)")
_SPACED = re.compile(r"(?<=[0-9.])\s+(?=[eE]\s*[-−–+]?\s*[0-9])|(?<=[0-9]\s[eE])\s+(?=[-−–+]?[0-9])")
_GROUPED = re.compile(r"\s*[+\-−–]?\s*[1-9][0-9]{0,2}(?:\.[0-9]{3})+\s*")


class Doubt(NamedTuple):
    """Another way to read a text: as `text`, and what to ask the student."""

    text: str
    message: str


def doubt(text: str, decimal: str) -> Doubt | None:
    """The less usual way to read a number, or None where there is one way only."""
    lost = _POWER_OF_TEN.search(text)
    if lost is not None:
        return Doubt(f"{text[: lost.start('gap')]}^{text[lost.end() :]}", "Is this a power of ten? Write it with ^, as in 10^-4.")
    if _SPACED.search(text):
        return Doubt(_SPACED.sub("", text), "Is this a power of ten? Write it without a space, as in 2.5e-4.")
    if decimal == "," and _GROUPED.fullmatch(text):
        return Doubt(text.replace(".", ""), "Is the point a decimal mark? Write a comma for it, and thousands without any mark.")
    return None
