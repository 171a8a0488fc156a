"""Completing a pruning table: remaining weights and remaining multiplications, layer by layer."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Part, Question, Rows, T, problem
from examgen.authoring import Drawn
from problems.structure import reference


def _teaches(layers: tuple[reference.Layer, ...]) -> bool:
    """Whether the first layer and those after it leave no tie, and their mean percentage is not that of their weights."""
    rows = layers[1:]
    share = sum(row.weights * row.kept for row in rows) / sum(row.weights for row in rows)
    ties = any(row.kept == layer.active for row, layer in zip(rows, layers, strict=False))
    return not ties and abs(share - sum(row.kept for row in rows) / len(rows)) > 1


STRETCHES = [
    (network, start, length)
    for network, layers in reference.NETWORKS.items()
    for length in (2, 3, 4)
    for start in range(1, len(layers) - length + 1)
    if _teaches(layers[start - 1 : start + length])
]


@problem(
    version=1,
    title="Completing a pruning table",
    concepts=["pruning-tables"],
    difficulty=3,
    minutes=8,
    sources=["Han et al. 2015, tables 4 and 5", "Lecture 004"],
)
def pruning_table(draw: Draw) -> Question:
    network, start, length = draw.pick("stretch", STRETCHES)
    layers = reference.NETWORKS[network]
    before, rows = layers[start - 1], layers[start : start + length]
    inputs = [before, *rows[:-1]]
    kept = [row.weights * row.kept / 100 for row in rows]
    flops = [row.kept * layer.active / 100 for row, layer in zip(rows, inputs, strict=True)]
    saving = ["weights" if row.kept < layer.active else "inputs" for row, layer in zip(rows, inputs, strict=True)]
    total, left = sum(row.weights for row in rows), sum(kept)
    draw.show(network=network, first=before.name)
    draw.show(
        layers=[
            ["layer", "weights (thousand)", "weights kept (%)", "outputs not zero (%)"],
            *([row.name, row.weights, row.kept, row.active] for row in (before, *rows)),
        ]
    )
    draw.show(
        solved=[
            ["layer", "weights kept (thousand)", "multiplications (%)"],
            *([row.name, round(k, 3), round(f, 2)] for row, k, f in zip(rows, kept, flops, strict=True)),
        ]
    )
    draw.show(figures=5, total=total, left=left, percent=100 * left / total, times=total / left)
    average = sum(row.kept for row in rows) / length

    def table(kept: list[float], flops: list[float]) -> list[tuple[Any, ...]]:
        return list(zip(kept, flops, saving, strict=True))

    return Question(
        prompt=r"""
        The table shows layers of [[network]] after pruning. The layer [[first]] is only there for what it sends on. A multiplication is
        needed only if its weight was kept *and* its input is not zero. The inputs of a layer are the outputs of the layer above it
        in the table. Take the two as independent.

        [[layers:table]]
        """,
        parts=[
            Part(
                "table",
                r"Complete the table for the other layers: the number of weights that remain, in thousands, the percentage of "
                r"multiplications that remain, and which of the two saves more.",
                Rows(
                    columns={
                        "kept": Number(1, rtol=5e-3),
                        "flop": Number(1, rtol=5e-3, unit="%"),
                        "more": Choice({"weights": "deleted weights", "inputs": "silent inputs"}, "weights"),
                    },
                    rows=table(kept, flops),
                    labels=[T("[[name]]", name=row.name) for row in rows],
                    titles={"kept": "weights kept (thousand)", "flop": "multiplications (%)", "more": "what saves more"},
                ),
                points=3,
                mistakes=[
                    Mistake(
                        "own outputs",
                        table(kept, [row.kept * row.active / 100 for row in rows]),
                        r"Which activity does a multiplication of this layer see: that of its input or that of its output?",
                        where="column flop",
                    ),
                    Mistake(
                        "silent inputs forgotten",
                        table(kept, [float(row.kept) for row in rows]),
                        r"Some of the kept weights meet an input that is zero.",
                        where="column flop",
                    ),
                    Mistake(
                        "deleted for kept",
                        table([row.weights * (100 - row.kept) / 100 for row in rows], flops),
                        r"The heading says what is kept, not what was deleted.",
                        where="column kept",
                    ),
                ],
            ),
            Part(
                "share",
                r"Which percentage of all weights of these layers remains?",
                Number(100 * left / total, rtol=5e-3, unit="%"),
                mistakes=[
                    Mistake("plain average", average, r"The layers differ in size. Add up weights, not percentages."),
                    Mistake("deleted", 100 - 100 * left / total, r"That is what was deleted."),
                ],
            ),
            Part(
                "factor",
                r"By which factor are these layers compressed (original : kept)?",
                Number(total / left, rtol=5e-3),
                follows="100/share",
                mistakes=[
                    Mistake("inverse", None, r"How many original weights come on one that is kept?", follows="share/100"),
                    Mistake(
                        "against the deleted",
                        None,
                        r"Compare the original number with the kept one.",
                        follows="100/(100 - share)",
                    ),
                ],
            ),
        ],
        hints=[r"Both conditions must hold for a multiplication. Which share of independent events does that leave?"],
        solution=r"""
        Remaining weights are the size times the kept percentage. Remaining multiplications are the kept percentage times the
        percentage of the inputs that are not zero, and these are the outputs of the layer above:

        [[solved:table]]

        The smaller of the two percentages saves more. Of $[[total]]$ thousand weights $[[left]]$ thousand remain, $[[percent]]$ per
        cent, so the layers are compressed by the factor $[[times]]$.
        """,
    )


@pruning_table.verified_by(rtol=1e-9)
def counting_on_a_grid(drawn: Drawn) -> dict[str, object]:
    """A layer as a 100 x 100 grid of weight and input percentiles: the products of two non-zero factors are counted."""
    rows = [row[1:] for row in drawn.layers[1:]]
    kept, flops, more = [], [], []
    for (_, _, active), (weights, share, _) in itertools.pairwise(rows):
        present, awake = np.arange(100) < share, np.arange(100) < active
        kept.append(weights * present.sum() / 100)
        flops.append(np.outer(present, awake).sum() / 100)
        more.append("weights" if present.sum() < awake.sum() else "inputs")
    total = sum(row[0] for row in rows[1:])
    return {
        "table": list(zip(map(float, kept), map(float, flops), more, strict=True)),
        "share": 100 * sum(kept) / total,
        "factor": total / sum(kept),
    }
