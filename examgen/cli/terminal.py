"""How sheets, readings and verdicts look in a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable

import click

from examgen.contract import Feedback, Field, Key, Outcome, Reading, Sheet, SheetPart

MARKS = {
    Outcome.CORRECT: ("✓", "right", "green"),
    Outcome.PARTIAL: ("◐", "partly right", "yellow"),
    Outcome.INCORRECT: ("✗", "not right", "red"),
    Outcome.UNREADABLE: ("?", "not readable", "yellow"),
    Outcome.UNDECIDED: ("…", "undecided: a teacher will look at it", "yellow"),
}


def width() -> int:
    """The width to write in: the terminal's, at most 100 columns."""
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns))


def typeset(text: str, indent: int = 0) -> str:
    """A text of the markup as terminal lines, indented."""
    from examgen.text import terminal

    lines = terminal(text, width=width() - indent, styled=_styled()).rstrip().splitlines()
    return "\n".join(" " * indent + line if line else "" for line in lines)


def show_sheet(sheet: Sheet, name: str) -> None:
    """Print a question: title, prompt, figures as their description and table, parts."""
    click.secho(sheet.title, bold=True, nl=False)
    click.secho(f"   {name}", dim=True)
    click.echo()
    click.echo(typeset(_without_figures(sheet.prompt)))
    show_figures(sheet)
    for part in sheet.parts:
        click.echo()
        show_part(sheet, part)


def show_figures(sheet: Sheet) -> None:
    """Print each figure's description and the table behind it."""
    if not sheet.figures:
        return
    from examgen.figures import Figure, text_table

    for document in sheet.figures:
        figure = Figure.from_json(document)
        click.echo()
        click.echo(typeset(f"*Figure:* {figure.alt}", indent=2))
        table = text_table(figure)
        if table:
            click.echo(typeset(table, indent=2))


def show_part(sheet: Sheet, part: SheetPart) -> None:
    """Print what one part asks, its options, and how to answer."""
    field = part.field
    points = f" ({part.points} points)" if part.points != 1 else ""
    only = len(sheet.parts) == 1
    lead = "" if only else f"**{part.label})** "
    if part.ask:
        click.echo(typeset(_without_figures(lead + part.ask) + points))
    elif not only:
        click.echo(typeset(lead.strip() + points))
    for line in _choices(field):
        click.echo(line)
    how = how_to_answer(field)
    if how:
        click.secho(f"   {how}", dim=True)


def how_to_answer(field: Field) -> str:
    """One line on how the field is answered."""
    pieces = []
    if field.unit:
        pieces.append(f"in {field.unit}")
    if field.symbols:
        pieces.append("names: " + ", ".join(field.chips or field.symbols))
    if field.example:
        pieces.append(f"for example {field.example}")
    if field.or_none:
        pieces.append(f"or {field.or_none}")
    return "; ".join(pieces)


def _choices(field: Field) -> Iterable[str]:
    for option in field.options:
        block = typeset(option.text, indent=7).lstrip()
        yield f"   {option.id}   {block}"
    for number, row in enumerate(field.rows, start=1):
        yield f"   {number}.  {typeset(row, indent=7).lstrip()}"
    if field.headings:
        yield "   columns: " + ", ".join(typeset(heading).strip() for heading in field.headings)
    for column in field.columns:
        options = "; ".join(f"{option.id} {typeset(option.text).strip()}" for option in column.field.options)
        yield f"   column {typeset(column.title or column.name).strip()}" + (f": {options}" if options else "")


def show_reading(reading: Reading) -> None:
    """Print what was understood, or where and why it was not."""
    if reading.fault is None:
        shown = typeset(reading.shown, indent=0)
        if "\n" in shown:
            click.echo("   read as")
            click.echo(typeset(reading.shown, indent=6))
        else:
            click.echo(f"   read as {shown.strip()}")
        for note in reading.notes:
            click.echo(typeset(note, indent=3))
        return
    fault = reading.fault
    if isinstance(reading.typed, str) and fault.span is not None:
        start = fault.span.start
        first = max(0, start - width() + 30)
        click.echo("   " + _one_line(reading.typed[first : first + width() - 8]))
        click.echo("   " + " " * (start - first) + click.style("^" * max(1, min(fault.span.stop - start, 20)), fg="yellow"))
    place = f"cell {fault.cell}: " if fault.cell else ""
    click.echo(typeset(place + fault.text + (f" {fault.suggest}" if fault.suggest else ""), indent=3))


def show_feedback(feedback: Feedback) -> None:
    """Print a verdict as it may be shown: reading, outcome, explanation, checks, witness."""
    show_reading(feedback.reading)
    if feedback.outcome is None or feedback.outcome is Outcome.UNREADABLE:
        return
    mark, words, colour = MARKS[feedback.outcome]
    share = f" ({feedback.credit / 10_000:.0f}%)" if feedback.credit is not None and feedback.outcome is Outcome.PARTIAL else ""
    follow = f", for your own {', '.join(feedback.followed)}" if feedback.followed else ""
    click.secho(f"   {mark} {words}{share}{follow}", fg=colour)
    if feedback.text:
        click.echo(typeset(feedback.text, indent=5))
    for check in feedback.checks:
        if check.text and not check.right and check.text != feedback.text:
            click.echo(typeset(f"- {check.text}", indent=5))
    if feedback.witness is not None:
        at = ", ".join(f"{name} = {value}" for name, value in feedback.witness.at.items())
        line = f"at {at} yours gives {feedback.witness.yours}"
        if feedback.witness.expected is not None:
            line += f"; it should give {feedback.witness.expected}"
        click.echo(f"     {line}" if at else f"     {line.removeprefix('at  ')}")


def show_key(sheet: Sheet, key: Key) -> None:
    """Print the key of each part, its mistakes, and the worked solution."""
    from examgen.answers.base import load

    click.echo()
    click.secho("Key", bold=True)
    for part in key.parts:
        click.echo(typeset(f"**{part.label})** {load(part.answer).key()}", indent=2))
        for mistake in part.mistakes:
            answer = load(mistake.answer)
            click.echo(typeset(f"- {mistake.name}: {answer.key()}. {mistake.says}", indent=5))
    for hint in (*key.hints, *(hint for part in key.parts for hint in part.hints)):
        click.echo(typeset(f"Hint: {hint}", indent=2))
    show_solution(key)


def show_solution(key: Key) -> None:
    """Print the worked solution."""
    click.echo()
    click.secho("Worked solution", bold=True)
    click.echo(typeset(key.solution, indent=2))


def _without_figures(text: str) -> str:
    import re

    return re.sub(r"\[\[figure:[\w-]+\]\]", "", text)


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _styled() -> bool:
    return sys.stdout.isatty()
