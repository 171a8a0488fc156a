"""The assignment problem against all permutations."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from examgen.answers.assignment import assign

tables = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(st.integers(-9, 9), min_size=columns, max_size=columns), min_size=1, max_size=5)
)


@given(tables)
def test_the_largest_sum(scores):
    pairs = assign(scores)
    rows, columns = len(scores), len(scores[0])
    assert len(pairs) == min(rows, columns) == len({i for i, _ in pairs}) == len({j for _, j in pairs})
    wide = scores if rows <= columns else [list(column) for column in zip(*scores, strict=True)]
    best = max(sum(wide[i][j] for i, j in enumerate(chosen)) for chosen in itertools.permutations(range(len(wide[0])), len(wide)))
    assert sum(scores[i][j] for i, j in pairs) == best


def test_nothing_to_pair():
    assert assign([]) == []
    assert assign([[]]) == []
