"""Where the weights of a network are, before and after pruning, and what a layer that stays whole costs."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.structure import reference


@problem(
    version=1,
    title="Compression of a whole network",
    concepts=["pruning-tables"],
    difficulty=3,
    minutes=8,
    sources=["Han et al. 2015, tables 4 and 5", "Lecture 004"],
)
def unpruned_layers(draw: Draw) -> Question:
    network = draw.pick("network", sorted(reference.NETWORKS))
    layers = reference.NETWORKS[network]
    dense = [layer for layer in layers if layer.name.startswith("fc")]
    first, second = draw.sample("names", [layer.name for layer in layers if layer.kept < 60], 2)
    total, kept = reference.count(layers), reference.count(layers, kept=True)
    whole = reference.count(dense)
    left = reference.count(dense, kept=True)
    spared = kept + sum(layer.weights * (100 - layer.kept) / Fraction(100) for layer in layers if layer.name in (first, second))
    factor, wrong = total / kept, total / (total - kept)
    draw.require(spared > Fraction(101, 100) * kept)
    draw.show(table=[["layer", "weights (thousand)", "Weights%"], *([layer.name, layer.weights, layer.kept] for layer in layers)])
    draw.show(first=first, second=second, published={"AlexNet": 9, "VGG-16": 13}[network])
    draw.show(figures=5, total=total, kept=kept, whole=whole, left=left, more=spared, removed=total - kept)
    draw.show(figures=4, before=100 * whole / total, after=100 * left / kept, times=factor, then=total / spared, wrong=wrong)
    return Question(
        prompt=r"""
        The table lists the layers of [[network]] with their weights and with the column "Weights%" from a slide. The slide does
        not say whether Weights% is what was removed or what remains. The paper behind it says that the network was compressed
        about $[[published]]$ times.

        [[table:table]]
        """,
        parts=[
            Part(
                "meaning",
                r"What is Weights%?",
                Choice(
                    [
                        Option("the percentage that remains", right=True, id="remains", says=r"Only this fits the compression."),
                        Option("the percentage that was removed", id="removed", says=r"How large would the compression be then?"),
                        Option(
                            "the share of the layer in all weights",
                            id="share",
                            says=r"Then the percentages would add up to 100.",
                        ),
                        Option("the percentage of weights that are positive", id="positive", says=r"The slide is about pruning."),
                    ]
                ),
            ),
            Part(
                "factor",
                r"By which factor (original : kept) is the network compressed according to the rows of the table?",
                Number(factor, rtol=1e-2),
                mistakes=[
                    Mistake("removed for kept", wrong, r"Which percentage is needed: what is kept or what is removed?"),
                    Mistake(
                        "plain average",
                        100 * len(layers) / Fraction(sum(layer.kept for layer in layers)),
                        r"The layers differ in size. Add up weights, not percentages.",
                    ),
                    Mistake("inverse", kept / total, r"How many original weights come on one that is kept?"),
                ],
            ),
            Part(
                "share",
                r"Which percentage of the weights that *remain* is in the fully connected layers (fc)?",
                Number(100 * left / kept, rtol=1e-2, unit="%"),
                mistakes=[
                    Mistake("before pruning", 100 * whole / total, r"That is their share before pruning."),
                    Mistake(
                        "kept in these layers", 100 * left / whole, r"That is what is left of the fc layers, not their share."
                    ),
                ],
            ),
            Part(
                "spared",
                r"Which compression would be left if the layers [[first]] and [[second]] had not been pruned?",
                Number(total / spared, rtol=1e-2),
                points=2,
                mistakes=[
                    Mistake("as before", factor, r"Two layers now keep all of their weights."),
                    Mistake(
                        "layers removed",
                        total
                        / (
                            kept
                            - sum(layer.weights * layer.kept / Fraction(100) for layer in layers if layer.name in (first, second))
                        ),
                        r"These layers keep all weights; they do not vanish.",
                    ),
                    Mistake(
                        "whole layers added",
                        total / (kept + sum(layer.weights for layer in layers if layer.name in (first, second))),
                        r"A part of their weights was counted as kept already.",
                    ),
                ],
            ),
        ],
        hints=[r"Multiply row by row, then add. A percentage of a small layer weighs little."],
        solution=r"""
        Read as what remains, the rows add up to $[[kept]]$ of $[[total]]$ thousand weights, so the factor is $[[times]]$, near
        the published $[[published]]$ (the rows are rounded). Read as what was removed it would be $[[wrong]]$.

        The fc layers had $[[whole]]$ thousand weights, $[[before]]$ per cent of all, and keep $[[left]]$ thousand, $[[after]]$
        per cent of what remains. With [[first]] and [[second]] whole, $[[more]]$ thousand weights remain: a factor $[[then]]$.
        """,
    )


@unpruned_layers.verified_by(rtol=1e-9)
def weight_by_weight(drawn: Drawn) -> dict[str, object]:
    """Walk through the printed table and keep a running account of both readings."""
    account = {"all": 0.0, "kept": 0.0, "fc": 0.0, "spared": 0.0}
    for name, weights, percent in drawn.table[1:]:
        stays = weights * percent / 100
        account["all"] += weights
        account["kept"] += stays
        account["fc"] += stays if name[:2] == "fc" else 0
        account["spared"] += weights if name in (drawn.first, drawn.second) else stays
    remains, removed = account["all"] / account["kept"], account["all"] / (account["all"] - account["kept"])
    meaning = "remains" if abs(remains - drawn.published) < abs(removed - drawn.published) else "removed"
    share = 100 * account["fc"] / account["kept"]
    return {"meaning": meaning, "factor": remains, "share": share, "spared": account["all"] / account["spared"]}
