"""`examgen map`: the concepts, in an order in which they can be learnt."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from examgen.cli.concepts import Standing


@click.command("map")
@click.option("--topic", help="Only the concepts of this topic.")
@click.option(
    "--out", "file", type=click.Path(dir_okay=False, path_type=Path), help="Draw the map to FILE (.svg or .png) instead."
)
@click.pass_obj
def command(folders: tuple[str, ...], topic: str | None, file: Path | None) -> None:
    """Show the concepts of the course and what builds on what.

    Each stands after what it builds on, indented by the steps from what needs nothing else of its topic, with the problems on it
    that you have solved. ✓ marks the concepts of which you have solved a problem, → the one to practise next.
    """
    from examgen.bank import Bank, nearest
    from examgen.cli import diary
    from examgen.cli.concepts import Standing
    from examgen.errors import UsageError

    bank = Bank(folders)
    topics = {concept.topic for concept in bank.concepts.values()}
    if topic is not None and topic not in topics:
        raise UsageError(f"there is no topic {topic!r} on the map{nearest(topic, topics)}")
    if file is not None:
        from examgen import concept_map
        from examgen.cli import pictures

        pictures.write(concept_map.figure(bank.concepts, topic), file)
        click.echo(f"wrote {file}")
        return
    standing = Standing(bank.concepts, bank.select(), diary.solved(diary.read()))
    for line in _lines(standing, topic):
        click.echo(line)
    done = sum(id in standing.solved for id in bank.concepts)
    following = f" `examgen practice` goes on with {standing.next.title}." if standing.next else ""
    click.echo(f"\n{done} of {len(bank.concepts)} concepts solved.{following}")


def _lines(standing: Standing, topic: str | None) -> Iterator[str]:
    """A heading a topic and a line a concept; in a narrow terminal without the titles."""
    from examgen.concepts import depths

    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    concepts = standing.concepts
    numbers = {id: number for number, id in enumerate(concepts, 1)}
    groups = {name: {id: one for id, one in concepts.items() if one.topic == name} for name in _topics(standing, topic)}
    indents = {id: 2 * depth for group in groups.values() for id, depth in depths(group).items()}
    wide = max(len(id) + indents[id] for id in indents)
    longest = max(len(concepts[id].title) for id in indents)
    roomy = room >= wide + longest + 28
    for place, (name, group) in enumerate(groups.items()):
        yield ("\n" if place else "") + click.style(name, bold=True)
        for id, concept in group.items():
            mark = "✓" if id in standing.solved else "→" if concept == standing.next else " "
            done, count = standing.count(id)
            progress = f"{done} of {count} solved" if count else "no problem yet"
            title = f"{concept.title:<{longest}}  " if roomy else ""
            yield f"  {numbers[id]:>3} {mark} {' ' * indents[id] + id:<{wide}}  {title}{progress}"


def _topics(standing: Standing, topic: str | None) -> list[str]:
    names = dict.fromkeys(concept.topic for concept in standing.concepts.values())
    return [name for name in names if topic in (None, name)]
