"""All units at once or one at a time: a cycle of two states, or a fixed point."""

from __future__ import annotations

import itertools

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

ORDER = (1, 2, 3, 4)


@problem(
    version=1,
    title="All at once or one by one",
    concepts=["hopfield-dynamics-convergence"],
    difficulty=2,
    minutes=6,
    sources=["MacKay 2003, exercise 42.4", "Goles, Fogelman & Pellegrin 1985", "Lecture 000, Hopfield networks"],
)
def simultaneous_update(draw: Draw) -> Question:
    # Three odd weights meet in every unit, so that no field is zero.
    upper = draw.integers("upper", -3, 3, 6, exclude=[-2, 0, 2])
    w = np.zeros((4, 4), dtype=int)
    w[np.triu_indices(4, 1)] = upper
    w += w.T
    draw.show(W=w)
    starts = {state: _kind(w, list(state)) for state in itertools.product((1, -1), repeat=4)}
    kinds = sorted({kind for kind in starts.values() if kind})
    draw.require(kinds)
    wanted = draw.pick("wanted", kinds)
    s0 = list(draw.pick("start", [state for state, kind in starts.items() if kind == wanted]))
    first = reference.synchronous(w, s0)
    second = reference.synchronous(w, first)
    end = reference.settle(w, s0, ORDER)
    draw.show(s0=s0, once=first, twice=second, last=end, fields=reference.fields(w, s0), later=reference.fields(w, first))
    return Question(
        prompt=r"""
        Four units $s_i = \pm 1$ have the symmetric weights

        $$W = [[W]],$$

        no external input, and start in $s(0) = [[s0:tuple]]$.
        """,
        parts=[
            Part(
                "s1",
                "Update all units simultaneously. Give $s(1)$.",
                Vector(first, entries="sign"),
                mistakes=_other_than(
                    first,
                    Mistake(
                        "one by one",
                        reference.sweep(w, s0, ORDER).state,
                        "That is one sweep with the newest values. Here every unit uses the old state.",
                    ),
                    Mistake("negative", [-value for value in first], "A positive field makes $+1$."),
                    Mistake("unchanged", s0, "At least one unit disagrees with the sign of its field."),
                ),
            ),
            Part(
                "s2",
                "Update all units simultaneously once more. Give $s(2)$.",
                Vector(second, entries="sign"),
                follows="sgn(W s1)",
                mistakes=_other_than(
                    second,
                    Mistake("one by one", reference.sweep(w, first, ORDER).state, "Every unit uses the old state."),
                    Mistake("negative", [-value for value in second], "A positive field makes $+1$.", follows="-sgn(W s1)"),
                    Mistake("at rest", first, "Compare every unit of $s(1)$ with the sign of its field."),
                    Mistake("back at the start", s0, "Compare every unit of $s(1)$ with the sign of its field."),
                ),
            ),
            Part(
                "period",
                "How do the simultaneous updates go on from $s(2)$?",
                Choice(
                    [
                        Option("The state does not change any more.", id="fixed", says="This is so if $s(2)$ equals $s(1)$."),
                        Option(
                            "Two states alternate for ever.",
                            id="cycle",
                            says="This is so if $s(2)$ equals $s(0)$, but not $s(1)$.",
                        ),
                        Option(
                            "The states repeat after four updates.",
                            id="four",
                            says="With symmetric weights simultaneous updates end in a fixed point or in a cycle of two states.",
                        ),
                        Option(
                            "The states never repeat.",
                            id="never",
                            says="There are only $2^4$ states, so something must repeat.",
                        ),
                    ],
                    wanted,
                ),
            ),
            Part(
                "end",
                "Start again in $s(0)$ and update one unit at a time in the order 1, 2, 3, 4, sweep after sweep, until nothing "
                "changes. Give the final state.",
                Vector(end, entries="sign"),
                mistakes=_other_than(
                    end,
                    Mistake("simultaneous", first, "Each unit must see the values that were just changed."),
                    Mistake(
                        "negative",
                        [-value for value in end],
                        "Its negative is a fixed point, too. Which one does the sweep reach?",
                    ),
                    Mistake("start", s0, "At least one unit disagrees with the sign of its field."),
                ),
            ),
        ],
        hints=["Write down every state in a line of its own."],
        solution=r"""
        In $s(0)$ the fields $W s$ are $[[fields:tuple]]$; their signs give $s(1) = [[once:tuple]]$. In $s(1)$ the fields are
        $[[later:tuple]]$, so $s(2) = [[twice:tuple]]$. If this is $s(0)$ again, the two states alternate; if it is $s(1)$, a fixed
        point is reached.

        One unit at a time, with the newest values, the network ends in $[[last:tuple]]$. The proof that the energy falls holds for
        single updates only: two units that turn at once change their common term twice.
        """,
    )


def _other_than(key: list[int], *slips: Mistake) -> list[Mistake]:
    """The slips that lead to another state than the right one."""
    return [slip for slip in slips if slip.value != key]


def _kind(w: np.ndarray, s0: list[int]) -> str | None:
    """What the first two simultaneous updates show: a cycle back to the start, a fixed point, or neither yet."""
    first = reference.synchronous(w, s0)
    second = reference.synchronous(w, first)
    if first == s0:
        return None
    return "cycle" if second == s0 else "fixed" if second == first else None


@simultaneous_update.verified_by()
def following_the_tables(drawn: Drawn) -> dict[str, object]:
    """States as numbers from 0 to 15: successor tables, for the single updates by comparing total energies."""
    w = np.asarray(drawn.W).tolist()
    states = list(itertools.product((1, -1), repeat=4))

    def cost(state: tuple[int, ...]) -> int:
        return -sum(w[i][j] * state[i] * state[j] for i in range(4) for j in range(i))

    def turned(state: tuple[int, ...], unit: int) -> tuple[int, ...]:
        return tuple(-value if i == unit else value for i, value in enumerate(state))

    def together(state: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(-state[i] if cost(turned(state, i)) < cost(state) else state[i] for i in range(4))

    after = {state: together(state) for state in states}
    start = tuple(drawn.start)
    first, second = after[start], after[after[start]]
    seen = [start]
    while after[seen[-1]] not in seen:
        seen.append(after[seen[-1]])
    period = len(seen) - seen.index(after[seen[-1]])
    state = start
    for _ in range(16):
        for unit in range(4):
            state = min(state, turned(state, unit), key=cost)
    return {"s1": first, "s2": second, "period": {1: "fixed", 2: "cycle"}[period], "end": state}
