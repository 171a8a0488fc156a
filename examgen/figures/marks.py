"""The marks that a figure is made of: lines, points, bars, arrows, heat maps, spikes, networks, contours, regions.

Every mark is frozen data in the coordinates of its axes. Its constructor takes lists or arrays, rounds them to six
significant digits (`examgen.figures.values`) and checks them, so that a mark that exists can be drawn.

A `series` is one of six styles that differ in colour *and* in dash, marker shape or hatching. Marks without one take the
next free style of their panel; marks that belong together are given the same number. Series 0 is a quiet grey.
A `label` is the mark's entry in the legend. Texts may hold simple maths between dollar signs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from itertools import pairwise
from typing import Any, ClassVar, Literal, Self, get_args

from examgen.errors import AuthorError
from examgen.figures.values import number, numbers, same_length, table_of_numbers, text, texts

SERIES = 6
"""How many styles a panel can tell apart, series 0 (grey) not counted."""

Place = Literal["above", "below", "left", "right", "center"]
Role = Literal["input", "hidden", "output"]


class Record:
    """A frozen dataclass that is stored as a JSON object without the fields that are at their default."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """The fields that differ from their default, as plain JSON."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(self) if getattr(self, f.name) != _default(f)}  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """The record that `to_json` wrote. Raises AuthorError for unknown or missing fields."""
        try:
            return cls(**document)
        except TypeError:
            raise AuthorError(f"{cls.__name__} cannot be made of the fields {', '.join(document) or '(none)'}.") from None

    def _settle(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)


def plain(value: object) -> Any:
    """Tuples as lists and records as objects, all the way down."""
    if isinstance(value, Record):
        return value.to_json()
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def _default(field: Any) -> object:
    return MISSING if field.default is MISSING else field.default


class Mark(Record):
    """Anything drawn inside the axes. Its JSON carries the kind: `{"mark": "Line", ...}`."""

    __slots__ = ()
    kinds: ClassVar[dict[str, type[Mark]]] = {}

    def to_json(self) -> dict[str, Any]:
        return {"mark": type(self).__name__, **Record.to_json(self)}


def mark_from_json(document: Mapping[str, Any]) -> Mark:
    """The mark that `Mark.to_json` wrote. Raises AuthorError for an unknown kind or wrong fields."""
    rest = dict(document)
    kind = rest.pop("mark", None)
    if kind not in Mark.kinds:
        raise AuthorError(f"There is no mark {kind!r}; the marks are {', '.join(sorted(Mark.kinds))}.")
    return Mark.kinds[kind].from_json(rest)


def _series(value: int | None, what: str) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= SERIES):
        raise AuthorError(f"{what}: series is a number from 1 to {SERIES}, or 0 for grey, not {value!r}.")
    return value


def _choice(value: str, allowed: object, what: str) -> str:
    if value not in get_args(allowed):
        raise AuthorError(f"{what} is one of {', '.join(get_args(allowed))}, not {value!r}.")
    return value


@dataclass(frozen=True, slots=True)
class Line(Mark):
    """Points (x, y) joined in the given order; `markers` shows each point, `arrow` the direction at the last one."""

    x: Sequence[float]
    y: Sequence[float]
    label: str = ""
    series: int | None = None
    markers: bool = False
    arrow: bool = False

    def __post_init__(self) -> None:
        x, y = numbers(self.x, "Line: x"), numbers(self.y, "Line: y")
        same_length("Line", x=x, y=y)
        if len(x) < 2:
            raise AuthorError("Line needs at least two points; use Points for a single one.")
        self._settle(x=x, y=y, label=text(self.label, "Line: label"), series=_series(self.series, "Line"))


@dataclass(frozen=True, slots=True)
class Points(Mark):
    """Separate points (x, y), all with the marker of their series; hollow if not `filled`; `names` stand beside them."""

    x: Sequence[float]
    y: Sequence[float]
    label: str = ""
    series: int | None = None
    filled: bool = True
    names: Sequence[str] = ()

    def __post_init__(self) -> None:
        x, y, names = numbers(self.x, "Points: x"), numbers(self.y, "Points: y"), texts(self.names, "Points: names")
        same_length("Points", x=x, y=y, **({"names": names} if names else {}))
        self._settle(x=x, y=y, names=names, label=text(self.label, "Points: label"), series=_series(self.series, "Points"))


@dataclass(frozen=True, slots=True)
class Bars(Mark):
    """Bars from zero to `heights`, at categories (`x` is a list of texts) or centred on numbers (a histogram).

    Several Bars in one panel stand side by side; they must share their `x`.
    """

    x: Sequence[str] | Sequence[float]
    heights: Sequence[float]
    label: str = ""
    series: int | None = None

    def __post_init__(self) -> None:
        named = any(isinstance(item, str) for item in self.x)
        x: tuple[object, ...] = texts(self.x, "Bars: x") if named else numbers(self.x, "Bars: x")
        heights = numbers(self.heights, "Bars: heights")
        same_length("Bars", x=x, heights=heights)
        if len(set(x)) < len(x) or not x:
            raise AuthorError("Bars: x needs at least one place, each named once.")
        self._settle(x=x, heights=heights, label=text(self.label, "Bars: label"), series=_series(self.series, "Bars"))


@dataclass(frozen=True, slots=True)
class Arrows(Mark):
    """Arrows from (x, y) to (x + dx, y + dy), in axis units; `names` stand at the heads."""

    x: Sequence[float]
    y: Sequence[float]
    dx: Sequence[float]
    dy: Sequence[float]
    label: str = ""
    series: int | None = None
    names: Sequence[str] = ()

    def __post_init__(self) -> None:
        ends = {name: numbers(getattr(self, name), f"Arrows: {name}") for name in ("x", "y", "dx", "dy")}
        names = texts(self.names, "Arrows: names")
        same_length("Arrows", **ends, **({"names": names} if names else {}))
        if any(dx == 0 == dy for dx, dy in zip(ends["dx"], ends["dy"], strict=True)):
            raise AuthorError("Arrows: an arrow of length zero cannot be drawn.")
        self._settle(**ends, names=names, label=text(self.label, "Arrows: label"), series=_series(self.series, "Arrows"))


@dataclass(frozen=True, slots=True)
class Heat(Mark):
    """A grid of cells, the darker the larger the value (so that it survives a black and white printer).

    Without `x` and `y` it is a matrix: rows downwards and columns to the right, both counted from 1, cells with borders.
    With both it is a map: cell `values[i][j]` is centred on (x[j], y[i]). `low` and `high` fix the ends of the scale.
    `key` is the title of the colour key (a blank for a key without a title, None for no key); `written` writes each
    value into its cell.
    """

    values: Sequence[Sequence[float]]
    x: Sequence[float] | None = None
    y: Sequence[float] | None = None
    low: float | None = None
    high: float | None = None
    key: str | None = None
    written: bool = False

    def __post_init__(self) -> None:
        values = table_of_numbers(self.values, "Heat: values")
        if not values or not values[0]:
            raise AuthorError("Heat needs at least one cell.")
        if (self.x is None) != (self.y is None):
            raise AuthorError("Heat: give x and y, or neither.")
        low = min(map(min, values)) if self.low is None else number(self.low, "Heat: low")
        high = max(map(max, values)) if self.high is None else number(self.high, "Heat: high")
        if low > high:
            raise AuthorError(f"Heat: low is {low}, above high, {high}.")
        if self.x is not None and self.y is not None:
            self._settle(**_mesh("Heat", self.x, self.y, values))
        key = None if self.key is None else text(self.key, "Heat: key")
        self._settle(values=values, low=low, high=high, key=key)


@dataclass(frozen=True, slots=True)
class Spikes(Mark):
    """A raster: one row of ticks a neuron, first row on top. `times[i]` are the spike times of row i; `names` its labels."""

    times: Sequence[Sequence[float]]
    names: Sequence[str] = ()

    def __post_init__(self) -> None:
        times = table_of_numbers(self.times, "Spikes: times", ragged=True)
        if not times:
            raise AuthorError("Spikes needs at least one row.")
        names = texts(self.names, "Spikes: names") or tuple(str(i) for i in range(1, len(times) + 1))
        same_length("Spikes", times=times, names=names)
        self._settle(times=times, names=names)


@dataclass(frozen=True, slots=True)
class Node(Record):
    """A unit of a network at (x, y); `role` sets its shape (input: square, hidden: round, output: doubly round).

    Its short `name` stands inside, a longer `label` below it. Its frame, and the edges that leave it, have the colour of its
    `series`; without one the frame is in ink.
    """

    name: str
    x: float
    y: float
    role: Role = "hidden"
    label: str = ""
    series: int | None = None

    def __post_init__(self) -> None:
        self._settle(name=text(self.name, "Node: name"), x=number(self.x, "Node: x"), y=number(self.y, "Node: y"))
        self._settle(label=text(self.label, "Node: label"), series=_series(self.series, "Node"))
        _choice(self.role, Role, "Node: role")


@dataclass(frozen=True, slots=True)
class Edge(Record):
    """A connection between two nodes by name, with a label such as its weight; `enabled=False` is drawn dashed."""

    source: str
    target: str
    label: str = ""
    enabled: bool = True
    directed: bool = True

    def __post_init__(self) -> None:
        self._settle(label=text(self.label, "Edge: label"))


@dataclass(frozen=True, slots=True)
class Graph(Mark):
    """A network of nodes and edges.

    A panel that begins with one and holds nothing else but Labels is drawn without axes, in equal proportions. Where nodes have
    labels, it is drawn half an inch a unit, and the figure is as large as that makes it.
    """

    nodes: Sequence[Node]
    edges: Sequence[Edge] = ()

    def __post_init__(self) -> None:
        nodes = tuple(node if isinstance(node, Node) else Node.from_json(node) for node in self.nodes)
        edges = tuple(edge if isinstance(edge, Edge) else Edge.from_json(edge) for edge in self.edges)
        names = [node.name for node in nodes]
        if not nodes or len(set(names)) < len(names):
            raise AuthorError("Graph needs nodes, each with a name of its own.")
        for edge in edges:
            for end in (edge.source, edge.target):
                if end not in names:
                    raise AuthorError(f"Graph: an edge names {end!r}, which is no node.")
        self._settle(nodes=nodes, edges=edges)


@dataclass(frozen=True, slots=True)
class Contour(Mark):
    """Lines of equal height of `z[i][j]` at (x[j], y[i]), at the given `levels` or at about seven round ones."""

    x: Sequence[float]
    y: Sequence[float]
    z: Sequence[Sequence[float]]
    levels: Sequence[float] | None = None
    numbered: bool = True

    def __post_init__(self) -> None:
        z = table_of_numbers(self.z, "Contour: z")
        self._settle(z=z, **_mesh("Contour", self.x, self.y, z))
        if self.levels is not None:
            levels = numbers(self.levels, "Contour: levels")
            if not levels or any(b <= a for a, b in pairwise(levels)):
                raise AuthorError("Contour: levels must increase.")
            self._settle(levels=levels)


def _mesh(what: str, x: Sequence[float], y: Sequence[float], z: tuple[tuple[float, ...], ...]) -> dict[str, object]:
    xs, ys = numbers(x, f"{what}: x"), numbers(y, f"{what}: y")
    if len(ys) != len(z) or any(len(row) != len(xs) for row in z):
        raise AuthorError(f"{what} needs one row for each of the {len(ys)} y and one column for each of the {len(xs)} x.")
    for name, values in (("x", xs), ("y", ys)):
        if len(values) < 2 or any(b <= a for a, b in pairwise(values)):
            raise AuthorError(f"{what}: {name} needs at least two numbers that increase.")
    return {"x": xs, "y": ys}


@dataclass(frozen=True, slots=True)
class Region(Mark):
    """The inside of the polygon with corners (x, y), shaded."""

    x: Sequence[float]
    y: Sequence[float]
    label: str = ""
    series: int | None = None

    def __post_init__(self) -> None:
        x, y = numbers(self.x, "Region: x"), numbers(self.y, "Region: y")
        same_length("Region", x=x, y=y)
        if len(x) < 3:
            raise AuthorError("Region needs at least three corners.")
        self._settle(x=x, y=y, label=text(self.label, "Region: label"), series=_series(self.series, "Region"))


@dataclass(frozen=True, slots=True)
class HalfPlane(Mark):
    """Where a x + b y >= c, shaded up to the frame: the side that a perceptron with weights (a, b), threshold c accepts."""

    a: float
    b: float
    c: float = 0
    label: str = ""
    series: int | None = None

    def __post_init__(self) -> None:
        a, b, c = (number(getattr(self, name), f"HalfPlane: {name}") for name in "abc")
        if a == 0 == b:
            raise AuthorError("HalfPlane: a and b cannot both be zero.")
        self._settle(a=a, b=b, c=c, label=text(self.label, "HalfPlane: label"), series=_series(self.series, "HalfPlane"))


@dataclass(frozen=True, slots=True)
class Label(Mark):
    """A text at (x, y); `place` says on which side of that point it stands."""

    x: float
    y: float
    text: str
    place: Place = "center"

    def __post_init__(self) -> None:
        self._settle(x=number(self.x, "Label: x"), y=number(self.y, "Label: y"), text=text(self.text, "Label: text"))
        _choice(self.place, Place, "Label: place")


@dataclass(frozen=True, slots=True)
class HLine(Mark):
    """A horizontal line across the whole frame at height y: a threshold, a fixed point, zero."""

    y: float
    label: str = ""
    series: int = 0

    def __post_init__(self) -> None:
        _series(self.series, "HLine")
        self._settle(y=number(self.y, "HLine: y"), label=text(self.label, "HLine: label"))


@dataclass(frozen=True, slots=True)
class VLine(Mark):
    """A vertical line across the whole frame at x: a moment, a threshold, zero."""

    x: float
    label: str = ""
    series: int = 0

    def __post_init__(self) -> None:
        _series(self.series, "VLine")
        self._settle(x=number(self.x, "VLine: x"), label=text(self.label, "VLine: label"))


Mark.kinds.update(
    (kind.__name__, kind)
    for kind in (Arrows, Bars, Contour, Graph, HLine, HalfPlane, Heat, Label, Line, Points, Region, Spikes, VLine)
)
