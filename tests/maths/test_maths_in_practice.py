"""What is printed for a student reads back as the same: readings typeset or spoken, pasted into the answer again."""

from __future__ import annotations

from typing import Any

import pytest

from examgen.errors import Unreadable
from examgen.maths import Reference, declare, read, speak, typeset

DECLARED: dict[str, dict[str, Any]] = {
    "vectors and averages": {
        "w": "vector", "u": "random vector", "v": "= w^T u", "Q": "= <u u^T>", "eta": "positive", "alpha": "positive", "W": "matrix",
         "I": "identity", "C": "symmetric",
    },
    "indices": {
        "w": "indexed 2", "x": "indexed 1", "s": "indexed 1", "theta": "indexed 1", "eta": "positive", "N": "integer",
    },
    "scalars": {
        "x": "real", "y": "positive", "n": "integer", "E_L": "real", "tau_mem": "positive", "w_ij": "real", "DeltaE": "real",
         "Delta_w": "real", "eta_1": "real", "w1'": "real", "x0": "real", "theta_max": "real", "Delta_theta": "real",
         "lambda": "positive", "mu_x": "real", "epsilon": "positive", "phi": "real", "Vrest": "real", "rate": "positive", "w_AB": "real",
         "v_th": "real", "gamma2": "real",
    },
    "complex": {
        "z": "complex", "x": "real",
    },
    "built-in names declared": {
        "sigma": "positive", "beta": "positive", "H": "positive", "e": "real", "pi": "real", "x": "real", "Theta": "real", "t": "real",
         "T": "real", "gamma": "real",
    },
}  # fmt: skip
TYPED = {
    "vectors and averages": [
        "Q w", "<v u>", "⟨u u^T⟩ w", "<u u^T> w - alpha w (w^T Q w)", "eta (<v u> - alpha <v^2> w)", "(I - w w^T) Q w",
        "w^T Q w", "W^T w", "|w|^2", "w/|w|", "Q^2 w", "Q^-1 w", "W W^T", "eta (Q - alpha (w^T Q w) I) w", "-Q w",
        "(Q w)^T w", "<(v - <v>)(u - <u>)>", "w^T w I", "2 <v u>/3", "(Q w)[1]", "w[2]", "W[1,2]",
    ],
    "indices": [
        "sum_j w_ij x_j", "-1/2 sum_i sum_j w_ij s_i s_j + sum_i theta_i s_i", "sum_{i,j} w_ij s_i s_j",
        "(sum_j w_ij x_j) - theta_i", "eta x_i (x_j - sum_k w_ik x_k)", "x_i sum_j w_ij x_j", "sum_j w_{ij} x_j - theta_i",
        "w_ij - eta w_ij^2", "\\sum_{j=1}^{N} w_{ij} x_j", "sum_j (w_ij x_j + theta_j)", "H(sum_j w_ij s_j - theta_i)",
        "sum_j w_ij exp(-x_j)", "(sum_j x_j)^2", "sum_j x_j^2/2", "exp(-sum_j x_j)/sum_k exp(x_k)", "x_1 + w_12",
        "1/(1+exp(-sum_j w_ij x_j))", "-(sum_j x_j)", "2 sum_j x_j sum_k w_jk s_k",
    ],
    "scalars": [
        "x", "y", "n", "E_L", "tau_mem", "w_ij", "DeltaE", "Delta_w", "eta_1", "w1'", "x0", "theta_max", "Delta_theta",
        "lambda", "mu_x", "epsilon", "phi", "Vrest", "rate", "w_AB", "v_th", "gamma2", "2 x - x/3", "2 y - y/3", "2 n - n/3",
        "2 E_L - E_L/3", "2 tau_mem - tau_mem/3", "2 w_ij - w_ij/3", "2 DeltaE - DeltaE/3", "2 Delta_w - Delta_w/3",
        "2 eta_1 - eta_1/3", "2 w1' - w1'/3", "2 x0 - x0/3", "2 theta_max - theta_max/3", "2 Delta_theta - Delta_theta/3",
        "2 lambda - lambda/3", "2 mu_x - mu_x/3", "2 epsilon - epsilon/3", "2 phi - phi/3", "2 Vrest - Vrest/3",
        "2 rate - rate/3", "2 w_AB - w_AB/3", "2 v_th - v_th/3", "2 gamma2 - gamma2/3", "x^(-1/2)", "-x^2", "(-x)^2",
        "(x^2)^3", "x^(2^3)", "2^-x", "e^(-x^2/2)", "exp(-x)^2", "|x| |y|", "||x| - y|", "|x|^2", "x - (y - 1)", "x/(y/2)",
        "x/y/2", "(x/y)^2", "-(x+y)", "-(x y)", "x (-y)", "x*-y", "2 (3 x)", "2*3", "n!", "(n+1)!", "log(y, 3)",
        "log_3(y)", "\\log_{n}(y)", "root(y,3)", "\\sqrt[3]{y}", "sqrt(y)^3", "max(x,y,0)", "binomial(n,2)", "sum(k^2,k,1,n)",
        "\\sum_{k=1}^{n} k^2", "sum(k,k,1,3) x", "2 sum(k x,k,1,3) + 1", "product(k,k,1,n)", "floor(x)", "ceil(y/2)",
        "sgn(x)", "H(x - 1)", "sigma(x)", "softplus(x)", "erf(x)", "relu(x)", "arctan(x)", "sin(x)^2", "sin^2(x)",
        "tanh(x)^-1", "1e-20 x", "1.5e20", "0.000001", "123456789012345678901234", "x!^2", "-x!", "50% x", "3.5%", "x ½",
        "10^-3 x", "2*10^x", "x (y) (x)", "1/2 x", "(1/2) x", "x/2 y", "5 e^x", "pi x", "2 pi y", "e", "e x", "x e^2 y",
        "-1/2", "(-1)^n", "(-2)^2", "(1/2)^n", "0.5^n", "x^0.5", "(2/3) (4/5)", "2/3*4/5", "2*(1/3)", "2*0.5", "x*2*3",
        "2*x/3", "(x+1)(x-1)", "(x+1)/(x-1) y", "(e)^x", "\\mathrm{rate} x", "1/x^2", "x^2 y^3/2", "abs(-x)", "|(-x)|",
        "sech(x)", "ln(y)^2", "ln(ln(y))", "lg(y)", "log10(y)", "log2(y)", "-|x|", "|-|x||", "|x| y |x|",
    ],
    "complex": [
        "z^2 + i", "conj(z) z", "re(z) - i im(z)", "|z|", "e^(i x)", "2 i z", "arg(z)",
    ],
    "built-in names declared": [
        "sigmoid(x)", "logistic(sigma x)", "step(x)", "Heaviside(x)", "exp(x)", "e x", "sigma(x)", "sigma x", "H(x)",
        "beta(x - 1)", "gamma(x-1)", "x(t-1)", "T x", "Theta(x)", "e^2", "pi(x)", "2 pi x",
    ],
}  # fmt: skip
CASES = [(topic, typed) for topic, answers in TYPED.items() for typed in answers]


@pytest.mark.parametrize("write", [typeset, speak])
@pytest.mark.parametrize(("topic", "typed"), CASES)
def test_what_is_printed_reads_back_as_the_same(topic: str, typed: str, write: Any) -> None:
    symbols = declare(DECLARED[topic])
    reading = read(typed, symbols)
    again = read(write(reading), symbols)
    assert Reference(reading, symbols, b"practice").compare(again).verdict == "equal", write(reading)
    assert speak(again) == speak(reading) or write is typeset


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("ln2", "ln(2)"), ("sqrt2/2", "sqrt(2)/2"), ("-ln2", "-ln(2)"), ("xln2", "x ln(2)"), ("log_2(x)", "log2(x)"),
        ("\\log_2 x", "log2(x)"), ("\\log_{10}(x)", "log10(x)"), ("log_3(x)", "log(x, 3)"), ("log_y(x)", "log(x, y)"),
        ("$x/2$", "x/2"), ("$$x$$", "x"), (" $x$ ", "x"), ("\\Delta E", "DeltaE"), ("Delta E", "DeltaE"), ("Δ E", "DeltaE"),
        ("∆E", "DeltaE"), ("w_1'", "w1'"), ("w_{1}'", "w1'"), ("w1’", "w1'"), ("w₁′", "w1'"), ("\\tau_{\\mathrm{m}}", "tau_m"),
        ("τ_{m}", "tau_m"), ("τₘ", "tau_m"), ("\\binom{n}{2}", "n (n-1)/2"), ("\\lfloor x \\rfloor", "floor(x)"),
        ("\\left\\lceil x/y \\right\\rceil", "ceil(x/y)"), ("log(y, 2)", "log2(y)"), ("lg y", "log10(y)"),
    ],
)  # fmt: skip
def test_spellings(typed: str, meaning: str) -> None:
    symbols = declare(
        {"x": "positive", "y": "positive", "DeltaE": "real", "w1'": "real", "tau_m": "positive", "n": {"set": [2, 3, 4, 5]}}
    )
    reference = Reference(read(meaning, symbols), symbols, b"practice")
    assert reference.compare(read(typed, symbols)).verdict == "equal"


@pytest.mark.parametrize("typed", ["ln2(x)", "sqrt2(x)", "exp2", "tanh2", "log_(x)", "log_{x+1}(x)", "$x", "x$y", "sin2"])
def test_what_may_mean_something_else_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read(typed, declare({"x": "positive"}))


def test_a_key_with_poles_is_compared_again_and_again() -> None:
    symbols = declare({"n": "integer"})
    reference = Reference(read("1/(n - 1)", symbols), symbols, b"practice")
    for _ in range(3):
        assert reference.compare(read("1/(n-1)", symbols)).verdict == "equal"
        assert reference.compare(read("1/(n+1)", symbols)).verdict == "unequal"


def test_the_sign_of_a_function_is_not_that_of_a_symbol() -> None:
    symbols = declare({"sigma": "positive", "H": "positive", "x": "real"})
    assert typeset(read("sigmoid(x) + sigma", symbols)) == r"\operatorname{sigmoid}\left(x\right) + \sigma"
    assert typeset(read("step(x) H", symbols)) == r"\operatorname{step}\left(x\right) H"


@pytest.mark.parametrize("count", [4, 7, 8, 10, 14])
@pytest.mark.parametrize("salt", [b"a", b"b", b"c"])
def test_many_symbols_of_two_values_are_told_apart(count: int, salt: bytes) -> None:
    bits = declare({f"x{i}": {"set": [0, 1]} for i in range(1, count + 1)})
    product = "*".join(bits.names)
    some = "1 - " + "*".join(f"(1 - {name})" for name in bits.names)
    for key, wrong in [
        (product, "0"), (product, "*".join(bits.names[1:])), (some, "1"), ("+".join(bits.names), "+".join(bits.names) + "+" + product),
        (product, "0" + "*(1 + erf(x1))" * 40),
    ]:  # fmt: skip
        reference = Reference(read(key, bits), bits, salt)
        assert reference.compare(read(wrong, bits)).verdict != "equal"
        assert reference.compare(read(f"{key} + 0", bits)).verdict == "equal"
