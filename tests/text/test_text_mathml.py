"""MathML: well-formed, and the elements that each formula needs."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from examgen import text
from examgen.text import html, parse_formula, terminal
from examgen.text.latex import read_formula
from examgen.text.mathml import mathml

FORMULAS = [
    r"\tau_w \dot w = \langle v u - \alpha v^2 w \rangle, \quad \alpha = 2",
    r"w_{ij} = \frac1N\sum_{\mu=1}^P \xi^\mu_i\xi^\mu_j - \delta_{ij}",
    r"C = \begin{pmatrix} 2 & -\frac12 \\ 0.5 & 1 \end{pmatrix}, \mathbf{W}^\top \mathbf{u}, \boldsymbol{\xi}\in\{-1,1\}^N",
    r"H(a) = \begin{cases} 1 & a > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{aligned} E(s) &= -\frac{1}{2} \sum_{i \ne j} w_{ij} s_i s_j \\ &\quad + \theta^\top s \end{aligned}",
    r"w^* = \arg\max_{\|w\|=1} w^\top C w, \lim_{t\to\infty} \hat w(t) = \bar w, \widehat{xy}, \overline{xy}, \vec v",
    r"\Delta w = \eta \left(\frac{\partial E}{\partial w}\right)^2 \cdot \exp\left(-\frac{\Delta t}{\tau_+}\right)",
    r"P(s|v) = \frac{e^{-\beta E(s)}}{\sum_{s'} e^{-\beta E(s')}}, \mathrm{Var}(x) \approx 5\,\mathrm{ms}",
    r"\int_0^T \sqrt{x^2+1}\,\mathrm{d}x + \sqrt[3]{\frac ab} \odot \bigl(a + \bigl|b\bigr|\bigr)",
    r"\underbrace{a + b}_{\text{Hebb}} \le \binom{n}{k} \Rightarrow \mathcal{N}(\mu, \sigma^2), \mathbb{R}^n",
    r"\sum_{\substack{i=1\\ i\ne j}}^N x_i \overset{!}{=} 0, \sigma'(a) = \sigma(a)(1-\sigma(a)), x_i'^2",
    r"\tau\frac{dw}{dt} = -w + \operatorname{sgn}(a - \theta_v)\tanh x, \log_2 N, \ln\frac{p}{1-p}",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc, \begin{bmatrix} 1 & \cdots \\ \vdots & \ddots\end{bmatrix}",
    r"\langle \xi_i \xi_j \rangle_{\xi} = \delta_{ij}, \lVert w \rVert^2, |x|, \lfloor x \rfloor, \forall i: x_i \perp y, a < b",
    r"\dfrac12 + \tfrac12 x - (-2)^2 = 3!, \mathbf{x}^{(t+1)}, -\infty, \nabla f, 50\%, \overbrace{a}^{b}, \not\in, {}",
]


@pytest.mark.parametrize("latex", FORMULAS)
@pytest.mark.parametrize("display", [False, True])
def test_is_well_formed_and_has_a_text_alternative(latex: str, display: bool) -> None:
    root = ElementTree.fromstring(html(parse_formula(latex, display=display)))
    formula = root.find("math")
    assert formula is not None
    assert formula.get("alttext")
    assert formula.get("display") == ("block" if display else None)
    arity = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "mroot": 2, "msubsup": 3, "munderover": 3}
    for element in formula.iter():
        if element.tag in arity:
            assert len(element) == arity[element.tag], element.tag
        assert element.get("style") is None


@pytest.mark.parametrize("wrap", [(r"\frac{1}{", "}"), ("(", ")"), ("x^{", "}"), (r"\begin{pmatrix}", r"\end{pmatrix}")])
def test_deep_nesting_is_written(wrap: tuple[str, str]) -> None:
    document = parse_formula(wrap[0] * 90 + "x" + wrap[1] * 90, display=True)
    ElementTree.fromstring(html(document))
    assert terminal(document)


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("x", "<mi>x</mi>"),
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        ("-x", '<mo form="prefix">−</mo><mi>x</mi>'),
        (r"\Delta", '<mi mathvariant="normal">Δ</mi>'),
        (r"\mathrm{ms}", "<mi>ms</mi>"),
        (r"\mathbf{W}", "<mi>𝐖</mi>"),
        (r"\mathcal{L}", "<mi>ℒ</mi>"),
        (r"\mathbb{R}", "<mi>ℝ</mi>"),
        (r"\exp x", '<mi>exp</mi><mo>&#x2061;</mo><mspace width="0.1667em"/><mi>x</mi>'),
        (r"\sum_i", '<munder><mo movablelimits="true">∑</mo><mi>i</mi></munder>'),
        (r"\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>"),
        (r"\frac ab", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>"),
        (
            "(x)",
            '<mrow><mo form="prefix" fence="true" stretchy="false">(</mo><mi>x</mi>'
            '<mo form="postfix" fence="true" stretchy="false">)</mo></mrow>',
        ),
        (r"\left.x\right|", '<mrow><mi>x</mi><mo form="postfix" fence="true" stretchy="true">|</mo></mrow>'),
        (r"\text{a < b }", "<mtext>a &lt; b\u00a0</mtext>"),
        (r"\bar x", '<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>'),
        (
            r"\binom nk",
            '<mrow><mo form="prefix" fence="true" stretchy="true">(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>'
            '<mo form="postfix" fence="true" stretchy="true">)</mo></mrow>',
        ),
    ],
)
def test_writes(latex: str, expected: str) -> None:
    assert mathml(read_formula(latex)) == expected


def test_public_names() -> None:
    assert text.__all__ == sorted(text.__all__)
    for name in text.__all__:
        assert getattr(text, name).__doc__
