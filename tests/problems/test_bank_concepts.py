"""The map of the subject and the bank: every concept is asked, every concept that is asked is described."""

from __future__ import annotations

from collections import Counter

from examgen.bank import Bank
from examgen.guessing import best_guess

BANK = Bank()
MOST_GUESSED = 0.25


def test_every_concept_that_is_asked_is_described() -> None:
    used = {name for entry in BANK.entries.values() for name in entry.concepts}
    assert used - BANK.concepts.keys() == set()


def test_every_concept_is_asked() -> None:
    used = {name for entry in BANK.entries.values() for name in entry.concepts}
    assert BANK.concepts.keys() - used == set()


def test_the_map_is_a_small_graph() -> None:
    needs = [len(concept.prerequisites) for concept in BANK.concepts.values()]
    assert max(needs) <= 3 and len(needs) > 80
    titles = Counter(concept.title for concept in BANK.concepts.values())
    assert max(titles.values()) == 1 and max(map(len, titles)) <= 45


def test_topics_of_the_map_are_those_of_the_bank() -> None:
    assert {concept.topic for concept in BANK.concepts.values()} == {entry.topic for entry in BANK.entries.values()}


def test_guessing_earns_little() -> None:
    """What answers given without thinking earn on average; a single problem is looked at by verification."""
    earned = [best_guess([BANK.variant(id, seed) for seed in range(2)])[0] for id in BANK.entries]
    assert sum(earned) / len(earned) < MOST_GUESSED
