"""A calculation of short-term plasticity by hand has one slip: where, what should stand there, and what was done."""

from __future__ import annotations

from itertools import accumulate

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

CHECK = r"Predict this number from the row printed above it. Does it agree?"
KINDS = [("wrong time constant", (2, 3, 4)), ("drop by U x", (3, 4)), ("jump by U", (2, 3, 4)), ("drop forgotten", (2, 3, 4))]
CASES = [(slip, row) for slip, rows in KINDS for row in rows]

SOLUTIONS = {
    "wrong time constant": r"""
    Each row follows from the row above it. From the row at [[before]] ms to that at [[at]] ms, [[gap]] ms later, the correct rules give
    $[[column]] = [[value]]$, but the table has [[printed]]; all numbers before it agree. That
    is what comes out if $1 - x$ shrinks with $\tau_F$ in the place of $\tau_D$.
    """,
    "drop by U x": r"""
    Each row follows from the row above it. From the row at [[before]] ms to that at [[at]] ms, [[gap]] ms later, the correct rules give
    $[[column]] = [[value]]$, but the table has [[printed]]; all numbers before it agree. That
    is what comes out if the spike before took $U x$ from $x$ in the place of $u x$.
    """,
    "jump by U": r"""
    Each row follows from the row above it. From the row at [[before]] ms to that at [[at]] ms, [[gap]] ms later, the correct rules give
    $[[column]] = [[value]]$, but the table has [[printed]]; all numbers before it agree. That
    is what comes out if $u$ jumps by $U$ in the place of $U(1 - u)$.
    """,
    "drop forgotten": r"""
    Each row follows from the row above it. From the row at [[before]] ms to that at [[at]] ms, [[gap]] ms later, the correct rules give
    $[[column]] = [[value]]$, but the table has [[printed]]; all numbers before it agree. That
    is what comes out if the spike before took nothing from $x$.
    """,
}


@problem(
    version=1,
    title="One slip in a table",
    concepts=["tsodyks-markram"],
    difficulty=4,
    minutes=10,
    sources=["Tsodyks, Pawelzik & Markram 1998", "Scholarpedia, Short-term synaptic plasticity", "Lecture 001"],
)
def sequence_slip(draw: Draw) -> Question:
    use = draw.pick("U", [0.3, 0.4, 0.6])
    tau_f, tau_d = draw.distinct("tF tD", [100, 200, 400, 600, 800], apart=200)
    times = draw.show(times=list(accumulate([0, *(draw["gap", k].pick("ms", [20, 30, 50, 100]) for k in range(3))])))
    slip, row = draw.pick("case", CASES)
    table = reference.slipped_table(use, tau_f, tau_d, times, slip, row)
    right = reference.slipped_table(use, tau_f, tau_d, times)
    column = "u" if slip == "jump by U" else "x"
    rivals = {
        name: getattr(reference.slipped_table(use, tau_f, tau_d, times, name, row)[row - 1], column) for name in reference.SLIPS
    }
    value = getattr(right[row - 1], column)
    printed = rivals[slip]
    draw.require(value > 0.1 and abs(printed - value) > 0.05 * value)
    draw.require(all(abs(printed - other) > 0.03 * printed for name, other in rivals.items() if name != slip))
    cells = draw.show(digits=4, table=table)
    head = ["spike at (ms)", "u after its jump", "x before the release", "release r"]
    draw.show(rows=[head, *([t, *map(float, line)] for t, line in zip(times, cells, strict=True))])
    draw.show(column=column, before=times[row - 2], at=times[row - 1], gap=times[row - 1] - times[row - 2])
    draw.show(figures=4, value=value, printed=printed)
    options = [(name, k) for k in (2, 3, 4) for name in ("u", "x")]
    return Question(
        prompt=r"""
        A student calculated a synapse with $U = [[U]]$, $\tau_F = [[tF]]$ ms, $\tau_D = [[tD]]$ ms by hand. The rules: between spikes
        $\dot u = -u/\tau_F$ and $\dot x = (1 - x)/\tau_D$. At a spike first $u$ grows by $U(1 - u)$, then $r = u x$ is released, then
        $x$ drops by $r$. At the start $u = 0$ and $x = 1$.

        [[rows:table]]

        The student made exactly one slip. All numbers after it were computed correctly from the wrong one and rounded to four places.
        """,
        parts=[
            Part(
                "place",
                r"Which is the first wrong number?",
                Choice(
                    [
                        Option(_NAMES[name, k], right=(name, k) == (column, row), id=name + str(k), says=CHECK)
                        for name, k in options
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "value",
                r"What should it be?",
                Number(value, rtol=5e-3),
                points=2,
                mistakes=[
                    Mistake("the printed number", printed, r"That number is the one with the slip."),
                    Mistake(
                        "the release",
                        right[row - 1].r,
                        r"That is the release at this spike. It inherits the error from another column.",
                    ),
                    *(
                        Mistake(name, rivals[name], says)
                        for name, says in (
                            ("drop forgotten", r"Did the release at the spike before take anything from $x$?"),
                            ("drop by U x", r"The fraction that the spike before used is its $u$, not $U$."),
                            ("wrong time constant", r"Which of the two time constants stands in the equation for $x$?"),
                        )
                        if column == "x" and name != slip and not (name == "drop by U x" and row == 2)
                    ),
                ],
            ),
            Part(
                "slip",
                r"What was the slip?",
                Choice(
                    [
                        Option(
                            r"$x$ recovered with $\tau_F$.",
                            id="wrong time constant",
                            says=r"Recompute the first wrong number with this slip. Does it give the printed one?",
                        ),
                        Option(
                            r"$x$ was reduced by $U x$ instead of $u x$.",
                            id="drop by U x",
                            says=r"How much of $x$ was taken away at the spike before?",
                        ),
                        Option(
                            r"$u$ was increased by $U$ instead of $U(1 - u)$.",
                            id="jump by U",
                            says=r"Is the first wrong number a $u$, and is it too large?",
                        ),
                        Option(
                            r"The release at the spike before was not subtracted from $x$.",
                            id="drop forgotten",
                            says=r"How much of $x$ was taken away at the spike before?",
                        ),
                    ],
                    slip,
                ),
            ),
        ],
        hints=[r"Take each printed row and predict the next one from it. Where does the prediction fail first?"],
        solution=SOLUTIONS[slip],
    )


_NAMES = {
    ("u", 2): r"$u$ at the second spike",
    ("x", 2): r"$x$ at the second spike",
    ("u", 3): r"$u$ at the third spike",
    ("x", 3): r"$x$ at the third spike",
    ("u", 4): r"$u$ at the fourth spike",
    ("x", 4): r"$x$ at the fourth spike",
}


@sequence_slip.verified_by(rtol=2e-3)
def from_the_printed_rows(drawn: Drawn) -> dict[str, object]:
    """Every row predicted from the printed row above; then each slip is tried on the first number that fails."""
    rows = [list(map(float, line)) for line in drawn.table]

    def predict(k: int, slip: str = "") -> dict[str, float]:
        (u, x, r), gap = rows[k - 1], drawn.times[k] - drawn.times[k - 1]
        fade_u, fade_x = 2 ** (-gap / drawn.tF / 0.6931471805599453), 2 ** (-gap / drawn.tD / 0.6931471805599453)
        used = {"drop forgotten": 0.0, "drop by U x": drawn.U * x}.get(slip, r)
        u *= fade_u
        x = 1 - (1 - x + used) * (fade_u if slip == "wrong time constant" else fade_x)
        return {"u": u + drawn.U * (1 if slip == "jump by U" else 1 - u), "x": x}

    for k in range(1, 4):
        for place, name in ((0, "u"), (1, "x")):
            expected = predict(k)[name]
            if abs(expected - rows[k][place]) > 4e-4:
                slips = ["wrong time constant", "drop by U x", "jump by U", "drop forgotten"]
                (slip,) = [s for s in slips if abs(predict(k, s)[name] - rows[k][place]) < 4e-4]
                return {"place": name + str(k + 1), "value": expected, "slip": slip}
    raise AssertionError("no slip was found")
