"""`examgen grade`: grade answers given on the command line or in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examgen.errors import UsageError

if TYPE_CHECKING:
    from examgen.contract import Response, Total, Variant, Verdict

FILE_FORM = """\
problem = "stabilised/oja-fixed-point"
seed = 3
decimal = "."            # or ","

[answers]
w = "(0.6, 0.8)"
variance = "2.5"
"""
MEMBERS = {"problem": "a text", "seed": "a whole number from 0", "answers": "a table of PART = TEXT", "decimal": '"." or ","'}


@dataclass(frozen=True)
class Work:
    """One variant with the answers given to it."""

    problem: str
    seed: int
    answers: Mapping[str, Response]
    decimal: str = "."


@click.command("grade", epilog="A file holds, in TOML:\n\n\b\n" + FILE_FORM + "\n\nor several such tables, each under [[sheet]].")
@click.argument("id", required=False)
@click.option("--seed", type=click.IntRange(min=0), help="Which variant was answered.")
@click.option("--answer", "answers", multiple=True, metavar="PART=TEXT", help="The answer to a part; repeat for each part.")
@click.option("--file", "file", type=click.Path(path_type=Path), help="Take the answers from a TOML file.")
@click.option("--decimal", type=click.Choice([".", ","]), help='The decimal mark in the answers.  [default: "."]')
@click.option("--json", "as_json", is_flag=True, help="The verdicts as JSON.")
@click.pass_obj
def command(
    folders: tuple[str, ...],
    id: str | None,
    seed: int | None,
    answers: tuple[str, ...],
    file: Path | None,
    decimal: str | None,
    as_json: bool,
) -> int:
    """Grade answers to a variant. Exit status 0 when all parts are right, 1 otherwise."""
    if file is not None:
        if id is not None or seed is not None or answers or decimal is not None:
            raise UsageError("give either --file, or ID with --seed and --answer; the file says the rest itself")
        works, many = _from_file(file)
    else:
        works, many = [_from_options(id, seed, answers, decimal or ".")], False
    from examgen.bank import Bank
    from examgen.contract import Outcome
    from examgen.grading import Policy, combine, grade

    bank = Bank(folders)
    graded = []
    for work in works:
        variant = bank.variant(work.problem, work.seed)
        verdicts = grade(variant.key, work.answers, Policy(decimal=work.decimal))
        graded.append((work, variant, verdicts, combine(verdicts, {part.label: part.points for part in variant.sheet.parts})))
    if as_json:
        documents = [_document(work, verdicts, total) for work, _, verdicts, total in graded]
        click.echo(json.dumps(documents if many else documents[0], ensure_ascii=False, indent=1))
    else:
        for work, variant, verdicts, total in graded:
            if many:
                click.secho(f"{work.problem}, variant {work.seed}", bold=True)
            _show(variant, verdicts, total)
            if many:
                click.echo()
        if many:
            _show_sum([total for *_, total in graded])
    return 0 if all(total.outcome is Outcome.CORRECT for *_, total in graded) else 1


def _document(work: Work, verdicts: Mapping[str, Verdict], total: Total) -> dict[str, Any]:
    from examgen.cli.terminal import complete

    return {"problem": work.problem, "seed": work.seed, "verdicts": complete(verdicts), "total": complete(total)}


def _show(variant: Variant, verdicts: Mapping[str, Verdict], total: Total) -> None:
    from examgen.cli import terminal
    from examgen.cli import verdicts as verdict_lines
    from examgen.contract import PRACTICE
    from examgen.grading import feedback

    for part in variant.sheet.parts:
        if part.label in verdicts:
            click.echo(f"{part.label})")
            verdict_lines.show_feedback(part.field, feedback(verdicts[part.label], PRACTICE))
        else:
            click.echo(f"{part.label})  not answered")
    click.echo(terminal.points(total))


def _show_sum(totals: Sequence[Total]) -> None:
    from examgen.cli.terminal import points
    from examgen.contract import Total

    earned, pending, possible = (sum(getattr(total, name) for total in totals) for name in ("earned", "pending", "possible"))
    click.secho(f"In all: {points(Total(earned=earned, pending=pending, possible=possible))}", bold=True)


def _from_options(id: str | None, seed: int | None, answers: tuple[str, ...], decimal: str) -> Work:
    if id is None or seed is None:
        raise UsageError("name the problem and its variant, as in `examgen grade ID --seed N --answer PART=TEXT`, or give --file")
    if not answers:
        raise UsageError("there is nothing to grade; add --answer PART=TEXT for each part")
    given: dict[str, Response] = {}
    for answer in answers:
        label, mark, text = answer.partition("=")
        label = label.strip()
        if not mark or not label:
            raise UsageError(f"--answer takes PART=TEXT, such as --answer w='(1, 2)', not {answer!r}")
        if label in given:
            raise UsageError(f"part {label!r} is answered twice")
        given[label] = text
    return Work(id, seed, given, decimal)


def _from_file(file: Path) -> tuple[list[Work], bool]:
    """The works in a file, and whether they stand under [[sheet]]."""
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not a UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is not TOML: {error}; see `examgen grade --help`") from error
    except RecursionError as error:
        raise UsageError(f"{file} is nested too deeply") from error
    if "sheet" not in data:
        return [_work(data, str(file))], False
    sheets = data["sheet"]
    if len(data) > 1 or not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets) or not sheets:
        raise UsageError(f"{file}: where there are several sheets, each stands under [[sheet]] and nothing outside")
    return [_work(sheet, f"{file}, sheet {number}") for number, sheet in enumerate(sheets, start=1)], True


def _work(data: dict[str, Any], where: str) -> Work:
    for name in data:
        if name not in MEMBERS:
            raise UsageError(f"{where}: {name!r} is not known; a sheet has {', '.join(MEMBERS)}")
    problem, seed, answers, decimal = (data.get(name) for name in MEMBERS)
    fitting = {
        "problem": isinstance(problem, str),
        "seed": type(seed) is int and seed >= 0,
        "answers": isinstance(answers, dict),
        "decimal": decimal in (None, ".", ","),
    }
    for name, fits in fitting.items():
        if not fits:
            raise UsageError(f"{where}: {name} is {'missing' if name not in data else 'not right'}; it is {MEMBERS[name]}")
    mark = decimal or "."
    given = {label: _response(answer, mark, f"{where}, answer {label!r}") for label, answer in data["answers"].items()}
    return Work(data["problem"], data["seed"], given, mark)


def _response(answer: Any, decimal: str, where: str) -> Response:
    """An answer as the contract's Response: a text, a list of texts, a list of rows, a table of texts."""

    def text(item: Any) -> str:
        if isinstance(item, (int, float)) and not isinstance(item, bool):
            return repr(item).replace(".", decimal)
        if not isinstance(item, str):
            raise UsageError(f"{where}: write the answer as a text in quotes, or as a list of such texts")
        return item

    if isinstance(answer, list) and any(isinstance(row, list) for row in answer):
        return [list(map(text, row)) if isinstance(row, list) else [text(row)] for row in answer]
    if isinstance(answer, list):
        return list(map(text, answer))
    if isinstance(answer, dict):
        return {name: text(item) for name, item in answer.items()}
    return text(answer)
