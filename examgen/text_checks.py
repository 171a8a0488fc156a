"""What verification finds in texts and printed keys: markup that cannot be read, numbers too long to read, missing texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from examgen.answers.base import Answer
from examgen.contract import Variant
from examgen.errors import AuthorError
from examgen.text import parse

MOST_DECIMAL_DIGITS = 7
MOST_DIGITS = 12

_NUMBER = re.compile(r"(?<![\w.])\d*\.?\d+")


def faults(variant: Variant, read: set[str]) -> Iterator[str]:
    """A sentence for each fault in the texts of a variant. Markup is read where it is not in `read` yet, and put there."""
    sheet, key = variant.sheet, variant.key
    shown = [sheet.prompt, *(part.ask for part in sheet.parts), *key.hints, key.solution]
    shown += [hint for part in key.parts for hint in part.hints]
    shown += [option.text for part in sheet.parts for option in part.field.options]
    shown += [row for part in sheet.parts for row in part.field.rows]
    says = [mistake.says for part in key.parts for mistake in part.mistakes]
    for text in {*shown, *says} - read:
        read.add(text)
        try:
            parse(text)
        except AuthorError as error:
            yield f"a text cannot be read: {error.message}"
    for number in _NUMBER.findall("\n".join(shown)):
        if _digits(number) > (MOST_DECIMAL_DIGITS if "." in number else MOST_DIGITS):
            yield f"the text prints {number}: round with draw.show(figures=...) and use what it returns"
    if not key.solution.strip():
        yield "there is no worked solution"
    if not key.hints and not any(part.hints for part in key.parts):
        yield "there is no hint"


def long_numbers(answer: Answer) -> Iterator[str]:
    """A sentence for each number of more than twelve digits in a key as it is printed or typed, as in 1000000000007/3000000000001."""
    for number in dict.fromkeys(_NUMBER.findall(f"{answer.key()} {answer.typed()}")):
        if _digits(number) > MOST_DIGITS:
            yield f"the key prints {number}: draw simpler values, or give it as a float"


def _digits(number: str) -> int:
    return len(number.replace(".", "").lstrip("0"))
