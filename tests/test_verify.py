"""Verification finds planted faults, each by itself; the sound problem that they are planted in passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from authoring_kit import write_problem

from examgen.verify import verify

REFERENCE = """
def product(w, u):
    return w * u

def added_up(w, u):
    return sum(w for _ in range(u))
"""

SOUND = r"""
from fractions import Fraction
from examgen.figures import Axis, Figure, Line
from examgen import Draw, Mistake, Number, Part, Question, problem
from BANK.topic import reference

@problem(version=1, title="Product", concepts=["c"], difficulty=1, minutes=1, sources=["s"])
def planted(draw: Draw) -> Question:
    w = draw.integer("w", 2, 30)
    u = draw.integer("u", 3, 30)
    key = reference.product(w, u)
    return Question(
        prompt=r"A neuron with $w = [[w]]$ sees $u = [[u]]$.",
        parts=[
            Part("v", "Its output", Number(key), mistakes=[
                Mistake("sum", w + u, "The weight multiplies."),
                Mistake("square", w * u * u, "Once is enough."),
            ]),
        ],
        hints=["Which operation?"],
        solution=r"$v = [[w]] \cdot [[u]]$.",
    )

@planted.verified_by(rtol=1e-9)
def adding(drawn):
    return {"v": reference.added_up(drawn.w, drawn.u)}
"""


def failures(folder: Path, source: str, seeds: int = 8) -> str:
    report = verify(write_problem(folder, source, reference=REFERENCE), seeds)
    return "\n".join(failure.reason for failure in report.failures)


def test_the_sound_problem_passes(tmp_path: Path) -> None:
    report = verify(write_problem(tmp_path, SOUND, reference=REFERENCE), 25)
    assert report.failures == []
    assert report.second == 25 and report.distinct > 20 and report.refused == 0 and report.undecided == 0 and report.draw_ms > 0


PLANTED = {
    "a wrong key": ("key = reference.product(w, u)", "key = reference.product(w, u) + 1", "the key is"),
    "a key wrong by little": ("Number(key)", "Number(key * 1.0001)", "the key is"),
    "a mistake equal to the key": ('Mistake("sum", w + u,', 'Mistake("sum", u * w,', "none of 60 draws could be used"),
    "a check that returns the key": (
        "reference.added_up(drawn.w, drawn.u)",
        "reference.product(drawn.w, drawn.u)",
        "both ways use product",
    ),
    "a check that asks the problem": (
        '    return {"v": reference.added_up(drawn.w, drawn.u)}',
        "    from examgen.draw import Draw\n"
        "    return {'v': float(planted.function(Draw('x', 1)).parts[0].answer.value) * 0 + drawn.w * drawn.u}",
        "both ways use planted",
    ),
    "a missing part": ('return {"v": reference.added_up(drawn.w, drawn.u)}', "return {}", "the second way leaves out v"),
    "no second way": ("@planted.verified_by(rtol=1e-9)", "", "nothing verifies v"),
    "a part that does not exist": ('{"v": ', '{"z": 1, "v": ', "'z', which is no part"),
    "noise in a printed number": (
        "key = reference.product(w, u)",
        "key = reference.product(w, u); draw.show(shown=key / 7)",
        "SHOWN",
    ),
    "a hidden global random draw": (
        "w = draw.integer",
        "from random import random; draw.show(r=int(random() * 1e6)); w = draw.integer",
        "random",
    ),
    "hidden randomness without an import": (
        'w = draw.integer("w", 2, 30)',
        'w = draw.integer("w", 2, 30) + id(object()) % 64 // 16 + COUNTER.__next__() % 5',
        "drawn twice with the same seed it came out differently",
    ),
    "an f-string": ('"Its output"', 'f"Its output {w}"', "an f-string"),
    "a text in pieces": ("solution=r", 'solution="x" + r', "put together from pieces"),
    "an unknown name": ("[[w]]$ sees", "[[weight]]$ sees", "weight"),
    "an unknown macro": ("$w = [[w]]$", r"$\wrong [[w]]$", "wrong"),
    "one mistake only": ('Mistake("square", w * u * u, "Once is enough."),', "", "1 named mistakes"),
    "a mistake hidden by another": ('"square", w * u * u', '"square", (w + u) * 1.0000001', "is never told apart"),
    "an error in the problem": ("w + u", "w + undefined", "NameError"),
    "an error in the check": ("drawn.u)", "drawn.u) / 0", "ZeroDivisionError"),
    "a name that was not drawn": ("drawn.w", "drawn.x", "'x' was drawn"),
    "a draw that is mostly refused": ("key = reference", "draw.require(w > 27); key = reference", "draws of"),
    "too few variants": ('draw.integer("w", 2, 30)', "3; draw.show(w=3)", "different variants"),
    "a key that is guessed": ("Number(key)", "Number(key * 0, atol=1)", "guessing earns 100%: 0 for every number"),
    "a key of many digits": ("Number(key)", "Number(Fraction(10**14 + key, 7))", "the key prints 1000000"),
    "a number of many digits": ('["Which operation?"]', '["Is it 1234567890123?"]', "the text prints 1234567890123"),
    "a figure that cannot be drawn": (
        'hints=["Which operation?"],',
        'hints=["?"], figures=[Figure("f", [Line([0, 1], [0, 1])], x=Axis(r"$\\nonsense{$"), alt="A line.")],',
        "cannot be typeset",
    ),
    "no solution": (r'solution=r"$v = [[w]] \cdot [[u]]$."', 'solution=""', "no worked solution"),
    "no hint": ('hints=["Which operation?"]', "hints=[]", "no hint"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_planted_fault(fault: str, tmp_path: Path) -> None:
    old, new, message = PLANTED[fault]
    assert old in SOUND
    source = SOUND.replace(old, new)
    if fault == "noise in a printed number":
        source = source.replace("Its output", "Its output [[shown]]")
        message = "round with draw.show"
    if "COUNTER" in source:
        source = "import itertools\nCOUNTER = itertools.count()\n" + source
    if fault == "too few variants":
        source = source.replace('draw.integer("u", 3, 30)', 'draw.integer("u", 4, 5)')
    seeds = 25 if fault in ("too few variants", "a draw that is mostly refused") else 8
    assert message in failures(tmp_path, source, seeds)


def test_shared_functions_may_be_declared(tmp_path: Path) -> None:
    source = SOUND.replace("rtol=1e-9", 'rtol=1e-9, shared=["product"]').replace(
        "reference.added_up(drawn.w, drawn.u)", "reference.product(drawn.w, drawn.u)"
    )
    report = verify(write_problem(tmp_path, source, reference=REFERENCE), 5)
    assert report.passed and report.shared == ("product",)


def test_a_loose_second_way_is_listed(tmp_path: Path) -> None:
    source = SOUND.replace("rtol=1e-9", "error=0.5")
    report = verify(write_problem(tmp_path, source, reference=REFERENCE), 5)
    assert report.passed and report.weak == ("adding: error 0.5",)


def test_the_rounding_of_a_zero_is_noise_and_a_small_number_is_not(tmp_path: Path) -> None:
    noise = SOUND.replace('Mistake("sum", w + u,', 'Mistake("sum", 0.1 + 0.2 - 0.3,')
    assert "5.55111512313e-17 is the rounding of a zero" in failures(tmp_path / "noise", noise)
    small = SOUND.replace('Mistake("sum", w + u,', 'Mistake("sum", 3.7e-44 / u,')
    assert failures(tmp_path / "small", small) == ""
