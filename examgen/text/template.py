"""Filling drawn values into texts.

`[[name]]` and `[[name:format]]` are placeholders; `[[figure:name]]` and `[[1,2],[3,4]]` are not. Inside a formula the tree
around a placeholder decides how its value joins in: `w - [[b]]` with b = -2 reads w + 2, `[[a]] w` with a = 1 reads w,
`[[a]]^2` with a = -2 reads (-2)^2. The rest of the source stays as the author wrote it.

A template is compiled once into pieces: source text, and holes that know their surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from examgen.errors import AuthorError
from examgen.text.holes import CodeHole, Hole, MathsHole, TableHole, WordsHole
from examgen.text.joining import joined
from examgen.text.notation import code_of, notation, printed_word, text_of
from examgen.text.pieces import compiled
from examgen.text.spans import escape

_GAP = re.compile(r"(?:\s|\\[,:;])+")


def placeholders(source: str) -> frozenset[str]:
    """The names that `source` asks for. Raises AuthorError for broken maths."""
    return frozenset(piece.name for piece in compiled(source) if isinstance(piece, Hole))


def fill(source: str, values: Mapping[str, object]) -> str:
    """The source with every placeholder replaced by its value, as source text again.

    Words print literally, whatever signs they hold. Raises AuthorError for an unknown name, a value without notation, a format
    that does not fit, an unknown macro or broken maths.
    """
    output: list[str] = []
    swallowed = False
    for piece in compiled(source):
        if isinstance(piece, str):
            output.append(_after_gap(output, piece) if swallowed else piece)
            swallowed = swallowed and not output[-1].strip()
            continue
        if piece.name not in values:
            raise _unknown(piece.name, values)
        value = values[piece.name]
        try:
            if isinstance(piece, MathsHole):
                if piece.follower is not None and isinstance(values.get(piece.follower), str):
                    piece = replace(piece, right="end")
                written, swallowed = joined(piece, notation(value, piece.format), swallowed)
                output.append(written)
            else:
                output.append(_written(piece, value))
        except AuthorError as error:
            raise AuthorError(f"[[{piece.name}]]: {error.message}") from None
    return "".join(output)


def _after_gap(output: list[str], following: str) -> str:
    """What follows a factor 1 that was left out, without the space around the gap; macro names stay apart from letters."""
    before = next(piece for piece in reversed(output) if piece)
    if following[0] == "$":
        output[-2:] = [piece.rstrip() for piece in output[-2:]]
    elif before[-1].isalpha():
        return " " + following if following[0].isalpha() else following
    else:
        gap = _GAP.match(following)
        return following[gap.end() :] if gap else following
    return following


def _unknown(name: str, values: Mapping[str, object]) -> AuthorError:
    import difflib

    near = difflib.get_close_matches(name, list(values), n=1)
    known = f"did you mean [[{near[0]}]]?" if near else f"known are {', '.join(sorted(values)) or 'none'}"
    return AuthorError(f"nothing was drawn or shown under the name [[{name}]]; {known}")


def _written(hole: Hole, value: object) -> str:
    """A value outside formulas."""
    if isinstance(hole, CodeHole):
        return code_of(value, hole.format)
    if isinstance(hole, WordsHole):
        return escape(printed_word(value) if isinstance(value, str) else code_of(value, hole.format))
    text = text_of(value, hole.format)
    return text.replace("\n", "\n" + hole.margin) + "\n" if isinstance(hole, TableHole) else text
