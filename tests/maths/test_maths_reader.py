"""What students type, and what it is read as."""

from __future__ import annotations

import pytest

from examgen.errors import Unreadable
from examgen.maths import declare, read, speak

S = declare(dict.fromkeys(("x", "y", "w", "eta", "tau", "a", "b", "w_1", "x1", "alpha"), "real"))
ENSEMBLE = declare({"u": "random vector", "v": "= w^T u", "w": "vector", "Q": "= <u u^T>", "I": "identity", "alpha": "positive"})
INDEXED = declare({"w": "indexed 2", "x": "indexed 1", "y": "indexed 1", "eta": "positive"})


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("eta x y", "eta x y"), ("etax", "eta x"), ("ηx²", "eta x^2"), ("η·x", "eta*x"), ("η×x⋅y", "eta*x*y"),
        (r"\eta\cdot x", "eta*x"),
        ("-x^2", "-x^2"), ("2^3^2", "2^3^2"), ("x**2", "x^2"), ("x^-1 y", "x^-1 y"), ("e^-x y", "e^-x y"), ("x⁻¹y", "x^-1 y"),
        ("1/2x", "1/(2 x)"), ("1/2 x", "(1/2) x"), ("a/b/x", "a/b/x"), ("x−y", "x - y"), ("½x", "(1/2) x"), ("5%", "5/100"),
        ("w1", "w_1"), ("w_{1}", "w_1"), ("w₁", "w_1"), ("x_1", "x1"), ("w[1]", "w_1"), ("|x|", "abs(x)"),
        ("||x|-1|", "abs(abs(x) - 1)"),
        ("2|x|y", "2 abs(x) y"), ("√x", "sqrt(x)"), ("√(x+y)", "sqrt(x + y)"), (r"\sqrt[3]{x}", "root(x, 3)"),
        ("sin^2(x)", "sin(x)^2"),
        ("tanh ^2(x)", "tanh(x)^2"), ("log|x|", "log(abs(x))"), ("ln(x)", "ln(x)"), ("Exp(x)", "exp(x)"), ("σ(a)", "sigmoid(a)"),
        ("[x+y]*2", "(x + y)*2"), ("eta*[x-(y+w)]", "eta*(x - (y + w))"), ("(1, 2)", "[1, 2]"), ("[1; 2]", "[1, 2]"),
        ("[1 2; 3 -4]", "[[1, 2], [3, -4]]"), ("((1,2),(3,4))", "[[1, 2], [3, 4]]"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "[[1, 2], [3, 4]]"), (r"\frac{x}{y}", "x/y"), (r"\frac12 x", "(1/2) x"),
        (r"e^{-x/\tau}", "e^(-x/tau)"), (r"\left(x+y\right)^{2}", "(x + y)^2"), ("factorial(3)", "3!"), ("2.5e-4", "0.00025"),
        ("x\u00a0y", "x y"), (r"\exp{x}", "exp(x)"), (r"\mathrm{w}_1", "w_1"), ("sum(x^k, k, 0, 3)", "sum(x^k, k, 0, 3)"),
        ("2e3x", "2000 x"),
    ],
)  # fmt: skip
def test_scalars(typed, spoken):
    assert speak(read(typed, S)) == spoken


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("<u v>", "<u v>"), ("⟨uv⟩", "<u v>"), ("<u><u>^T w", "<u> <u>^T w"), ("<<u> u^T>", "<<u> u^T>"), ("w^TQw", "w^T Q w"),
        ("uᵀw", "u^T w"), (r"\langle u u^\top\rangle w", "<u u^T> w"), ("u^{T}w", "u^T w"), ("(Q w)'", "(Q w)^T"),
        ("w⊤u", "w^T u"),
        ("Q[1,2]", "Q[1, 2]"), ("(Q w)[1]", "(Q w)[1]"), ("Q^-1 w", "Q^-1 w"), (r"\mathbf{w}", "w"), ("|w|^2", "abs(w)^2"),
    ],
)  # fmt: skip
def test_vectors_and_averages(typed, spoken):
    assert speak(read(typed, ENSEMBLE)) == spoken


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("sum_j w_ij x_j", "sum_j w_ij x_j"), ("sum_jw_ijx_j", "sum_j w_ij x_j"), ("∑_j w_{ij} x_j", "sum_j w_ij x_j"),
        (r"\sum_{j=1}^{N} w_{ij}x_j", "sum_j w_ij x_j"), ("w[i,j] x[j]", "w_ij x_j"), ("wᵢⱼ", "w_ij"), ("w_(i j)x_j", "w_ij x_j"),
        ("sum_{i,j} w_ij", "sum_i sum_j w_ij"), ("w_12", "w_12"), ("sum_j x_j + y_i", "sum_j x_j + y_i"),
        ("(sum_j x_j)^2", "(sum_j x_j)^2"),
    ],
)  # fmt: skip
def test_indices_and_sums(typed, spoken):
    assert speak(read(typed, INDEXED)) == spoken


FAULTS = [
    ("", "empty", ""), ("   ", "empty", "   "), ("x +", "incomplete", "+"), ("(x", "unclosed", "("), ("x)", "extra_close", ")"),
    ("*x", "unexpected", "*"), ("2 3", "two_numbers", "3"), ("x2", "number_after", "2"), ("x 2", "number_after", "2"),
    ("0,5x", "comma", ","),
    ("1.2.3", "two_numbers", ".3"), ("foo x", "unknown_name", "foo"), ("etta*x", "unknown_name", "etta"),
    ("x=y", "equation", "="),
    ("max(x)", "arity", "max"), ("exp()", "call", "exp()"), ("sin 2x", "call", "sin 2x"), ("sin^-1(x)", "ambiguous", "sin^"),
    ("х", "bad_char", "х"), ("x\u200by", "invisible", "\u200b"), ("∞", "nonfinite", "∞"), ("1e400", "big_number", "1e400"),
    ("9" * 50, "big_number", "9" * 50), ("{x}", "braces", "{"), (r"\foo", "latex", r"\foo"), ("x'", "unexpected", "'"),
    ("[1,2;3]", "ragged", "[1,2;3]"),
    ("x<y", "unexpected", "<"), ("x_", "bad_char", "_"), ("x/", "incomplete", "/"), ("|x", "unclosed", "|"),
    ("x__class__", "unknown_name", "x__class"),
    ("x.real", "bad_char", "."), ('open("x")', "unknown_name", "open"), ("x;y", "unexpected", ";"),
    ("(" * 70 + "x" + ")" * 70, "too_deep", "("),
    ("x+" * 500 + "x", "too_long", "+"), ("١+x", "bad_char", "١"), ("\\infty", "nonfinite", "\\infty"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "code", "at"), FAULTS)
def test_faults_are_explained_with_a_caret(typed, code, at):
    with pytest.raises(Unreadable) as caught:
        read(typed, S)
    error = caught.value
    assert error.code == code
    if code not in ("too_deep", "too_long"):
        assert typed[error.start : error.stop] == at
    assert error.message.endswith((".", "?"))


def test_nearest_name_is_suggested():
    with pytest.raises(Unreadable) as caught:
        read("alpa*x", S)
    assert caught.value.suggest == "alpha"


def test_offsets_are_those_of_the_typed_text():
    code = read("η·x² + foo".replace("foo", "y"), S).code
    assert [(step.op, "η·x² + y"[step.start : step.stop]) for step in code] == [
        ("sym", "η"), ("sym", "x"), ("num", "²"), ("pow", "²"), ("mul", "·"), ("sym", "y"), ("add", "+"),
    ]  # fmt: skip


def test_declared_names_win():
    symbols = declare(dict.fromkeys(("e", "pi", "lambda", "H", "I", "N", "sigma", "gamma", "T", "sum", "exp"), "real"))
    for name in symbols.names:
        assert [step.op for step in read(f"{name}", symbols).code] == ["sym"]
    assert speak(read("sigma(e)", symbols)) == "sigma e"


def test_power_of_ten_or_product_with_e():
    symbols = declare({"e": "real", "x": "real"})
    with pytest.raises(Unreadable) as caught:
        read("2e-4", symbols)
    assert caught.value.code == "ambiguous"


def test_two_spellings_of_a_number_unless_both_are_declared():
    both = declare({"x1": "real", "x_1": "real"})
    assert read("x1", both).names == {"x1"}
    assert read("x_1", both).names == {"x_1"}


def test_decimal_comma():
    assert speak(read("0,5x", S, decimal=",")) == "0.5 x"
    assert speak(read("max(0,5; x)", S, decimal=",")) == "max(0.5, x)"
    assert speak(read("0.5x", S, decimal=",")) == "0.5 x"


@pytest.mark.parametrize("typed", ["Δw = eta x", "Δ w = eta x", "Delta w=eta x", r"\Delta w = \eta x"])
def test_left_side_is_checked_and_dropped(typed):
    assert speak(read(typed, S, left="Delta w")) == "eta x"


def test_left_side_is_not_another_one():
    with pytest.raises(Unreadable) as caught:
        read("tau dw/dt = x", S, left="Delta w")
    assert caught.value.code == "left_side"
    assert speak(read("τ dw/dt = x", S, left="tau dw/dt")) == "x"
    assert speak(read("x", S, left="tau dw/dt")) == "x"


@pytest.mark.parametrize(("typed", "first", "second"), [
    ("1/2x", "1/(2 x)", "(1/2) x"), ("1/2 x", "(1/2) x", "1/(2 x)"), ("x/y w", "x/(y w)", "(x/y) w"),
    ("e^2x", "e^2 x", "e^(2 x)"),
])  # fmt: skip
def test_ambiguous_texts_have_two_readings(typed, first, second):
    expression = read(typed, S)
    assert speak(expression) == first
    assert speak(expression.other) == second
    assert expression.notes[0].code == "ambiguous"


def test_plain_texts_have_one_reading():
    for typed in ("x/(2 y)", "(x/2) y", "x/2*y", "x y/2", "e^2 x", "x^2y"):
        assert read(typed, S).other is None


def test_missing_index_and_wrong_number_of_indices():
    for typed in ("w", "w_i", "x_ij", "x"):
        with pytest.raises(Unreadable) as caught:
            read(typed, INDEXED)
        assert caught.value.code == "index"
