"""The LaTeX subset: what is read, and what is refused with a sentence that names it."""

from __future__ import annotations

import pytest

from examgen.errors import AuthorError
from examgen.text.formula import (
    Accent,
    BigOperator,
    Fenced,
    Fraction,
    Function,
    Grid,
    Identifier,
    Number,
    Operator,
    Row,
    Script,
    Text,
)
from examgen.text.latex import read_formula

X = Identifier("x")


def items(latex: str) -> tuple[object, ...]:
    return read_formula(latex).items


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\frac12 x", (Fraction(Number("1"), Number("2")), X)),
        (r"x_{ij}^2", (Script(X, Row((Identifier("i"), Identifier("j"))), Number("2")),)),
        (r"x^2_i", (Script(X, Identifier("i"), Number("2")),)),
        (r"x^*", (Script(X, None, Operator("∗", "ordinary")),)),
        (r"x'", (Script(X, None, Identifier("′", "upright")),)),
        (r"x'^2", (Script(X, None, Row((Identifier("′", "upright"), Number("2")))),)),
        (r"-x - x", (Operator("−", "prefix"), X, Operator("−", "binary"), X)),
        (r"x = -x", (X, Operator("=", "relation"), Operator("−", "prefix"), X)),
        (r"\mathrm{ms}", (Identifier("ms", "upright"),)),
        (r"\mathbf{x}", (Identifier("x", "bold"),)),
        (r"\Delta", (Identifier("Δ", "upright"),)),
        (r"\eta η", (Identifier("η"), Identifier("η"))),
        (r"\arg\max", (Function("arg max", limits=True),)),
        (r"\operatorname{sgn}", (Function("sgn"),)),
        (r"\int\limits_0", (Script(BigOperator("∫", limits=True), Number("0")),)),
        (r"|x|", (Fenced("|", Row((X,)), "|"),)),
        (r"x|x|", (X, Fenced("|", Row((X,)), "|"))),
        (r"\|x\|", (Fenced("‖", Row((X,)), "‖"),)),
        (r"[0, 1)", (Fenced("[", Row((Number("0"), Operator(",", "separator"), Number("1"))), ")"),)),
        (r"\bigl|x\bigr|", (Fenced("|", Row((X,)), "|", "big"),)),
        (r"\left.x\right|", (Fenced("", Row((X,)), "|", "stretch"),)),
        (r"\dot x", (Accent(X, "dot"),)),
        (r"\text{if \$x}", (Text("if $x"),)),
        (r"x\%", (X, Operator("%", "ordinary"))),
        (r"x \not= x", (X, Operator("≠", "relation"), X)),
        (
            r"\begin{pmatrix} 1 & x \\ 2 & x \\ \end{pmatrix}",
            (Grid(((Number("1"), X), (Number("2"), X)), "matrix", "(", ")"),),
        ),
    ],
)
def test_reads(latex: str, expected: tuple[object, ...]) -> None:
    assert items(latex) == expected


def test_a_single_bar_between_operands_is_a_condition() -> None:
    (_, fenced) = items("P(x|x)")
    assert fenced == Fenced("(", Row((X, Operator("|", "relation"), X)), ")")


def test_nested_bars_pair_from_inside() -> None:
    (outer,) = items("||x|-|x||")
    inner = Fenced("|", Row((X,)), "|")
    assert outer == Fenced("|", Row((inner, Operator("−", "binary"), inner)), "|")


@pytest.mark.parametrize(
    ("latex", "says"),
    [
        (r"w \foo x", r"unknown macro \foo, at character 3 of the formula $w \foo x$"),
        ("x^10", "write {10}"),
        ("x^-1", "use braces"),
        (r"x^-\beta", "use braces"),
        ("(a", "bracket “(” is not closed"),
        ("a)", "“)” is not expected"),
        (r"\{a)", "“)” is not expected"),
        (r"\frac{a}", "something is missing"),
        ("x^", "something is missing"),
        ("{a", "“}” is missing"),
        (r"\left(a", r"\right is missing"),
        (r"\left a", "not a bracket"),
        (r"\bigl a", "not followed by a bracket"),
        ("a^b^c", "two superscripts"),
        ("a_b_c", "two subscripts"),
        ("a & b", "“&” is not expected"),
        (r"\begin{foo}\end{foo}", "unknown environment foo"),
        (r"\begin{pmatrix}1", r"\end{pmatrix} is missing"),
        (r"\begin{pmatrix}1\end{bmatrix}", r"does not close \begin{pmatrix}"),
        ("a % b", r"a percent sign is written \%"),
        ("[[a]]", "the placeholder [[a]] was not filled in"),
        (r"\text{[[a]]}", "the placeholder [[a]] was not filled in"),
        (r"\text{a \alpha}", "only words"),
        (r"\operatorname{<b>}", "made of letters"),
        ("#", "not part of the maths language"),
        ("{" * 200 + "x" + "}" * 200, "nested too deeply"),
        ("(" * 5000, "nested too deeply"),
    ],
)
def test_refuses_and_says_why(latex: str, says: str) -> None:
    with pytest.raises(AuthorError) as raised:
        read_formula(latex)
    assert says in str(raised.value)
