"""Finding the row of a pruning table whose multiplications do not fit its weights and inputs."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.structure import reference

ROWS = 5


def _inputs(layers: tuple[reference.Layer, ...], start: int) -> list[int]:
    """The percentage of non-zero inputs of the layers from `start` on; the image has no zeros."""
    return [layers[k - 1].active if k else 100 for k in range(start, start + ROWS)]


def _cases() -> list[tuple[str, int, int, int]]:
    """Network, first row, place of the misprint and the misprinted value: those of common slips, if they are far enough off."""
    found = []
    for network, layers in reference.NETWORKS.items():
        for start in range(len(layers) - ROWS + 1):
            for place, active in enumerate(_inputs(layers, start)):
                row = layers[start + place]
                true = row.kept * active / 100
                slips = {round(row.kept * row.active / 100), row.kept, round((100 - row.kept) * active / 100), round(active / 2)}
                if true > 3 and abs(row.active - active) > 3 and active < 100:
                    found += [(network, start, place, slip) for slip in sorted(slips) if abs(slip - true) > 3]
    return found


CASES = _cases()


@problem(
    version=1,
    title="A misprint in a pruning table",
    concepts=["pruning-tables"],
    difficulty=3,
    minutes=7,
    sources=["Han et al. 2015, tables 4 and 5", "Lecture 004"],
)
def misprinted_row(draw: Draw) -> Question:
    network, start, wrong, misprint = draw.pick("case", CASES)
    layers = reference.NETWORKS[network]
    rows, active = layers[start : start + ROWS], _inputs(layers, start)
    flops = [row.kept * share / 100 for row, share in zip(rows, active, strict=True)]
    row = rows[wrong]
    printed = [round(value) for value in flops]
    printed[wrong] = misprint
    draw.show(network=network)
    draw.show(input=active[0], name=row.name, feeds=active[wrong], keeps=row.kept, wrong_value=printed[wrong])
    draw.show(
        table=[
            ["layer", "Act%", "Weights%", "FLOP%"],
            *([layer.name, layer.active, layer.kept, value] for layer, value in zip(rows, printed, strict=True)),
        ]
    )
    draw.show(figures=4, predicted=flops[wrong], difference=printed[wrong] - flops[wrong])
    names = [layer.name for layer in rows]
    return Question(
        prompt=r"""
        Part of the pruning table of [[network]]: Weights% is the percentage of the weights that remains, Act% the percentage of
        the layer's *outputs* that are not zero, FLOP% the percentage of the multiplications that are still needed, rounded to
        whole per cents. A multiplication is needed only if its weight was kept *and* its input is not zero; take the two as
        independent. Of the inputs of the first layer shown $[[input]]$ per cent are not zero. One entry of the column FLOP% has
        been misprinted by more than three points; the others are right within one point.

        [[table:table]]
        """,
        parts=[
            Part(
                "layer",
                r"In which layer is the misprint?",
                Choice(
                    [
                        Option(
                            T("[[name]]", name=name), right=name == row.name, id=name, says=r"Which inputs does this layer get?"
                        )
                        for name in names
                    ],
                    keep_order=True,
                ),
                points=2,
            ),
            Part(
                "right",
                r"Which FLOP% would be expected there, before rounding?",
                Number(flops[wrong], rtol=5e-3, unit="%"),
                mistakes=[
                    Mistake(
                        "own outputs",
                        row.kept * row.active / 100,
                        r"Which activity does a multiplication see: that of its input or that of its output?",
                    ),
                    Mistake("silent inputs forgotten", row.kept, r"Some of the kept weights meet an input that is zero."),
                    Mistake("inputs only", active[wrong], r"A part of the weights is gone as well."),
                ],
            ),
            Part(
                "off",
                r"By how many percentage points is the printed entry too large (negative if it is too small)?",
                Number(printed[wrong] - flops[wrong], atol=0.06),
                follows=lambda right: printed[wrong] - right,
                mistakes=[
                    Mistake("sign", flops[wrong] - printed[wrong], r"Take printed minus expected."),
                    Mistake("ratio", printed[wrong] / flops[wrong], r"The difference in points is asked."),
                ],
            ),
        ],
        hints=[r"The inputs of a layer are the outputs of the layer above it in the table."],
        solution=r"""
        In each row FLOP% should be Weights% times the Act% of the row *above*. In the row [[name]] the weights that remain are
        $[[keeps]]$ per cent, the inputs that are not zero $[[feeds]]$ per cent, so $[[predicted]]$ per cent are expected.
        Printed is $[[wrong_value]]$, off by $[[difference]]$ points. All other rows agree within a point.
        """,
    )


@misprinted_row.verified_by(rtol=1e-9)
def counting_on_a_grid(drawn: Drawn) -> dict[str, object]:
    """Each layer as a 100 x 100 grid of weight and input percentiles; the printed row that is furthest from the count."""
    awake, counted = int(drawn.input), []
    for _, active, kept, _ in drawn.table[1:]:
        counted.append(np.outer(np.arange(100) < kept, np.arange(100) < awake).sum() / 100)
        awake = active
    gaps = [row[3] - value for row, value in zip(drawn.table[1:], counted, strict=True)]
    at = int(np.argmax(np.abs(gaps)))
    return {"layer": drawn.table[1 + at][0], "right": float(counted[at]), "off": float(gaps[at])}
