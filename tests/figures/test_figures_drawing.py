"""Figures as drawings: every mark draws, the same bytes every time, well-formed, accessible, without styles or scripts."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from figures.every_mark import EVERY_MARK

from examgen.errors import AuthorError, UsageError
from examgen.figures import Axis, Bars, Figure, HalfPlane, Label, Line, Mark, Panel, Points, Spikes, cached_svg, digest, png, svg
from examgen.figures.figure import canonical
from examgen.figures.strokes import clipped
from examgen.figures.themes import HEAT, THEMES, mixed

SVG = "{http://www.w3.org/2000/svg}"

MIXED = Figure(
    "mixed",
    panels=[
        Panel(
            [Line([0, 1, 2], [-1, 2, 0.5], label=r"trace $x_1$"), Points([1], [1], label="reading")],
            x=Axis("time", "ms", step=1, grid=True),
        ),
        Panel([Spikes([[0.5, 1], [2]], ["pre", "post"])], x=Axis("time", "ms", range=(0, 2))),
    ],
    alt="A trace over a raster.",
    table=[["time (ms)", "trace"], [0, -1], [1, 2]],
)


def single(*marks: Mark, **rest: object) -> Figure:
    return Figure("plot", marks, alt="A plot.", **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", EVERY_MARK, ids=lambda mark: type(mark).__name__)
def test_every_mark_draws(mark: Mark, theme: str) -> None:
    drawn = svg(single(mark), theme)
    blank = svg(single(Points([], [])), theme)
    root = ElementTree.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert drawn.count("<path") + drawn.count("<use") > 1
    assert drawn != blank
    assert "<image" not in drawn


def test_every_reference_has_its_target_in_the_same_drawing() -> None:
    for mark in EVERY_MARK:
        drawn = svg(single(mark))
        ids = re.findall(r'\bid="([^"]+)"', drawn)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn)) <= {
            pair for name in ids for pair in ((name, ""), ("", name))
        }


def test_colours_are_colours_of_the_theme() -> None:
    colours = set(re.findall(r'(?:fill|stroke)="(#[^"]+)"', svg(MIXED)))
    theme = THEMES["light"]
    assert colours <= {theme.ink, theme.quiet, theme.grid, theme.paper, *theme.series, "#000000"}
    assert {theme.series[0], theme.series[1], theme.ink} <= colours


def test_two_figures_on_one_page_share_no_id() -> None:
    first, second = (set(re.findall(r'\bid="([^"]+)"', svg(single(Line([0, 1], [0, y]))))) for y in (1, 2))
    assert first and not first & second


def test_a_strict_page_may_hold_it() -> None:
    drawn = svg(MIXED)
    root = ElementTree.fromstring(drawn)
    names = {name for element in root.iter() for name in element.attrib}
    assert "style" not in names and not any(name.startswith("on") for name in names)
    assert not {f"{SVG}style", f"{SVG}script", f"{SVG}metadata", f"{SVG}foreignObject"} & {element.tag for element in root.iter()}
    assert all(element.get("href", "#").startswith("#") for element in root.iter())
    assert "<!" not in drawn and "<?" not in drawn


def test_a_screen_reader_gets_alt_and_table() -> None:
    root = ElementTree.fromstring(svg(MIXED))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and description is not None
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert title.text == "A trace over a raster."
    assert description.text == "time (ms); trace\n0; −1\n1; 2"
    assert root[0] is title


HOSTILE = '</title><script>alert("x")</script>&amp;]]> -->'


def test_hostile_text_stays_text() -> None:
    figure = Figure(
        "plot",
        [Points([0], [0], label=HOSTILE, names=[HOSTILE]), Label(0, 0, HOSTILE)],
        x=Axis(HOSTILE),
        alt=HOSTILE,
        table=[[HOSTILE], [HOSTILE]],
    )
    drawn = svg(figure)
    root = ElementTree.fromstring(drawn)
    assert "<script" not in drawn
    assert root.findtext(f"{SVG}title") == HOSTILE
    assert root.findtext(f"{SVG}desc") == f"{HOSTILE}\n{HOSTILE}"


PROGRAM = """
import hashlib, json, sys
from examgen.figures import Figure, png, svg
figure = Figure.from_json(json.loads(sys.stdin.read()))
print(hashlib.sha256(svg(figure).encode()).hexdigest(), hashlib.sha256(png(figure)).hexdigest())
"""


def test_another_process_draws_the_same_bytes_whatever_the_settings(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nsvg.fonttype: none\nfont.size: 20\n")
    here = f"{hashlib.sha256(svg(MIXED).encode()).hexdigest()} {hashlib.sha256(png(MIXED)).hexdigest()}"
    root = Path(__file__).parents[2]
    there = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=canonical(MIXED),
        stdout=subprocess.PIPE,
        check=True,
        env={"PYTHONPATH": str(root), "MATPLOTLIBRC": str(tmp_path), "MPLCONFIGDIR": str(tmp_path), "PYTHONHASHSEED": "7"},
    )
    assert there.stdout.decode().strip() == here


def test_threads_draw_the_same_and_leave_the_settings_alone() -> None:
    before = dict(matplotlib.rcParams)
    expected = {theme: svg(MIXED, theme) for theme in THEMES}
    drawn: list[tuple[str, str]] = []
    threads = [
        threading.Thread(target=lambda theme=theme: drawn.append((theme, svg(MIXED, theme)))) for theme in [*THEMES, *THEMES]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 4 and all(expected[theme] == text for theme, text in drawn)
    assert dict(matplotlib.rcParams) == before


def test_the_png_is_a_png_of_the_right_size() -> None:
    image = png(single(Line([0, 1], [0, 1])), dpi=100)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20]) == 420
    with pytest.raises(UsageError, match="36 to 600"):
        png(MIXED, dpi=10_000)


def test_a_drawing_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    path = cached_svg(MIXED, folder)
    assert path == folder / f"{digest(MIXED)}-light.svg"
    assert path.read_text(encoding="utf-8") == svg(MIXED)
    path.write_text("kept", encoding="utf-8")
    assert cached_svg(MIXED, folder).read_text(encoding="utf-8") == "kept"
    assert cached_svg(MIXED, folder, "dark") != path
    assert {file.suffix for file in folder.iterdir()} == {".svg"}


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (single(Label(0, 0, r"$\frac{1}$")), "Figure plot: the formula .* cannot be typeset"),
        (single(Label(0, 0, r"$\nosuchmacro$")), "Figure plot: the formula .* cannot be typeset"),
        (single(*(Line([0, 1], [0, i]) for i in range(7))), "more than 6 series"),
        (single(Bars(["a"], [1]), Bars(["b"], [1])), "must share their x"),
        (single(Line([0, 1000], [0, 1]), x=Axis(step=1)), "more than 40 ticks"),
    ],
)
def test_what_shows_only_when_drawn_is_the_authors_error(figure: Figure, reason: str) -> None:
    with pytest.raises(AuthorError, match=reason):
        svg(figure)


def test_an_unknown_theme_is_refused(tmp_path: Path) -> None:
    for draw in (svg, png, lambda figure, theme: cached_svg(figure, tmp_path, theme)):
        with pytest.raises(UsageError, match="no theme 'sepia'"):
            draw(MIXED, theme="sepia")  # type: ignore[operator]


def test_marks_without_a_series_take_the_next_free_one() -> None:
    theme = THEMES["light"]
    drawn = svg(single(Line([0, 1], [0, 1], series=1), Line([0, 1], [1, 0]), Points([0], [0], series=2), Points([1], [1])))
    assert all(f'stroke="{color}"' in drawn for color in theme.series[:4] if color != theme.series[4])
    assert f'"{theme.series[4]}"' not in drawn


@pytest.mark.parametrize(
    ("a", "b", "c", "kept"),
    [
        (1, 0, 0.5, [(0.5, 0), (1, 0), (1, 1), (0.5, 1)]),
        (0, -1, -0.25, [(0, 0), (1, 0), (1, 0.25), (0, 0.25)]),
        (1, 1, 1, [(1, 0), (1, 1), (0, 1)]),
        (1, 1, 5, []),
        (1, 1, -5, [(0, 0), (1, 0), (1, 1), (0, 1)]),
    ],
)
def test_a_half_plane_ends_at_the_frame(a: float, b: float, c: float, kept: list[tuple[float, float]]) -> None:
    assert clipped([(0, 0), (1, 0), (1, 1), (0, 1)], a, b, c) == kept
    assert svg(single(HalfPlane(a, b, c, label="accepted")))


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", THEMES)
def test_colours_stand_out_from_the_paper(name: str) -> None:
    theme = THEMES[name]
    for color, least in [*((color, 4.5) for color in theme.series), (theme.ink, 7), (theme.quiet, 4.5)]:
        light, dark = sorted((luminance(color), luminance(theme.paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least, color


def test_the_heat_scale_darkens_steadily() -> None:
    shades = [luminance(color) for color in HEAT]
    assert shades == sorted(shades, reverse=True)


def test_mixing_colours() -> None:
    assert mixed("#ff0000", "#ffffff", 0.5) == "#ff8080"
    assert json.dumps(mixed("#102030", "#ffffff", 1)) == '"#102030"'
