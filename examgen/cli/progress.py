"""`examgen progress`: what the local record of practice says."""

from __future__ import annotations

import json

import click


@click.command("progress")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(folders: tuple[str, ...], as_json: bool) -> None:
    """Show what you have practised, by topic."""
    from examgen.bank import Bank
    from examgen.cli import diary

    rounds = diary.read()
    entries = Bank(folders).select()
    solved = diary.solved(rounds)
    seen = {entry.problem for entry in rounds}
    topics: dict[str, list[str]] = {}
    for entry in entries:
        topics.setdefault(entry.topic, []).append(entry.id)
    rows = [(topic, sum(id in solved for id in ids), sum(id in seen for id in ids), len(ids)) for topic, ids in topics.items()]
    if as_json:
        click.echo(json.dumps([dict(zip(("topic", "solved", "tried", "problems"), row, strict=True)) for row in rows], indent=1))
        return
    if not rounds:
        click.echo("Nothing practised yet. `examgen practice` starts.")
        return
    for topic, done, tried, count in rows:
        full, begun = round(20 * done / count), round(20 * tried / count)
        bar = "█" * full + "▒" * (begun - full)
        click.echo(f"  {topic:<16}{bar:<21}{done} of {count} solved" + (f", {tried - done} begun" if tried > done else ""))
    done = len(solved & {entry.id for entry in entries})
    worked = "1 variant" if len(rounds) == 1 else f"{len(rounds)} variants"
    click.echo(f"\n{done} of {len(entries)} problems solved, {worked} worked on.")
    click.secho(f"The record is {diary.path()}", dim=True)
