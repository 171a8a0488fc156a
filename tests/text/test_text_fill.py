"""Filling values into texts: inside formulas the tree decides how a value joins in."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examgen.errors import AuthorError
from examgen.text import Source, fill, html, literal, parse, placeholders, plain


@pytest.mark.parametrize(
    ("source", "values", "expected"),
    [
        # a sum absorbs the sign
        ("w - [[b]]", {"b": -2}, "w + 2"),
        ("w + [[b]]", {"b": -2}, "w - 2"),
        ("w + [[b]]", {"b": 2}, "w + 2"),
        ("w - [[b]] v", {"b": Fraction(-1, 2)}, r"w + \frac{1}{2} v"),
        ("= -[[a]] x", {"a": -2}, "= 2 x"),
        ("-[[a]]", {"a": 2}, "-2"),
        (r"w \pm [[b]]", {"b": -2}, r"w \pm (-2)"),
        ("x = [[b]]", {"b": -2}, "x = -2"),
        ("([[b]], [[b]])", {"b": -2}, "(-2, -2)"),
        # a product by juxtaposition drops the factor 1, an explicit one keeps it
        ("[[a]] w", {"a": 1}, "w"),
        ("[[a]] w", {"a": -1}, "-w"),
        ("[[a]] w", {"a": 1.0}, "w"),
        ("[[a]]w", {"a": 0}, "0w"),
        ("x + [[a]] w", {"a": -1}, "x - w"),
        ("x - [[a]] w", {"a": 1}, "x - w"),
        (r"x + [[a]]\,w", {"a": 1}, "x + w"),
        ("w [[a]]", {"a": 1}, "w"),
        (r"[[a]] \cdot 3", {"a": 1}, r"1 \cdot 3"),
        (r"[[a]] \Delta t", {"a": 1}, r"\Delta t"),
        (r"[[a]] \frac1N \sum_i x_i", {"a": 1}, r"\frac1N \sum_i x_i"),
        (r"[[a]]\,\mathrm{ms}", {"a": 1}, r"1\,\mathrm{ms}"),
        (r"[[a]] \text{ spikes}", {"a": 1}, r"1 \text{ spikes}"),
        ("[[a]] [[unit]]", {"a": 1, "unit": "ms"}, r"1 \text{ms}"),
        (r"\alpha[[a]]y", {"a": 1}, r"\alpha y"),
        ("[[a]] [[a]] w", {"a": 1}, "w"),
        ("[[a]] [[a]] w", {"a": -1}, "-(-1) w"),
        # numerals side by side are kept apart
        ("2 [[a]] x", {"a": 3}, r"2 \cdot 3 x"),
        ("2 [[a]] x", {"a": 1}, "2 x"),
        ("2 [[a]]", {"a": 1}, r"2 \cdot 1"),
        ("2 [[a]]", {"a": Fraction(1, 2)}, r"2 \cdot \frac{1}{2}"),
        ("[[a]] [[b]]", {"a": 2, "b": 3}, r"2 \cdot 3"),
        ("[[a]] 3", {"a": 2}, r"2 \cdot  3"),
        # negative factors, powers and operands get brackets
        (r"\eta [[a]] x", {"a": -2}, r"\eta \cdot (-2) x"),
        (r"3 \cdot [[a]]", {"a": -2}, r"3 \cdot (-2)"),
        (r"3 \cdot [[a]]", {"a": Fraction(-1, 6)}, r"3 \cdot \left(-\frac{1}{6}\right)"),
        ("x / [[a]]", {"a": -2}, "x / (-2)"),
        (r"\sum_i [[a]] x_i", {"a": -2}, r"\sum_i (-2) x_i"),
        (r"\sin [[a]]", {"a": -2}, r"\sin (-2)"),
        ("[[a]]^2", {"a": -2}, "(-2)^2"),
        ("[[a]]^2", {"a": 2}, "2^2"),
        ("[[a]]^2 x", {"a": 1}, "1^2 x"),
        ("x - [[a]]^2", {"a": -2}, "x - (-2)^2"),
        ("[[a]]^2", {"a": Fraction(1, 2)}, r"\left(\frac{1}{2}\right)^2"),
        ("[[a]]^2", {"a": 1e-5}, "(10^{-5})^2"),
        ("[[a]]!", {"a": -2}, "(-2)!"),
        # arguments get braces
        ("x^[[n]]", {"n": -2}, "x^{-2}"),
        ("x^{[[n]]}", {"n": -2}, "x^{-2}"),
        ("x_[[n]]", {"n": 12}, "x_{12}"),
        (r"\frac[[a]][[b]]", {"a": 12, "b": -3}, r"\frac{12}{-3}"),
        (r"\sqrt[[[n]]]{x}", {"n": 3}, r"\sqrt[3]{x}"),
        # values of every sort
        ("[[x]]", {"x": 1e-05}, "10^{-5}"),
        ("[[x]]", {"x": -2.5e-7}, r"-2.5 \cdot 10^{-7}"),
        ("[[x]]", {"x": Decimal("0.50")}, "0.50"),
        ("[[x:3]]", {"x": 2.0}, "2.00"),
        ("[[x:3]]", {"x": 1234.5}, "1230"),
        ("[[x:percent]]", {"x": 0.07}, r"7\%"),
        ("[[x:percent]]", {"x": -1e308}, r"-10^{310}\%"),
        ("[[x:percent]]", {"x": Fraction(1, 3)}, r"\frac{100}{3}\%"),
        ("[[x:2]]", {"x": 2.675e-9}, r"2.7 \cdot 10^{-9}"),
        ("[[x:3]]", {"x": 10**400}, r"1.00 \cdot 10^{400}"),
        ("[[x:signed]]", {"x": 2}, "+2"),
        ("x + [[x:signed]]", {"x": 2}, "x + (+2)"),
        ("[[x:signed]]", {"x": 0}, "0"),
        ("[[v]]", {"v": [1, -2]}, r"\begin{pmatrix} 1 \\ -2 \end{pmatrix}"),
        ("[[v:tuple]]", {"v": [1, -2]}, "(1, -2)"),
        ("[[v:set]]", {"v": (-1, 1)}, r"\{-1, 1\}"),
        ("[[v]]", {"v": {1, -1}}, r"\{-1, 1\}"),
        ("[[m]]^T", {"m": ((1, 2), (3, 4))}, r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}^T"),
        (r"\text{[[w]]}", {"w": "a}$"}, r"\text{a\}\$}"),
        ("[[w]]", {"w": "a b"}, r"\text{a b}"),
        # the rest of the source is untouched
        (r"[[1,2],[3,4]] \,  x_{i}", {}, r"[[1,2],[3,4]] \,  x_{i}"),
    ],
)
def test_fills_formulas(source: str, values: dict[str, object], expected: str) -> None:
    assert fill(f"${source}$", values) == f"${expected}$"
    parse(fill(f"${source}$", values))


@pytest.mark.parametrize(
    ("source", "values", "expected"),
    [
        ("[[a]], [[b]] and [[c]]", {"a": 2, "b": -0.5, "c": Fraction(1, 6)}, "2, −0.5 and 1/6"),
        ("[[a]]", {"a": -2.5e-5}, "−2.5·10⁻⁵"),
        ("[[a:percent]] [[a:2]]", {"a": 0.125}, "12.5% 0.12"),
        ("[[a:signed]] mV", {"a": 3}, "+3 mV"),
        ("[[v]] [[v:set]]", {"v": [1, Fraction(1, 2)]}, "(1, 1/2) {1, 1/2}"),
        ("[[1,2],[3,4]]", {}, "[[1,2],[3,4]]"),
        (r"\[[a]]", {"a": 1}, "[[a]]"),
        ("`eta = [[a]]`", {"a": -0.5}, "eta = -0.5"),
        ("`[[v]]`", {"v": [1, 2]}, "[1, 2]"),
        ("We have\n[[n]]. And", {"n": 1}, "We have 1. And"),
        ("[[w]]", {"w": "*a* <b> $x$ [[n]] `c`"}, "*a* <b> $x$ [[n]] `c`"),
        ("- [[a]]\n- $[[a]] x$", {"a": 1}, "• 1 • x"),
    ],
)
def test_fills_words(source: str, values: dict[str, object], expected: str) -> None:
    assert plain(fill(source, values)) == expected


def test_a_matrix_among_words_becomes_a_formula() -> None:
    assert "<mtable>" in html(fill("Given [[m]].", {"m": [[1, 2], [3, 4]]}))


def test_rows_become_a_table() -> None:
    filled = fill("Levels:\n\n[[rows:table]]\nNext.", {"rows": [[Source("$t$"), "a|b"], [1, -0.5], [2, Fraction(1, 3)]]})
    written = html(filled)
    assert '<th scope="col" class="right"><math' in written
    assert '<th scope="col" class="right">a|b</th>' in written
    assert '<td class="right">−0.5</td>' in written
    assert written.endswith("<p>Next.</p>")


def test_a_table_keeps_its_place_in_a_list() -> None:
    written = html(fill("- one\n\n  [[rows:table]]\n- two", {"rows": [["a"], [1]]}))
    assert "<table>" in written.partition("<li>")[2].partition("</li>")[0]


def test_a_table_cell_may_hold_placeholders() -> None:
    assert plain(fill("| $u$ | v |\n|---|---|\n| $[[a]] u$ | [[b]] |", {"a": -1, "b": -2})) == "u, v; −u, −2"


def test_numpy_values() -> None:
    numpy = pytest.importorskip("numpy")
    values = {"a": numpy.array([[1, 0.5], [0, 1]]), "b": numpy.float64(-0.5), "c": numpy.int64(1)}
    assert fill("$[[a]] + [[b]] + [[c]] x$", values) == r"$\begin{pmatrix} 1 & 0.5 \\ 0 & 1 \end{pmatrix} - 0.5 + x$"


def test_placeholders() -> None:
    assert placeholders("[[a]] $[[b:3]] x$ `[[c]]` [[figure:d]] [[1,2]]") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("source", "values", "says"),
    [
        ("[[alfa]]", {"alpha": 1}, "did you mean [[alpha]]?"),
        ("[[a:nonsense]]", {"a": 1}, "unknown format “nonsense”"),
        ("[[a]]", {"a": True}, "truth value"),
        ("[[a]]", {"a": None}, "no notation"),
        ("[[a]]", {"a": float("nan")}, "no notation"),
        ("$[[a]]$", {"a": float("inf")}, "no notation"),
        ("$[[a]]$", {"a": []}, "empty vector"),
        ("[[a:tuple]]", {"a": 1}, "does not fit"),
        ("[[a:3]]", {"a": "word"}, "does not fit"),
        ("see [[a:table]]", {"a": [["a"], [1]]}, "a line of its own"),
        ("[[a:table]]", {"a": [["a"], [1, 2]]}, "same length"),
        ("$[[a:table]]$", {"a": [["a"], [1]]}, "in text only"),
        (r"$\foo [[a]]$", {"a": 1}, r"unknown macro \foo"),
        (r"$\exp [[a]] x$", {"a": 1}, "Write brackets"),
        ("$[[figure:a]]$", {}, "stands inside a formula"),
        ("$[[a]]", {"a": 1}, "has no closing $"),
        ("`[[a]]`", {"a": "b`c"}, "backtick"),
        ("$[[a]]$", {"a": Source("$x$")}, "source text"),
    ],
)
def test_refuses_and_says_why(source: str, values: dict[str, object], says: str) -> None:
    with pytest.raises(AuthorError) as raised:
        fill(source, values)
    assert says in str(raised.value)


NUMBERS = st.one_of(
    st.integers(-20, 20),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.fractions(max_denominator=50),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
)
TEMPLATES = [
    r"$w - [[a]] x + [[b]]^2 [[c]] y = [[a]] [[b]] 3$",
    r"$\frac{[[a]]}{[[b]]} \cdot [[c]] \sum_i [[a]] x_i^[[b]] - [[c]] \frac1N + 2 [[a]]$",
    r"$$\begin{pmatrix} [[a]] & -[[b]] \\ [[c]] [[a]] & x [[b]] \end{pmatrix}^[[c]] + |[[a]]| + ([[b]] y)![[c]]$$",
    "[[a]]. Then [[b:signed]], [[c:3]] and `[[a]]` $[[a:percent]] + [[b:2]]$",
]


@given(template=st.sampled_from(TEMPLATES), a=NUMBERS, b=NUMBERS, c=NUMBERS)
def test_whatever_is_drawn_parses(template: str, a: object, b: object, c: object) -> None:
    filled = fill(template, {"a": a, "b": b, "c": c})
    assert "[[" not in filled
    document = parse(filled)
    assert len(document.blocks) == 1
    assert html(document)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_prints_exactly(value: float) -> None:
    digits, _, power = literal(value).partition(r" \cdot 10^{")
    if digits.lstrip("-").startswith("10^{"):
        digits, power = ("-1" if digits[0] == "-" else "1"), digits.lstrip("-").removeprefix("10^{")
    assert float(f"{digits}e{power.removesuffix('}') or 0}") == value


def test_filling_imports_neither_markdown_nor_numpy() -> None:
    program = (
        "import sys; from examgen.text import fill; fill('$[[a]] x$ [[b]]', {'a': 1, 'b': [1, 2]});"
        "assert not {'markdown_it', 'numpy', 'sympy', 'flint', 'matplotlib'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        (r"$w_{[[i]][[l]]}$", "$w_{13}$"),
        (r"$w_{[[l]][[i]]}$", "$w_{31}$"),
        (r"$w_{[[i]]j}$", "$w_{1j}$"),
        (r"$w_{[[i]],[[l]]}$", "$w_{1,3}$"),
        (r"$s_{[[l]]+[[i]]}$", "$s_{3+ 1}$"),
        (r"$w_{[[i]]}[[i]]x$", "$w_{1}x$"),
    ],
)
def test_indices_are_not_multiplied(source: str, filled: str) -> None:
    """A 1 in w_{[[i]]j} is an index, not a factor to leave out."""
    assert fill(source, {"i": 1, "l": 3}) == filled
