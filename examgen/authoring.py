"""A problem as its author writes it: a pure function from a `Draw` to a `Question`, with a second way to its answers.

    @problem(version=1, title="Decay of a weight", concepts=["weight-ode-equilibria"], difficulty=1, minutes=2, sources=["Strogatz ch. 2"])
    def decay(draw: Draw) -> Question:
        tau = draw.pick("tau", [5, 10, 20])
        return Question(
            prompt=r"A weight decays as $\\tau \\dot w = -w$ with $\\tau = [[tau]]$ ms.",
            parts=[Part("half", "After how long is half of it left?", Number(tau * log(2), unit="ms"), mistakes=[...])],
            hints=["Solve for $w(t)$ first."],
            solution=r"$w(t) = w_0 e^{-t/[[tau]]}$ ...",
        )

    @decay.verified_by(rtol=1e-4)
    def integrating(drawn):
        return {"half": reference.time_to_half(drawn.tau)}

These classes are the author's side only: what is stored is a variant (`examgen.variant`, `examgen.contract`). The module is not
called `problem`, since `from examgen import problem` must give the decorator whatever was imported before.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from examgen.answers.base import Answer
from examgen.draw import Draw, Stream
from examgen.errors import AuthorError


@dataclass(frozen=True)
class T:
    """A text with values of its own: `T("row with $u = [[u]]$", u=3)`. Without values a plain string does."""

    literal: str
    values: Mapping[str, Any]

    def __init__(self, literal: str, **values: Any) -> None:
        object.__setattr__(self, "literal", literal)
        object.__setattr__(self, "values", values)


Words: TypeAlias = "str | T"


@dataclass(frozen=True)
class Mistake:
    """A named misconception.

    name    a short label for teachers ("diagonal kept")
    value   the wrong value that it leads to, written as the key is written; it may have another shape
    says    what a good tutor says; may use the drawn names and `[[yours]]`, the student's reading
    where   narrows it to one column of a table: "column 2" or "column type"
    follows the wrong value as a text over earlier labels and drawn names, worked out anew from the student's own values
    """

    name: str
    value: Any
    says: Words
    where: str | None = None
    follows: str | None = None


@dataclass(frozen=True)
class Part:
    """One thing to answer.

    label    a short name, unique in the problem; later parts refer to it in `follows`
    ask      the wording
    answer   the key: `Number(...)`, `Vector(...)`, ...
    follows  how the key depends on earlier parts: a text in the students' language over earlier labels and drawn names
             ("sgn(W s0)"), or a function whose parameter names are the labels of the earlier parts; a function is called
             only while drawing, at the key and at each mistake of the parts that it names
    """

    label: str
    ask: Words
    answer: Answer
    mistakes: Sequence[Mistake] = ()
    follows: str | Callable[..., Any] | None = None
    points: int = 1
    hints: Sequence[Words] = ()


@dataclass(frozen=True)
class Question:
    """What a problem gives: prompt, parts, hints, worked solution, figures."""

    prompt: Words
    parts: Sequence[Part]
    hints: Sequence[Words] = ()
    solution: Words = ""
    figures: Sequence[Any] = ()


class Drawn:
    """What was drawn and shown, read-only, by attribute (`drawn.tau`) or, for names drawn in a loop, by `drawn["row.0.u"]`.

    A check gets nothing else: it cannot see the keys.
    """

    def __init__(self, problem: str, seed: int, values: Mapping[str, Any]) -> None:
        self._problem = problem
        self._seed = seed
        self._values = dict(values)

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"nothing named {name!r} was drawn or shown") from None

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def stream(self, name: str) -> Stream:
        """A seeded stream for a stochastic check."""
        return Stream(self._problem, self._seed, "check", name)

    def generator(self, name: str) -> Any:
        """A seeded NumPy generator for a stochastic check."""
        import numpy as np

        return np.random.Generator(np.random.PCG64(self.stream(name).bits(64)))


@dataclass(frozen=True)
class Way:
    """A second, independent way to the answers.

    rtol     how closely it must meet the key, relative to the largest entry
    error    for a stochastic way: its absolute error (four standard deviations), one number or one for each part
    shared   reference functions that both ways may use, with the reason in the check's docstring
    """

    function: Callable[[Drawn], Mapping[str, Any]]
    rtol: float
    error: float | Mapping[str, float] | None
    shared: tuple[str, ...]


@dataclass
class Problem:
    """A problem of the bank. Made by the decorator `problem`; `id` is topic/name from the file's place."""

    function: Callable[[Draw], Question]
    version: int
    title: str
    concepts: tuple[str, ...]
    difficulty: int
    minutes: float
    sources: tuple[str, ...]
    variants: int | None
    unverified: Mapping[str, str]
    ways: list[Way] = field(default_factory=list)
    bank: str | None = None

    @property
    def id(self) -> str:
        """topic/name; problems of other banks are bank:topic/name."""
        return f"{self.bank}:{self._place}" if self.bank else self._place

    @cached_property
    def _place(self) -> str:
        path = Path(inspect.getfile(self.function))
        return f"{path.parent.name}/{path.stem}".replace("_", "-")

    @property
    def topic(self) -> str:
        """The folder that the problem stands in."""
        return self.id.rpartition(":")[2].partition("/")[0]

    def verified_by(
        self, *, rtol: float = 1e-9, error: float | Mapping[str, float] | None = None, shared: Sequence[str] = ()
    ) -> Callable[[Callable[[Drawn], Mapping[str, Any]]], Callable[[Drawn], Mapping[str, Any]]]:
        """Declare a second way. The function gets what was drawn and returns {label: value}, each compared with the key at `rtol`."""

        def keep(function: Callable[[Drawn], Mapping[str, Any]]) -> Callable[[Drawn], Mapping[str, Any]]:
            self.ways.append(Way(function, rtol, error, tuple(shared)))
            return function

        return keep


def problem(
    *,
    version: int,
    title: str,
    concepts: Sequence[str],
    difficulty: int,
    minutes: float,
    sources: Sequence[str],
    variants: int | None = None,
    unverified: Mapping[str, str] | None = None,
) -> Callable[[Callable[[Draw], Question]], Problem]:
    """Make a problem of a function.

    version     raised when what a student sees or is graded by changes
    concepts    ids of the syllabus's concepts that it trains
    difficulty  1 (recall) to 5 (a derivation with several ideas)
    minutes     expected time of a student who knows the subject
    sources     where formulas and facts come from
    variants    for a fixed text: how many different variants there are; None for the usual many
    unverified  {label: reason} for the parts that no second way covers: a source for a fact, a reason for the rest
    """
    if not 1 <= difficulty <= 5:
        raise AuthorError(f"difficulty is 1 to 5, not {difficulty}")
    if version < 1 or minutes <= 0:
        raise AuthorError("version and minutes are positive")
    if not concepts or not sources:
        raise AuthorError("concepts and sources are needed: what does this train, and where does it come from?")

    def make(function: Callable[[Draw], Question]) -> Problem:
        return Problem(
            function=function,
            version=version,
            title=title,
            concepts=tuple(concepts),
            difficulty=difficulty,
            minutes=minutes,
            sources=tuple(sources),
            variants=variants,
            unverified=dict(unverified or {}),
        )

    return make
