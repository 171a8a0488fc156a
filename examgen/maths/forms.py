"""What form an answer must have, besides its meaning: which names it may use, whether it is multiplied out or in factors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from examgen.maths.expression import Expression, Instruction, operands
from examgen.maths.functions import SPELLINGS

__all__ = ["Form", "check_form"]


@dataclass(frozen=True, slots=True)
class Form:
    """The form that is asked.

    `only` are the symbols that may occur (None: all), `forbidden` symbols, functions ("exp"), constants or operations that may
    not ("div", "pow", "sum", "avg", "tr"); `expanded` asks for no product of sums, `factored` for no sum outside of brackets.
    """

    only: frozenset[str] | None = None
    forbidden: frozenset[str] = field(default_factory=frozenset)
    expanded: bool = False
    factored: bool = False


_OPERATIONS = {
    "div": "a division", "pow": "a power", "sum": "a sum over an index", "avg": "an average", "tr": "a transpose",
    "fact": "a factorial",
}  # fmt: skip


def check_form(expression: Expression, form: Form) -> list[tuple[str, tuple[int, int]]]:
    """What is wrong with the form of a reading: a message for the student and the span in the typed text, each."""
    complaints: list[tuple[str, tuple[int, int]]] = []
    seen: set[str] = set()
    forbidden = form.forbidden | {SPELLINGS.get(name, name) for name in form.forbidden}
    for op, operand, start, stop in _flat(expression.code):
        name = operand if op in ("sym", "const") else operand[0] if op in ("fn", "index") else op
        if name in seen:
            continue
        message = None
        if op in ("sym", "index") and form.only is not None and name not in form.only:
            allowed = ", ".join(sorted(form.only))
            message = f"The answer may not contain {name}. " + (f"Write it with {allowed} only." if allowed else "Give a number.")
        elif name in forbidden:
            message = f"The answer may not contain {_OPERATIONS.get(name, name)}. Write it without."
        if message is not None:
            seen.add(name)
            complaints.append((message, (start, stop)))
    if form.expanded:
        step = _unexpanded(expression.code)
        if step is not None:
            complaints.append(("Multiply out the brackets.", (step.start, step.stop)))
    if form.factored:
        step = _sum_outside(expression.code)
        if step is not None:
            complaints.append(("Write the answer as a product of factors.", (step.start, step.stop)))
    return complaints


def _flat(code: Sequence[Instruction]) -> list[Instruction]:
    """All instructions, those inside of ranges as well."""
    flat: list[Instruction] = []
    for step in code:
        if step.op == "range":
            flat += _flat(step.operand[2])
        flat.append(step)
    return flat


def _unexpanded(code: Sequence[Instruction]) -> Instruction | None:
    """The first product, whole power or sign in front of a sum."""
    for position, step in enumerate(code):
        if step.op not in ("mul", "div", "pow", "neg"):
            continue
        parts = operands(code[: position + 1])
        sums = [part[-1].op in ("add", "sub") for part in parts]
        if step.op == "pow":
            exponent = parts[1][-1]
            if (
                sums[0]
                and len(parts[1]) == 1
                and exponent.op == "num"
                and isinstance(exponent.operand, int)
                and exponent.operand > 1
            ):
                return step
        elif (step.op == "mul" and any(sums)) or (step.op in ("neg", "div") and sums[0]):
            return step
    return None


def _sum_outside(code: Sequence[Instruction]) -> Instruction | None:
    """The sum that the whole answer is, looking through signs and division by plain numbers."""
    step = code[-1]
    while step.op in ("neg", "div"):
        parts = operands(code)
        if step.op == "div" and len(parts[1]) > 1:
            return None
        code = parts[0]
        step = code[-1]
    return step if step.op in ("add", "sub") else None
