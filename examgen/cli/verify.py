"""`examgen verify`: the self-check of the bank."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click


@click.command("verify")
@click.argument("ids", metavar="[ID|TOPIC ...]", nargs=-1)
@click.option("--seeds", type=click.IntRange(min=1), default=20, show_default=True, help="Variants of each problem to check.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes at once.  [default: one a processor]"
)
@click.option("--json", "as_json", is_flag=True, help="The full report as JSON.")
@click.pass_obj
def command(folders: tuple[str, ...], ids: tuple[str, ...], seeds: int, jobs: int, as_json: bool) -> int:
    """Check problems: keys proven by the grader and by a second way, mistakes named, draws repeatable.

    Exit status 0 when all pass, 1 otherwise.
    """
    from examgen.bank import Bank

    bank = Bank(folders)
    chosen = _chosen(bank, ids)
    reports = list(_progress(_run(folders, chosen, seeds, jobs), len(chosen), show=not as_json))
    reports.sort(key=lambda report: report.id)
    if as_json:
        click.echo(
            json.dumps([{**report.to_json(), "passed": report.passed} for report in reports], ensure_ascii=False, indent=1)
        )
    else:
        _summary(reports, seeds)
    return 0 if all(report.passed for report in reports) else 1


def _chosen(bank: Any, names: Sequence[str]) -> list[str]:
    if not names:
        return list(bank.entries)
    chosen: list[str] = []
    for name in names:
        if "/" in name:
            if name not in bank.entries:
                bank.load(name)
            chosen.append(name)
        else:
            chosen += [entry.id for entry in bank.select(topic=name)]
    return list(dict.fromkeys(chosen))


def _run(folders: Sequence[str], ids: Sequence[str], seeds: int, jobs: int) -> Iterator[Any]:
    if jobs == 1 or len(ids) == 1:
        for id in ids:
            yield verify_one(tuple(folders), id, seeds)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed

    with ProcessPoolExecutor(min(jobs, len(ids)), mp_context=multiprocessing.get_context("spawn")) as pool:
        tasks = [pool.submit(verify_one, tuple(folders), id, seeds) for id in ids]
        for task in as_completed(tasks):
            yield task.result()


def verify_one(folders: tuple[str, ...], id: str, seeds: int) -> Any:
    """The report on one problem; a file that cannot be loaded is a failed report, not an error."""
    from examgen.bank import Bank
    from examgen.errors import AuthorError
    from examgen.verify import Failure, Report, verify

    try:
        return verify(Bank(folders).load(id), seeds)
    except AuthorError as error:
        return Report(id=id, failures=[Failure(reason=error.message)])


def _progress(reports: Iterator[Any], total: int, *, show: bool) -> Iterator[Any]:
    if not show or not sys.stderr.isatty():
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


def _summary(reports: Sequence[Any], seeds: int) -> None:
    width = max(len(report.id) for report in reports) + 2
    for report in reports:
        mark, colour = ("✓", "green") if report.passed else ("✗", "red")
        facts = f"{report.seeds} seeds, second way at {report.second}, {report.distinct} variants, {report.draw_ms:.1f} ms a draw"
        if report.refused:
            facts += f", {report.refused} draws refused"
        click.echo(click.style(mark, fg=colour) + f" {report.id:<{width}}" + facts)
        for failure in report.failures:
            click.echo(f"    {'' if failure.seed is None else f'seed {failure.seed}: '}{failure.reason}")
        if report.shared:
            click.echo(f"    both ways use, as declared: {', '.join(report.shared)}")
        for way in report.weak:
            click.echo(f"    compared loosely: {way}")
    failed = sum(not report.passed for report in reports)
    mean = sum(report.draw_ms for report in reports) / len(reports)
    undecided = sum(report.undecided for report in reports)
    click.echo(
        f"\n{len(reports)} problems at {seeds} seeds: {len(reports) - failed} passed, {failed} failed; "
        f"{undecided} verdicts undecided; {mean:.1f} ms a draw on average"
    )
