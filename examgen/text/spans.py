"""Where the formulas and the code are in a text source, and how somebody's words become source that prints literally.

One scanner serves filling in and parsing, so that both see the same formulas: `$..$` in a line, `$$..$$` displayed, a dollar
sign itself `\\$`. Code (between backticks or in fences) is verbatim.
"""

from __future__ import annotations

import re
import textwrap
from typing import Literal, NamedTuple

from examgen.errors import AuthorError

_START = re.compile(r"\\.|`+|\$\$?|(?<![^\n])[ \t]*~~~+", re.DOTALL)
_FORMULA = re.compile(r"(?:\\.|[^$\\])*", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Span(NamedTuple):
    """A formula or code in a source: `source[start:stop]` is all of it, `content` what stands between the marks."""

    kind: Literal["inline", "display", "code"]
    start: int
    stop: int
    content: str


def clean(source: str) -> str:
    """`source` without a common margin, with `\\n` line ends, and with a replacement sign for every control character."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    source = _UNPRINTABLE.sub("\ufffd", source)
    return textwrap.dedent(source).strip("\n") if source[:1] in "\n \t" else source


def escape(text: str) -> str:
    """A person's text as source that prints literally, on one line: line ends become spaces."""
    return _PUNCTUATION.sub(r"\\\1", _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub(" ", text.replace("\t", " "))))


def spans(source: str) -> list[Span]:
    """The formulas and the code of `source`, in order.

    Raises AuthorError for a formula that is not closed, and for dollar signs that look like money.
    """
    found: list[Span] = []
    position = 0
    while match := _START.search(source, position):
        mark, start = match.group(), match.start()
        position = match.end()
        if mark[0] == "\\":
            continue
        if mark[0] == "$":
            span = _formula(source, start, mark)
        else:
            code = _code(source, start, mark)
            if code is None:
                continue
            span = code
        found.append(span)
        position = span.stop
    return found


def _formula(source: str, start: int, mark: str) -> Span:
    match = _FORMULA.match(source, start + len(mark))
    assert match is not None
    content, end = match.group(), match.end()
    if not source.startswith(mark, end):
        raise AuthorError(f"{_where(source, start)} has no closing {mark}; a dollar sign itself is written \\$")
    stop = end + len(mark)
    if not content.strip():
        raise AuthorError(f"{_where(source, start)} is empty; a dollar sign itself is written \\$")
    if _BLANK_LINE.search(content):
        raise AuthorError(f"{_where(source, start)} runs over an empty line; a dollar sign itself is written \\$")
    if mark == "$":
        if content[0].isspace() or content[-1].isspace():
            raise AuthorError(f"{_where(source, start)} has a space just inside its dollars; a dollar sign itself is written \\$")
        if source[stop : stop + 1].isdigit():
            raise AuthorError(f"{_where(source, start)} is followed by a digit; a dollar sign itself is written \\$")
    return Span("inline" if mark == "$" else "display", start, stop, content)


def _code(source: str, start: int, mark: str) -> Span | None:
    line_start = source.rfind("\n", 0, start) + 1
    if len(mark.strip()) >= 3 and not source[line_start:start].strip(" \t>"):
        fence = mark.strip()
        line_end = source.find("\n", start)
        if fence[0] == "~" or "`" not in source[start + len(mark) : line_end if line_end >= 0 else len(source)]:
            closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
            close = closing.search(source, line_end) if line_end >= 0 else None
            stop = close.end() if close else len(source)
            return Span("code", start, stop, source[start:stop])
    if mark[0] != "`":
        return None
    close = re.compile(rf"(?<!`){mark}(?!`)").search(source, start + len(mark))
    if close is None or _BLANK_LINE.search(source, start, close.start()):
        return None
    return Span("code", start, close.end(), source[start + len(mark) : close.start()])


def _where(source: str, start: int) -> str:
    line = source.count("\n", 0, start) + 1
    excerpt = " ".join(source[start : start + 30].split())
    return f"the formula “{excerpt}{'…' if start + 30 < len(source) else ''}” in line {line}"
