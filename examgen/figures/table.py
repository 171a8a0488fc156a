"""The table behind a figure as Markdown, for terminals and screen readers."""

from __future__ import annotations

from examgen.figures.figure import Cell, Figure


def text_table(figure: Figure) -> str:
    """The table of `figure` in Markdown, numbers to the right and with a true minus sign; empty if it has none."""
    if figure.table is None:
        return ""
    heads, *rows = figure.table
    numeric = [all(not isinstance(row[column], str) for row in rows) for column in range(len(heads))]
    rule = ["---:" if right else "---" for right in numeric]
    lines = [[written(cell) for cell in heads], rule, *([written(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def written(cell: Cell) -> str:
    """A cell on one line: numbers with U+2212 as the minus sign, bars escaped."""
    if isinstance(cell, str):
        return cell.replace("|", r"\|").replace("\n", " ")
    return f"{cell}".replace("-", "−")
