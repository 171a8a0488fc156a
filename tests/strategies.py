"""Hypothesis strategies that several test modules share."""

from __future__ import annotations

from hypothesis import strategies as st

from examgen.maths import declare

SCALARS = declare(
    {"x": "positive", "y": "positive", "w": "real", "eta": "positive", "tau": "positive", "theta": "positive", "w_1": "real"}
)
"""A declaration of scalars for texts made here."""

_ATOMS = ("x", "y", "w", "eta", "tau", "theta", "w_1", "2", "3", "10", "0.5", "1.25", "1e-3", "pi", "e")
_FUNCTIONS = ("exp", "tanh", "sin", "cosh", "atan", "sigmoid", "abs")
_SOUP = (
    *_ATOMS, *_FUNCTIONS, *"+-*/^()[]{}|<>,;=!%'&.#:\"$@_", " ", "  ", "**", "//", "max", "sqrt(", "log(", "\\frac", "\\eta", "\\sum_{j}",
    "sum_j", "sum(", "η", "σ", "²", "⁻¹", "₁", "√", "·", "−", "ᵀ", "^T", "⟨", "⟩", "½", "х", "\u200b", "\n", "\x00", "😀",
    "0,5", "1e999",
    "9^9^9", "factorial", "\\begin{pmatrix}", "\\end{pmatrix}", "\\left(", "u", "Q", "w_ij", "w_{", "_", "T",
)  # fmt: skip


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def binary(sign: str) -> st.SearchStrategy[str]:
        return st.builds(lambda left, right: f"({left}){sign}({right})", inner, inner)

    return st.one_of(
        *(binary(sign) for sign in ("+", "-", "*", "/", " ")),
        st.builds(lambda name, argument: f"{name}({argument})", st.sampled_from(_FUNCTIONS), inner),
        st.builds(lambda base, exponent: f"({base})^{exponent}", inner, st.sampled_from(["2", "3", "-1", "(1/2)", "-2"])),
        inner.map(lambda text: f"-({text})"),
        inner.map(lambda text: f"|{text}|"),
        st.builds(lambda one, other: f"max({one}, {other})", inner, inner),
        st.builds(lambda one, other: f"{one} + {other}", inner, inner),
        st.builds(lambda one, other: f"{one}*{other}", inner, inner),
        st.builds(lambda one, other: f"{one} - {other}", inner, inner),
        st.builds(lambda one, other: f"{one}/{other}", inner, inner),
    )


def scalar_texts(leaves: int = 12) -> st.SearchStrategy[str]:
    """Legal texts of scalar expressions in the names of SCALARS."""
    return st.recursive(st.sampled_from(_ATOMS), _grow, max_leaves=leaves)


def soups() -> st.SearchStrategy[str]:
    """Any sequence of things that students, keyboards and attackers produce."""
    return st.lists(st.sampled_from(_SOUP), max_size=40).map("".join) | st.text(max_size=60)


def rewritten(text: str) -> st.SearchStrategy[str]:
    """Texts that mean the same as `text` for the symbols of SCALARS."""
    steps = (
        "({0})", "1*({0})", "({0}) + 0", "({0}) + x - x", "x*({0})/x", "-(-({0}))", "(({0})*(1 + y) - ({0})*y)", "2*({0}) - ({0})",
        "({0})*(sin(w)^2 + cos(w)^2)", "({0})*exp(eta)*exp(-eta)", "(({0}) + theta) - theta", "({0})/(1 + tau)*(1 + tau)",
        "({0})*sqrt(x^2)/x", "({0}) + max(x, y) - (x + y + |x - y|)/2", "log(exp({0}))", "({0})*(1 + tanh(w)^2*0)",
    )  # fmt: skip
    return st.lists(st.sampled_from(steps), min_size=1, max_size=3).map(lambda chosen: _apply(chosen, text))


def _apply(steps: list[str], text: str) -> str:
    for step in steps:
        text = step.format(text)
    return text
