"""Answers as students type them: for each key what means it, what nearly does, and what must be asked about.

The learning rules of the course stand first, then numbers, arrays, sets of numbers and choices.
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any, NamedTuple

import pytest

from examgen.answers.base import Answer, Case, is_blank
from examgen.answers.choice import Choice, Option
from examgen.answers.expression import Expression
from examgen.answers.interval import Interval
from examgen.answers.keys import Exact
from examgen.answers.matching import Item, Matching
from examgen.answers.matrix import Matrix, Vector
from examgen.answers.number import Integer, Number
from examgen.answers.ordering import Ordering, Step
from examgen.answers.rows import Rows
from examgen.answers.satisfies import Satisfies
from examgen.answers.signs import Signs
from examgen.contract import FULL, Outcome, Verdict
from examgen.errors import AuthorError

CASE = Case(salt=b"in practice 0123")


class Rule(NamedTuple):
    """A key with answers that mean it and answers that do not."""

    name: str
    key: str
    symbols: dict[str, Any]
    right: list[str]
    wrong: list[str]
    left: str | None = None


def grade(answer: Answer, typed: Any, decimal: str = ".") -> Verdict:
    return answer.grade(answer.read(answer.field(), typed, decimal), CASE)


def said(verdict: Verdict) -> str:
    fault = verdict.reading.fault
    return f"{verdict.outcome} {verdict.reading.spoken!r} {fault.text if fault else verdict.comment}"


POSITIVE = "positive"
RULES = [
    Rule(
        "Hebb", "eta v u", {"eta": POSITIVE, "v": "real", "u": "real"},
        ["eta*u*v", "ηvu", "η·u·v", "\\eta\\,v\\,u", "u v eta", "Δw = η v u", "\\Delta w = \\eta u v", "Delta w = eta*(v*u)", "-(-eta)uv",
         "etauv", "η × v × u", "eta(u)(v)", "2 eta v u / 2", "$\\eta v u$"],
        ["eta v", "eta u", "v u", "eta + v u", "-eta v u", "eta u v^2", "2 eta v u", "eta u^2 v/v^2", "eta |v| u", "eta v u + 1e-9"],
        "Delta w",
    ),
    Rule(
        "covariance", "eta (v - vbar)(u - ubar)", {"eta": POSITIVE, "v": "real", "u": "real", "vbar": "real", "ubar": "real"},
        ["eta (v-vbar)*(u-ubar)", "eta*(v - vbar)*(u - ubar)", "η[v−vbar][u−ubar]", "eta (v u - v ubar - vbar u + vbar ubar)",
         "eta(u - ubar)(v - vbar)", "eta (vbar - v)(ubar - u)", "eta v u - eta v ubar - eta vbar u + eta vbar ubar"],
        ["eta (v - vbar) u", "eta v (u - ubar)", "eta (v u - vbar ubar)", "eta (v - vbar)(ubar - u)", "eta (v-vbar) - (u-ubar)",
         "(v - vbar)(u - ubar)"],
    ),
    Rule(
        "BCM", "eta v (v - theta) u", {"eta": POSITIVE, "v": POSITIVE, "u": "real", "theta": POSITIVE},
        ["eta u v (v - theta)", "ηuv(v−θ)", "eta (v^2 - theta v) u", "eta v² u - eta theta v u", "\\eta v (v-\\theta) u",
         "-eta u v (theta - v)", "eta u v^2 (1 - theta/v)", "\\eta\\, u\\, v\\left(v-\\theta\\right)", "eta*v**2*u-eta*v*theta*u",
         "ηuv(v-ϑ)"],
        ["eta v (theta - v) u", "eta (v - theta) u", "eta v^2 (v - theta) u", "eta v (v - theta^2) u", "eta v (v + theta) u",
         "eta v u - theta", "eta v^2 u - theta v u"],
    ),
    Rule(
        "Oja", "eta v (u - alpha v w)", {"eta": POSITIVE, "v": "real", "u": "real", "w": "real", "alpha": POSITIVE},
        ["eta (v u - alpha v^2 w)", "η(vu − αv²w)", "eta v u - eta alpha v^2 w", "eta*v*(u-alpha*v*w)", "eta v [u - alpha v w]",
         "\\eta \\left( v u - \\alpha v^{2} w \\right)", "eta v (u - v w alpha)", "-eta v (alpha w v - u)",
         "eta(v(u - alpha v w))"],
        ["eta v (u - alpha w)", "eta v (u - alpha v)", "eta u (v - alpha u w)", "eta v (u - v w)", "eta v u - alpha v^2 w",
         "eta v (u + alpha v w)", "eta v (u - alpha v^2 w)", "eta v u - alpha v w", "eta (v u - (alpha v)^2 w)"],
    ),
    Rule(
        "decay", "-eta lambda w + eta v u", {"eta": POSITIVE, "lambda": POSITIVE, "w": "real", "v": "real", "u": "real"},
        ["eta (v u - lambda w)", "η(vu−λw)", "eta v u - eta lambda w", "\\eta(v u-\\lambda w)", "eta*(v*u-lambda*w)", "λ η (v u/λ - w)"],
        ["eta v u - lambda w", "eta (v u + lambda w)", "eta v u (1 - lambda)", "(1 - eta lambda) w + eta v u", "eta v u"],
    ),
    Rule(
        "delta rule", "eta (t - y) x", {"eta": POSITIVE, "t": "real", "y": "real", "x": "real"},
        ["eta x (t - y)", "eta(t-y)x", "-eta (y - t) x", "η(t−y)·x", "eta t x - eta y x", "x eta t - x eta y"],
        ["eta (y - t) x", "eta (t - y)", "(t - y) x", "eta (t - y)^2 x", "eta t - y x", "eta(t) - y x", "eta (t-x) y"],
    ),
    Rule(
        "delta rule of a sigmoid", "eta (t - y) y (1 - y) x", {"eta": POSITIVE, "t": "real", "y": "unit", "x": "real"},
        ["eta x (t-y)(y - y^2)", "eta*(t-y)*y*(1-y)*x", "η (t−y) y (1−y) x", "-eta x y (y - 1) (t - y)", "eta x (t y - t y² - y² + y³)"],
        ["eta (t - y) x", "eta (t-y) (1-y) x", "eta (t - y) y (1 + y) x", "eta (t - y) (1 - y^2) x", "eta (t - y) y - y x"],
    ),
    Rule(
        "cross-entropy", "-t ln(y) - (1 - t) ln(1 - y)", {"t": "unit", "y": "unit"},
        ["-(t ln y + (1-t) ln(1-y))", "-t log(y) - (1-t) log(1-y)", "t ln(1/y) + (1 - t) ln(1/(1-y))", "(t-1) ln(1-y) - t ln(y)",
         "-t\\ln y-(1-t)\\ln(1-y)", "-ln(1-y) - t ln(y/(1-y))"],
        ["t ln(y) + (1-t) ln(1-y)", "-t ln(y)", "-t ln(y) - (1-t) ln(y)", "-t log10(y) - (1-t) log10(1-y)", "-t lg(y) - (1-t) lg(1-y)",
         "-y ln(t) - (1-y) ln(1-t)", "-t ln(y) - 1 - t ln(1-y)"],
    ),
    Rule(
        "gradient of the cross-entropy", "(y - t) / (y (1 - y))", {"t": "unit", "y": "unit"},
        ["-t/y + (1-t)/(1-y)", "(1-t)/(1-y) - t/y", "(y-t)/(y - y^2)", "\\frac{y-t}{y(1-y)}", "\\frac{1-t}{1-y}-\\frac{t}{y}"],
        ["y - t", "(t - y)/(y (1-y))", "-t/y - (1-t)/(1-y)", "(y - t)/(1 - y)", "y - t / (y (1 - y))"],
    ),
    Rule(
        "sigmoid", "1/(1 + exp(-beta h))", {"beta": POSITIVE, "h": "real"},
        ["sigmoid(beta h)", "σ(βh)", "sigma(beta*h)", "1/(1+e^(-beta h))", "e^(beta h)/(1 + e^(beta h))", "(1 + tanh(beta h/2))/2",
         "\\frac{1}{1+e^{-\\beta h}}", "(1+exp(-beta h))^-1", "1/(1+e^{-βh})", "0.5 + 0.5 tanh(0.5 beta h)", "logistic(h beta)",
         "1 - sigmoid(-beta h)", "\\sigma(\\beta h)", "\\frac{1}{1+\\exp(-\\beta h)}", "\\sigma\\left(\\beta h\\right)"],
        ["1/(1+exp(beta h))", "sigmoid(h)", "1/(1-exp(-beta h))", "1/1+exp(-beta h)", "tanh(beta h)", "(1+tanh(beta h))/2",
         "1/(1+e^-beta h)", "exp(-beta h)", "1/(1+exp(-beta) h)"],
    ),
    Rule(
        "derivative of the sigmoid", "beta sigma (1 - sigma)", {"beta": POSITIVE, "sigma": "unit"},
        ["βσ(1−σ)", "beta (sigma - sigma^2)", "\\beta\\sigma(1-\\sigma)", "beta*sigma*(1-sigma)", "-beta sigma (sigma - 1)"],
        ["sigma (1 - sigma)", "beta sigma", "beta (1 - sigma)", "beta sigma (1 + sigma)", "beta (1 - sigma^2)"],
    ),
    Rule(
        "derivative of tanh", "beta (1 - tanh(beta x)^2)", {"beta": POSITIVE, "x": "real"},
        ["beta/cosh(beta x)^2", "β sech²(βx)", "beta sech(beta x)^2", "beta (1 - tanh^2(beta x))", "4 beta/(e^(beta x) + e^(-beta x))^2",
         "\\beta\\,(1-\\tanh^2(\\beta x))", "\\frac{\\beta}{\\cosh^{2}(\\beta x)}", "beta (1-tanh(beta x))(1+tanh(beta x))"],
        ["1 - tanh(beta x)^2", "beta (1 - tanh(x)^2)", "beta sech(beta x)", "beta (1 - tanh(beta x))^2", "beta (1 - tanh(beta x^2))",
         "beta - tanh(beta x)^2"],
    ),
    Rule(
        "softmax of two", "exp(x)/(exp(x) + exp(y))", {"x": "real", "y": "real"},
        ["1/(1+exp(y-x))", "sigmoid(x - y)", "e^x/(e^x+e^y)", "\\frac{e^{x}}{e^{x}+e^{y}}", "e^(x-y)/(1+e^(x-y))", "\\frac{e^x}{e^x+e^y}"],
        ["exp(y)/(exp(x)+exp(y))", "x/(x+y)", "e^x/e^x+e^y", "sigmoid(y-x)", "exp(x-y)", "1/(1+e^y-x)"],
    ),
    Rule(
        "STDP window", "A exp(-s/tau)", {"A": POSITIVE, "s": POSITIVE, "tau": POSITIVE},
        ["A e^(-s/tau)", "A e^{-s/τ}", "A/exp(s/tau)", "A*exp(-(s/tau))", "A\\,e^{-s/\\tau}", "A e^{-\\frac{s}{\\tau}}", "A exp(-|s|/tau)",
         "A·exp(−s/τ)", "A e^(-abs(s)/tau)", "A(exp(-s))^(1/tau)"],
        ["A exp(s/tau)", "-A exp(-s/tau)", "A exp(-s tau)", "A exp(-tau/s)", "A exp(-s)/tau", "exp(-s/tau)", "A e^-s/tau", "A*2^(-s/tau)"],
    ),
    Rule(
        "STDP window of both sides", "A H(s) exp(-s/tau) - B H(-s) exp(s/tau)",
        {"A": POSITIVE, "B": POSITIVE, "s": "real", "tau": POSITIVE},
        ["(A H(s) - B H(-s)) exp(-|s|/tau)", "A Heaviside(s) e^(-s/τ) - B Heaviside(-s) e^(s/τ)",
         "H(s) A e^{-s/tau} - (1 - H(s)) B e^{s/tau}", "((A - B)/2 + (A + B)/2 sign(s)) exp(-abs(s)/tau)",
         "exp(-|s|/tau) (A step(s) - B step(-s))"],
        ["A H(s) exp(-s/tau) + B H(-s) exp(s/tau)", "(A - B) exp(-|s|/tau)", "A H(-s) exp(s/tau) - B H(s) exp(-s/tau)",
         "A H(s) exp(-s/tau) - B H(-s) exp(-s/tau)", "A H(s-0.01) exp(-s/tau) - B H(-s) exp(s/tau)"],
    ),
    Rule(
        "net effect of STDP", "A tau_p - B tau_m", {"A": POSITIVE, "B": POSITIVE, "tau_p": POSITIVE, "tau_m": POSITIVE},
        ["A τ_p - B τ_m", "A\\tau_p-B\\tau_m", "A tau_{p} - B tau_{m}", "tau_p*A - tau_m*B", "-(B tau_m - A tau_p)", "Aτₚ − Bτₘ",
         "A \\tau_{\\mathrm{p}} - B \\tau_{\\mathrm{m}}"],
        ["A tau_m - B tau_p", "A tau_p + B tau_m", "(A - B)(tau_p - tau_m)", "A - B", "A/tau_p - B/tau_m"],
    ),
    Rule(
        "trace", "x exp(-d/tau) + 1", {"x": POSITIVE, "d": POSITIVE, "tau": POSITIVE},
        ["1 + x e^(-d/tau)", "x e^{-d/τ} + 1", "1+x/exp(d/tau)", "x*exp(-d/tau)+1", "1 + e^(ln x - d/tau)"],
        ["x exp(-d/tau)", "(x + 1) exp(-d/tau)", "x exp(d/tau) + 1", "x + exp(-d/tau)", "x exp(-d/tau + 1)"],
    ),
    Rule(
        "Tsodyks-Markram depression", "1/(1 + U r tau)", {"U": "unit", "r": POSITIVE, "tau": POSITIVE},
        ["1/(1 + U tau r)", "(1+Urτ)^-1", "\\frac{1}{1+U r \\tau}", "(1 + r tau U)^(-1)", "1/(U r tau + 1)"],
        ["1/(1 + r tau)", "1/1 + U r tau", "1 + U r tau", "U/(1 + U r tau)", "1/(1 - U r tau)", "exp(-U r tau)"],
    ),
    Rule(
        "Tsodyks-Markram facilitation", "U (1 + r tau_f)/(1 + U r tau_f)", {"U": "unit", "r": POSITIVE, "tau_f": POSITIVE},
        ["(U + U r tau_f)/(1 + U r tau_f)", "U(1+rτ_f)/(1+Urτ_f)", "\\frac{U(1+r\\tau_f)}{1+U r \\tau_f}", "1 - (1-U)/(1+U r tau_f)",
         "U (1+r tau_f) (1+U r tau_f)^-1"],
        ["U (1 + r tau_f)/(1 + r tau_f)", "U/(1 + U r tau_f)", "U (1 + r tau_f)/1 + U r tau_f", "(1 + r tau_f)/(1 + U r tau_f)",
         "U(1 + U r tau_f)/(1 + r tau_f)"],
    ),
    Rule(
        "Boltzmann", "exp(-beta E)/Z", {"beta": POSITIVE, "E": "real", "Z": POSITIVE},
        ["e^(-beta E)/Z", "(1/Z) exp(-βE)", "\\frac{e^{-\\beta E}}{Z}", "1/Z*e^(-beta E)", "1/(Z exp(beta E))",
         "\\frac{1}{Z}e^{-\\beta E}", "Z^-1 e^{-βE}"],
        ["exp(beta E)/Z", "exp(-beta E)", "Z exp(-beta E)", "exp(-E)/Z", "exp(-beta E/Z)", "exp(-E/beta)/Z"],
    ),
    Rule(
        "Boltzmann machine", "1/(1 + exp(-DeltaE/T))", {"DeltaE": "real", "T": POSITIVE},
        ["1/(1+e^(-ΔE/T))", "sigmoid(ΔE/T)", "\\frac{1}{1+e^{-\\Delta E/T}}", "sigma(DeltaE/T)", "1/(1+exp(-Delta E / T))"],
        ["1/(1+exp(DeltaE/T))", "exp(-DeltaE/T)", "1/(1+exp(-DeltaE T))", "1/(1 + exp(-DeltaE))", "1 + exp(-ΔE/T)"],
    ),
    Rule(
        "Hopfield energy of two", "-w s1 s2 + theta s1", {"w": "real", "theta": "real", "s1": {"set": [-1, 1]}, "s2": {"set": [-1, 1]}},
        ["-w s_1 s_2 + theta s_1", "s1 (theta - w s2)", "θ s₁ − w s₁ s₂", "s1 theta - s1^3 s2 w", "(theta - w s2)/s1",
         "-w s1/s2 + theta/s1",
         "theta s1 |s2| - w s1 s2", "-w s_{1}s_{2}+\\theta s_{1}", "s1 (theta - w s2) s2^2"],
        ["w s1 s2 + theta s1", "-w s1 s2 - theta s1", "-w s1^2 s2 + theta s1", "-w s1 s2 + theta", "-w + theta s1", "-w s1 s2 + theta s2",
         "-w/2 s1 s2 + theta s1"],
    ),
    Rule(
        "free energy of a restricted machine", "-b v - ln(1 + exp(c + w v))", {"b": "real", "c": "real", "w": "real", "v": "real"},
        ["-b v - softplus(c + w v)", "-(b v + log(1 + e^(c + v w)))", "-bv - ln(1+e^{c+wv})", "ln(1/(1+exp(c+w v))) - b v",
         "-b v - (c + w v) - ln(1 + exp(-c - w v))", "-bv-\\ln\\left(1+e^{c+wv}\\right)", "-b v + ln(sigmoid(-c - w v))"],
        ["-b v + ln(1 + exp(c + w v))", "-b v - ln(exp(c + w v))", "b v - ln(1+exp(c+w v))", "-b v - log10(1+exp(c+w v))",
         "-b v - ln(1 + exp(c) + exp(w v))", "-ln(1 + exp(c + w v))", "-b v - relu(c + w v)"],
    ),
    Rule(
        "ridge regression of one weight", "a/(q + lambda)", {"a": "real", "q": POSITIVE, "lambda": POSITIVE},
        ["a/(λ+q)", "\\frac{a}{q+\\lambda}", "a (q + lambda)^-1", "(a/q)/(1 + lambda/q)", "1/((q+lambda)/a)"],
        ["a/q + lambda", "a/q + a/lambda", "a/(q - lambda)", "a/q", "(a - lambda)/q", "a/(q + lambda^2)"],
    ),
    Rule(
        "Laplace evidence", "(1/2) ln(2 pi/A) - E", {"A": POSITIVE, "E": "real"},
        ["-E + ln(sqrt(2 pi/A))", "0.5 ln(2π/A) - E", "ln(2 pi)/2 - ln(A)/2 - E", "\\frac{1}{2}\\ln(\\frac{2\\pi}{A})-E",
         "½ ln(2π/A) − E", "1/2*log(2*pi/A)-E", "-½ ln(A/(2π)) − E", "(ln 2 + ln pi - ln A)/2 - E"],
        ["ln(2 pi/A) - E", "1/2 ln(A/(2 pi)) - E", "1/2 ln(2 pi A) - E", "0.5 ln(2 pi/A) + E", "0.919 - 0.5 ln(A) - E",
         "1/2 ln(2 pi)/A - E"],
    ),
    Rule(
        "Gaussian", "exp(-(x - mu)^2/(2 sigma^2))/(sqrt(2 pi) sigma)", {"x": "real", "mu": "real", "sigma": POSITIVE},
        ["(1/sqrt(2 pi sigma^2)) e^(-(x-mu)^2/(2 sigma^2))", "\\frac{1}{\\sqrt{2\\pi\\sigma^2}} e^{-\\frac{(x-\\mu)^2}{2\\sigma^2}}",
         "(2πσ²)^(-1/2) exp(-(x-μ)²/(2σ²))", "(1/(sigma sqrt(2 pi))) exp(-((x-mu)/sigma)^2/2)",
         "exp(-0.5((mu-x)/sigma)^2)/sqrt(2 pi sigma^2)"],
        ["exp(-(x-mu)^2/(2 sigma^2))",
         "exp(-(x-mu)^2/2*sigma^2)/(sqrt(2 pi) sigma)", "exp((x-mu)^2/(2 sigma^2))/(sqrt(2 pi) sigma)",
         "1/sqrt(2 pi) sigma exp(-(x-mu)^2/(2 sigma^2))", "exp(-(x-mu)/(2 sigma^2))/(sqrt(2 pi) sigma)"],
    ),
    Rule(
        "membrane", "E_L + R I (1 - exp(-t/tau_m))", {"E_L": "real", "R": POSITIVE, "I": "real", "t": POSITIVE, "tau_m": POSITIVE},
        ["E_L + R*I*(1 - e^(-t/tau_m))", "E_L+RI(1-e^{-t/τ_m})", "E_{L} + I R - I R exp(-t/tau_m)", "E_L + RI - RI e^{-t/\\tau_m}",
         "R I + E_L - R I/exp(t/tau_m)"],
        ["E_L + R I exp(-t/tau_m)", "R I (1 - exp(-t/tau_m))", "E_L + R I - exp(-t/tau_m)", "E_L + R I (1 - exp(t/tau_m))",
         "E_L - R I (1 - exp(-t/tau_m))"],
    ),
    Rule(
        "learning with a past value", "w + eta x (y - x w)", {"w": "real", "eta": POSITIVE, "x": "real", "y": "real"},
        ["w + eta(y - x w)x", "w(1 - eta x^2) + eta x y", "w + eta x y - eta x² w", "w + ηx(y−xw)", "w+\\eta x(y-xw)",
         "w - eta x (x w - y)"],
        ["w - eta x (y - x w)", "eta x (y - x w)", "w + eta (y - x w)", "w + eta x y - x w", "w + eta x (y - w)",
         "w (1 - eta x) + eta x y"],
    ),
    Rule(
        "fixed point of a derivative", "(v u - alpha v^2 w)/tau", {"v": "real", "u": "real", "alpha": POSITIVE, "w": "real",
         "tau": POSITIVE},
        ["dw/dt = (v u - alpha v^2 w)/tau", "\\frac{dw}{dt} = \\frac{vu-\\alpha v^2 w}{\\tau}", "v u/tau - alpha v^2 w/tau", "v(u - αvw)/τ",
         "dw/dt = v (u - alpha v w)/tau"],
        ["v u - alpha v^2 w", "tau (v u - alpha v^2 w)", "v u - alpha v^2 w/tau", "(v u + alpha v^2 w)/tau", "dw/dt = v u/tau"],
        "dw/dt",
    ),
    Rule(
        "primes and digits", "w1' x1 - w2' x2", {"w1'": "real", "w2'": "real", "x1": "real", "x2": "real"},
        ["w1'x1 - w2'x2", "w_1' x_1 - w_2' x_2", "x1 w1' - x2 w2'", "w₁'x₁ − w₂'x₂", "-(w2' x2) + w1' x1", "w1’ x1 - w2’ x2",
         "w_{1}' x_{1} - w_{2}' x_{2}"],
        ["w1' x2 - w2' x1", "w1' x1 + w2' x2", "w1' x1", "w1' x1 - w2'", "w1' x1^2 - w2' x2"],
    ),
    Rule(
        "absolute values", "|a - |b||", {"a": "real", "b": "real"},
        ["abs(a - abs(b))", "||b| - a|", "|a-|b||", "\\left|a-\\left|b\\right|\\right|", "sqrt((a - |b|)^2)", "max(a - |b|, |b| - a)",
         "|(|b|) - a|"],
        ["|a - b|", "a - |b|", "|a| - |b|", "||a| - |b||", "|a + |b||", "-|a - |b||"],
    ),
    Rule(
        "rectified", "max(0, h)^2", {"h": "real"},
        ["relu(h)^2", "h^2 H(h)", "h max(h, 0)", "(h + |h|)^2/4", "H(h) h²", "((|h| + h)/2)^2", "\\max(0,h)^2", "h relu(h)"],
        ["h^2", "max(0, h)", "relu(-h)^2", "h^2 H(-h)", "max(0.001, h)^2", "|h| h", "h^2 sigmoid(1000 h)"],
    ),
    Rule(
        "whole numbers", "N (N - 1)/2", {"N": "integer"},
        ["N(N-1)/2", "(N^2 - N)/2", "binomial(N, 2)", "0.5 N (N-1)", "½N(N−1)", "\\frac{N(N-1)}{2}", "N!/(2 (N-2)!)",
         "sum(k, k, 1, N - 1)"],
        ["N (N + 1)/2", "N^2/2", "N (N - 1)", "N/2 - 1/2", "N (N-1)/2 + 0.001", "(N-1)/2"],
    ),
    Rule(
        "logarithms", "ln(x)/ln(10)", {"x": POSITIVE},
        ["log10(x)", "lg(x)", "ln(x)/ln(10)", "log(x)/log(10)", "lg x", "log(x, 10)", "\\lg x", "log_10(x)", "\\log_{10}(x)",
         "0.5 lg(x^2)"],
        ["ln(x)", "log(x)", "log2(x)", "lg(x)/lg(e)", "ln(x/10)", "ln(x) - ln(10)"],
    ),
    Rule(
        "binary entropy", "-p log2(p) - (1 - p) log2(1 - p)", {"p": "unit"},
        ["-p log_2(p) - (1-p) log_2(1-p)", "-(p ln p + (1-p) ln(1-p))/ln 2", "p log2(1/p) + (1-p) log2(1/(1-p))",
         "-p\\log_2 p-(1-p)\\log_2(1-p)", "-p log2(p) - (1-p) log2(1-p)", "-p\\log_{2}(p)-(1-p)\\log_{2}(1-p)"],
        ["-p ln p - (1-p) ln(1-p)", "-p log2(p)", "p log2(p) + (1-p) log2(1-p)", "-p log2(p) - 1 - p log2(1-p)", "-log2(p (1-p))"],
    ),
    Rule(
        "averaged Hebb", "Q w", {"w": "vector", "u": "random vector", "v": "= w^T u", "Q": "= <u u^T>"},
        ["<v u>", "<u u^T> w", "⟨v u⟩", "Q^T w", "<u (u^T w)>", "<u u^T w>", "\\langle v u \\rangle", "<u v>", "Q*w", "(w^T Q)^T"],
        ["<u> <u>^T w", "<v> <u>", "Q", "2 Q w", "<v u> - <v> <u>", "-Q w", "w", "<v^2> w", "Q w + 0.001 w"],
    ),
    Rule(
        "averaged covariance rule", "<(v - <v>) u>", {"w": "vector", "u": "random vector", "v": "= w^T u"},
        ["<v u> - <v> <u>", "<(v - <v>)(u - <u>)>", "(<u u^T> - <u> <u>^T) w", "<v (u - <u>)>"],
        ["<v u>", "<v u> + <v> <u>", "<v> <u>", "<v - <v>> <u>", "(<u u^T> + <u> <u>^T) w"],
    ),
    Rule(
        "averaged Oja", "eta (Q w - alpha (w^T Q w) w)",
        {"w": "vector", "u": "random vector", "v": "= w^T u", "Q": "= <u u^T>", "eta": POSITIVE, "alpha": POSITIVE},
        ["eta (<v u> - alpha <v^2> w)", "eta <v (u - alpha v w)>", "eta Q w - eta alpha w (w^T Q w)", "eta (Q w - alpha w w^T Q w)",
         "η(Qw − α(wᵀQw)w)", "eta (<v u> - alpha w <v^2>)"],
        ["eta (Q w - alpha w)", "eta (Q w - (w^T Q w) w)", "eta (Q w - alpha (w^T w) w)", "eta (Q w - alpha <v>^2 w)",
         "eta (Q w + alpha (w^T Q w) w)",
         "eta (Q w - alpha Q w w^T w)"],
    ),
    Rule(
        "local field", "sum_j w_ij s_j - theta_i", {"w": "indexed 2", "s": "indexed 1", "theta": "indexed 1"},
        ["sum_k w_ik s_k - theta_i", "-theta_i + sum_j s_j w_ij", "∑_j w_ij s_j − θ_i", "\\sum_j w_{ij} s_j - \\theta_i",
         "\\sum_{j=1}^{N} w_{ij} s_j - \\theta_i", "(sum_j w_{ij} s_j) - θ_i", "sum_j w_{i,j} s_j - theta_i", "sum_j w[i,j] s_j - theta_i"],
        ["sum_j w_ji s_j - theta_i", "sum_j w_ij s_i - theta_i", "sum_j w_ij s_j + theta_i", "sum_j w_ij s_j", "sum_j (w_ij s_j - theta_i)",
         "sum_j w_ij s_j - theta_i s_i"],
    ),
    Rule(
        "Hopfield energy", "-1/2 sum_i sum_j w_ij s_i s_j", {"w": "indexed 2", "s": "indexed 1"},
        ["-(1/2) sum_{i,j} w_ij s_i s_j", "-0.5 sum_i sum_j s_i w_ij s_j", "-1/2 sum_j sum_i w_ji s_i s_j", "-½ ∑_i ∑_j w_ij s_i s_j",
         "-\\frac{1}{2} \\sum_{i,j} w_{ij} s_i s_j", "-1/2 sum_i s_i sum_j w_ij s_j"],
        ["-sum_i sum_j w_ij s_i s_j", "1/2 sum_i sum_j w_ij s_i s_j", "-1/2 sum_i sum_j w_ij s_i^2", "-1/2 sum_i sum_j w_ij",
         "-1/2 sum_i sum_j w_ij s_i"],
    ),
    Rule(
        "Sanger", "eta y_i (x_j - sum_k y_k w_kj)", {"eta": POSITIVE, "y": "indexed 1", "x": "indexed 1", "w": "indexed 2"},
        ["eta (y_i x_j - y_i sum_k y_k w_kj)", "η y_i (x_j − ∑_k w_kj y_k)", "eta y_i x_j - eta y_i sum_l w_lj y_l"],
        ["eta y_i (x_j - sum_k y_k w_ki)", "eta y_i (x_j - y_i w_ij)", "eta y_j (x_i - sum_k y_k w_ki)", "eta y_i x_j - sum_k y_k w_kj",
         "eta y_i (x_j + sum_k y_k w_kj)"],
    ),
    Rule(
        "half of x", "x/2", {"x": "real"},
        ["0.5x", "1/2 x", "x/2", "½x", "50% x", "x*0.5", "(1/2)x", "\\frac{1}{2}x", "\\frac12 x", "\\frac{x}{2}", "x·½", ".5 x", "x - x/2"],
        ["2x", "1/(2x)", "x^2/2", "x/2 + 1e-12", "x/3", "0.4999999 x", "-x/2"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_right_rewritings_are_accepted(rule: Rule) -> None:
    answer = Expression(rule.key, rule.symbols, left=rule.left)
    failed = [
        f"{typed!r}: {said(verdict)}" for typed in rule.right if (verdict := grade(answer, typed)).outcome is not Outcome.CORRECT
    ]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_near_misses_are_refused(rule: Rule) -> None:
    answer = Expression(rule.key, rule.symbols, left=rule.left)
    failed = [
        f"{typed!r}: {said(verdict)}"
        for typed in rule.wrong
        if (verdict := grade(answer, typed)).outcome is not Outcome.INCORRECT
    ]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("(x/y) z", "x/y z"), ("(x/y) z", "x/yz"), ("(1/x) exp(-y)", "1/x e^(-y)"), ("(x/2) y", "x/2y"), ("ln(x/y)", "ln x/y"),
        ("sqrt(x/y)", "√x/y"), ("sqrt(x/2)", "sqrt x/2"), ("exp(2 x)", "e^2x"), ("(1/x)(y - z)", "1/x (y - z)"),
    ],
)  # fmt: skip
def test_two_readings_of_which_the_less_usual_is_right_are_asked_about(key: str, typed: str) -> None:
    verdict = grade(Expression(key, dict.fromkeys("xyz", POSITIVE)), typed)
    assert verdict.reading.fault is not None and verdict.reading.fault.code == "ambiguous", said(verdict)


def in_order(count: int) -> list[int]:
    return list(range(count))


CHOICE = Choice([Option("a"), Option("b", right=True), Option("c")]).arranged(in_order)
SEVERAL = Choice([Option("a", right=True), Option("b", right=True), Option("c")], multiple=True).arranged(in_order)
MATCHING = Matching([Item("i", "one", "x"), Item("j", "two", "y"), Item("k", "three", "x")], {"x": "X", "y": "Y"}).arranged(
    in_order
)
STEPS = [Step("a", "first"), Step("b", "second"), Step("c", "third"), Step("d", "last")]
ORDERING = Ordering(STEPS, before=[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]).arranged(in_order)
SIGNS = Signs([[1, -1], [0, 1]], rows=("r", "s"), columns=("c", "d"))
ROWS = Rows({"w": Number(), "n": Integer()}, rows=[(0.5, 1), (2, 3)], any_order=True)
RATE = Interval(0, Fraction(2, 5), closed="right", variable="eta", or_none="none")
BETWEEN = Interval(-2, 2, closed="neither", variable="m")
OUTSIDE = Interval(None, -1, closed="neither", variable="m", union=((1, None, "neither"),))
WEIGHTS = Satisfies(
    ("w1 + w2 > T", "w1 < T", "w2 < T"), {"w1": "real", "w2": "real", "T": "real"}, example={"w1": "1", "w2": "1", "T": "1.5"}
)
VECTOR = Vector([1, -2, 0.5])
MATRIX = Matrix([[1, -2], [3, 0.5]])
SPINS = Vector([1, -1, 1], entries="sign")
BITS = Vector([1, 0, 1], entries="bit")

RIGHT: list[tuple[Answer, list[Any]]] = [
    (Number(0.5), [
        "0.5", ".5", "0.50000", "1/2", "1 / 2", "½", "+0.5", "5e-1", "5E-1", "5*10^-1", "5·10⁻¹", "5 × 10^{-1}", "50%", "50 %",
        "= 0.5", "≈ 0.5", "~0.5", "(0.5)", "\\frac{1}{2}", "\\frac12", "1÷2", "2^-1", "exp(-ln 2)", "e^(-ln2)", "√0.25", "sqrt(1/4)",
        "0.5005", "0.4995", "sin(pi/6)", "|−0.5|", "log_4(2)", "log_2(sqrt2)", "00.5", "\t0.5\n", "$0.5$", "--0.5", "5*10**-1",
    ]),
    (Number(-0.693147180559945), ["-ln 2", "-ln2", "ln(0.5)", "−ln(2)", "-0.693", "ln(1/2)", "-\\ln 2", "-log(2)", "ln ½"]),
    (Number(Exact("sqrt(2)/2")), ["√2/2", "sqrt2/2", "1/√2", "1/sqrt 2", "2^-0.5", "0.7071", "√½", "\\frac{\\sqrt2}{2}", "cos(π/4)"]),
    (Number(Exact("exp(-1)")), ["e^-1", "1/e", "exp(-1)", "e⁻¹", "0.368", "e^{-1}"]),
    (Number(2.5e-4), ["2.5*10^-4", "2.5E-04", "2.5e−4", "2.5×10⁻⁴", "25e-5", "0.00025", "2.5\\cdot10^{-4}", "2.5\\times 10^{-4}"]),
    (Number(20, unit="ms"), [
        "20", "20ms", "20 ms", "0.02 s", "0.02s", "20000 µs", "20000 μs", "20000 us", "20e-3 s", "2*10^-2 s", "2·10⁻² s", "1/50 s",
        "20·ms", "20 \\text{ms}", "20\\,ms", "20\\,\\mathrm{ms}", "20\u00a0ms", "≈ 20 ms", "2e7 ns", "exp(ln 20) ms",
    ]),
    (Number(50, unit="Hz"), ["50 Hz", "0.05 kHz", "50/s", "50 1/s", "50 s^-1", "50 s⁻¹", "50 s^{-1}", "0.05/ms", "50 spikes/s"]),
    (Number(-65, unit="mV"), ["-65", "−65mV", "-0.065 V", "-65000 µV", "- 65 mV"]),
    (Number(50, unit="%"), ["50", "50%", "50 %", "50\\%", "50 percent", "100/2 %", "500 ‰"]),
    (Number(0, atol=1e-6), ["0", "-0", "1e-6", "-0.000001", "sin(pi)", "0%"]),
    (Number(Fraction(1, 3), exact=True), ["1/3", "2/6", "⅓", "1÷3", "1/3.0"]),
    (Number(Exact("sqrt(2)"), exact=True), ["√2", "sqrt2", "2^(1/2)", "2^0.5", "2/sqrt(2)", "sqrt(8)/2"]),
    (Number(0.5, figures=3), ["0.5", "0.50", "0.500", "1/2", "0.4996"]),
    (Number(3.14159, figures=3), ["3.14", "3.141", "3.142", "pi", "22/7"]),
    (Number(None, or_none="never"), ["never", "Never", "NEVER.", "never!", "none", "does not exist", "no", "∅", "DNE"]),
    (Integer(7), ["7", "7.0", "+7", "7.", "14/2", "sqrt(49)", "2^3-1", "~7"]),
    (VECTOR, [
        "(1,-2,0.5)", "1 -2 0.5", "1, -2, 1/2", "[1;-2;.5]", "1;-2;0.5", "1\n-2\n0.5", "1\t−2\t0.5", "(1 -2 0.5)^T", "[1 -2 0.5]'",
        "{1,-2,0.5}", "(1, -2, 0.5,)", "[[1],[-2],[0.5]]", "[[1,-2,0.5]]", "1 -2 1 / 2", "(1, -2, 0.5)ᵀ", "[ 1.  -2.   0.5]",
        "\\begin{pmatrix}1\\\\-2\\\\0.5\\end{pmatrix}", "1,-2,50%", ["1", "-2", "0.5"], [["1"], ["-2"], ["0.5"]],
    ]),
    (Vector([Exact("1/sqrt(2)"), Exact("-1/sqrt(2)")]), [
        "1/sqrt(2) (1,-1)", "1/√2 (1, -1)", "(1/√2) (1 -1)^T", "√2/2 [1,-1]", "1/√2 · [1; -1]", "-1/√2 (-1, 1)", "0.7071 (1,-1)",
        "\\frac{1}{\\sqrt{2}}\\begin{pmatrix}1\\\\-1\\end{pmatrix}",
    ]),
    (Matrix([[2, 4], [6, 8]]), ["2 [1 2; 3 4]", "2*((1,2),(3,4))", "(2,4),(6,8)", "[2 4] [6 8]"]),
    (SPINS, ["+ - +", "+-+", "+,-,+", "(+,-,+)", "+1 -1 +1", "1 -1 1", "1,−1,1", "+–+", "(+1 -1 +1)^T"]),
    (BITS, ["101", "1 0 1", "1,0,1", "(1,0,1)", "[1;0;1]"]),
    (Vector([0.6, 0.8], up_to="sign"), ["0.6, 0.8", "-0.6, -0.8", "3/5, 4/5"]),
    (Vector([1, -2], up_to="scale"), ["1, -2", "-2, 4", "0.001, -0.002", "1/√5, -2/√5"]),
    (MATRIX, [
        "[[1,-2],[3,0.5]]", "[1 -2; 3 0.5]", "1 -2; 3 0.5", "1,-2;3,0.5", "1 -2\n3 0.5", "1\t-2\n3\t0.5", "((1,-2),(3,0.5))",
        "[[1 -2] [3 0.5]]", "[[1 -2];[3 0.5]]", "(1,-2),(3,0.5)", "[1,-2;3,0.5;]", "[[1,3],[-2,0.5]]^T", [["1", "-2"], ["3", "1/2"]],
        "\\begin{pmatrix}1&-2\\\\3&\\frac12\\end{pmatrix}", "\\begin{bmatrix} 1 & -2 \\\\ 3 & 0.5 \\\\ \\end{bmatrix}",
    ]),
    (Matrix([[1, -1], [-1, 1]], entries="sign"), ["+-;-+", "+ -\n- +", "[[+,-],[-,+]]", "[+1 -1; -1 +1]"]),
    (RATE, [
        "0 < eta <= 0.4", "0<η≤2/5", "eta in (0, 0.4]", "η ∈ ]0, 0.4]", "(0; 0.4]", "]0; 0.4]", "eta > 0 and eta <= 0.4", "0.4 >= eta > 0",
        "eta <= 0.4, eta > 0", "0 < eta =< 0.4", "0 < \\eta \\leq \\frac{2}{5}", "\\left(0, 0.4\\right]", "0<eta<=40%",
        "0 < eta <= 0.2 or 0.2 < eta <= 0.4",
    ]),
    (BETWEEN, ["|m| < 2", "abs(m) < 2", "2 > |m|", "-2 < m < 2", "m ∈ (-2;2)", "∣m∣<2", "\\left|m\\right| < 2"]),
    (OUTSIDE, ["m<-1 or m>1", "m>1 or m<-1", "|m| > 1", "1<|m|", "(-inf,-1) U (1,inf)", "]-∞,-1[ ∪ ]1,∞[", "(−∞,−1)∪(1,+∞)"]),
    (WEIGHTS, [
        "w1 = 1, w2 = 1, T = 1.5", "w_1 = 1; w_2 = 1; T = 3/2", "w₁=2, w₂=2, T=3", "1, 1, 1.5", {"w1": "1", "w2": "1", "T": "1.5"},
        "w1=√2, w2=√2, T=2", "T=1.5\nw1=1\nw2=1",
    ]),
    (CHOICE, ["B", "b", "b)", "(b)", "B.", ["B"], ["b"]]),
    (SEVERAL, ["A, B", "AB", "b a", "A and B", "A & B", ["B", "A"], "(A), (B)"]),
    (MATCHING, [
        "1 A, 2 B, 3 A", "1A 2B 3A", "1-A, 2-B, 3-A", "1: A; 2: B; 3: A", "A B A", "aba", "1→A, 2→B, 3→A", "2 B, 1 A, 3 A",
        {"1": "A", "2": "B", "3": "A"}, "1->A, 2->B, 3->A", "1 - A; 2 - B; 3 - A",
    ]),
    (ORDERING, ["A B C D", "A C B D", "abcd", "A > B > C > D", "A -> B -> C -> D", "A→C→B→D", "A - B - C - D", ["A", "B", "C", "D"]]),
    (SIGNS, ["+ -; 0 +", "+-;0+", "+1 -1; 0 1", "+ −\n0 +", "(+ -; 0 +)", [["+", "−"], ["0", "+1"]]]),
    (ROWS, ["0.5, 1; 2, 3", "2 3; 1/2 1", "(2, 3); (0.5, 1)", "0.5 | 1\n2 | 3", [["2", "3"], [".5", "1"]]]),
]  # fmt: skip

WRONG: list[tuple[Answer, list[Any]]] = [
    (Number(0.5), ["0.50051", "0.499499", "-0.5", "5", "50", "0,5".replace(",", ".0"), "1/2 + 1/1000", "2", "cos(60)", "0.5%", "0.5!"]),
    (Number(1e-12), ["0", "1.0011e-12", "-1e-12"]),
    (Number(0), ["1e-300", "-1e-9"]),
    (Number(0, atol=1e-6), ["1.0001e-6", "0.00001"]),
    (Number(20, unit="ms"), ["20 s", "0.02 ms", "20 µs", "20000 ns", "2 ms", "20 min"]),
    (Number(50, unit="%"), ["0.5", "1/2", "5000 %", "5 %"]),
    (Number(Fraction(1, 3), exact=True), ["0.333", "0.33333333333333333333333333333333", "33.3%", "1/3 + 1e-30"]),
    (Number(Exact("sqrt(2)"), exact=True), ["1.414", "1.41421356237309504880168872420969807", "7/5"]),
    (Number(0.5, figures=3), ["0.499", "0.501"]),
    (Number(3.14159, figures=3), ["3.1", "3.15", "3"]),
    (Number(2, or_none="never"), ["never", "none", "infinity", "i"]),
    (Number(None, or_none="never"), ["2", "0", "infinity"]),
    (Integer(7), ["7.5", "7.0000001", "-7", "8", "7!"]),
    (VECTOR, ["1,-2", "1,-2,0.5,0", "-1,2,-0.5", "2,-4,1", "0 0 0"]),
    (SPINS, ["-+-", "-1 1 -1", "+ -"]),
    (BITS, ["10", "010", "1011"]),
    (Vector([0.6, 0.8], up_to="sign"), ["0.6, -0.8", "3, 4", "0, 0"]),
    (Vector([1, -2], up_to="scale"), ["0, 0", "1, 2", "1, -2.01", "1, -2, 0"]),
    (Vector([1, -2], up_to="positive scale"), ["-1, 2", "0, 0"]),
    (MATRIX, ["1,-2,3,0.5", "2 -4; 6 1", "-1 2; -3 -0.5", "[[1,-2,0],[3,0.5,0]]"]),
    (RATE, ["none", "all", "eta > 1"]),
    (BETWEEN, ["|m| > 2", "m > 3"]),
    (OUTSIDE, ["m ≠ 0", "-1 < m < 1", "all"]),
    (WEIGHTS, ["w1=1, w2=1, T=1", "w1=1, w2=1, T=2", "0, 0, 0"]),
    (CHOICE, ["A", "c", ["A"]]),
    (SEVERAL, ["C", "A, B, C", "A, C"]),
    (MATCHING, ["B A B", {"1": "B", "2": "A", "3": "B"}]),
    (ORDERING, ["D C B A"]),
    (SIGNS, ["- +; 0 -", "0 0; 0 0", "+ +; + +"]),
]  # fmt: skip

ASKED: list[tuple[Answer, list[Any]]] = [
    (Number(2.5e-4), ["2.5×10−4", "2.5 e-4", "2.5 x 10^-4", "2,5e-4", "x = 2.5e-4", "2.5e-4 or 0"]),
    (Number(Exact("pi/2")), ["1/2pi", "1/2π"]),
    (Number(Exact("ln(1/2)")), ["ln 1/2"]),
    (Number(20, unit="ms"), ["20 mV", "20 kHz", "20 m", "20 x", "ms", "20 e-3 s"]),
    (Number(0.5), ["", "0.5.", "1 000", "1,000", "٠.٥", "０.５", "0.5\u200b", "1/0", "0.5 ± 0.1", "NaN", "half", "(1/2", "1//2"]),
    (Vector([0.1, 2]), ["1×10−1, 2", "(0.1, 2", "0.1, 2)", "0.1,,2", "0.1, x"]),
    (VECTOR, ["w = (1,-2,0.5)", "array([1, -2, 0.5])", ["1", "x", "0.5"], ["1", "", "0.5"], {"1": "1"}]),
    (Vector([1, -1, 1]), ["1-1 1", "1 - 1 1", "(1 - 1 + 1)"]),
    (SPINS, ["1 0 1", "+ - 0", "↑↓↑"]),
    (MATRIX, ["1-2; 3 0.5", "1 -2; 3", [["1", "-2"], ["3"]], [["1", "-2"], ["", "0.5"]]]),
    (RATE, ["0 < x <= 0.4", "0.4 < eta <= 0", "0 < 2 eta <= 0.8", "0 < eta > 0.4", "eta < 0 and eta > 1", "0 to 0.4"]),
    (WEIGHTS, ["w1=1, w2=1", "w1=1, w1=1, w2=1, T=1", "w1=1, w2=1, T=1.5, b=1", {"w1": "1", "w2": "1", "T": ""}, "w1=1/0, w2=1, T=1"]),
    (CHOICE, ["D", "A, B", "В", "none", ["A", "B"]]),
    (MATCHING, ["1 A, 2 B", "A B", "1 A, 2 B, 3 A, 3 B", "4 A, 1 A, 2 B", "1 C, 2 B, 3 A"]),
    (ORDERING, ["A A B C D", "A B C F"]),
    (SIGNS, ["+ -; 0", "+ - 0 +", "+ -; x +", [["+", ""], ["0", "+"]]]),
    (ROWS, ["0.5, 1", "0.5, 1; 2, x", "1, 2, 3", [["0.5", "1"], ["2", ""]]]),
]  # fmt: skip

COMMA: list[tuple[Answer, list[str], Outcome]] = [
    (Number(0.25), ["0,25", "0.25", "2,5·10⁻¹", "2,5e-1", "sqrt(0,0625)", "max(0,25; 0,1)", "1/4", "≈ 0,25"], Outcome.CORRECT),
    (Number(1000), ["1.000", "1.000,0"], Outcome.UNREADABLE),
    (Number(1), ["1.000", "1,000"], Outcome.CORRECT),
    (Number(1234.5), ["1234,5", "1234.5"], Outcome.CORRECT),
    (VECTOR, ["(1; -2; 0,5)", "1 -2 0,5", "(1, -2, 0,5)", "(1,-2,0.5)"], Outcome.CORRECT),
    (Vector([1, 2, 3]), ["(1,2,3)", "1, 2, 3", "1; 2; 3"], Outcome.CORRECT),
    (Vector([1, 5]), ["1,5", "1 5"], Outcome.CORRECT),
    (RATE, ["(0; 0,4]", "0 < eta <= 0,4", "]0; 0,4]", "eta > 0; eta <= 0,4"], Outcome.CORRECT),
    (WEIGHTS, ["w1 = 1; w2 = 1; T = 1,5", "w1 = 1,0, w2 = 1,0, T = 1,5"], Outcome.CORRECT),
]  # fmt: skip


def listed(table: list[tuple[Answer, list[Any]]]) -> list[Any]:
    return [pytest.param(answer, typed, id=f"{answer.kind}-{typed}") for answer, given in table for typed in given]


@pytest.mark.parametrize(("answer", "typed"), listed(RIGHT))
def test_right(answer: Answer, typed: Any) -> None:
    verdict = grade(answer, typed)
    assert verdict.outcome is Outcome.CORRECT and verdict.credit == FULL, said(verdict)
    assert answer.accepts(verdict.reading, CASE)


@pytest.mark.parametrize(("answer", "typed"), listed(WRONG))
def test_wrong(answer: Answer, typed: Any) -> None:
    verdict = grade(answer, typed)
    assert verdict.outcome is Outcome.INCORRECT and verdict.credit == 0, said(verdict)
    assert not answer.accepts(verdict.reading, CASE)


@pytest.mark.parametrize(("answer", "typed"), listed(ASKED))
def test_asked_about_rather_than_marked(answer: Answer, typed: Any) -> None:
    verdict = grade(answer, typed)
    assert verdict.outcome is Outcome.UNREADABLE and verdict.reading.fault is not None, said(verdict)
    assert verdict.reading.fault.text.strip().endswith((".", "?"))
    assert not answer.accepts(verdict.reading, CASE)


@pytest.mark.parametrize(("answer", "given", "outcome"), COMMA)
def test_decimal_comma(answer: Answer, given: list[str], outcome: Outcome) -> None:
    failed = [f"{typed!r}: {said(verdict)}" for typed in given if (verdict := grade(answer, typed, ",")).outcome is not outcome]
    assert not failed, "\n".join(failed)


ALL = list({id(answer): answer for table in (RIGHT, WRONG, ASKED) for answer, _ in table}.values())
ALL += [Expression(rule.key, rule.symbols, left=rule.left) for rule in RULES[:6]]
ALL += [
    Expression("<v u> - alpha <v^2> w", {"w": "vector", "u": "random vector", "v": "= w^T u", "alpha": POSITIVE}),
    Expression("sum_j w_ij x_j", {"w": "indexed 2", "x": "indexed 1"}),
]
SOUP = [
    *"0123456789xyABC()[]{}|<>+-−*/^'²½√&,;=≈~%!_\"#@$٣х😀", "\n", "\t", " ", " ", "0.5", "1e-4", "10^-4", "eta", "w_ij", "^T", "⁻¹",
    "sqrt",
    "ln", "sum_j", "\\frac", "{1}{2}", "\\eta", "\\left(", "\\right)", "\\begin{pmatrix}", "\\end{pmatrix}", "\\\\", "ms", "never", "or",
    "and", "in", "∈", "∞", "1 A", "\x00", "\u200b", "\u202e", "\ud800", "\x1b[31m", "{{7*7}}", "%s", "[[yours]]", "1 2;3 4",
         "inf", "nan",
    "1e400", "9^9^9", "1/0", "0^-1", "170!", "171!", "Δw", "1,5", "..", "ᵀ", "H(", "binomial(5,2)", "log_2", "w1 = 1",
]  # fmt: skip
STRANGE: list[Any] = [
    1, 1.5, True, [], {}, [[]], [[[]]], [["a", 1]], [1, 2], ["a", ["b"]], {"a": 1}, {"a": ["b"]}, {1: "a"}, {"a": None}, [None], ["", ""],
    [["", ""], ["", ""]], {"": ""}, ["A"] * 500, [["1"] * 300], [["1"]] * 300, "1 " * 999, "(" * 1000, "x" * 2000, "1;" * 1000,
    "[[" * 500 + "]]" * 500, "-" * 2000, "<" * 999, "|" * 999, "1<" * 600, "x=1," * 500, "\n" * 1999 + "1",
         "a" * 2001, "^".join(["2"] * 500),
    "1" + "!" * 500, "exp(" * 300 + "1" + ")" * 300, "sqrt " * 300 + "2", "\\frac" * 300, "or " * 600, ["\ud800"], [["\x00", "1"]],
]  # fmt: skip


@pytest.mark.parametrize("answer", ALL, ids=lambda answer: answer.kind)
def test_nothing_that_is_typed_raises(answer: Answer) -> None:
    field = answer.field()
    dice = random.Random(f"soup {answer.kind}")
    soups: list[Any] = ["".join(dice.choices(SOUP, k=dice.choice([1, 2, 3, 5, 8, 13, 40]))) for _ in range(60)]
    for typed in (*soups, *STRANGE):
        is_blank(typed)
        reading = answer.read(field, typed, dice.choice(".,"))
        for handed_in in (False, True):
            verdict = answer.grade(reading, Case(salt=CASE.salt, handed_in=handed_in))
            assert 0 <= verdict.credit <= FULL and (verdict.credit == FULL) == (verdict.outcome is Outcome.CORRECT)
        assert reading.fault is None or (reading.fault.code and reading.fault.text.strip())
        answer.accepts(reading, CASE)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Number("abc"), lambda: Number([1]), lambda: Number("1/0"), lambda: Number(1, rtol="a"), lambda: Number(1, figures="3"),
        lambda: Number(1, unit=3), lambda: Number(1, or_none=3), lambda: Number(1, also=3), lambda: Integer(1, slack=0.5),
        lambda: Vector(3), lambda: Vector([[]]), lambda: Vector([1], rtol=-1), lambda: Vector([1], also=3), lambda: Vector(["1/0"]),
        lambda: Matrix([1, 2]), lambda: Matrix([[1], [2, 3]]), lambda: Expression("x", 3), lambda: Expression("x", {"x": "real"}, only="x"),
        lambda: Expression("x +", {"x": "real"}), lambda: Expression("x", {"x": "real"}, left=3), lambda: Satisfies(3, {}),
        lambda: Satisfies((), {"x": "real"}), lambda: Interval(2, 1), lambda: Interval(0, 1, rtol="x"), lambda: Interval(0, 1, also=3),
        lambda: CHOICE.with_value(0), lambda: Choice({"a": "x", "b": "y"}, right=3), lambda: Matching(0, {}),
            lambda: MATCHING.with_value(0),
        lambda: Signs([[2]]), lambda: Signs([[1]], rows=3), lambda: Ordering(0), lambda: Ordering(STEPS, before=["a"]), lambda: Rows(0),
        lambda: ORDERING.with_value(0), lambda: Rows({"a": Number()}, rows=[(1, 2)]), lambda: ROWS.with_value(0),
    ],
)  # fmt: skip
def test_wrong_types_are_an_authors_error(make: Any) -> None:
    with pytest.raises(AuthorError):
        make()
