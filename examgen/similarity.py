"""Which problems read alike: the wordings of prompts and parts, with numbers and names masked.

A wording is a sequence of words; each run of formulas and numbers is one mark. Two wordings are compared by their shingles, all
runs of three neighbours: the shingles that both have, as a share of those that either has (Jaccard; Broder 1997).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from examgen.contract import Sheet
from examgen.records import Record

SHINGLE = 3
MASK = "*"

_FORMULA = re.compile(r"\$[^$]*\$|\[\[[^\]]*\]\]")
_TOKEN = re.compile(r"[^\W\d_]{2,}|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Record):
    """Two problems by id, and how alike they read, from 0 to 1."""

    first: str
    second: str
    similarity: float


def most_similar(sheets: Mapping[str, Sheet], count: int = 10) -> list[Pair]:
    """The `count` pairs of problems (their sheets by id) that read most alike, the most similar first."""
    found = {id: shingles(sheet) for id, sheet in sheets.items()}
    pairs = []
    for first, second in combinations(sorted(found), 2):
        common = len(found[first] & found[second])
        if common:
            either = len(found[first]) + len(found[second]) - common
            pairs.append(Pair(first=first, second=second, similarity=round(common / either, 3)))
    return sorted(pairs, key=lambda pair: (-pair.similarity, pair.first, pair.second))[:count]


def shingles(sheet: Sheet) -> set[tuple[str, ...]]:
    """The runs of three neighbours in the masked wording of a sheet."""
    words = masked("\n".join([sheet.prompt, *(part.ask for part in sheet.parts)]))
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}


def masked(text: str) -> list[str]:
    """The words of a text in lower case; runs of formulas, numbers and single letters are one mark each."""
    tokens = _TOKEN.findall(_FORMULA.sub(" 0 ", text).lower())
    words = [token if token.isalpha() and len(token) > 1 else MASK for token in tokens if token.isalnum()]
    return [word for before, word in pairwise(["", *words]) if not before == word == MASK]
