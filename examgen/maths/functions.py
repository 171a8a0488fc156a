"""The functions of the students' language: one table that reading, typesetting and every evaluator share."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

__all__ = ["FUNCTIONS", "SPELLINGS", "Function", "ball_functions", "whole"]


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    `arity` is the smallest and largest number of arguments; `ball` computes it on `arb` balls (and on `acb` unless `real`
    says that it exists for real arguments only); `array` on NumPy arrays, with the module as first argument, or None where
    it has no vectorised form; `kinked` marks piecewise functions; `needs` says what its argument must be.
    """

    name: str
    spellings: tuple[str, ...]
    latex: str
    ball: Callable[..., Any]
    array: Callable[..., Any] | None
    arity: tuple[int, int] = (1, 1)
    kinked: bool = False
    real: bool = False
    needs: str = ""


MAX_WHOLE = 2**62


def whole(ball: Any) -> int | None:
    """The only whole number in a ball, or None.

    The library is asked for numbers of ordinary size only: it would write out all digits of 2^(10^12) and of its inverse.
    """
    size = abs(ball)
    if not size < MAX_WHOLE:
        return None
    if not size * MAX_WHOLE > 1:
        return 0 if size < 0.5 and ball.contains(0) else None
    number = ball.unique_fmpz()
    return None if number is None else int(number)


def _sign(x: Any) -> Any:
    """-1, 0 or 1; the ball [-1, 1] where the sign is not certain."""
    if x > 0:
        return x.__class__(1)
    if x < 0:
        return x.__class__(-1)
    return x.__class__(0) if x.is_zero() else x.__class__(0, 1)


def _root(x: Any, n: Any = None) -> Any:
    """The principal n-th root; for odd n the real root of a negative number."""
    if n is None:
        return x.sqrt()
    degree = whole(n)
    if degree is not None and degree % 2 == 1 and getattr(x, "imag", 0) == 0 and x.real < 0:
        return -((-x) ** (1 / n))
    return x ** (1 / n)


def _largest(*values: Any) -> Any:
    result = values[0]
    for value in values[1:]:
        result = result.max(value)
    return result


def _smallest(*values: Any) -> Any:
    result = values[0]
    for value in values[1:]:
        result = result.min(value)
    return result


def _log(x: Any, base: Any = None) -> Any:
    return x.log() if base is None else x.log() / base.log()


def _lg(x: Any, base: Any = None) -> Any:
    return x.log() / (x.__class__(10) if base is None else base).log()


def _binomial(n: Any, k: Any) -> Any:
    return (n + 1).gamma() * (k + 1).rgamma() * (n - k + 1).rgamma()


def _pointwise(function: Callable[[float], float]) -> Callable[..., Any]:
    return lambda np, x: np.vectorize(function, otypes=[float])(x)


_POSITIVE = "the logarithm exists for positive numbers only"
_UNIT = "its argument must lie between -1 and 1"

_TABLE = (
    Function("exp", (), r"\exp", lambda x: x.exp(), lambda np, x: np.exp(x)),
    Function("log", ("ln",), r"\ln", _log, lambda np, x, b=math.e: np.log(x) / np.log(b), (1, 2), needs=_POSITIVE),
    Function("log10", (), r"\log_{10}", lambda x: x.log() / x.__class__(10).log(), lambda np, x: np.log10(x), needs=_POSITIVE),
    Function("log2", (), r"\log_{2}", lambda x: x.log() / x.__class__(2).log(), lambda np, x: np.log2(x), needs=_POSITIVE),
    Function("lg", (), r"\operatorname{lg}", _lg, lambda np, x, b=10: np.log(x) / np.log(b), (1, 2), needs=_POSITIVE),
    Function("sqrt", (), r"\sqrt", lambda x: x.sqrt(), lambda np, x: np.sqrt(x),
             needs="there is no real square root of a negative number"),
    Function("root", (), r"\sqrt", _root, lambda np, x, n=2: np.power(x, 1 / n), (1, 2),
             needs="there is no real root of a negative number"),
    Function("sin", (), r"\sin", lambda x: x.sin(), lambda np, x: np.sin(x)),
    Function("cos", (), r"\cos", lambda x: x.cos(), lambda np, x: np.cos(x)),
    Function("tan", (), r"\tan", lambda x: x.tan(), lambda np, x: np.tan(x)),
    Function("sec", (), r"\sec", lambda x: x.sec(), lambda np, x: 1 / np.cos(x)),
    Function("csc", ("cosec",), r"\csc", lambda x: x.csc(), lambda np, x: 1 / np.sin(x)),
    Function("cot", (), r"\cot", lambda x: x.cot(), lambda np, x: 1 / np.tan(x)),
    Function("sinh", (), r"\sinh", lambda x: x.sinh(), lambda np, x: np.sinh(x)),
    Function("cosh", (), r"\cosh", lambda x: x.cosh(), lambda np, x: np.cosh(x)),
    Function("tanh", (), r"\tanh", lambda x: x.tanh(), lambda np, x: np.tanh(x)),
    Function("sech", (), r"\operatorname{sech}", lambda x: x.sech(), lambda np, x: 1 / np.cosh(x)),
    Function("csch", (), r"\operatorname{csch}", lambda x: x.csch(), lambda np, x: 1 / np.sinh(x)),
    Function("coth", (), r"\coth", lambda x: x.coth(), lambda np, x: 1 / np.tanh(x)),
    Function("asin", ("arcsin",), r"\arcsin", lambda x: x.asin(), lambda np, x: np.arcsin(x), needs=_UNIT),
    Function("acos", ("arccos",), r"\arccos", lambda x: x.acos(), lambda np, x: np.arccos(x), needs=_UNIT),
    Function("atan", ("arctan",), r"\arctan", lambda x: x.atan(), lambda np, x: np.arctan(x)),
    Function("asec", ("arcsec",), r"\operatorname{arcsec}", lambda x: (1 / x).acos(), lambda np, x: np.arccos(1 / x),
             needs="its argument must be at least 1 or at most -1"),
    Function("acsc", ("arccsc",), r"\operatorname{arccsc}", lambda x: (1 / x).asin(), lambda np, x: np.arcsin(1 / x),
             needs="its argument must be at least 1 or at most -1"),
    Function("acot", ("arccot",), r"\operatorname{arccot}", lambda x: (1 / x).atan(), lambda np, x: np.arctan(1 / x)),
    Function("asinh", ("arcsinh", "arsinh"), r"\operatorname{arsinh}", lambda x: x.asinh(), lambda np, x: np.arcsinh(x)),
    Function("acosh", ("arccosh", "arcosh"), r"\operatorname{arcosh}", lambda x: x.acosh(), lambda np, x: np.arccosh(x),
             needs="its argument must be at least 1"),
    Function("atanh", ("arctanh", "artanh"), r"\operatorname{artanh}", lambda x: x.atanh(), lambda np, x: np.arctanh(x),
             needs=_UNIT),
    Function("asech", ("arcsech", "arsech"), r"\operatorname{arsech}", lambda x: (1 / x).acosh(),
             lambda np, x: np.arccosh(1 / x), needs="its argument must lie between 0 and 1"),
    Function("acsch", ("arccsch", "arcsch"), r"\operatorname{arcsch}", lambda x: (1 / x).asinh(),
             lambda np, x: np.arcsinh(1 / x)),
    Function("acoth", ("arccoth", "arcoth"), r"\operatorname{arcoth}", lambda x: (1 / x).atanh(),
             lambda np, x: np.arctanh(1 / x), needs="its argument must be above 1 or below -1"),
    Function("abs", ("Abs",), r"\operatorname{abs}", abs, lambda np, x: np.abs(x), kinked=True),
    Function("sign", ("sgn", "signum"), r"\operatorname{sgn}", _sign, lambda np, x: np.sign(x), kinked=True, real=True),
    Function("H", ("Heaviside", "heaviside", "step", "Theta"), "H", _sign, lambda np, x: np.heaviside(x, 0.5),
             kinked=True, real=True),
    Function("sigmoid", ("sigma", "logistic", "expit", "sig", "Sigmoid", "Logistic"), r"\sigma",
             lambda x: 1 / (1 + (-x).exp()), lambda np, x: 0.5 + 0.5 * np.tanh(x / 2)),
    Function("softplus", (), r"\operatorname{softplus}", lambda x: (1 + x.exp()).log(), lambda np, x: np.logaddexp(0, x)),
    Function("relu", ("ReLU", "Relu", "ReLu", "RELU"), r"\operatorname{ReLU}", lambda x: x.max(0 * x),
             lambda np, x: np.maximum(x, 0), kinked=True, real=True),
    Function("max", ("Max",), r"\max", _largest, lambda np, *x: np.maximum.reduce(np.broadcast_arrays(*x)), (2, 20),
             kinked=True, real=True),
    Function("min", ("Min",), r"\min", _smallest, lambda np, *x: np.minimum.reduce(np.broadcast_arrays(*x)), (2, 20),
             kinked=True, real=True),
    Function("erf", (), r"\operatorname{erf}", lambda x: x.erf(), _pointwise(math.erf)),
    Function("binomial", ("binom",), r"\binom", _binomial, None, (2, 2),
             needs="it needs a number of things that is not negative"),
    Function("re", ("Re",), r"\operatorname{Re}", lambda x: x, None),
    Function("im", ("Im",), r"\operatorname{Im}", lambda x: 0 * x, None),
    Function("conj", ("conjugate",), r"\operatorname{conj}", lambda x: x, None),
    Function("arg", (), r"\arg", lambda x: (1 - _sign(x)) / 2 * x.__class__.pi(), None, kinked=True),
    Function("floor", (), r"\operatorname{floor}", lambda x: x.floor(), lambda np, x: np.floor(x), kinked=True, real=True),
    Function("ceil", ("ceiling",), r"\operatorname{ceil}", lambda x: x.ceil(), lambda np, x: np.ceil(x), kinked=True, real=True),
)  # fmt: skip

FUNCTIONS: dict[str, Function] = {function.name: function for function in _TABLE}
"""Canonical name to function."""

SPELLINGS: dict[str, str] = {spelling: f.name for f in _TABLE for spelling in (f.name, *f.spellings)}
SPELLINGS |= {"factorial": "factorial", "fact": "factorial"}
"""What students type for a function to its canonical name ("factorial" is read as the sign !)."""


@lru_cache(maxsize=16)
def ball_functions(heaviside: Fraction, of_complex: bool) -> dict[str, Callable[..., Any]]:
    """The ball implementation of every function, by canonical name, with `heaviside` as the value of H(0)."""
    from flint import acb, arb, fmpq

    at_zero = fmpq(heaviside.numerator, heaviside.denominator)

    def step(x: Any) -> Any:
        if x > 0:
            return arb(1)
        if x < 0:
            return arb(0)
        return arb(at_zero) if x.is_zero() else arb(at_zero).union(arb(0)).union(arb(1))

    table = {name: function.ball for name, function in FUNCTIONS.items()} | {"H": step}
    if not of_complex:
        return table

    def of_reals(ball: Callable[..., Any]) -> Callable[..., Any]:
        def applied(*values: Any) -> Any:
            if all(value.imag.contains(0) for value in values):
                return acb(ball(*(value.real for value in values)))
            return acb(arb.nan())

        return applied

    table |= {name: of_reals(table[name]) for name, function in FUNCTIONS.items() if function.real}
    return table | {
        "abs": lambda x: acb(abs(x)),
        "re": lambda x: acb(x.real),
        "im": lambda x: acb(x.imag),
        "conj": lambda x: x.conjugate(),
        "arg": lambda x: acb(x.arg()),
    }
