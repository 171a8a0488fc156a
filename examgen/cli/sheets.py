"""How a sheet and its key look in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from examgen.cli.terminal import aside, headline, table, typeset, width
from examgen.contract import Field, Key, Sheet, SheetPart

SIGN_PATTERN = "+-0"


def show_sheet(sheet: Sheet, name: str) -> None:
    """Print a question: title, prompt, figures as their description and table, parts."""
    headline(sheet.title, name)
    click.echo()
    click.echo(typeset(sheet.prompt))
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
        behind = text_table(figure)
        if behind:
            click.echo(typeset(behind, indent=2))


def show_part(sheet: Sheet, part: SheetPart) -> None:
    """Print what one part asks, what there is to choose from or to fill in, and how to answer."""
    lead = "" if len(sheet.parts) == 1 else f"**{part.label})** "
    if lead or part.ask:
        click.echo(typeset((lead + part.ask).strip()))
    for block in _content(part.field):
        click.echo(block)
    how = "; ".join(_how(part.field))
    points = f"{part.points} points" if part.points != 1 else ""
    aside(". ".join(words[:1].upper() + words[1:] for words in (points, how) if words))


def _content(field: Field) -> Iterator[str]:
    """What stands below the wording: options, items, tables."""
    if field.kind == "signs":
        yield from _grid(field.rows, field.headings)
        return
    if field.columns:
        yield from _columns(field)
        return
    for number, row in enumerate(field.rows, start=1):
        yield f"   {number}.  {typeset(row, indent=7).lstrip()}"
    if field.rows and field.options:
        yield ""
    for option in field.options:
        yield f"   {option.id}   {typeset(option.text, indent=7).lstrip()}"


def _grid(rows: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    """An empty table to fill in; where it would be too wide, or lacks labels, its rows and columns in words."""
    drawn = table(["", *columns], [[row, *[""] * len(columns)] for row in rows], indent=3) if rows and columns else ""
    if drawn and max(map(len, drawn.splitlines())) <= width():
        yield drawn
        return
    for number, row in enumerate(rows, start=1):
        yield f"   {number}.  {typeset(row, indent=7).lstrip()}"
    if columns:
        yield typeset(f"Columns: {'; '.join(columns)}", indent=3)


def _columns(field: Field) -> Iterator[str]:
    titles = [column.title or column.name for column in field.columns]
    if field.rows:
        yield from _grid(field.rows, titles)
    else:
        yield typeset(f"Columns: {'; '.join(titles)}", indent=3)
    for column, title in zip(field.columns, titles, strict=True):
        if column.field.options:
            yield typeset(f"{title}: " + ", ".join(f"{option.id} {option.text}" for option in column.field.options), indent=3)


def _how(field: Field) -> Iterator[str]:
    """How the field is answered, in pieces."""
    if field.unit:
        yield f"in {field.unit}"
    if field.symbols and field.kind == "expression":
        yield "names: " + ", ".join(field.chips or field.symbols)
    if field.kind == "vector" and field.shape:
        yield f"{max(field.shape)} entries"
    if field.kind == "matrix" and field.shape:
        yield f"{field.shape[0]} rows of {field.shape[1]}, a semicolon after each row"
    if field.kind == "signs":
        yield f"type the signs row by row, such as {_sign_rows(field)}"
    elif field.kind == "matching":
        yield "type each number with its letter, " + (f"such as {field.example}" if field.example else "with a comma between")
    elif field.kind == "ordering":
        yield f"type the letters in order, such as {field.example}"
    elif field.kind == "choice":
        yield "type one or more letters, with commas between" if field.multiple else "type the letter"
    elif field.kind == "rows":
        count = f"{field.count} rows" if field.count else "as many rows as there are"
        yield f"type {count}, a comma between cells and a semicolon between rows, such as {field.example}"
    elif field.example:
        yield f"type it like {field.example}"
    if field.or_none:
        yield f"or {field.or_none}"


def _sign_rows(field: Field) -> str:
    rows, columns = field.shape or (len(field.rows), len(field.headings))
    shown = [" ".join(SIGN_PATTERN[(i + j) % 3] for j in range(columns)) for i in range(min(rows, 2))]
    return "; ".join(shown) + ("; …" if rows > 2 else "")


def show_key(key: Key) -> None:
    """Print the key of each part, its mistakes, the hints, and the worked solution."""
    from examgen.answers.base import load

    click.echo()
    click.secho("Key", bold=True)
    for part in key.parts:
        click.echo(typeset(f"**{part.label})** {load(part.answer).key()}", indent=2))
        for mistake in part.mistakes:
            click.echo(typeset(f"- {mistake.name}: {load(mistake.answer).key()}. {mistake.says}", indent=5))
    for hint in (*key.hints, *(hint for part in key.parts for hint in part.hints)):
        click.echo(typeset(f"Hint: {hint}", indent=2))
    show_solution(key)


def show_solution(key: Key) -> None:
    """Print the worked solution."""
    click.echo()
    click.secho("Worked solution", bold=True)
    click.echo(typeset(key.solution, indent=2))
