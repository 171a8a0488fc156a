"""`examgen list`: what is in the bank."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from examgen.bank import Entry

LEAST_TITLE = 24


@click.command("list")
@click.option("--topic", help="Only this topic (the first half of an id).")
@click.option("--concept", help="Only problems that train this concept.")
@click.option("--kind", help="Only problems with an answer of this kind, such as matrix.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with everything that is known.")
@click.pass_obj
def command(folders: tuple[str, ...], topic: str | None, concept: str | None, kind: str | None, as_json: bool) -> None:
    """List the problems of the bank."""
    from examgen.bank import Bank

    bank = Bank(folders)
    entries = bank.select(topic=topic, concept=concept, kind=kind)
    known = concept is None and kind is None  # of a broken problem neither is known
    broken = [entry for entry in bank.broken() if known and topic in (None, entry.topic)]
    if as_json:
        rows = [{**dataclasses.asdict(entry), "topic": entry.topic} for entry in (*entries, *broken)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif entries:
        if concept is not None and concept in bank.concepts:
            click.secho(f"{bank.concepts[concept].title} ({concept})\n", bold=True)
        for line in _lines(entries):
            click.echo(line)
        count = "1 problem" if len(entries) == 1 else f"{len(entries)} problems"
        click.echo(f"\n{count}. `examgen show ID` shows one, `examgen practice ID` asks it.")
    else:
        click.echo("No problem fits; leave out an option to see more.")
    for entry in broken:
        click.echo(f"examgen: {entry.id} cannot be used: {entry.error}", err=True)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    """A heading a topic and a line a problem; in a narrow terminal without the kinds of answers, then in two lines."""
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    wide = max(len(entry.id) for entry in entries)
    longest = max(len(_title(entry)) for entry in entries)
    kinds = max(len(", ".join(entry.kinds)) for entry in entries)
    roomy = room >= wide + longest + kinds + 17
    narrow = room < wide + LEAST_TITLE + 18
    for number, (topic, group) in enumerate(groupby(entries, key=lambda entry: entry.topic)):
        yield ("\n" if number else "") + click.style(topic, bold=True)
        for entry in group:
            effort = f"{entry.difficulty}/5 {entry.minutes:3g} min"
            if narrow:
                yield _cut(f"  {entry.id}", room)
                yield _cut(f"    {_title(entry)}", room)
            else:
                tail = f"{_title(entry):<{longest}}  {', '.join(entry.kinds)}" if roomy else _title(entry)
                yield _cut(f"  {entry.id:<{wide}}  {effort}  {tail}", room)


def _title(entry: Entry) -> str:
    if "$" not in entry.title:
        return entry.title
    from examgen.text import plain

    return plain(entry.title)


def _cut(line: str, room: int) -> str:
    line = line.rstrip()
    return line if len(line) <= room else line[: room - 1] + "…"
