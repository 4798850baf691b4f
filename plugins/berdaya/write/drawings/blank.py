"""A figure's frame without what somebody put into it: the worksheet that residents fill in. It fills the room's height.

What the figure ``keeps`` stays printed: names of rows (also rungs, steps, rings) and of columns (also times and parts).
"""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import Any

from berdaya.model.figure import DrawingFigure
from berdaya.model.kinds import _figures as kit
from berdaya.model.sheet import Said
from berdaya.write.drawings import calendar, day, quadrants, sketch, timeline, trend
from berdaya.write.drawings.canvas import Canvas, Room
from berdaya.write.drawings.legend import Meaning, legend
from berdaya.write.drawings.rings import layer

WIDE = ("calendar", "transect", "trend", "map", "day")
"""Types whose sheet lies on its side."""
_WIDE_COLUMNS = 3
"""A matrix of so many columns, that of names left out, lies on its side, too."""
_PAD = 5.0
_LEAST_ROW = 34.0
"""The least height of a row to write into: 12 mm."""


def is_wide(figure: kit.Drawing) -> bool:
    """Whether the sheet lies on its side."""
    return figure.type in WIDE or (isinstance(figure, kit.Matrix) and len(figure.columns) >= _WIDE_COLUMNS)


def drawn_blank(figure: DrawingFigure, room: Room, draw: Callable[[str], str] = str) -> str:
    """Draw the frame into a room with a height; a unit is a point of the paper."""
    canvas = Canvas(figure, room, "kosong-", draw)
    _FRAMES[figure.drawing.type](figure.drawing, canvas)
    return canvas.parts()


def _names(canvas: Canvas, figure: kit.Drawing, what: str, labels: Sequence[kit.Label]) -> list[Said]:
    """The names that stay printed; empty ones where they do not."""
    return [canvas.said(label) if what in figure.keeps else canvas.own("") for label in labels]


def _grid(canvas: Canvas, columns: Sequence[Said], rows: Sequence[Said], top: float, height: float) -> None:
    """A table with a head, a column of names at the left, and rows that share the height."""
    names = canvas.width * (0.24 if len(columns) > 1 else 0.3)
    column = (canvas.width - names) / len(columns)
    heads = [canvas.lines(name, column - 2 * _PAD, "b") for name in columns]
    tall = max(26.0, max(canvas.height_of(lines, "b") for lines in heads) + 2 * _PAD)
    canvas.rect(0.6, top, canvas.width - 1.2, tall, "head")
    for at, lines in enumerate(heads):
        canvas.text(names + at * column + _PAD, top + _PAD, lines, "b")
    row = (height - tall) / len(rows)
    for at, name in enumerate(rows):
        y = top + tall + at * row
        canvas.hline(0, y, canvas.width, "")
        canvas.text(_PAD, y + _PAD, canvas.lines(name, names - 2 * _PAD, "b"), "b")
    for at in range(len(columns)):
        canvas.vline(names + at * column, top, top + height, "")
    canvas.rect(0.6, top, canvas.width - 1.2, height)


def _count(figure: kit.Drawing, there: int, height: float, least: float = _LEAST_ROW, more: int = 3) -> int:
    """How many rows: those that stay printed, else some more than the example has, as far as they can be written into."""
    return there if "baris" in figure.keeps else max(1, min(there + more, int(height / least)))


def _matrix(figure: kit.Matrix, canvas: Canvas) -> None:
    rows = _names(canvas, figure, "baris", [row.label for row in figure.rows])
    count = _count(figure, len(rows), canvas.room.height - 30)
    _grid(canvas, _names(canvas, figure, "kolom", figure.columns), (rows + [canvas.own("")] * count)[:count], 0.6, canvas.room.height - 2)


def _calendar(figure: kit.Calendar, canvas: Canvas) -> None:
    below = 24.0
    names = canvas.width * 0.2
    column = (canvas.width - names) / calendar.MONTHS
    height = canvas.room.height - below
    head = 22.0
    canvas.rect(0.6, 0.6, canvas.width - 1.2, head, "head")
    for at, name in enumerate(calendar.month_names(figure, canvas)):
        canvas.text(names + (at + 0.5) * column, 4, canvas.own(name), "b c")
    labels = _names(canvas, figure, "baris", [row.label for row in figure.rows])
    count = _count(figure, len(labels), height - head)
    row = (height - head) / count
    for at in range(count):
        canvas.hline(0, head + at * row, canvas.width, "")
        if at < len(labels):
            canvas.text(_PAD, head + at * row + _PAD, canvas.lines(labels[at], names - 2 * _PAD, "b"), "b")
    for at in range(calendar.MONTHS):
        canvas.vline(names + at * column, 0.6, height, "")
    canvas.rect(0.6, 0.6, canvas.width - 1.2, height)
    levels = [Meaning(partial(calendar.bar, canvas, level), canvas.own(name)) for level, name in calendar.levels_of(canvas)]
    legend(canvas, levels, height + 6)


def _timeline(figure: kit.Timeline, canvas: Canvas) -> None:
    below = 24.0
    height = canvas.room.height - below
    axis = canvas.width * 0.26
    count = _count(figure, len(figure.moments), height, 40.0)
    row = height / count
    whens = _names(canvas, figure, "baris", [moment.when for moment in figure.moments])
    canvas.path(f"M{axis:.1f} 2V{height - 6:.1f}", "bold", reach=height)
    canvas.head(axis, height, 0, 1, 9)
    for at in range(count):
        middle = (at + 0.55) * row
        canvas.hline(0, middle + 8, axis - 18)
        canvas.hline(axis + 18, middle + 8, canvas.width)
        canvas.circle(axis, middle, 9, "bare")
        if at < len(whens):
            canvas.text(axis - 20, middle - 8, canvas.lines(whens[at], axis - 24, "b"), "b e")
    moods = [Meaning(partial(timeline.mood_sign, canvas, mood), canvas.own(canvas.says.moods[mood])) for mood in timeline.MOODS]
    legend(canvas, moods, height + 6)


def _tree(_: kit.Tree, canvas: Canvas) -> None:
    height, middle = canvas.room.height, canvas.width / 2
    trunk = height * 0.13
    top = (height - trunk) / 2
    canvas.text(middle, 0, canvas.own(canvas.says.effects), "b c")
    canvas.centred(middle, height - canvas.line / 2, [canvas.own(canvas.says.causes)], "b")
    canvas.path(f"M{middle:.1f} {canvas.line + 4:.1f}V{height - canvas.line - 4:.1f}", "bold")
    half = top - canvas.line - 8
    for begin, slant in ((canvas.line + 4, 14.0), (top + trunk + 4, -14.0)):
        for at in range(6):
            side = at % 2
            room = half / 3
            y = begin + (at // 2) * room + 4
            x = 0.8 if side == 0 else middle + 16
            edge = middle - 16 if side == 0 else middle + 16
            canvas.rect(x, y, middle - 17, room - 10, "bare", 4)
            canvas.path(f"M{middle:.1f} {y + room / 2 + slant:.1f}L{edge:.1f} {y + room / 2 - 4:.1f}", "bold")
    canvas.rect(canvas.width * 0.14, top, canvas.width * 0.72, trunk, "veil")
    canvas.rect(canvas.width * 0.14, top, canvas.width * 0.72, trunk, "bold", 6)


def _venn(_: kit.Venn, canvas: Canvas) -> None:
    below = 62.0
    height = canvas.room.height - below
    middle, level = canvas.width / 2, height / 2
    longest = min(middle, level) - 4
    for share in (1.0, 0.7):
        canvas.circle(middle, level, longest * share, "dash")
    canvas.circle(middle, level, longest * 0.27, "bold")
    y = height + 6
    for line in (canvas.says.large, canvas.says.near):
        y = canvas.text(0, y, canvas.lines(canvas.own(line), canvas.width * 0.72, "s"), "s") + 2
    x = canvas.width * 0.76
    for radius in (9.0, 16.0, 24.0):
        x += radius
        canvas.circle(x, height + 32, radius)
        x += radius + 5


def _quadrants(figure: kit.Quadrants, canvas: Canvas) -> None:
    top = quadrants.axis_up(figure, canvas, 0)
    height = canvas.room.height - top - 60
    quadrants.frame(canvas, 0, top, canvas.width, height)
    for at, corner in enumerate(figure.corners):
        lines = canvas.lines(canvas.said(corner), canvas.width / 2 - 16, "b")
        y = top + 6 if at < 2 else top + height - 6 - canvas.height_of(lines, "b")
        canvas.text(8 + (at % 2) * canvas.width / 2, y, lines, "b")
    quadrants.axis_across(figure, canvas, 0, canvas.width, top + height)


def _map(figure: kit.MapSketch, canvas: Canvas) -> None:
    meanings = sketch.meanings(figure, canvas)
    wide = sum(meaning.width + 20 + canvas.width_of(meaning.words, "s") for meaning in meanings)
    below = 32.0 + (canvas.line + 4) * ceil(wide / (canvas.width * 0.88))
    height = canvas.room.height - below
    canvas.rect(0.6, 0.6, canvas.width - 1.2, height - 1.2)
    sketch.north(canvas)
    bottom = legend(canvas, meanings, height + 6)
    canvas.text(0, bottom + 2, canvas.own(canvas.says.not_to_scale), "s")


def _transect(figure: kit.Transect, canvas: Canvas) -> None:
    top = canvas.room.height * 0.26
    canvas.rect(0.6, 0.6, canvas.width - 1.2, top)
    zones = _names(canvas, figure, "kolom", [zone.label for zone in figure.zones])
    rows = _names(canvas, figure, "baris", [row.label for row in figure.rows])
    _grid(canvas, zones, rows, top, canvas.room.height - top - 2)
    names = canvas.width * 0.24
    column = (canvas.width - names) / len(zones)
    for at in range(len(zones)):
        canvas.path(f"M{names + at * column:.1f} 0.6V{top:.1f}", "dash", reach=top)


def _ladder(figure: kit.Ladder, canvas: Canvas) -> None:
    count = _count(figure, len(figure.rungs), canvas.room.height, 60.0, 1)
    row = canvas.room.height / count
    step = canvas.width * 0.3 / max(count - 1, 1)
    width = canvas.width - step * (count - 1)
    names = _names(canvas, figure, "baris", [rung.label for rung in figure.rungs])
    for at in range(count):
        x, y = at * step, canvas.room.height - (at + 1) * row
        canvas.rect(x + 0.8, y + 3, width - 1.6, row - 8, "bare", 4)
        label = f"{at + 1}. {names[at]}" if at < len(names) else f"{at + 1}."
        canvas.text(x + 8, y + 9, canvas.lines(canvas.own(label), width - 16, "b"), "b")


def _flow(figure: kit.Flow, canvas: Canvas) -> None:
    names = _names(canvas, figure, "baris", [box.label for box in figure.boxes])
    count = _count(figure, len(names), canvas.room.height, 74.0, 1)
    row = canvas.room.height / count
    for at in range(count):
        y = at * row
        canvas.rect(0.8, y + 1, canvas.width - 1.6, row - 22, "bare", 5)
        canvas.text(8, y + 7, canvas.lines(canvas.own(f"{at + 1}. {names[at]}" if at < len(names) else f"{at + 1}."), canvas.width - 16, "b"), "b")
        if at + 1 < count:
            canvas.path(f"M{canvas.width / 2:.1f} {y + row - 21:.1f}V{y + row - 6:.1f}", "bold")
            canvas.head(canvas.width / 2, y + row, 0, 1, 8)


def _trend(figure: kit.Trend, canvas: Canvas) -> None:
    below = 84.0
    ground = trend.scale(canvas, 8.0, canvas.room.height - below - 8)
    names = _names(canvas, figure, "kolom", figure.times)
    for x, name in zip(trend.places(canvas, len(names)), names, strict=True):
        canvas.path(f"M{x:.1f} 8V{ground:.1f}", "dash fine", reach=ground)
        if name:
            canvas.text(x, ground + 4, canvas.own(name), "s c")
        else:
            canvas.hline(max(0, x - 32), ground + 26, min(canvas.width, x + 32), "")
    column = canvas.width / 2
    for at in range(4):
        x, y = (at % 2) * column, ground + 46 + (at // 2) * 22
        trend.sample(canvas, at, x + 18, y)
        canvas.hline(x + 42, y + 7, x + column - 14, "")


def _day(figure: kit.Day, canvas: Canvas) -> None:
    names = _names(canvas, figure, "baris", [row.label for row in figure.rows])
    left, top, below = 30.0, 26.0, 24.0
    ground = canvas.room.height - below
    hour = (ground - top) / day.HOURS
    column = (canvas.width - left) / len(names)
    for at in range(day.HOURS + 1):
        y = top + at * hour
        canvas.hline(left, y, canvas.width, "" if at % 3 == 0 else "fine")
        if at % 3 == 0:
            canvas.centred(left / 2, min(y, ground - 4), [canvas.own(f"{at:02d}")], "s")
    for at, name in enumerate(names):
        x = left + at * column
        if name:
            canvas.text(x + column / 2, 4, canvas.own(name), "b c")
        else:
            canvas.hline(x + 10, 20, x + column - 10, "")
        canvas.vline(x, top, ground, "")
        canvas.vline(x + 18, top, ground)
    canvas.vline(canvas.width - 0.6, top, ground, "")
    legend(canvas, day.meanings(canvas, set(day.KINDS)), ground + 6)


def _rings(figure: kit.Rings, canvas: Canvas) -> None:
    names = _names(canvas, figure, "baris", [ring.label for ring in reversed(figure.rings)])
    depth = len(names)
    height = canvas.room.height - 2
    core = min(54.0, height / (depth + 2))
    row = (height - core - depth * 9) / depth
    for at, name in enumerate(names):
        layer(canvas, at, 1 + at * row, height - at * 9, "bare")
        canvas.text(canvas.width / 2, 1 + at * row + 7, canvas.lines(name, canvas.width * 0.6, "b"), "b c")
    layer(canvas, depth, 1 + depth * row, 1 + depth * row + core, "bold")


_FRAMES: dict[str, Callable[[Any, Canvas], None]] = {
    "matrix": _matrix,
    "calendar": _calendar,
    "timeline": _timeline,
    "tree": _tree,
    "venn": _venn,
    "quadrants": _quadrants,
    "map": _map,
    "transect": _transect,
    "ladder": _ladder,
    "flow": _flow,
    "trend": _trend,
    "day": _day,
    "rings": _rings,
}
