"""Long-term potentiation and depression read off a noisy recording."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points, VLine
from problems.foundations import reference


@problem(
    version=1,
    title="Reading an LTP experiment",
    concepts=["ltp-ltd-experiment"],
    difficulty=1,
    minutes=6,
    sources=["Bliss & Lomo 1973", "Dayan & Abbott 2001, figure 8.1", "Lectures 000 and 004"],
)
def ltp_levels(draw: Draw) -> Question:
    control = draw.pick("control", [0.3, 0.34, 0.4, 0.44, 0.5])
    up, down = draw.pick("up", [1.6, 1.8, 2, 2.2]), draw.pick("down", [0.66, 0.7, 0.75, 0.8])
    high, low = draw.integer("high", 8, 12), draw.integer("low", 22, 26)
    protocol = reference.Protocol(control, control * up, control * up * down, high, low)
    values = reference.recording(protocol, draw.noise("noise", reference.MINUTES))
    levels = list(reference.plateaus(values, high, low))
    ltp, end = 100 * (levels[1] / levels[0] - 1), 100 * (levels[2] / levels[0] - 1)
    draw.require(end >= 8 and ltp - end >= 25)
    peak = max(values)
    draw.show(figures=3, means=levels, gain=ltp, rest=end)
    draw.show(values=values, begin=high + reference.SETTLING, stop=low - 1, again=low + reference.SETTLING, before=high - 1)
    return Question(
        prompt=r"""
        Field potentials of a pathway are recorded once a minute. After a control period the pathway is stimulated at high
        frequency (HFS) at minute [[high]], and later for a long time at low frequency (LFS), which begins at minute [[low]].

        [[figure:recording]]

        Average each plateau by eye. Leave out the first three minutes after each stimulation.
        """,
        figures=[
            Figure(
                "recording",
                marks=[
                    Points(list(range(reference.MINUTES)), values, series=1),
                    VLine(high - 0.5, "HFS", series=2),
                    VLine(low - 0.5, "LFS", series=3),
                ],
                x=Axis("time", unit="min", range=(-1, 40), step=5, grid=True),
                y=Axis("field potential", unit="mV", range=(0, 1.5), step=0.2, grid=True, minor=4),
                alt="The amplitude of the field potential in mV over 40 minutes, one point a minute, with two vertical lines for the "
                "stimulations. Three plateaus with noise. The table gives every second point.",
                table=[["minute", "mV"], *([minute, values[minute]] for minute in range(0, reference.MINUTES, 2))],
            )
        ],
        parts=[
            Part(
                "levels",
                r"Give the three levels in mV: control, after HFS, after LFS.",
                Vector(levels, atol=0.04),
                mistakes=[
                    Mistake(
                        "peak",
                        [levels[0], peak, levels[2]],
                        r"The first minutes after HFS show a passing potentiation. Average the plateau that follows.",
                    ),
                    Mistake("order", [levels[0], levels[2], levels[1]], r"HFS comes first, LFS second."),
                ],
            ),
            Part(
                "ltp",
                r"By how many percent did the level after HFS change relative to control?",
                Number(ltp, unit="%", read_off=6),
                follows="100 (levels[2]/levels[1] - 1)",
                mistakes=[
                    Mistake(
                        "ratio",
                        ltp + 100,
                        r"That is the level in percent of control. A change of 0 % means no change.",
                        follows="100 levels[2]/levels[1]",
                    ),
                    Mistake(
                        "relative to the new level",
                        100 * (1 - levels[0] / levels[1]),
                        r"The change is asked relative to control: which level is 100 %?",
                        follows="100 (1 - levels[1]/levels[2])",
                    ),
                    Mistake(
                        "peak",
                        100 * (peak / levels[0] - 1),
                        r"The first minutes show a passing potentiation; average the plateau.",
                    ),
                ],
            ),
            Part(
                "end",
                r"By how many percent does the last level differ from control?",
                Number(end, unit="%", read_off=6),
                follows="100 (levels[3]/levels[1] - 1)",
                mistakes=[
                    Mistake(
                        "relative to the potentiated level",
                        100 * (levels[2] / levels[1] - 1),
                        r"That is the change caused by LFS. Here the last level is compared with control.",
                        follows="100 (levels[3]/levels[2] - 1)",
                    ),
                    Mistake(
                        "ratio",
                        end + 100,
                        r"That is the level in percent of control. A change of 0 % means no change.",
                        follows="100 levels[3]/levels[1]",
                    ),
                    Mistake("sign", -end, r"Is the last level above or below control?", follows="100 (1 - levels[3]/levels[1])"),
                ],
            ),
        ],
        hints=[r"Draw a horizontal line through each plateau. Relative change is new level over control, minus one."],
        solution=r"""
        The plateaus are minutes 0 to [[before]], [[begin]] to [[stop]] and [[again]] to 39. Their means are $[[means:tuple]]$ mV.

        Relative to control the level changed by [[gain]] % after HFS (long-term potentiation). LFS brought it back part of the
        way: the last level is [[rest]] % above control.
        """,
    )


@ltp_levels.verified_by(rtol=1e-9)
def running_means(drawn: Drawn) -> dict[str, object]:
    """Exact running means of the plotted points, point by point, with the plateau recognised from the minute."""
    means, counts = [Fraction(0)] * 3, [0] * 3
    for minute, value in enumerate(drawn.values):
        if minute < drawn.high:
            plateau = 0
        elif drawn.high + 2 < minute < drawn.low:
            plateau = 1
        elif minute > drawn.low + 2:
            plateau = 2
        else:
            continue
        counts[plateau] += 1
        means[plateau] += (Fraction(str(value)) - means[plateau]) / counts[plateau]
    return {
        "levels": means,
        "ltp": (means[1] - means[0]) / means[0] * 100,
        "end": (means[2] - means[0]) / means[0] * 100,
    }
