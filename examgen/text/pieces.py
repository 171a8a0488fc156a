"""Compiling a template into pieces: source text, and holes that know their surroundings."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from examgen.errors import AuthorError
from examgen.text.holes import CodeHole, Hole, MathsHole, Piece, TableHole, WordsHole
from examgen.text.neighbours import holes_of
from examgen.text.spans import clean, spans

_PLACEHOLDER = re.compile(r"\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]")
_IN_TEXT = re.compile(r"\\.|\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]", re.DOTALL)
_SIGN_BEFORE = re.compile(r"[+−-]\s*$")
_LINE_START = re.compile(r"(?:^|\n)[ \t>]*$")


@lru_cache(maxsize=4096)
def compiled(source: str) -> tuple[Piece, ...]:
    """The pieces of a template, in order. Raises AuthorError for broken maths or a placeholder out of place."""
    source = clean(source)
    pieces: list[Piece] = []
    position = 0
    for span in spans(source):
        _compile_text(source, position, span.start, pieces)
        if span.kind == "code":
            _compile_code(source[span.start : span.stop], pieces)
        else:
            mark = "$" if span.kind == "inline" else "$$"
            pieces.append(mark)
            _compile_formula(span.content, pieces)
            pieces.append(mark)
        position = span.stop
    _compile_text(source, position, len(source), pieces)
    return tuple(piece for piece in pieces if piece)


def _compile_text(source: str, start: int, stop: int, pieces: list[Piece]) -> None:
    position = start
    for match in _IN_TEXT.finditer(source, start, stop):
        name, form = match[1], match[2]
        if name is None or (name == "figure" and form):
            continue
        pieces.append(source[position : match.start()])
        position = match.end()
        line_start = _LINE_START.search(source, 0, match.start())
        if form == "table":
            if line_start is None or source[position : position + 1] not in ("", "\n"):
                raise AuthorError(f"{match[0]} needs a line of its own")
            pieces.append(TableHole(name, form, line_start[0].lstrip("\n")))
            continue
        pieces.append(Hole(name, form))
        if line_start is not None and source[position : position + 1] in (".", ")"):
            pieces.append("\\")  # else a number at the start of a line would begin a list
    pieces.append(source[position:stop])


def _compile_code(code: str, pieces: list[Piece]) -> None:
    position = 0
    for match in _PLACEHOLDER.finditer(code):
        pieces += [code[position : match.start()], CodeHole(match[1], match[2])]
        position = match.end()
    pieces.append(code[position:])


def _compile_formula(latex: str, pieces: list[Piece]) -> None:
    holes = holes_of(latex)
    position = 0
    for match in _PLACEHOLDER.finditer(latex):
        if match[1] == "figure" and match[2]:
            raise AuthorError(f"{match[0]} stands inside a formula; a figure has its place in the text")
        before = latex[position : match.start()]
        position = match.end()
        hole: Hole = holes.get(match.start(), WordsHole(match[1], match[2]))
        if isinstance(hole, MathsHole) and hole.left in ("plus", "minus", "prefix plus", "prefix minus"):
            sign = _SIGN_BEFORE.search(before)
            if sign:
                before = before[: sign.start()]
            else:
                hole = replace(hole, left="operator")
        pieces += [before, hole]
    pieces.append(latex[position:])
