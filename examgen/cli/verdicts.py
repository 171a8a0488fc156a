"""How readings and verdicts look in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import click

from examgen.cli.terminal import table, typeset, width
from examgen.contract import Check, Fault, Feedback, Field, Outcome, Reading, Witness

MARKS = {
    Outcome.CORRECT: ("✓", "right", "green"),
    Outcome.PARTIAL: ("◐", "partly right", "yellow"),
    Outcome.INCORRECT: ("✗", "not right", "red"),
    Outcome.UNDECIDED: ("…", "undecided", "yellow"),
}
UNDECIDED = "The program can prove neither that this is right nor that it is wrong. Another form of it may be decided."
MOST_NAMED = 6
BLANK_CELL = "blank_cell"


def show_feedback(field: Field, feedback: Feedback) -> None:
    """Print a verdict as it may be shown: reading, outcome, explanation, checks, witness."""
    if feedback.outcome is Outcome.UNREADABLE:
        _show_fault(feedback.reading)
        return
    show_reading(field, feedback.reading)
    if feedback.outcome is None:
        return
    mark, words, colour = MARKS[feedback.outcome]
    share = f" ({feedback.credit / 10_000:.0f}%)" if feedback.credit is not None and feedback.outcome is Outcome.PARTIAL else ""
    own = f" for your own {' and '.join(feedback.followed)}" if feedback.followed else ""
    click.secho(f"   {mark} {words}{share}{own}", fg=colour)
    if feedback.outcome is Outcome.UNDECIDED:
        click.echo(typeset(UNDECIDED, indent=5))
    if feedback.text:
        click.echo(typeset(feedback.text, indent=5))
    _show_checks([check for check in feedback.checks if not check.text or check.text != feedback.text])
    if feedback.witness is not None:
        _show_witness(feedback.witness)


def show_reading(field: Field, reading: Reading) -> None:
    """Print what was understood."""
    if field.kind == "signs" and field.rows and isinstance(reading.value, (list, tuple)):
        signs = [["" if sign is None else f"${'-0+'[sign + 1]}$" for sign in row] for row in reading.value]
        click.echo("   read as")
        click.echo(table(["", *field.headings], [[label, *row] for label, row in zip(field.rows, signs, strict=True)], indent=5))
    else:
        shown = textwrap.dedent(typeset(reading.shown, indent=5)).rstrip()
        if "\n" in shown:
            click.echo("   read as")
            click.echo(textwrap.indent(shown, " " * 5))
        elif len(shown) + 11 > width():
            click.echo("   read as")
            click.echo(typeset(reading.shown, indent=5))
        else:
            click.echo(f"   read as {shown}")
    for note in reading.notes:
        click.echo(typeset(note, indent=3))


def _show_fault(reading: Reading) -> None:
    """Print where a response could not be read, why, and what to do."""
    fault = reading.fault
    assert fault is not None
    if isinstance(reading.typed, str) and fault.span is not None:
        room = width() - 6
        first = max(0, fault.span.start - room // 2) if len(reading.typed) > room else 0
        typed = "".join(char if char.isprintable() else " " for char in reading.typed)[first : first + room]
        carets = max(1, min(fault.span.stop, first + len(typed)) - fault.span.start)
        click.echo(f"   {typed}")
        click.echo("   " + " " * (fault.span.start - first) + click.style("^" * carets, fg="yellow"))
    said = _place(fault) + fault.text
    lines = typeset(said, indent=5).splitlines()
    click.echo("   " + click.style("?", fg="yellow") + " " + "\n".join(lines).lstrip())


def _place(fault: Fault) -> str:
    if not fault.cell or fault.code == BLANK_CELL:
        return ""
    row, mark, column = fault.cell.partition(",")
    if mark and row.isdigit() and column.isdigit():
        return f"Row {row}, column {column}: "
    return f"Cell {fault.cell}: "


def _show_checks(checks: Sequence[Check]) -> None:
    wrong = [check for check in checks if not check.right]
    for check in wrong:
        if check.text:
            named = f"tep {check.name}" in check.text
            click.echo(typeset(f"- {'' if named else f'{check.name}: '}{check.text}", indent=5))
    bare = [check.name for check in wrong if not check.text]
    if bare and len(wrong) < len(checks):
        more = f" and {len(bare) - MOST_NAMED} more" if len(bare) > MOST_NAMED else ""
        names = [f"({name})" if name.replace(",", "").isdigit() and "," in name else name for name in bare[:MOST_NAMED]]
        click.echo(typeset(f"Look again at {'; '.join(names)}{more}.", indent=5))


def _show_witness(witness: Witness) -> None:
    at = ", ".join(f"{name} = {value}" for name, value in witness.at.items())
    line = f"At {at} yours gives {witness.yours}" if at else f"Yours gives {witness.yours}"
    if witness.expected is not None:
        line += f"; it should give {witness.expected}"
    click.echo(textwrap.fill(f"{line}.", width(), initial_indent="     ", subsequent_indent="     "))
