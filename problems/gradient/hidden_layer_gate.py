"""A threshold network whose hidden units are given as half-planes: its truth table, its gate, and whether one unit would do."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Matrix, Mistake, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HalfPlane, Panel, Points
from problems.gradient import reference

DRAWN_GATES = ["XOR", "XOR", "XOR", "XNOR", "XNOR", "AND", "OR", "NOR", "NAND"]
NETWORKS = {gate: reference.networks_of(gate) for gate in set(DRAWN_GATES)}


@problem(
    version=1,
    title="What a hidden layer can do",
    concepts=["multilayer"],
    difficulty=3,
    minutes=7,
    sources=["Minsky & Papert 1969", "Rumelhart, Hinton & Williams 1986", "Lecture 001"],
)
def hidden_layer_gate(draw: Draw) -> Question:
    gate = draw.pick("gate", DRAWN_GATES)
    first, second, place = draw.pick("network", NETWORKS[gate])
    output = reference.OUTPUTS[place]
    units = [reference.HIDDEN[first], reference.HIDDEN[second]]
    draw.show(v1=output.w1, v2=output.w2, theta=output.theta)
    table = [list(row) for row in reference.gate_table(*units, output)]
    draw.show(table=table, column=[row[2] for row in table])
    exchanged = [[b, a, reference.fires(output, (b, a))] for a, b, _ in table]
    other_side = [[1 - a, 1 - b, reference.fires(output, (1 - a, 1 - b))] for a, b, _ in table]
    corners = Points([c[0] for c in reference.CORNERS], [c[1] for c in reference.CORNERS], series=0)
    return Question(
        prompt=r"""
        Two hidden threshold units receive the inputs $x_1, x_2 \in \{0, 1\}$. The shaded side of each line is where the unit is active
        (1); on the other side it is 0. The output unit is 1 if $[[v1]] h_1 + [[v2]] h_2 > [[theta]]$, else 0.

        [[figure:units]]
        """,
        figures=[
            Figure(
                "units",
                panels=[
                    Panel(
                        marks=[HalfPlane(unit.w1, unit.w2, float(unit.theta), series=1), corners],
                        x=Axis("$x_1$", range=(-0.5, 1.5), step=0.5, grid=True),
                        y=Axis("$x_2$", range=(-0.5, 1.5), step=0.5, grid=True),
                        title=title,
                        aspect="equal",
                    )
                    for unit, title in zip(units, ("$h_1$", "$h_2$"), strict=True)
                ],
                columns=2,
                alt="Two panels, one for each hidden unit, each with the four corners of the unit square, a line, and one side shaded.",
                table=[
                    ["shaded: a x1 + b x2 > c", "a", "b", "c"],
                    *([name, u.w1, u.w2, float(u.theta)] for name, u in zip(("h1", "h2"), units, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "table",
                r"Give the table of $h_1$, $h_2$ and the output, one row for each of $(x_1, x_2) = (0,0), (0,1), (1,0), (1,1)$.",
                Matrix(table, entries="bit"),
                points=2,
                mistakes=[
                    Mistake("units exchanged", exchanged, r"Which panel belongs to $h_1$?"),
                    Mistake("other side", other_side, r"A unit is active on the shaded side."),
                ],
            ),
            Part(
                "gate",
                r"Which gate is it?",
                Choice(
                    [
                        Option(
                            name,
                            right=name == gate,
                            id=name,
                            says=r"Compare with the last column of your table, row by row.",
                        )
                        for name in reference.GATES.values()
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "single",
                r"Which single threshold unit of $x_1$ and $x_2$ does the same?",
                Choice(
                    [
                        Option(
                            T("1 if $[[a]] x_1 + [[b]] x_2 > [[c]]$", a=unit.w1, b=unit.w2, c=unit.theta),
                            right=_name(unit) == gate,
                            id=name,
                            says=r"Insert the four inputs.",
                        )
                        for name, unit in list(reference.HIDDEN.items())[:4]
                    ]
                    + [
                        Option(
                            "none does",
                            right=gate in ("XOR", "XNOR"),
                            id="none",
                            last=True,
                            says=r"Mark the corners with output 1. Does one straight line cut them off?",
                        )
                    ]
                ),
            ),
        ],
        hints=[r"Go corner by corner: is it shaded in the first panel, in the second?"],
        solution=r"""
        Reading the panels at the four corners and applying the output unit gives the rows $(h_1, h_2, \mathrm{out})$:
        $$[[table]].$$
        The last column $[[column:tuple]]$ is [[gate]]. A single unit cuts off one side of a straight line. That gives AND, OR, NAND and
        NOR, but the two corners of XOR or XNOR lie across from each other.
        """,
    )


def _name(unit: reference.Threshold) -> str:
    return reference.GATES[tuple(reference.fires(unit, corner) for corner in reference.CORNERS)]


@hidden_layer_gate.verified_by()
def case_by_case(drawn: Drawn) -> dict[str, object]:
    """Hidden units as words of logic; the single unit by search over many weights and thresholds."""
    first, second, _ = drawn.network
    logic = {
        "or": lambda a, b: a or b,
        "and": lambda a, b: a and b,
        "nor": lambda a, b: not (a or b),
        "nand": lambda a, b: not (a and b),
        "first only": lambda a, b: a and not b,
        "second only": lambda a, b: b and not a,
    }
    inputs = [(0, 0), (0, 1), (1, 0), (1, 1)]
    rows = []
    for a, b in inputs:
        h = int(logic[first](a, b)), int(logic[second](a, b))
        rows.append([*h, int(drawn.v1 * h[0] + drawn.v2 * h[1] - drawn.theta > 0)])
    out = [row[2] for row in rows]
    count = sum(out)
    gate = {(1, 1): "AND", (3, 0): "OR", (1, 0): "NOR", (3, 1): "NAND", (2, 0): "XOR", (2, 1): "XNOR"}[
        count, out[3] if count == 1 else out[0]
    ]
    span = [k / 2 for k in range(-4, 5)]
    possible = any(
        all((u * a + v * b > c) == bool(bit) for (a, b), bit in zip(inputs, out, strict=True))
        for u in span
        for v in span
        for c in [k / 4 for k in range(-9, 10)]
    )
    return {"table": rows, "gate": gate, "single": gate.lower() if possible else "none"}
