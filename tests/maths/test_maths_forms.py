"""The form of an answer."""

from __future__ import annotations

import pytest

from examgen.maths import Form, check_form, declare, read

S = declare({"x": "real", "y": "real", "s": "indexed 1"})


@pytest.mark.parametrize(
    ("typed", "form", "faults"),
    [
        ("x + y", Form(only=frozenset("x")), 1), ("x + 1", Form(only=frozenset("x")), 0), ("y + y", Form(only=frozenset()), 1),
        ("exp(x)", Form(forbidden=frozenset({"exp"})), 1), ("ln(x)", Form(forbidden=frozenset({"log"})), 1),
        ("x/y", Form(forbidden=frozenset({"div"})), 1),
        ("x y", Form(forbidden=frozenset({"x", "y"})), 2), ("x^2 + x y", Form(expanded=True), 0),
        ("x (x + y)", Form(expanded=True), 1),
        ("(x + y)^2", Form(expanded=True), 1), ("-(x + y)", Form(expanded=True), 1), ("(x + y)^-1", Form(expanded=True), 0),
        ("x (x + y)", Form(factored=True), 0), ("x + y", Form(factored=True), 1), ("-(x + y)/2", Form(factored=True), 1),
        ("exp(x + y)", Form(factored=True), 0),
        ("sum(y, k, 1, 3)", Form(only=frozenset("x")), 1),
    ],
)  # fmt: skip
def test_forms(typed, form, faults):
    complaints = check_form(read(typed, S), form)
    assert len(complaints) == faults
    for message, (start, stop) in complaints:
        assert message.endswith(".")
        assert 0 <= start < stop <= len(typed)
