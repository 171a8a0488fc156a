"""Comparing scalar expressions."""

from __future__ import annotations

import subprocess
import sys
import threading
from fractions import Fraction

import pytest

from examgen.errors import AuthorError, Unreadable
from examgen.maths import Reference, declare, read

S = declare(
    {
        "x": "positive",
        "y": "positive",
        "w": "real",
        "eta": "positive",
        "theta": "positive",
        "tau": "positive",
        "a": "real",
        "p": "unit",
    }
)
SPINS = declare({"w": "real", "u": {"set": [-1, 1]}, "v": {"set": [-1, 1]}})
WHOLE = declare({"n": "integer", "k": "real"})
COMPLEX = declare({"z": "complex", "t": "real"})


def compared(typed, key, symbols=S, **options):
    return Reference(read(key, symbols), symbols, b"salt", **options).compare(read(typed, symbols))


EQUAL = [
    ("y eta x", "eta*x*y", S), ("eta x y - eta y^2 w", "eta y (x - y w)", S), ("exp(a)/(1 + exp(a))", "1/(1 + exp(-a))", S),
    ("(1 + tanh(a/2))/2", "sigmoid(a)", S), ("sigmoid(a)(1 - sigmoid(a))", "exp(-a)/(1 + exp(-a))^2", S),
    ("log(x) + log(y)", "log(x y)", S),
    ("sin(a)^2 + cos(a)^2 - 1", "0", S), ("abs(w)", "sqrt(w^2)", S), ("log(w^2)", "2 log(abs(w))", S), ("x^2/x", "x", S),
    ("1", "x/x", S),
    ("max(x, y)", "(x + y + abs(x - y))/2", S), ("relu(x - theta)", "(x - theta) H(x - theta)", S),
    ("(1 + sign(a))/2", "H(a)", S),
    ("sinh(20 x) + cosh(20 x)", "exp(20 x)", S), ("(1 - x)^12 - (1 - x)^12 + x", "x", S), ("0.1 + 0.2", "0.3", S),
    ("sqrt(3 + 2 sqrt(2))", "1 + sqrt(2)", S),
    ("atan(x) + atan(1/x)", "pi/2", S), ("log(1 + exp(a))", "softplus(a)", S), ("10^log10(x)", "x", S),
    ("root(x, 3)^3", "x", S), ("sqrt(x) sqrt(y)", "sqrt(x y)", S),
    ("w", "w u^2", SPINS), ("-(w u v + w v u)/2", "-w u v", SPINS), ("u", "sign(u)", SPINS),
    ("abs(u + v)", "1 + u v", SPINS), ("1/u", "u", SPINS),
    ("k (n^2 - n)/2", "k n (n - 1)/2", WHOLE), ("(-1)^(2 n)", "1", WHOLE), ("(n^2 - n)/(n - 1)", "n", WHOLE),
    ("n!/(n - 1)!", "n", WHOLE),
    ("sum(j^2, j, 1, n)", "n (n + 1) (2 n + 1)/6", WHOLE), ("binomial(n, 1)", "n", WHOLE),
    ("sum_{j=0}^{3} k^j", "1 + k + k^2 + k^3", WHOLE),
    ("e^(i t)", "cos(t) + i sin(t)", COMPLEX), ("z conj(z)", "abs(z)^2", COMPLEX), ("re(z) + i im(z)", "z", COMPLEX),
    ("(-4)^0.5", "2 i", COMPLEX),
    ("[x + x, 2]", "[2 x, 2]", S), ("[[x, 1], [1, y]]", "[[x, 1]; [1, y]]", S),
]  # fmt: skip

UNEQUAL = [
    ("eta x y", "eta x", S), ("x*1.000000000001", "x", S), ("1.00005 x", "x", S),
    ("exp(pi sqrt(163))", "262537412640768744", S), ("x + 10^-60", "x", S),
    ("1 + exp(-60)", "1", S), ("(1 + x)^40 + 1", "(1 + x)^40", S), ("w", "sqrt(w^2)", S),
    ("1/(1 + exp(a))", "sigmoid(a)", S), ("max(x, y)", "x", S),
    ("H(x - 1.001 theta)", "H(x - theta)", S), ("max(x - 0.9999 theta, 0)", "max(x - theta, 0)", S),
    ("abs(w - x)", "w - x", S), ("3.14159265358979 x", "pi x", S),
    ("sqrt((x - y)^2)", "x - y", S), ("sqrt(x^2 - 2 x y + y^2)", "y - x", S), ("asin(sin(w))", "w", S),
    ("acosh(cosh(w))", "w", S),
    ("sqrt((x - 1.01 y)^2)", "1.01 y - x", S), ("atan(tan(x))", "x", S), ("((x - y)^2)^0.5", "x - y", S),
    ("0*x", "exp(-10^20 x)", S),
    ("u", "1", SPINS), ("u v", "u", SPINS), ("abs(u + v)", "1 - u v", SPINS), ("H(u + v)", "H(u)", SPINS),
    ("n^2", "n^3", WHOLE), ("(-1)^n", "1", WHOLE),
    ("conj(z)", "z", COMPLEX), ("sqrt(z^2)", "z", COMPLEX), ("[1, 2]", "[1, 2, 3]", S), ("[x, y]", "[y, x]", S),
    ("x", "[x, y]", S),
    ("0^0", "x", S), ("sin(10^300 x)", "x", S),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "key", "symbols"), EQUAL)
def test_equal(typed, key, symbols):
    assert compared(typed, key, symbols).verdict == "equal"


@pytest.mark.parametrize(("typed", "key", "symbols"), UNEQUAL)
def test_unequal(typed, key, symbols):
    assert compared(typed, key, symbols).verdict == "unequal"


@pytest.mark.parametrize(
    ("typed", "key", "relation"),
    [
        ("-x", "x", "ratio -1"), ("2 x y", "x y", "ratio 2"), ("x/3", "x", "ratio 1/3"), ("x y", "eta x y", "factor eta missing"),
        ("eta x", "x", "factor eta extra"), ("x", "x y^2", "factor y^2 missing"), ("0.333 x", "x/3", "rounded"),
        ("0.33 x", "x/3", "rounded"),
        ("1.41", "sqrt(2)", "rounded"), ("1.01 x", "x", None), ("x + 1", "x", None), ("x*1.0001", "x", None),
    ],
)  # fmt: skip
def test_relations(typed, key, relation):
    found = compared(typed, key)
    assert found.verdict == "unequal"
    assert found.relation == relation


def test_rounding_says_how_much():
    assert compared("0.333 x", "x/3").reason == "rounding 0.001"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1/0", "div0"), ("x/0", "div0"), ("log(-x)", "domain"), ("factorial(-1)", "fact"), ("171!", "fact"),
        ("9^9^9", "overflow"), ("sqrt(-x)", "domain"),
        ("exp(exp(exp(exp(exp(exp(exp(x + 9)))))))", "overflow"), ("acosh(p)", "domain"), ("log(w)", "domain"),
        ("sum(x, j, 1, 10^6)", "overflow"),
    ],
)  # fmt: skip
def test_without_value(typed, code):
    with pytest.raises(Unreadable) as caught:
        compared(typed, "x")
    assert caught.value.code == code
    assert 0 <= caught.value.start < caught.value.stop <= len(typed)


def test_partly_undefined_but_right_elsewhere_is_for_a_teacher():
    found = compared("2 log(w)", "log(w^2)")
    assert (found.verdict, found.reason) == ("undecided", "undefined")
    assert found.message == "Your expression is not defined for w = -1: the logarithm exists for positive numbers only."


def test_other_reading_is_asked_for_and_not_marked_wrong():
    with pytest.raises(Unreadable) as caught:
        compared("1/2x", "x/2")
    assert caught.value.code == "ambiguous"
    assert compared("1/2x", "1/(2 x)").verdict == "equal"
    assert compared("1/2x", "x").verdict == "unequal"


def test_witness_is_a_humane_point():
    witness = compared("x + y", "x - y").witness
    assert dict(witness.at) == {"x": "1", "y": "2"}
    assert (witness.yours, witness.expected) == ("3", "-1")


def test_witness_lies_in_the_domain():
    symbols = declare({"q": "[10, 20]", "s": {"set": [-1, 1]}, "p": "unit"})
    at = compared("q + s p", "q - s p", symbols).witness.at
    assert 10 < int(at["q"]) < 20 and at["s"] in ("-1", "1") and 0 < Fraction(at["p"]) < 1


def test_step_at_zero_is_declared():
    for value, typed in ((0, "(sign(u) + u^2)/2"), (1, "(sign(u) + 2 - u^2)/2")):
        symbols = declare({"u": {"set": [-1, 0, 1]}, "H(0)": value})
        assert compared(typed, "H(u)", symbols).verdict == "equal"
        assert compared("(1 + sign(u))/2", "H(u)", symbols).verdict == "unequal"
    symbols = declare({"u": {"set": [-1, 0, 1]}})
    assert compared("(1 + sign(u))/2", "H(u)", symbols).verdict == "equal"


def test_further_keys():
    assert compared("1 + x", "x", also=[read("x + 1", S)]).verdict == "equal"
    assert compared("2 + x", "x", also=[read("x + 1", S)]).verdict == "unequal"


def test_fingerprint_groups_by_meaning():
    reference = Reference(read("eta x y", S), S, b"salt")
    assert (
        reference.fingerprint(read("x + x", S))
        == reference.fingerprint(read("2x", S))
        == reference.compare(read("2x", S)).fingerprint
    )
    assert reference.fingerprint(read("x + x", S)) != reference.fingerprint(read("3x", S))
    assert reference.fingerprint(read("1/0", S)) is None


def test_salt_fixes_the_points():
    first, again, other = (Reference(read("x", S), S, salt).fingerprint(read("x + y", S)) for salt in (b"1", b"1", b"2"))
    assert first == again != other


@pytest.mark.parametrize("key", ["log(-x)", "1/0", "9^9^9", "1/(w - w)"])
def test_reference_without_value_is_the_authors_fault(key):
    with pytest.raises(AuthorError):
        Reference(read(key, S), S, b"salt")


def test_scalars_do_without_numpy_and_sympy():
    program = (
        "import sys; from examgen.maths import Reference, declare, read\n"
        "s = declare({'x': 'positive', 'y': 'real'}); r = Reference(read('x*y', s), s, b'a')\n"
        "r.compare(read('y*x', s)); r.compare(read('2y*x', s))\n"
        "print(sorted({'numpy', 'sympy', 'matplotlib', 'scipy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_threads_do_not_disturb_each_other():
    reference = Reference(read("exp(x) - 1", S), S, b"salt")
    answers = ["exp(x) - 1 + (sin(y)^2 + cos(y)^2 - 1)", "exp(x) - 1 + 10^-50", "exp(x) - 1"]
    expected = [reference.compare(read(answer, S)).verdict for answer in answers]
    seen: list[list[str]] = []

    def work() -> None:
        for _ in range(20):
            seen.append([reference.compare(read(answer, S)).verdict for answer in answers])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [expected] * 80
    assert expected == ["equal", "unequal", "equal"]
