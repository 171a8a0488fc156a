"""Reading a pruning table and its bars: which layer keeps the largest share, which the most weights."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Bars
from problems.structure import reference


@problem(
    version=1,
    title="Reading a pruning table",
    concepts=["pruning-tables"],
    difficulty=1,
    minutes=4,
    sources=["Han et al. 2015, tables 4 and 5", "Lecture 004"],
)
def largest_layers(draw: Draw) -> Question:
    network = draw.pick("network", sorted(reference.NETWORKS))
    layers = reference.NETWORKS[network]
    chosen = sorted(draw.sample("chosen", range(len(layers)), 5))
    rows = [layers[k] for k in chosen]
    shares, kept = [row.kept for row in rows], [row.weights * row.kept / 100 for row in rows]
    draw.require(shares.count(max(shares)) == shares.count(min(shares)) == 1)
    draw.require(sorted(kept)[-1] > 1.1 * sorted(kept)[-2])
    widest, most, least = (
        column.index(value) for column, value in ((shares, max(shares)), (kept, max(kept)), (shares, min(shares)))
    )
    draw.require(widest != most)
    draw.show(table=[["layer", "weights (thousand)"], *([row.name, row.weights] for row in rows)], shares=shares)
    draw.show(a=rows[widest].name, b=rows[most].name, c=rows[least].name, share=shares[most], size=rows[most].weights)
    value = draw.show(figures=5, value=kept[most])

    names = [row.name for row in rows]

    def options(right: int, says: str) -> Choice:
        return Choice(
            [Option(T("[[name]]", name=name), right=k == right, id=name, says=says) for k, name in enumerate(names)],
            keep_order=True,
        )

    return Question(
        prompt=r"""
        Some layers of [[network]] and their numbers of weights before pruning:

        [[table:table]]

        The bars show which percentage of the weights of each layer *remains* after pruning. All heights are whole per cents.

        [[figure:bars]]
        """,
        figures=[
            Figure(
                "bars",
                marks=[Bars(names, shares)],
                x=Axis("layer"),
                y=Axis("weights kept", unit="%", range=(0, 90), step=10, grid=True, minor=5),
                alt="A bar chart with one bar for each of five layers and an axis in per cent.",
                table=[["layer", "weights kept (%)"], *([name, share] for name, share in zip(names, shares, strict=True))],
            )
        ],
        parts=[
            Part(
                "share",
                r"Which of these layers keeps the largest percentage?",
                options(widest, r"Compare the heights of the bars."),
            ),
            Part(
                "most",
                r"Which of them keeps the largest *number* of weights?",
                options(most, r"How many weights does this layer have at all? Multiply."),
            ),
            Part("least", r"Which of them is pruned most strongly?", options(least, r"A low bar means that little remains.")),
            Part(
                "number",
                r"How many weights (in thousands) does the layer with the largest number keep?",
                Number(value, rtol=max(0.02, 1.1 / shares[most])),
                follows=lambda most: kept[names.index(most)],
                mistakes=[
                    Mistake("removed weights", rows[most].weights - kept[most], r"The bars show what remains."),
                    Mistake("before pruning", rows[most].weights, r"That is the number before pruning."),
                ],
            ),
        ],
        hints=[r"A number of weights is a percentage times the size of the layer."],
        solution=r"""
        The bars have the heights $[[shares:tuple]]$ per cent. The highest is that of [[a]], the lowest that of [[c]], which is
        pruned most strongly. Times the sizes, [[b]] keeps the largest number: $[[share]]$ per cent of $[[size]]$ thousand are
        $[[value]]$ thousand.
        """,
    )


@largest_layers.verified_by(rtol=1e-4)
def sorting(drawn: Drawn) -> dict[str, object]:
    """Sort the rows by each column."""
    rows = [(name, size, share) for (name, size), share in zip(drawn.table[1:], drawn.shares, strict=True)]
    by_share = sorted(rows, key=lambda row: row[2])
    name, size, share = max(rows, key=lambda row: row[1] * row[2])
    return {"share": by_share[-1][0], "most": name, "least": by_share[0][0], "number": size * share / 100}
