"""Formulas and documents for the terminal, and on one line."""

from __future__ import annotations

from textwrap import dedent

import pytest

from examgen.text import parse_formula, plain, terminal
from examgen.text.latex import read_formula
from examgen.text.layout import width
from examgen.text.linear import linear


@pytest.mark.parametrize(
    ("latex", "typed", "raised"),
    [
        (r"w_{ij}", "w_ij", "wᵢⱼ"),
        (r"\xi^\mu_i", "ξ_i^μ", "ξ_i^μ"),
        (r"x_i^2", "x_i^2", "xᵢ²"),
        (r"w^\top C w", "w^⊤ C w", "wᵀ C w"),
        (r"w^*", "w^*", "w*"),
        (r"f'(x)", "f′(x)", "f′(x)"),
        (r"x_i'^2", "x_i′^2", "xᵢ′²"),
        (r"e^{-t/\tau}", "e^(−t/τ)", "e^(−t/τ)"),
        (r"x^{t+1}", "x^(t+1)", "xᵗ⁺¹"),
        (r"x^{(t+1)}", "x^((t+1))", "x⁽ᵗ⁺¹⁾"),
        (r"\frac{1}{2}", "1/2", "1/2"),
        (r"\frac{1}{N}\sum_i x_i", "(1/N) ∑_i x_i", "(1/N) ∑ᵢ xᵢ"),
        (r"\frac{a+b}{2n}", "(a + b)/(2n)", "(a + b)/(2n)"),
        (r"\frac{\partial E}{\partial w}", "∂E/∂w", "∂E/∂w"),
        (r"\frac{dw}{dt}", "dw/dt", "dw/dt"),
        (r"\frac{1}{2}x", "(1/2) x", "(1/2) x"),
        (r"\left(\frac12\right)^2", "(1/2)^2", "(1/2)²"),
        (r"{a+b}^2", "(a + b)^2", "(a + b)²"),
        (r"\langle v u \rangle", "⟨v u⟩", "⟨v u⟩"),
        (r"\sqrt{x^2+1}", "√(x^2 + 1)", "√(x² + 1)"),
        (r"\sqrt[3]{x}", "∛x", "∛x"),
        (r"\hat w, \dot x, \bar v", "w\u0302, x\u0307, v\u0304", "w\u0302, x\u0307, v\u0304"),
        (r"\sum_{\mu=1}^P", "∑_(μ=1)^P", "∑_(μ=1)^P"),
        (r"-x = -2", "−x = −2", "−x = −2"),
        (r"2x y", "2x y", "2x y"),
        (r"\operatorname{sgn}(a)\tanh b", "sgn(a) tanh b", "sgn(a) tanh b"),
        (r"\mathbf{w}", "w", "𝐰"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "[1, 2; 3, 4]", "[1, 2; 3, 4]"),
        (r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", "{1, x > 0; 0, else}", "{1, x > 0; 0, else}"),
        (r"\binom nk", "binom(n, k)", "binom(n, k)"),
        (r"P(s|v)", "P(s | v)", "P(s | v)"),
        (r"n!", "n!", "n!"),
    ],
)
def test_one_line(latex: str, typed: str, raised: str) -> None:
    assert linear(read_formula(latex)) == typed
    assert linear(read_formula(latex), unicode_scripts=True) == raised


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (
            r"w_{ij} = \frac1N\sum_{\mu=1}^P \xi^\mu_i",
            """
                   1   P
            wᵢⱼ = ───  ∑  ξ_i^μ
                   N  μ=1
            """,
        ),
        (
            r"C = \begin{pmatrix} 2 & -\frac12 \\ 10 & 1 \end{pmatrix}^{-1} x",
            """
            C = ⎛  2  −1/2 ⎞⁻¹ x
                ⎝ 10     1 ⎠
            """,
        ),
        (
            r"H(a) = \begin{cases} 1 & a > 0 \\ 0 & \text{otherwise} \end{cases}",
            """
            H(a) = ⎧ 1  a > 0
                   ⎩ 0  otherwise
            """,
        ),
        (
            r"\Delta w = \eta \left(\frac{\partial E}{\partial w}\right)^2",
            """
                   ⎛ ∂E ⎞²
            Δw = η ⎜────⎟
                   ⎝ ∂w ⎠
            """,
        ),
        (
            r"x = -\frac{a}{b} + \frac{\frac12}{c}",
            """
                          1
                         ───
                   a      2
            x = − ─── + ─────
                   b      c
            """,
        ),
        (
            r"\begin{bmatrix} a \\ b \\ c \end{bmatrix}, \underbrace{a + b}_{\text{Hebb}}",
            """
            ⎡ a ⎤
            ⎢ b ⎥, a + b
            ⎣ c ⎦  ╰─┬─╯
                   Hebb
            """,
        ),
    ],
)
def test_display(latex: str, expected: str) -> None:
    shown = terminal(parse_formula(latex, display=True))
    assert dedent(shown) == dedent(expected).strip("\n")


def test_lines_are_wrapped_by_their_width() -> None:
    text = "The hat of $\\hat w$ takes no column, " * 6
    lines = terminal(text, 40).split("\n")
    assert len(lines) > 4
    assert all(width(line) <= 40 for line in lines)


def test_a_short_formula_is_not_broken() -> None:
    for columns in range(20, 60):
        lines = terminal("Some words before $w = a + b$ and some words after it.", columns).split("\n")
        assert any("w = a + b" in line for line in lines)


def test_a_formula_wider_than_the_screen_is_set_on_lines() -> None:
    lines = terminal("$$" + " + ".join(r"\frac{x_1}{y}" for _ in range(20)) + "$$", 50).split("\n")
    assert len(lines) > 1
    assert all(width(line) <= 50 for line in lines)


def test_a_matrix_in_a_sentence_stands_on_its_own_lines() -> None:
    assert terminal(r"Take $C = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$, and go.") == "Take\n    C = ⎛ 1 ⎞,\n        ⎝ 2 ⎠\nand go."


def test_tables_lists_and_headings() -> None:
    source = "# Title\n\n| $u$ | name |\n|--:|---|\n| 10 | a |\n| 2 | long |\n\n- a\n  1. b\n  2. c\n- d\n\n> q\n\n```\ncode\n```"
    assert terminal(source, 30) == dedent("""\
        Title
        ═════

        ┌────┬──────┐
        │  u │ name │
        ├────┼──────┤
        │ 10 │ a    │
        │  2 │ long │
        └────┴──────┘

        • a
          1. b
          2. c
        • d

        │ q

            code""")


def test_a_wide_table_is_wrapped() -> None:
    source = "| a | b |\n|---|---|\n| " + "word " * 30 + "| x |"
    assert all(width(line) <= 60 for line in terminal(source, 60).split("\n"))


def test_styles_are_sequences_that_end_with_each_word() -> None:
    assert terminal("**a b** *c*", styled=True) == "\x1b[1ma\x1b[0m \x1b[1mb\x1b[0m \x1b[3mc\x1b[0m"
    assert "\x1b" not in terminal("**a b** *c* `d`")


@pytest.mark.parametrize(
    "text",
    ["\x1b[2J", "a\x07b", "`\x9b31m`", "\u202eabc", "```\n\x1b]0;x\x07\n```", "| \x1b |\n|---|\n| \x01 |"],
)
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    shown = terminal(text, styled=False)
    assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 or letter == "\u202e" for letter in shown)


def test_plain_is_one_line() -> None:
    assert plain("# A\n\n- $x_1$\n- **b**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$$\\frac{1}{2}$$") == "A • x_1 • b a, b; 1, 2 1/2"
