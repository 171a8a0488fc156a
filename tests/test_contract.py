"""The contract as golden files: what was written once must read for ever, and be written the same."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from examgen import contract
from examgen.contract import (
    Check,
    Column,
    Fault,
    Feedback,
    Field,
    Follow,
    FollowRow,
    Key,
    KeyMistake,
    KeyPart,
    Match,
    Option,
    Outcome,
    Reading,
    Release,
    Sheet,
    SheetPart,
    Span,
    Total,
    Variant,
    Verdict,
    Witness,
)
from examgen.errors import UsageError
from examgen.records import Record

GOLDEN = Path(__file__).parent / "golden"

VARIANT = Variant(
    sheet=Sheet(
        title="Fixed point of Oja's rule",
        prompt=r"A neuron with covariance $C = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$ learns with Oja's rule.",
        parts=(
            SheetPart(label="w", ask="A stable fixed point", field=Field(kind="vector", shape=(2, 1), example="(1, 2)"), hints=1),
            SheetPart(
                label="type",
                ask="Its type",
                field=Field(kind="choice", options=(Option(id="A", text="stable"), Option(id="B", text="a saddle"))),
                points=2,
            ),
            SheetPart(
                label="all",
                ask="All fixed points",
                field=Field(
                    kind="rows",
                    columns=(
                        Column(name="w", title="$w$", field=Field(kind="number", unit="mV", or_none="never")),
                        Column(
                            name="rule", title="rule", field=Field(kind="expression", symbols={"eta": "positive"}, left="Delta w")
                        ),
                    ),
                ),
            ),
            SheetPart(
                label="signs",
                ask="Signs",
                field=Field(kind="signs", rows=("$u=1$",), headings=("Hebb", "BCM"), count=1, entries="sign", chips=("+", "-")),
            ),
            SheetPart(label="range", ask="For which $m$?", field=Field(kind="interval", variable="m")),
            SheetPart(label="which", ask="Which hold?", field=Field(kind="choice", multiple=True)),
        ),
        language="nl",
        figures=({"name": "cloud", "alt": "a cloud of points"},),
        hints=1,
    ),
    key=Key(
        problem="stabilised/oja-fixed-point",
        version=3,
        seed=7,
        salt=b"\x00\x01salt",
        parts=(
            KeyPart(
                label="w",
                answer={"kind": "vector", "value": ["0.707106781187", "0.707106781187"], "up_to": "sign"},
                mistakes=(KeyMistake(name="saddle", says="That is a saddle.", answer={"kind": "vector", "value": ["1", "-1"]}),),
                hints=("At a fixed point $Cw$ is parallel to $w$.",),
            ),
            KeyPart(label="type", answer={"kind": "choice", "right": ["A"]}, points=2),
            KeyPart(
                label="all",
                answer={"kind": "rows"},
                follows=Follow(parts=("w",), text="w^T C w"),
                mistakes=(KeyMistake(name="swapped", says="The other way round.", follows="-w", where="column 2"),),
            ),
            KeyPart(
                label="signs",
                answer={"kind": "signs"},
                follows=Follow(parts=("w",), table=(FollowRow(given={"w": {"value": "1"}}, answer={"value": ["+"]}),)),
            ),
        ),
        drawn={"C": [["2", "1"], ["1", "2"]], "alpha": "1/2"},
        hints=("Think of eigenvectors.",),
        solution=r"$Cw = \lambda w$.",
    ),
)

VERDICTS = [
    Verdict(
        outcome=Outcome.PARTIAL,
        credit=500_000,
        reading=Reading(kind="vector", typed="(1, 2)", shown="$(1, 2)$", spoken="(1, 2)", notes=("as a column",), value=object()),
        checks=(Check(name="entry 1", right=True, credit=500_000), Check(name="entry 2", right=False, text="Entry 2 is wrong.")),
        match=Match(mistake="saddle", text="That is a saddle."),
        witness=Witness(at={"x": "2"}, yours="3", expected="4"),
        comment="Check the length.",
        relation="ratio 2",
        print="1;2",
        followed=("w",),
        engine="1",
        key_digest="00",
    ),
    Verdict(
        outcome=Outcome.UNREADABLE,
        credit=0,
        reading=Reading(
            kind="rows",
            typed=[["1", "x("]],
            fault=Fault(
                code="unclosed", text='This "(" is never closed.', span=Span(start=1, stop=2), suggest="add )", cell="1,2"
            ),
        ),
        reason="unclosed",
    ),
    Verdict(outcome=Outcome.UNDECIDED, credit=0, reading=Reading(kind="expression", typed="x"), reason="precision"),
]

DOCUMENTS: dict[str, tuple[type[Record], Record]] = {
    "variant": (Variant, VARIANT),
    "verdict_partial": (Verdict, VERDICTS[0]),
    "verdict_unreadable": (Verdict, VERDICTS[1]),
    "verdict_undecided": (Verdict, VERDICTS[2]),
    "release": (Release, contract.FEEDBACK),
    "feedback": (
        Feedback,
        Feedback(
            reading=Reading(kind="number", typed="2"), outcome=Outcome.CORRECT, credit=1_000_000, text="Yes.", followed=("W",)
        ),
    ),
    "total": (Total, Total(earned=1_500_000, pending=0, possible=3_000_000, outcome=Outcome.PARTIAL)),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_golden(name: str) -> None:
    kind, document = DOCUMENTS[name]
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert document.to_json() == golden
    assert kind.from_json(golden).to_json() == golden


def test_every_member_of_every_document_stands_in_a_golden_file() -> None:
    """A member that no golden file holds could change its form unnoticed."""
    seen: set[str] = set()

    def walk(data: object) -> None:
        if isinstance(data, dict):
            seen.update(data)
            for item in data.values():
                walk(item)
        elif isinstance(data, list):
            for item in data:
                walk(item)

    for name in DOCUMENTS:
        walk(json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8")))
    classes = [
        item for item in vars(contract).values() if isinstance(item, type) and issubclass(item, Record) and item is not Record
    ]
    members = {field.name for item in classes for field in dataclasses.fields(item)}
    assert members - seen - {"value"} == set()


def test_reading_never_writes_its_value() -> None:
    assert "value" not in VERDICTS[0].to_json()["reading"]


def test_digest_leaves_the_salt_out() -> None:
    other = dataclasses.replace(VARIANT, key=dataclasses.replace(VARIANT.key, salt=b"other"))
    assert other.digest() == VARIANT.digest()
    assert dataclasses.replace(VARIANT, key=dataclasses.replace(VARIANT.key, seed=8)).digest() != VARIANT.digest()


def test_a_newer_format_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="format 99"):
        Variant.from_json({**VARIANT.to_json(), "format": 99})
    with pytest.raises(UsageError, match="no member 'seeds'"):
        Sheet.from_json({**VARIANT.sheet.to_json(), "seeds": 1})


def test_unknown_part_names_the_parts() -> None:
    with pytest.raises(UsageError, match="w, type, all, signs, range, which"):
        VARIANT.sheet.part("v")
