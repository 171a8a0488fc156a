"""`examgen verify`: the self-check of the bank."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from examgen.bank import Bank
    from examgen.similarity import Pair
    from examgen.verify import Report

FEW = 10
"""Among so many problems, an author sees by eye which of them read alike."""
SECONDS_A_PROBLEM, SECONDS_A_SEED = 60.0, 5.0
"""A problem that takes longer than this has got stuck."""


@click.command("verify")
@click.argument("ids", metavar="[ID|TOPIC ...]", nargs=-1)
@click.option("--seeds", type=click.IntRange(min=1), default=20, show_default=True, help="Variants of each problem to check.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes at once.  [default: one a processor]"
)
@click.option("--json", "as_json", is_flag=True, help="The full report as JSON.")
@click.pass_obj
def command(folders: tuple[str, ...], ids: tuple[str, ...], seeds: int, jobs: int, as_json: bool) -> int:
    """Check problems: keys proven by the grader and by a second way, mistakes named, draws repeatable, guessing in vain.

    For more than ten problems the ten pairs that read most alike are listed. Exit status 0 when all pass, 1 otherwise.
    """
    from examgen.bank import Bank
    from examgen.errors import UsageError

    bank = Bank(folders)
    entries = [entry for name in ids for entry in bank.named(name)] if ids else list(bank.entries.values())
    chosen = list(dict.fromkeys(entry.id for entry in entries))
    if not chosen:
        raise UsageError("there is nothing to verify here")
    reports = sorted(_progress(_reports(bank, folders, chosen, seeds, jobs), len(chosen)), key=lambda report: report.id)
    similar = _similar(bank, [report.id for report in reports if report.seeds]) if len(reports) > FEW else []
    if as_json:
        from examgen.cli.terminal import complete

        documents = [{**complete(report), "passed": report.passed} for report in reports]
        pairs = [complete(pair) for pair in similar]
        click.echo(json.dumps({"reports": documents, "similar": pairs}, ensure_ascii=False, indent=1))
    else:
        _summary(reports, seeds)
        _print_pairs(similar)
    return 0 if all(report.passed for report in reports) else 1


def verify_one(folders: tuple[str, ...], seeds: int, id: str) -> Report:
    """The report on one problem; a file that cannot be loaded is a failed report, not an error."""
    from examgen.bank import Bank
    from examgen.errors import AuthorError
    from examgen.verify import Failure, Report, verify

    try:
        return verify(Bank(folders).load(id), seeds)
    except AuthorError as error:
        return Report(id=id, failures=[Failure(reason=error.message)])


def _reports(bank: Bank, folders: Sequence[str], ids: Sequence[str], seeds: int, jobs: int) -> Iterator[Report]:
    from examgen.cli import workers
    from examgen.verify import Failure, Report

    sound = [id for id in ids if bank.entries[id].error is None]
    for id in ids:
        error = bank.entries[id].error
        if error is not None:
            yield Report(id=id, failures=[Failure(reason=error)])
    work = partial(verify_one, tuple(folders), seeds)
    for id, result in workers.each(work, sound, jobs, SECONDS_A_PROBLEM + seeds * SECONDS_A_SEED):
        yield Report(id=id, failures=[Failure(reason=result.reason)]) if isinstance(result, workers.Crash) else result


def _progress(reports: Iterator[Report], total: int) -> Iterator[Report]:
    """The reports, with a progress bar where somebody may be looking at it."""
    if not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("verifying", total=total)
        for report in reports:
            bar.update(task, advance=1, description=report.id)
            yield report


def _similar(bank: Bank, ids: Sequence[str]) -> list[Pair]:
    from examgen.errors import AuthorError
    from examgen.similarity import most_similar

    sheets = {}
    for id in ids:
        with suppress(AuthorError):
            sheets[id] = bank.variant(id, 0).sheet
    return most_similar(sheets)


def _print_pairs(pairs: Sequence[Pair]) -> None:
    if pairs:
        click.echo("\nThe problems that read most alike:")
    for pair in pairs:
        click.echo(f"  {pair.similarity:4.0%}  {pair.first}, {pair.second}")


def _summary(reports: Sequence[Report], seeds: int) -> None:
    width = max(len(report.id) for report in reports) + 2
    for report in reports:
        mark, colour = ("✓", "green") if report.passed else ("✗", "red")
        facts = f"{report.seeds} seeds, second way at {report.second}, {report.distinct} variants, {report.draw_ms:.1f} ms a draw"
        facts += f", {report.guessing:.0%} by guessing"
        if report.refused:
            facts += f", {report.refused} draws refused"
        click.echo(click.style(mark, fg=colour) + f" {report.id:<{width}}" + (facts if report.seeds else "not checked"))
        for failure in report.failures:
            where = "" if failure.seed is None else f"seed {failure.seed}: "
            click.echo(f"    {where}{failure.reason}")
        if report.shared:
            click.echo(f"    both ways use, as declared: {', '.join(report.shared)}")
        for way in report.weak:
            click.echo(f"    compared loosely: {way}")
    failed = sum(not report.passed for report in reports)
    drawn = [report.draw_ms for report in reports if report.seeds]
    mean = sum(drawn) / len(drawn) if drawn else 0.0
    guessed = sum(report.guessing for report in reports if report.seeds) / len(drawn) if drawn else 0.0
    undecided = sum(report.undecided for report in reports)
    count = "1 problem" if len(reports) == 1 else f"{len(reports)} problems"
    click.echo(
        f"\n{count} at {seeds} seeds: {len(reports) - failed} passed, {failed} failed; "
        f"{undecided} verdicts undecided; {mean:.1f} ms a draw and {guessed:.0%} by guessing on average"
    )
