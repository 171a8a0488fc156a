"""`examgen grade`: grade answers given on the command line or in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from examgen.errors import UsageError

FILE_FORM = """\
problem = "stabilised/oja-fixed-point"
seed = 3
decimal = "."            # or ","

[answers]
w = "(0.6, 0.8)"
variance = "2.5"
"""


@click.command("grade", epilog="A file holds, in TOML:\n\n\b\n" + FILE_FORM + "\n\nor several such tables, each under [[sheet]].")
@click.argument("id", required=False)
@click.option("--seed", type=click.IntRange(min=0), help="Which variant was answered.")
@click.option("--answer", "answers", multiple=True, metavar="PART=TEXT", help="The answer to a part; repeat for each part.")
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Take the answers from a TOML file."
)
@click.option("--decimal", type=click.Choice([".", ","]), default=".", show_default=True, help="The decimal mark in the answers.")
@click.option("--json", "as_json", is_flag=True, help="The verdicts as JSON.")
@click.pass_obj
def command(
    folders: tuple[str, ...],
    id: str | None,
    seed: int | None,
    answers: tuple[str, ...],
    file: Path | None,
    decimal: str,
    as_json: bool,
) -> int:
    """Grade answers to a variant. Exit status 0 when all parts are right, 1 otherwise."""
    sheets = _from_file(file) if file is not None else [_from_options(id, seed, answers, decimal)]
    from examgen.bank import Bank
    from examgen.contract import Outcome
    from examgen.grading import Policy, combine, grade

    bank = Bank(folders)
    all_right = True
    documents = []
    for sheet in sheets:
        variant = bank.variant(sheet["problem"], sheet["seed"])
        verdicts = grade(variant.key, sheet["answers"], Policy(decimal=sheet["decimal"]))
        total = combine(verdicts, {part.label: part.points for part in variant.sheet.parts})
        all_right &= total.outcome is Outcome.CORRECT
        if as_json:
            documents.append(
                {
                    "problem": sheet["problem"],
                    "seed": sheet["seed"],
                    "verdicts": {label: verdict.to_json() for label, verdict in verdicts.items()},
                    "total": total.to_json(),
                }
            )
        else:
            _show(sheet, variant, verdicts, total, heading=len(sheets) > 1)
    if as_json:
        click.echo(
            json.dumps(documents if file is not None and len(documents) > 1 else documents[0], ensure_ascii=False, indent=1)
        )
    return 0 if all_right else 1


def _show(sheet: dict[str, Any], variant: Any, verdicts: Any, total: Any, *, heading: bool) -> None:
    from examgen.cli import terminal
    from examgen.contract import FULL, PRACTICE
    from examgen.grading import feedback

    if heading:
        click.secho(f"{sheet['problem']} --seed {sheet['seed']}", bold=True)
    for part in variant.sheet.parts:
        if part.label in verdicts:
            click.echo(f"{part.label})")
            terminal.show_feedback(feedback(verdicts[part.label], PRACTICE))
        else:
            click.echo(f"{part.label})  not answered")
    click.echo(f"{total.earned / FULL:g} of {total.possible / FULL:g} points")


def _from_options(id: str | None, seed: int | None, answers: tuple[str, ...], decimal: str) -> dict[str, Any]:
    if id is None or seed is None:
        raise UsageError(
            "name the problem and the seed of the variant (examgen grade ID --seed N --answer PART=TEXT), or give --file"
        )
    if not answers:
        raise UsageError("there is nothing to grade; add --answer PART=TEXT for each part")
    given: dict[str, str] = {}
    for answer in answers:
        label, mark, text = answer.partition("=")
        if not mark:
            raise UsageError(f"--answer takes PART=TEXT, such as --answer w='(1, 2)', not {answer!r}")
        given[label.strip()] = text
    return {"problem": id, "seed": seed, "answers": given, "decimal": decimal}


def _from_file(file: Path) -> list[dict[str, Any]]:
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}") from error
    sheets = data.get("sheet", [data])
    if not isinstance(sheets, list) or not sheets:
        raise UsageError(f"{file}: sheets stand under [[sheet]], with two brackets")
    return [
        _sheet(sheet, f"{file}" if len(sheets) == 1 else f"{file}, sheet {number}")
        for number, sheet in enumerate(sheets, start=1)
    ]


def _sheet(data: Any, where: str) -> dict[str, Any]:
    known = {"problem": str, "seed": int, "answers": dict, "decimal": str}
    for name in data:
        if name not in known:
            raise UsageError(f"{where}: {name!r} is not known; a sheet has problem, seed, answers and decimal")
    for name, kind in known.items():
        if name == "decimal" and name not in data:
            continue
        if not isinstance(data.get(name), kind):
            raise UsageError(f"{where}: {name!r} is missing or not of the right form; see `examgen grade --help`")
    decimal = data.get("decimal", ".")
    if decimal not in (".", ","):
        raise UsageError(f'{where}: decimal is "." or ",", not {decimal!r}')
    answers = {label: _response(answer, f"{where}, answer {label!r}") for label, answer in data["answers"].items()}
    return {"problem": data["problem"], "seed": data["seed"], "answers": answers, "decimal": decimal}


def _response(answer: Any, where: str) -> Any:
    """An answer as the contract's Response: texts, lists of texts, tables of texts; numbers become texts."""
    if isinstance(answer, bool) or answer is None:
        raise UsageError(f"{where}: write the answer as a text, in quotes")
    if isinstance(answer, (int, float)):
        return repr(answer)
    if isinstance(answer, list):
        return [_response(item, where) for item in answer]
    if isinstance(answer, dict):
        return {str(name): _response(item, where) for name, item in answer.items()}
    return str(answer)
