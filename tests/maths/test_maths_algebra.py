"""Comparing vectors, matrices, averages and index sums."""

from __future__ import annotations

import pytest

from examgen.errors import AuthorError, Unreadable
from examgen.maths.algebra import AlgebraReference
from examgen.maths.comparison import Comparison
from examgen.maths.parser import read
from examgen.maths.symbols import declare

AVERAGES = {
    "x": "random vector",
    "y": "= m^T x",
    "m": "vector",
    "z": "random scalar",
    "K": "= <x x^T>",
    "S": "= <x x^T> - <x> <x>^T",
    "I": "identity",
    "a": "positive",
    "b": "real",
}
MATRICES = {
    "A": "matrix",
    "B": "matrix",
    "M": "symmetric",
    "p": "vector",
    "q": "vector",
    "r": "vector",
    "I": "identity",
    "c": "positive",
    "k": {"set": [-1, 1]},
    "n": "integer",
    "f": "unit",
    "g": "[2, 3]",
}
INDICES = {"w": "indexed 2", "v": "indexed 2", "x": "indexed 1", "y": "indexed 1", "t": "indexed 1", "c": "positive"}

EQUAL = [
    # averages: what does not vary may be taken out
    (AVERAGES, "K m", "<x y>"),
    (AVERAGES, "K m", "<x x^T m>"),
    (AVERAGES, "K m", "<y x> + b m - m b"),
    (AVERAGES, "K m", "K^T m"),
    (AVERAGES, "m", "<m>"),
    (AVERAGES, "a b", "<<a> b>"),
    (AVERAGES, "S m", "<x y> - <x> <y>"),
    (AVERAGES, "S m", "<(x - <x>) (y - <y>)>"),
    (AVERAGES, "S", "K - <x> <x>^T"),
    (AVERAGES, "S", "<(x - <x>) x^T>"),
    (AVERAGES, "m^T S m", "<(y - <y>)^2>"),
    (AVERAGES, "<|x|^2>", "<x^T x>"),
    (AVERAGES, "<y x - a y^2 m>", "K m - a m m^T K m"),
    (AVERAGES, "<y x - a y^2 m>", "(I - a m m^T) K m"),
    (AVERAGES, "<z x>", "<x z>"),
    (AVERAGES, "<y (y - b) x>", "<y^2 x> - b K m"),
    (AVERAGES, "a (y x - y^2 m)", "a y (x - y m)"),
    (AVERAGES, "K^-1 <y x>", "m"),
    (AVERAGES, "m/|m|", "(m^T m)^(-1/2) m"),
    (AVERAGES, "K m - a m", "(K - a I) m"),
    (AVERAGES, "<(y - <x>^T m) x>", "S m"),
    (AVERAGES, "exp(-<y>^2)", "1/exp(<y> m^T <x>)"),
    # matrices
    (MATRICES, "A p", "(p^T A^T)^T"),
    (MATRICES, "p^T A q", "q^T A^T p"),
    (MATRICES, "-1/2 p^T A p", "-1/2 p^T A^T p"),
    (MATRICES, "M p", "M^T p"),
    (MATRICES, "p^T M q", "q^T M p"),
    (MATRICES, "(A B)^T", "B^T A^T"),
    (MATRICES, "(A B)^-1", "B^-1 A^-1"),
    (MATRICES, "(A^T)^-1", "(A^-1)^T"),
    (MATRICES, "A^2 - B^2 + A B - B A", "(A - B)(A + B)"),
    (MATRICES, "A^3", "A A A"),
    (MATRICES, "A^0 p", "p"),
    (MATRICES, "A + c p q^T", "A + (p c) q^T"),
    (MATRICES, "p q^T r", "(q^T r) p"),
    (MATRICES, "A p + q", "q + A p"),
    (MATRICES, "A p", "A p + r - r"),
    (MATRICES, "|p - q|^2", "p^T p - 2 p^T q + q^T q"),
    (MATRICES, "k^2 p", "p"),
    (MATRICES, "sqrt(c^2) p", "c p"),
    (MATRICES, "|p|", "sqrt(p^T p)"),
    (MATRICES, "tanh(p^T q)", "(1 - exp(-2 q^T p))/(1 + exp(-2 q^T p))"),
    (MATRICES, "0 p", "p - p"),
    (MATRICES, "p", "(10^15 + 1) p - 10^15 p"),
    (MATRICES, "log(c^n) p", "n log(c) p"),
    (MATRICES, "A^T (A A^T)^-1", "((A A^T)^-1 A)^T"),
    (MATRICES, "|f - 2| p + |g| q", "(2 - f) p + g q"),
    # indices
    (INDICES, "sum_j w_ij x_j", "sum_m x_m w_im"),
    (INDICES, "sum_i sum_j w_ij x_i y_j", "sum_j sum_i y_i x_j w_ji"),
    (INDICES, "sum_i sum_j w_ij x_i x_j", "sum_i sum_j w_ji x_i x_j"),
    (INDICES, "sum_j (w_ij - v_ij) x_j", "sum_j w_ij x_j - sum_k v_ik x_k"),
    (INDICES, "(sum_j x_j)^2", "sum_i sum_j x_i x_j"),
    (INDICES, "sum_j sum_k w_ij v_jk x_k", "sum_k sum_j v_kj w_ik x_j"),
    (INDICES, "c y_i x_j", "x_j c y_i"),
    (INDICES, "sum_i w_ii", "sum_k w_kk"),
    (INDICES, "y_1 w_12", "w_12 y_1"),
    (INDICES, "x_7 - x_2", "-x_2 + x_7"),
    (INDICES, "y_i - y_i sum_j x_j", "y_i (1 - sum_k x_k)"),
    (INDICES, "c (x_i - sum_j w_ji y_j)", "c x_i - c sum_k y_k w_ki"),
    (INDICES, "exp(-sum_j x_j)", "1/exp(sum_i x_i)"),
    (INDICES, "w_ij - w_ij", "w_ji - w_ji"),
    (MATRICES, "0 A p", "0 p"),
]  # fmt: skip

UNEQUAL = [
    (AVERAGES, "K m", "S m", None),
    (AVERAGES, "K m", "<x> <y>", None),
    (AVERAGES, "K m", "x y", "average missing"),
    (AVERAGES, "K m", "-K m", "ratio -1"),
    (AVERAGES, "K m", "<y x>/2", "ratio 1/2"),
    (AVERAGES, "a K m", "K m", "factor a missing"),
    (AVERAGES, "K m", "a K m", "factor a extra"),
    (AVERAGES, "K m", "m^T K", "transposed"),
    (AVERAGES, "K m/3", "0.333 K m", "rounded"),
    (AVERAGES, "K m", "251/250 K m", None),
    (AVERAGES, "<z x>", "<z> <x>", None),
    (AVERAGES, "<y x - a y^2 m>", "(I - a K m m^T) m", None),
    (AVERAGES, "<y x - a y^2 m>", "K m - a (m^T m) K m", None),
    (AVERAGES, "m^T S m", "<y^2>", None),
    (AVERAGES, "<|x|^2>", "<|x|>^2", None),
    (AVERAGES, "K m", "<y>", None),
    (AVERAGES, "K m", "K m + 10^-11 m", None),
    (MATRICES, "A p", "A^T p", None),
    (MATRICES, "A B", "B A", None),
    (MATRICES, "A", "A^T", "transposed"),
    (MATRICES, "A B", "(A B)^T", "transposed"),
    (MATRICES, "(A B)^-1", "A^-1 B^-1", None),
    (MATRICES, "A A^T", "A^T A", None),
    (MATRICES, "A + c p q^T", "A + c q p^T", None),
    (MATRICES, "p^T q", "p q^T", None),
    (MATRICES, "(A + B)^2", "A^2 + 2 A B + B^2", None),
    (MATRICES, "k p", "p", "factor k missing"),
    (MATRICES, "p", "(10^15 + 1) p - 10^15 q", None),
    (MATRICES, "|p|^2", "|p|", None),
    (MATRICES, "0 p", "p - q", None),
    (MATRICES, "A", "M", None),
    (INDICES, "sum_j w_ij x_j", "sum_j w_ji x_j", None),
    (INDICES, "sum_j w_ij x_j", "w_ij x_j", None),
    (INDICES, "sum_j w_ij x_j", "x_i sum_j w_ij", None),
    (INDICES, "c y_i x_j", "c y_j x_i", None),
    (INDICES, "-1/2 sum_i sum_j w_ij x_i x_j", "-sum_j sum_i w_ij x_i x_j", "ratio 2"),
    (INDICES, "(sum_j x_j)^2", "sum_j x_j^2", None),
    (INDICES, "sum_j w_ij x_j", "w_ii x_i", None),
    (INDICES, "c y_i x_j", "y_i x_j", "factor c missing"),
    (INDICES, "x_2", "x_1", None),
    (INDICES, "sum_j w_ij x_j", "sum_j x_j", None),
    (INDICES, "y_i (1 - y_i)", "y_i (1 - y_j)", None),
]  # fmt: skip

SENSELESS = [
    (MATRICES, "A p", "sum(k[1], k, 0, 3) p", "unsupported"),
    (MATRICES, "A p", "p A", "shape"),
    (MATRICES, "A p", "(1, 2, 3)", "shape"),
    (MATRICES, "A p + q", "[[1, 2], [3, 4]] p + (1, 2, 3)", "shape"),
    (MATRICES, "A p", "A + p", "shape"),
    (MATRICES, "A p", "p q", "shape"),
    (MATRICES, "A p", "A p - c", "shape"),
    (MATRICES, "|p|^2", "p^2", "shape"),
    (MATRICES, "A p", "p/q", "shape"),
    (MATRICES, "A p", "exp(p)", "shape"),
    (MATRICES, "A p", "A^(1/2) p", "shape"),
    (MATRICES, "A p", "A^n p", "shape"),
    (MATRICES, "A p", "A^999 p", "shape"),
    (MATRICES, "A p", "|A| p", "shape"),
    (MATRICES, "A p", "c^p", "shape"),
    (MATRICES, "A p", "(A p)[99]", "index"),
    (INDICES, "x_2", "x_{99}", "index"),
    (INDICES, "sum_j w_ij x_j", "sum_k y_i", "index"),
    (INDICES, "x_i", "x_i + x_j y_k t_l x_m", "index"),
]  # fmt: skip


def compare(symbols: dict[str, object], reference: str, answer: str, salt: bytes = b"salt") -> Comparison:
    declared = declare(symbols)
    return AlgebraReference(read(reference, declared), declared, salt).compare(read(answer, declared))


@pytest.mark.parametrize(("symbols", "reference", "answer"), EQUAL, ids=lambda value: value if isinstance(value, str) else "")
def test_right_answers_are_accepted_both_ways(symbols: dict[str, object], reference: str, answer: str) -> None:
    assert compare(symbols, reference, answer).verdict == "equal"
    assert compare(symbols, answer, reference, b"another salt").verdict == "equal"


@pytest.mark.parametrize(("symbols", "reference", "answer", "relation"), UNEQUAL)
def test_wrong_answers_are_refused(symbols: dict[str, object], reference: str, answer: str, relation: str | None) -> None:
    outcome = compare(symbols, reference, answer)
    assert (outcome.verdict, outcome.relation) == ("unequal", relation)
    assert outcome.fingerprint is not None
    assert compare(symbols, answer, reference).verdict == "unequal"


@pytest.mark.parametrize(("symbols", "reference", "answer", "code"), SENSELESS)
def test_what_makes_no_sense_is_unreadable(symbols: dict[str, object], reference: str, answer: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        compare(symbols, reference, answer)
    error = caught.value
    assert error.code == code
    assert 0 <= error.start <= error.stop <= len(answer)
    assert error.message.endswith(".")


def test_matrices_may_be_square_but_need_not_be() -> None:
    assert compare(MATRICES, "A^T (A A^T)^-1", "(A^T A)^-1 A^T").verdict != "equal"
    assert compare(MATRICES, "A p", "A^-1 A A p").verdict == "equal"
    assert compare(MATRICES, "A^T A p", "A^2 p").verdict == "unequal"


@pytest.mark.parametrize(
    "answer", ["p/(c - c)", "(A - A)^-1 p", "sqrt(-c) p", "log(-c) p", "(p q^T)^-1 q", "c^(10^9) p", "p/(A - A)^2"]
)
def test_undefined_answers_are_never_right(answer: str) -> None:
    declared = declare(MATRICES)
    reference = AlgebraReference(read("A p", declared), declared, b"salt")
    try:
        assert reference.compare(read(answer, declared)).verdict != "equal"
    except Unreadable as error:
        assert error.code in ("shape", "div0", "overflow")
    with pytest.raises(AuthorError):
        AlgebraReference(read(answer, declared), declared, b"salt")


def test_what_is_undefined_says_so() -> None:
    outcome = compare(MATRICES, "A p", "(p q^T)^-1 q")
    assert (outcome.verdict, outcome.reason) == ("undecided", "undefined")
    assert outcome.message is not None and "no value" in outcome.message


def test_fingerprints_are_those_of_the_meaning() -> None:
    declared = declare(AVERAGES)
    reference = AlgebraReference(read("K m", declared), declared, b"salt")
    same = [read(text, declared) for text in ("S m", "<x y> - <x> <y>", "(K - <x> <x>^T) m")]
    other = [read(text, declared) for text in ("-S m", "(S m)^T", "x y - <x> <y>", "K m", "2 K m", "0 m")]
    keys = {reference.fingerprint(expression) for expression in same}
    assert len(keys) == 1 and None not in keys
    assert reference.compare(same[1]).fingerprint in keys
    everything = [reference.fingerprint(expression) for expression in (same[0], *other)]
    assert len(set(everything)) == len(everything) and None not in everything
    assert reference.fingerprint(read("m x", declared)) is None


def test_fingerprints_of_indexed_answers() -> None:
    declared = declare(INDICES)
    reference = AlgebraReference(read("c y_i x_j", declared), declared, b"salt")

    def key(text: str) -> str | None:
        return reference.fingerprint(read(text, declared))

    assert key("c x_j sum_k w_ik x_k") == key("x_j c sum_l x_l w_il")
    assert len({key(text) for text in ("x_i", "x_j", "x_k", "sum_k x_k", "x_i x_j", "y_i x_j", "y_j x_i")}) == 7


def test_the_salt_alone_fixes_the_samples() -> None:
    declared = declare(AVERAGES)
    keys = [
        AlgebraReference(read("K m", declared), declared, salt).fingerprint(read("S m", declared))
        for salt in (b"one", b"one", b"two")
    ]
    assert keys[0] == keys[1] != keys[2]


def test_messages_say_what_is_missing() -> None:
    index = compare(INDICES, "sum_j w_ij x_j", "w_ij x_j")
    assert index.reason == "index" and index.message is not None and "sum over j" in index.message
    shape = compare(MATRICES, "A p", "p^T A^T")
    assert shape.reason == "shape" and shape.relation == "transposed"
    assert shape.message == "Your answer is a row vector, what is asked for is a column vector."


@pytest.mark.parametrize(
    ("symbols", "reference"),
    [
        (MATRICES, "A + p"),
        (MATRICES, "(A - A)^-1"),
        (MATRICES, "p/(c - c)"),
        ({"a": "= b", "b": "= a", "p": "vector"}, "p"),
        ({"a": "= p +", "p": "vector"}, "p"),
        ({"a": "= p A", "p": "vector", "A": "matrix"}, "p"),
        ({"a": "complex", "p": "vector"}, "a p"),
    ],
)
def test_faulty_references_are_the_authors_errors(symbols: dict[str, object], reference: str) -> None:
    declared = declare(symbols)
    with pytest.raises(AuthorError):
        AlgebraReference(read(reference, declared), declared, b"salt")


def test_definitions_may_stand_in_any_order() -> None:
    symbols = {"E": "= h^T h", "h": "= A p", "A": "matrix", "p": "vector"}
    assert compare(symbols, "E", "p^T A^T A p").verdict == "equal"


def test_heaviside_at_zero_is_the_declared_one() -> None:
    assert compare({"p": "vector"}, "p/2", "H(0) p").verdict == "equal"
    assert compare({"p": "vector", "H(0)": 1}, "p", "H(0) p").verdict == "equal"
