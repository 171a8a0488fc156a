"""What students earn who do not think: they answer 0 (or 1, or -1) wherever a number is asked, and take what stands first.

Signs are all zero (plus, minus). Of options the first one is chosen, all items go to the first category, steps stay in the order
in which they are shown, and where an interval is asked nothing is answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from examgen.contract import Field, Response, Variant
from examgen.grading import Policy, combine, grade

GUESSES = ("0", "1", "-1")
SIGNS = {"0": "0", "1": "+", "-1": "-"}


def best_guess(variants: Sequence[Variant]) -> tuple[float, str]:
    """The largest mean share of the points, between 0 and 1, that one of the guesses earns on the variants, and that guess."""
    shares = {guess: sum(earned(variant, guess) for variant in variants) / len(variants) for guess in GUESSES}
    best = max(shares, key=lambda guess: shares[guess])
    return shares[best], best


def earned(variant: Variant, guess: str) -> float:
    """The share of the points that a guess (one of GUESSES) earns on a variant."""
    responses = {part.label: response for part in variant.sheet.parts if (response := guessed(part.field, guess)) is not None}
    verdicts = grade(variant.key, responses, Policy(handed_in=True))
    total = combine(verdicts, {part.label: part.points for part in variant.sheet.parts})
    return total.earned / total.possible


def guessed(field: Field, guess: str) -> Response | None:
    """What is answered to a field without thinking; None where nothing is."""
    rows, columns = field.shape or (1, 1)
    match field.kind:
        case "interval":
            return None
        case "choice":
            return [field.options[0].id]
        case "matching":
            return [field.options[0].id] * len(field.rows)
        case "ordering":
            return [option.id for option in field.options]
        case "signs":
            return [[SIGNS[guess]] * columns for _ in range(rows)]
        case "vector" | "matrix":
            return [[guess] * columns for _ in range(rows)]
        case "satisfies":
            return dict.fromkeys(field.symbols, guess)
        case "rows":
            return [[_cell(column.field, guess) for column in field.columns] for _ in range(field.count or 1)]
        case _:
            return guess


def _cell(field: Field, guess: str) -> str:
    """The same in a cell of a table, where a response is one line."""
    response = guessed(field, guess)
    if isinstance(response, dict):
        return ", ".join(f"{name} = {value}" for name, value in response.items())
    if isinstance(response, list):
        return "; ".join(line if isinstance(line, str) else " ".join(line) for line in response)
    return response or ""
