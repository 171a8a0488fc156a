"""A sheet holds nothing of its key: every problem of the bank at several seeds, and leaks planted on purpose."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from examgen.answers.base import load
from examgen.bank import Bank
from examgen.contract import Column, Field, Key, Option, Sheet, SheetPart, Variant
from examgen.variant import draw_variant

BANK = Bank()
IDS = sorted(BANK.entries)
SEEDS = [7_918_273, 8_246_119, 9_305_771]
"""Large, so that a seed that leaks is seen."""

MEMBERS = {name for cls in (Sheet, SheetPart, Field, Option, Column) for name in cls.__dataclass_fields__}
FREE_TEXT = {"prompt", "ask", "text", "figures", "title"}


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for item in data.values():
            yield from strings(item)
    elif isinstance(data, list):
        for item in data:
            yield from strings(item)
    elif data is not None:
        yield str(data)


def member_names(data: Any) -> Iterator[str]:
    """The names of all members, but not what stands inside figures and symbols, whose names are content."""
    if isinstance(data, dict):
        for name, item in data.items():
            yield name
            if name not in ("figures", "symbols"):
                yield from member_names(item)
    elif isinstance(data, list):
        for item in data:
            yield from member_names(item)


def without_texts(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: without_texts(item) for name, item in data.items() if name not in FREE_TEXT}
    return [without_texts(item) for item in data] if isinstance(data, list) else data


def leaks(sheet: dict[str, Any], key: Key) -> list[str]:
    """What of the key can be found in the sheet."""
    found = [f"member {name}" for name in member_names(sheet) if name not in MEMBERS]
    everything = json.dumps(sheet, ensure_ascii=False)
    asked = sheet["prompt"] + "".join(part["ask"] for part in sheet["parts"])
    texts = [("salt", key.salt.hex()), ("seed", str(key.seed)), ("id", key.problem), ("solution", key.solution)]
    texts += [("hint", hint) for hint in key.hints]
    for part in key.parts:
        texts += [("hint", hint) for hint in part.hints]
        texts += [("mistake", mistake.says) for mistake in part.mistakes if mistake.says not in asked]
        texts += [
            ("says", option["says"])
            for option in part.answer.get("options", [])
            if isinstance(option, dict) and option.get("says")
        ]
    found += [what for what, text in texts if text and json.dumps(text, ensure_ascii=False)[1:-1] in everything]
    values = list(strings(sheet))
    names = {mistake.name for part in key.parts for mistake in part.mistakes if len(mistake.name) > 8}
    found += ["mistake's name" for name in names if name in values]
    for part, shown in zip(key.parts, sheet["parts"], strict=True):
        field_values = set(strings(without_texts({**shown, "field": {**shown["field"], "example": ""}})))
        typed = load(part.answer).typed()
        if (
            isinstance(typed, str)
            and len(typed) >= 3
            and typed not in ("yes", "no")
            and typed != load(part.answer).field().or_none
        ):
            found += [f"key of {part.label}" for value in field_values if typed == value or (len(typed) > 4 and typed in value)]
        tolerance = part.answer.get("rtol")
        found += [f"tolerance of {part.label}"] if tolerance is not None and str(tolerance) in field_values else []
    return found


@pytest.mark.parametrize("id", IDS)
def test_no_sheet_of_the_bank_leaks(id: str) -> None:
    for seed in SEEDS:
        variant = draw_variant(BANK.load(id), seed)
        assert leaks(variant.sheet.to_json(), variant.key) == []


@pytest.fixture(scope="module")
def variant() -> Variant:
    return draw_variant(BANK.load("hopfield/weights"), SEEDS[0])


def planted(variant: Variant, what: str) -> dict[str, Any]:
    sheet = copy.deepcopy(variant.sheet.to_json())
    key, first = variant.key, sheet["parts"][0]
    mistake = key.parts[0].mistakes[0]
    if what == "id":
        sheet["title"] = f"Problem {key.problem}"
    elif what == "seed":
        first["field"]["chips"] = [str(key.seed)]
    elif what == "salt":
        sheet["salt"] = key.salt.hex()
    elif what == "key":
        first["field"]["chips"] = [load(key.parts[0].answer).typed()]
    elif what == "mistake":
        first["field"]["rows"] = [mistake.says]
    elif what == "mistake's name":
        first["field"]["rows"] = [next(item.name for item in key.parts[0].mistakes if len(item.name) > 8)]
    elif what == "member rtol":
        first["field"]["rtol"] = 0.001
    elif what == "member mistakes":
        first["mistakes"] = len(key.parts[0].mistakes)
    elif what == "hint":
        sheet["prompt"] += key.hints[0] if key.hints else key.parts[0].hints[0]
    elif what == "solution":
        sheet["figures"] = [{"name": "x", "alt": key.solution}]
    return sheet


@pytest.mark.parametrize(
    "what", ["id", "seed", "salt", "key", "mistake", "mistake's name", "member rtol", "member mistakes", "hint", "solution"]
)
def test_a_leak_on_purpose_is_caught(what: str, variant: Variant) -> None:
    assert leaks(variant.sheet.to_json(), variant.key) == []
    assert any(found.startswith(what) for found in leaks(planted(variant, what), variant.key))


@pytest.mark.parametrize("id", IDS)
def test_the_example_of_typing_does_not_hang_on_the_key(id: str) -> None:
    """An example that were left out or changed where it meets the key would tell the key."""
    problem = BANK.load(id)
    sheets = [draw_variant(problem, seed).sheet for seed in range(1, 7)]
    for part in zip(*(sheet.parts for sheet in sheets), strict=True):
        shapes: dict[object, set[str]] = {}
        for one in part:
            names = (tuple(one.field.symbols), one.field.variable, len(one.field.rows), len(one.field.columns))
            shapes.setdefault(names, set()).add(one.field.example)
        assert all(len(examples) == 1 for examples in shapes.values())


def test_the_right_option_is_not_always_the_same_letter() -> None:
    """Over the bank, no letter is right much more often than the others: always answering A earns little."""
    counts: dict[str, int] = {}
    total = 0
    for id in IDS:
        if "choice" not in BANK.entries[id].kinds:
            continue
        for seed in range(12):
            for part in draw_variant(BANK.load(id), seed).key.parts:
                if part.answer["kind"] == "choice" and len(part.answer["value"]) == 1:
                    counts[part.answer["value"][0]] = counts.get(part.answer["value"][0], 0) + 1
                    total += 1
    assert total and max(counts.values()) < 0.55 * total


def test_no_text_of_a_sheet_is_left_unfilled() -> None:
    for id in IDS:
        sheet = draw_variant(BANK.load(id), 5).sheet.to_json()
        for text in strings(sheet):
            assert not re.search(r"\[\[(?!figure:)[A-Za-z_]\w*(:\w+)?\]\]", text), (id, text)
