"""`examgen list`: what is in the bank."""

from __future__ import annotations

import json
import shutil
import sys

import click


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
    broken = bank.broken()
    if as_json:
        rows = [{**entry.to_json(), "topic": entry.topic} for entry in (*entries, *broken)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif entries:
        width = max(len(entry.id) for entry in entries) + 2
        room = shutil.get_terminal_size((100, 24)).columns
        heading = ""
        for entry in entries:
            if entry.topic != heading:
                heading = entry.topic
                click.secho(("" if entry is entries[0] else "\n") + heading, bold=True)
            tail = f"{entry.difficulty}/5  {entry.minutes:g} min  {', '.join(entry.kinds)}"
            title = entry.title if len(entry.title) <= 44 else entry.title[:43] + "…"
            line = f"  {entry.id:<{width}}{title:<46}{tail}"
            click.echo(line if len(line) <= room or not sys.stdout.isatty() else line[: room - 1] + "…")
        click.echo(f"\n{len(entries)} problems. `examgen show ID` shows one, `examgen practice ID` asks it.")
    else:
        click.echo("No problem fits; leave out an option to see more.")
    for entry in broken:
        click.echo(f"examgen: {entry.id} cannot be used: {entry.error}", err=True)
