"""The assignment problem: pairing rows with columns so that the sum of the scores is as large as possible."""

from __future__ import annotations

from collections.abc import Sequence


def assign(scores: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the largest total score; each row and column occurs at most once, as many as possible occur.

    `scores` is a rectangular table of integers. Exact, O(n^3): the Hungarian method by shortest augmenting paths with potentials
    (Kuhn 1955; Jonker and Volgenant 1987).
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        turned = [list(column) for column in zip(*scores, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    rows, columns = len(scores), len(scores[0])
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)  # the row paired with each column, counted from 1; 0 is no row, column 0 starts each path
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        slack: list[int | None] = [None] * (columns + 1)
        came_from, reached = [0] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            reached[column] = True
            at = row_of[column]
            nearest, step = 0, None
            for other in range(1, columns + 1):
                if reached[other]:
                    continue
                cost = -scores[at - 1][other - 1] - row_price[at] - column_price[other]
                known = slack[other]
                if known is None or cost < known:
                    slack[other], came_from[other], known = cost, column, cost
                if step is None or known < step:
                    nearest, step = other, known
            assert step is not None  # there are at least as many columns as rows
            for other in range(columns + 1):
                known = slack[other]
                if reached[other]:
                    row_price[row_of[other]] += step
                    column_price[other] -= step
                elif known is not None:
                    slack[other] = known - step
            column = nearest
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return sorted((row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column])
