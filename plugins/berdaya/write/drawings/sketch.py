"""A sketch map as residents draw it: north is up, nothing is to scale; signs and lines with their names, and a legend."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from math import hypot

from berdaya.model.kinds._figures import MapSketch
from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.legend import Meaning, legend, legend_height, numbered
from berdaya.write.drawings.places import Places, apart

STEPS = 10
_MARGIN, _SIGN = 18.0, 9.0
_MOST_BESIDE = 0.6
"""Share of a low room's width that the legend may take: a narrower map says too little."""
Point = tuple[float, float]


def draw(figure: MapSketch, canvas: Canvas) -> None:
    """Draw lines, then signs over them, then names where there is room; what signs mean stands below, or beside where the room is low, or alone."""
    used = meanings(figure, canvas)
    if canvas.room.places == (1,):
        bottom = legend(canvas, used, 4)
        canvas.text(0, bottom + canvas.line / 2, canvas.lines(canvas.own(canvas.says.not_to_scale), canvas.width, "s"), "s")
        return
    beside, has_legend = 0.0, not canvas.room.places
    if canvas.room.height and has_legend:
        beside = _beside(canvas, used)
    tall = canvas.room.height - 2 if canvas.room.height else canvas.width * (0.95 if canvas.width <= 400 else 0.72)
    whole, canvas.width = canvas.width, canvas.width - beside
    canvas.rect(0.6, 0.6, canvas.width - 1.2, tall - 1.2, "fine")
    for line in figure.lines:
        stroke(canvas, line.kind, [place(canvas, tall, x, y) for x, y in line.points])
    north(canvas)
    points = apart(
        [place(canvas, tall, sign.x, sign.y) for sign in figure.signs], 2 * _SIGN, (_MARGIN, _MARGIN, canvas.width - _MARGIN, tall - _MARGIN)
    )
    for sign, (x, y) in zip(figure.signs, points, strict=True):
        canvas.circle(x, y, _SIGN + 1.5, "veil")
        SIGNS[sign.sign](canvas, x, y)
    places = Places(canvas, (4, 4, canvas.width - 4, tall - 4), _SIGN)
    places.taken.append((canvas.width - 30, 0, canvas.width, 40))
    names = [canvas.said(sign.label) for sign in figure.signs]
    for (x, y), said, has_place in zip(points, names, places.name(points, names, "s h"), strict=True):
        if not has_place:
            number = canvas.own(str(places.number(said)))
            canvas.text(x + _SIGN, y - _SIGN - 4, number, "s b h")
    for line in figure.lines:
        if line.label:
            _name_line(canvas, places, canvas.said(line.label), [place(canvas, tall, x, y) for x, y in line.points])
    if not has_legend:
        canvas.is_broken = canvas.is_broken or bool(places.numbers)  # nobody would say what they stand for
        return
    left, canvas.width = (canvas.width + _MARGIN, whole) if beside else (0.0, whole)
    bottom = legend(canvas, used, 4 if beside else tall + 8, left)
    bottom = canvas.text(left, bottom + 4, canvas.lines(canvas.own(canvas.says.not_to_scale), whole - left, "s"), "s")
    if places.numbers:
        numbered(canvas, places.numbers, bottom + 6, left)


def _beside(canvas: Canvas, used: Sequence[Meaning]) -> float:
    """The width of a legend beside the map: as narrow as its widest words; wider where it would be higher than the room, so that it
    stands in two columns and stays with its map."""
    widest = max((meaning.width + canvas.width_of(meaning.words, "s") for meaning in used), default=0.0)
    beside = max(widest, canvas.widest_word(canvas.says.not_to_scale, "s")) + 2 * _MARGIN

    def height() -> float:
        note = canvas.lines(canvas.own(canvas.says.not_to_scale), beside - _MARGIN, "s")
        return 8 + legend_height(canvas, used, beside - _MARGIN) + canvas.height_of(note, "s")

    while height() > canvas.room.height and beside < canvas.width * _MOST_BESIDE:
        beside += canvas.line
    return beside


def place(canvas: Canvas, tall: float, x: float, y: float) -> Point:
    """Where a point of the map stands: 0 to 10 from the left and from below."""
    return _MARGIN + x * (canvas.width - 2 * _MARGIN) / STEPS, tall - _MARGIN - y * (tall - 2 * _MARGIN) / STEPS


def meanings(figure: MapSketch, canvas: Canvas) -> list[Meaning]:
    """The signs and lines that this map uses, in one order."""
    used = {sign.sign for sign in figure.signs}
    kinds = {line.kind for line in figure.lines}
    signs = [Meaning(partial(SIGNS[name], canvas), canvas.own(canvas.says.signs[name])) for name in SIGNS if name in used]
    lines = [
        Meaning(partial(_sample, canvas, kind), canvas.own(canvas.says.lines[kind]), 30)
        for kind in ("jalan", "setapak", "sungai", "batas")
        if kind in kinds
    ]
    return [*signs, *lines]


def north(canvas: Canvas) -> None:
    """An arrow to the north in the upper right corner."""
    x = canvas.width - 16
    top = canvas.text(x, 3, canvas.own(canvas.says.north), "s b c") + 1
    canvas.path(f"M{x:.1f} {top + 17:.1f}V{top + 5:.1f}")
    canvas.head(x, top, 0, -1, 6)


def stroke(canvas: Canvas, kind: str, points: Sequence[Point]) -> None:
    """Draw a line of the map: a road is two lines, a path dashes, a river a wave, a border dashes and dots."""
    match kind:
        case "jalan":
            canvas.polyline(points, "road")
            canvas.polyline(points, "lane")
        case "setapak":
            canvas.polyline(points, "dash")
        case "sungai":
            canvas.path(_wave(points), "bold", reach=max(y for _, y in points))
        case _:
            canvas.polyline(points, "bold border")


def _sample(canvas: Canvas, kind: str, x: float, y: float) -> None:
    stroke(canvas, kind, [(x - 14, y), (x + 14, y)])


def _wave(points: Sequence[Point]) -> str:
    """A line that swings to both sides all along."""
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    side = 1
    for (x, y), (right, below) in pairwise(points):
        length = hypot(right - x, below - y) or 1.0
        count = max(1, round(length / 9))
        dx, dy = (right - x) / count, (below - y) / count
        for at in range(count):
            side = -side
            bend = (x + dx * (at + 0.5) - dy / length * count * 4 * side, y + dy * (at + 0.5) + dx / length * count * 4 * side)
            parts.append(f"Q{bend[0]:.1f} {bend[1]:.1f} {x + dx * (at + 1):.1f} {y + dy * (at + 1):.1f}")
    return "".join(parts)


def _name_line(canvas: Canvas, places: Places, said: Said, points: Sequence[Point]) -> None:
    """Write a name beside a line, where there is room; else a number."""
    beside = Places(canvas, places.area, 5, places.taken)
    spots = _along(points)
    if any(beside.free_name(spot, said, "s i h") for spot in spots):
        return
    number = canvas.own(str(places.number(said)))
    if not any(beside.free_name(spot, number, "s b h") for spot in spots):
        canvas.centred(*spots[0], [number], "s b h")


def _along(points: Sequence[Point]) -> list[Point]:
    """Places along a line: the middles of its stretches, the longest first, then their quarters."""
    stretches = sorted(pairwise(points), key=lambda pair: -hypot(pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]))
    return [
        (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share) for share in (0.5, 0.25, 0.75) for start, end in stretches
    ]


# The signs: each around a point, 16 units wide, told apart without a colour.


def _house(canvas: Canvas, x: float, y: float) -> None:
    canvas.polyline([(x - 6, y + 6), (x - 6, y - 1), (x, y - 7), (x + 6, y - 1), (x + 6, y + 6)], "bare", is_closed=True)


def _worship(canvas: Canvas, x: float, y: float) -> None:
    canvas.path(
        f"M{x - 6:.1f} {y + 6:.1f}V{y:.1f}Q{x - 6:.1f} {y - 5:.1f} {x:.1f} {y - 8:.1f}Q{x + 6:.1f} {y - 5:.1f} {x + 6:.1f} {y:.1f}V{y + 6:.1f}Z",
        "ink",
    )


def _school(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 7, y - 1, 14, 7, "bare")
    canvas.path(f"M{x:.1f} {y - 1:.1f}V{y - 9:.1f}L{x + 6:.1f} {y - 6.5:.1f}L{x:.1f} {y - 4:.1f}")


def _health(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 7, y - 7, 14, 14, "bare")
    canvas.path(f"M{x:.1f} {y - 5:.1f}V{y + 5:.1f}M{x - 5:.1f} {y:.1f}H{x + 5:.1f}", "bold")


def _office(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 7, y - 5, 14, 11, "ink")
    canvas.path(f"M{x - 9:.1f} {y - 6.5:.1f}H{x + 9:.1f}", "bold")


def _market(canvas: Canvas, x: float, y: float) -> None:
    canvas.polyline([(x - 8, y - 1), (x - 5, y - 7), (x + 5, y - 7), (x + 8, y - 1)], "ink", is_closed=True)
    canvas.path(f"M{x - 6:.1f} {y - 1:.1f}V{y + 6:.1f}M{x + 6:.1f} {y - 1:.1f}V{y + 6:.1f}")


def _well(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 7, "bare")
    canvas.circle(x, y, 3, "ink")


def _spring(canvas: Canvas, x: float, y: float) -> None:
    left, right = f"{x - 7:.1f} {y + 1:.1f}", f"{x + 7:.1f} {y + 1:.1f}"
    round_below = f"{x + 5:.1f} {y + 4:.1f}Q{x:.1f} {y + 9:.1f} {x - 5:.1f} {y + 4:.1f}"
    canvas.path(f"M{x:.1f} {y - 8:.1f}Q{right} {round_below}Q{left} {x:.1f} {y - 8:.1f}Z", "ink")


def _rice(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 8, y - 6, 16, 12, "fine", fill="lines")


def _garden(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 8, y - 6, 16, 12, "fine", fill="spots")


def _forest(canvas: Canvas, x: float, y: float) -> None:
    canvas.polyline([(x - 6, y + 3), (x + 6, y + 3), (x, y - 8)], "ink", is_closed=True)
    canvas.path(f"M{x:.1f} {y + 3:.1f}V{y + 8:.1f}", "bold")


def _bridge(canvas: Canvas, x: float, y: float) -> None:
    canvas.path(
        f"M{x - 8:.1f} {y - 4:.1f}Q{x:.1f} {y:.1f} {x + 8:.1f} {y - 4:.1f}M{x - 8:.1f} {y + 4:.1f}Q{x:.1f} {y:.1f} {x + 8:.1f} {y + 4:.1f}", "bold"
    )


def _danger(canvas: Canvas, x: float, y: float) -> None:
    canvas.polyline([(x - 8, y + 6), (x + 8, y + 6), (x, y - 8)], "bare", is_closed=True)
    canvas.path(f"M{x:.1f} {y - 3:.1f}V{y + 2:.1f}M{x:.1f} {y + 3.6:.1f}V{y + 4.8:.1f}", "bold")


def _other(canvas: Canvas, x: float, y: float) -> None:
    canvas.polyline([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], "bare", is_closed=True)


SIGNS: dict[str, Callable[[Canvas, float, float], None]] = {
    "rumah": _house,
    "ibadah": _worship,
    "sekolah": _school,
    "puskesmas": _health,
    "kantor": _office,
    "pasar": _market,
    "sumur": _well,
    "mata-air": _spring,
    "sawah": _rice,
    "kebun": _garden,
    "hutan": _forest,
    "jembatan": _bridge,
    "bahaya": _danger,
    "lain": _other,
}
