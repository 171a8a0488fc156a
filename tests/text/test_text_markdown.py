"""Markdown with formulas, and that nobody's words can change a document."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examgen.errors import AuthorError
from examgen.text import escape, fill, html, parse, plain, terminal
from examgen.text.document import Code, Emphasis, FigureReference, Formula, Listing, Paragraph, Table, Words

HOSTILE = [
    "<script>alert(1)</script>",
    "a $x$ b",
    "$$",
    r"\$x\$ \alpha \\",
    "[[name]] [[figure:x]] [[a:3]]",
    "![x](y) [a](javascript:alert(1)) <http://x.y>",
    "# heading",
    "1. item",
    "- item",
    "| a | b |",
    "`code` ``` ~~~",
    "*a* _b_ **c** &amp; &#60;",
    "    indented",
    "--- === +++",
    "[x]: http://a.b",
    '" onload="x',
    "a]]>b",
]
TEMPLATES = ["[[w]]", "- [[w]]", "| [[w]] |\n|---|\n| [[w]] |", "**[[w]]** x", r"$x = [[w]]$", r"$\text{[[w]]}$"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("template", TEMPLATES)
def test_words_print_literally_everywhere(text: str, template: str) -> None:
    source = fill(template, {"w": text})
    root = ElementTree.fromstring(f"<div>{html(source)}</div>")
    allowed = {"div", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "math", "mi", "mo", "mtext", "mrow"}
    assert {element.tag for element in root.iter()} <= allowed
    shown = "".join(root.itertext()).replace("\u00a0", " ")
    assert " ".join(text.split()) in " ".join(shown.split())


@given(st.text())
@example("\x00\x1b[31m\ud800")
@example("a\n\n# b\r\n\u2028c")
@example("\\")
@example("$")
@example("\ue0000$")
def test_escape_prints_literally(text: str) -> None:
    document = parse(escape(text))
    shown = " ".join(plain(document).split())
    expected = re.sub("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ue000\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    assert shown == " ".join(expected.split())
    assert all(isinstance(block, Paragraph) for block in document.blocks)


def test_formulas_are_shut_off_from_markdown() -> None:
    (table,) = parse("| $|x|$ | $a_1 b_1$ |\n|---|---|\n| $\\|w\\|$ | *a* |").blocks
    assert isinstance(table, Table)
    assert len(table.head) == 2
    assert isinstance(table.rows[0][0][0], Formula)
    assert table.rows[0][0][0].source == r"\|w\|"
    assert table.rows[0][1] == (Emphasis((Words("a"),)),)
    (paragraph,) = parse("$$\n- a\n= b\n# c_1 * d\n$$".replace("# ", "")).blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.content[0], Formula)
    assert paragraph.content[0].display


def test_code_is_verbatim() -> None:
    (paragraph,) = parse("`a $x` and $y$").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[0] == Code("a $x")
    assert '<code class="language-python">x = $1 &lt; 2\n</code>' in html("```python\nx = $1 < 2\n```")


def test_indentation_of_the_source_does_not_matter() -> None:
    source = """
        First $x$.

        - one
          - two
        """
    _, listing = parse(source).blocks
    assert isinstance(listing, Listing)
    assert isinstance(listing.items[0][1], Listing)
    assert parse(fill(source, {})) == parse(source)


def test_figures() -> None:
    (paragraph,) = parse("[[figure:trace]]").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (FigureReference("trace"),)
    assert html("[[figure:trace]]", lambda name: f"<svg id='{name}'/>") == "<svg id='trace'/>"
    assert html("[[figure:trace]]") == '<span data-figure="trace"></span>'


def test_tables_name_their_heads() -> None:
    written = html("| | $a$ |\n|---|--:|\n| x | 1 |")
    assert written.startswith('<table><thead><tr><td></td><th scope="col" class="right"><math')
    assert '<th scope="row">x</th><td class="right">1</td>' in written


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"),
        ("# A\n\ntext", "<h1>A</h1>\n<p>text</p>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("a  \nb", "<p>a<br/>b</p>"),
        ("> q", "<blockquote><p>q</p></blockquote>"),
        ("---", "<hr/>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        (r"costs \$5", "<p>costs $5</p>"),
        ("[a](https://x.y/?a=1&b=2)", '<p><a href="https://x.y/?a=1&amp;b=2" rel="noopener noreferrer">a</a></p>'),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>"),
        ("", ""),
    ],
)
def test_html(source: str, expected: str) -> None:
    assert html(source) == expected


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("costs $5 and $6", "a dollar sign itself is written"),
        ("a\n\n$x", "in line 3 has no closing $"),
        ("$x\n\ny$", "runs over an empty line"),
        ("$$ $$", "is empty"),
        ("$5-$6", "followed by a digit"),
        ("[[name]]", "[[name]] was not filled in"),
        ("![a](b.png)", "define a figure"),
        ("[a](//evil.example)", "a link leads to"),
        ("[a](ftp://x)", "a link leads to"),
        (r"see $\foo$", r"unknown macro \foo"),
    ],
)
def test_refuses_and_says_why(source: str, says: str) -> None:
    with pytest.raises(AuthorError) as raised:
        parse(source)
    assert says in str(raised.value)


@given(st.text(alphabet=st.sampled_from("ab1 \n$\\`*_[]|-#>~{}^()&<:.!"), max_size=60))
def test_any_source_parses_or_is_an_authors_error(source: str) -> None:
    try:
        document = parse(source)
    except AuthorError:
        return
    ElementTree.fromstring(f"<div>{html(document)}</div>")
    terminal(document, 40)
    plain(document)
