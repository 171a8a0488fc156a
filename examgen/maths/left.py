"""The left-hand side that a student may type before an equals sign."""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.alphabet import GREEK

__all__ = ["after_left"]


def after_left(text: str, left: str | None) -> int:
    """The offset behind a typed left-hand side, 0 if there is none. Raises Unreadable if it is another one than `left`."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "=" and depth == 0 and text[at - 1 : at] not in ("<", ">", "!", ":"):
            break
    else:
        return 0
    stop = at + 1
    while text[stop : stop + 1] == "=":
        stop += 1
    suggest = text[stop:].strip() or None
    if left is None:
        raise Unreadable("equation", "Give only the right-hand side, without an equals sign.", at, stop, suggest)
    if normalised(text[:at]) != normalised(left):
        message = f"This part asks for {left} = ...; give its right-hand side."
        raise Unreadable("left_side", message, 0, max(at, 1), suggest)
    return stop


def normalised(text: str) -> str:
    """A left-hand side without the differences that do not matter: spaces, braces, spelling of Greek and of derivatives."""
    for letter, name in GREEK.items():
        text = text.replace(letter, name)
    text = text.replace("ẇ", "dw/dt").replace("\\dot{w}", "dw/dt").replace("\\dot w", "dw/dt").replace("\\frac{dw}{dt}", "dw/dt")
    return "".join(sign for sign in text if sign.isalnum() or sign in "/'+-^").removesuffix("(t)").replace("w'", "dw/dt")
