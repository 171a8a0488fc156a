"""Readings as LaTeX."""

from __future__ import annotations

import pytest

from examgen.maths import declare, read, typeset

S = declare(dict.fromkeys(("x", "y", "w", "eta", "tau", "w_1", "x12", "A_plus", "lam", "Delta_w"), "real"))
ALGEBRA = declare({"u": "random vector", "w": "vector", "W": "matrix", "s": "indexed 1", "c": "indexed 2"})


@pytest.mark.parametrize(
    ("typed", "latex"),
    [
        ("eta*x*y", r"\eta x y"), ("x*2", r"x \cdot 2"), ("1/2 x", r"\frac{1}{2} x"), ("-(x+y)", r"-\left(x + y\right)"),
        ("x-(y-w)", r"x - \left(y - w\right)"), ("(x y)^2", r"\left(x y\right)^{2}"), ("2^3^2", r"2^{3^{2}}"),
        ("(x^2)^3", r"\left(x^{2}\right)^{3}"),
        ("e^(-x/tau)", r"\mathrm{e}^{-\frac{x}{\tau}}"), ("x+(-y)", r"x + \left(-y\right)"), ("sqrt(x)", r"\sqrt{x}"),
        ("root(x,3)", r"\sqrt[3]{x}"),
        ("|x|", r"\left|x\right|"), ("w_1", "w_{1}"), ("x12", "x_{12}"), ("A_plus", r"A_{\mathrm{plus}}"),
        ("lam", r"\mathrm{lam}"),
        ("Δw", r"\Delta w"), ("log(x,2)", r"\log_{2}\left(x\right)"), ("σ(x)", r"\sigma\left(x\right)"),
        ("pi x", r"\pi x"), ("1e20", "10^{20}"),
        ("2.5e-30", r"25 \cdot 10^{-31}"), ("(1,2)", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}"),
        ("[1,2;3,4]", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"),
        ("sum(x^k,k,0,3)", r"\sum_{k = 0}^{3} x^{k}"), ("-1/2*x", r"-\frac{1}{2} x"), ("3!", "3!"),
    ],
)  # fmt: skip
def test_scalars(typed, latex):
    assert typeset(read(typed, S)) == latex


@pytest.mark.parametrize(
    ("typed", "latex"),
    [
        ("<u u^T> w", r"\left\langle u u^{\top} \right\rangle w"), ("(W w)^T", r"\left(W w\right)^{\top}"),
        ("W[1,2]", "W_{1, 2}"),
        ("sum_i sum_j c_ij s_i s_j", r"\sum_{i} \sum_{j} c_{ij} s_{i} s_{j}"),
        ("(sum_j s_j)^2", r"\left(\sum_{j} s_{j}\right)^{2}"),
        ("2 sum_j (s_j + 1)", r"2 \sum_{j} \left(s_{j} + 1\right)"),
    ],
)  # fmt: skip
def test_algebra(typed, latex):
    assert typeset(read(typed, ALGEBRA)) == latex


def test_order_is_never_changed():
    assert typeset(read("y + x - 1*x*0", S)) == r"y + x - 1 x \cdot 0"


def test_long_chains_need_no_recursion():
    assert typeset(read("+".join(["x"] * 390), S)).count("x") == 390
