"""Rich text: Markdown with `$LaTeX$`, read into one document tree and written as HTML with MathML, terminal text or one line.

    fill(source, values)      the source with every [[name]] and [[name:format]] replaced, in the maths tree where there is maths
    placeholders(source)      the names that a source asks for
    parse(source)             the document tree; parse_formula(latex) for one formula without dollars
    html(text) terminal(text) plain(text)       writers, of a source or a document
    literal(value, format)    a value as LaTeX          escape(text)   a person's words as source that prints literally

Everything is imported on first use: filling in needs no Markdown.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examgen.text.document import Document
    from examgen.text.hypertext import html
    from examgen.text.linear import plain
    from examgen.text.markdown import parse, parse_formula
    from examgen.text.notation import Source, literal
    from examgen.text.screen import terminal
    from examgen.text.spans import escape
    from examgen.text.template import fill, placeholders

__all__ = [
    "Document",
    "Source",
    "escape",
    "fill",
    "html",
    "literal",
    "parse",
    "parse_formula",
    "placeholders",
    "plain",
    "terminal",
]

_HOMES = {
    "Document": "document",
    "Source": "notation",
    "escape": "spans",
    "fill": "template",
    "html": "hypertext",
    "literal": "notation",
    "parse": "markdown",
    "parse_formula": "markdown",
    "placeholders": "template",
    "plain": "linear",
    "terminal": "screen",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
