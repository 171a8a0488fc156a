"""`examgen show`: one variant of a problem."""

from __future__ import annotations

import json
from pathlib import Path

import click

from examgen.errors import UsageError


@click.command("show")
@click.argument("id")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Which variant.")
@click.option("--key", "with_key", is_flag=True, help="With the key, the mistakes, the hints and the worked solution.")
@click.option("--json", "as_json", is_flag=True, help="The sheet as JSON (with --key: sheet and key).")
@click.option(
    "--figure", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the figure to FILE (.svg or .png)."
)
@click.pass_obj
def command(folders: tuple[str, ...], id: str, seed: int, with_key: bool, as_json: bool, file: Path | None) -> None:
    """Show a variant of a problem."""
    from examgen.bank import Bank

    variant = Bank(folders).variant(id, seed)
    if file is not None:
        for written in _write_figures(variant.sheet.figures, file, id):
            click.echo(f"wrote {written}")
        return
    if as_json:
        document = variant.to_json() if with_key else {"format": variant.format, "sheet": variant.sheet.to_json()}
        click.echo(json.dumps({"id": id, "seed": seed, **document}, ensure_ascii=False, indent=1))
        return
    from examgen.cli import sheets, terminal

    sheets.show_sheet(variant.sheet, f"{id}, variant {seed}")
    if variant.sheet.figures:
        click.echo()
        terminal.aside(f"Picture: examgen show {id} --seed {seed} --figure FILE.svg")
    if with_key:
        sheets.show_key(variant.key)


def _write_figures(documents: tuple[object, ...], file: Path, id: str) -> list[Path]:
    if not documents:
        raise UsageError(f"{id} has no figure")
    from examgen.cli import pictures
    from examgen.figures import Figure

    written = []
    for document in documents:
        figure = Figure.from_json(document)  # type: ignore[arg-type]
        target = file if len(documents) == 1 else file.with_stem(f"{file.stem}-{figure.name}")
        pictures.write(figure, target)
        written.append(target)
    return written
