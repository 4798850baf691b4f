"""Rows and columns: as a table where each column has room for its widest word, else row below row, each with its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import Canvas

_PAD = 5.0
"""White left and right of the words in a cell, and above and below them."""
_MOST_OF_NAMES = 0.36
"""The share of the width that the names of the rows may take."""
_IDEAL = 190.0


@dataclass(frozen=True)
class GridRow:
    """A row: its name, and a cell for each column."""

    name: Said
    cells: Sequence[Said]


def widths_of(canvas: Canvas, columns: Sequence[Said], rows: Sequence[GridRow]) -> tuple[float, ...] | None:
    """Share the width among the names of the rows and the columns; nothing where there is no room for every word."""
    names = (max((canvas.widest_word(row.name, "b") for row in rows), default=0), max((canvas.width_of(row.name, "b") for row in rows), default=0))
    wanted = [names]
    for at, column in enumerate(columns):
        cells = [row.cells[at] for row in rows]
        least = max([canvas.widest_word(column, "s b"), *(canvas.widest_word(cell) for cell in cells)])
        most = max([canvas.width_of(column, "s b"), *(canvas.width_of(cell) for cell in cells)])
        wanted.append((least, most))
    least_widths = [least + 2 * _PAD for least, _ in wanted]
    left = canvas.width - sum(least_widths)
    if left < 0 or least_widths[0] > canvas.width * _MOST_OF_NAMES:
        return None
    more = [max(0.0, min(most, _IDEAL) - least) for least, most in wanted]
    total = sum(more)
    if total <= left:
        share = (left - total) / len(wanted)
        return tuple(least + extra + share for least, extra in zip(least_widths, more, strict=True))
    return tuple(least + extra * left / total for least, extra in zip(least_widths, more, strict=True))


def grid(canvas: Canvas, corner: Said, columns: Sequence[Said], rows: Sequence[GridRow], top: float = 0.0) -> float:
    """Draw rows and columns; give the lower edge. ``corner`` stands above the names of the rows."""
    widths = widths_of(canvas, columns, rows)
    if widths is None:
        return stacked(canvas, columns, rows, top)
    return table(canvas, widths, corner, columns, rows, top)


def table(canvas: Canvas, widths: Sequence[float], corner: Said, columns: Sequence[Said], rows: Sequence[GridRow], top: float) -> float:
    """Draw a table with these widths, which fill the canvas."""
    places = [sum(widths[:at]) for at in range(len(widths))]
    y = _row(
        canvas,
        places,
        widths,
        [canvas.lines(said, width - 2 * _PAD, "s b") for said, width in zip((corner, *columns), widths, strict=True)],
        top,
        "s b",
    )
    for row in rows:
        name = canvas.lines(row.name, widths[0] - 2 * _PAD, "b")
        cells = [canvas.lines(cell, width - 2 * _PAD) for cell, width in zip(row.cells, widths[1:], strict=True)]
        y = _row(canvas, places, widths, [name, *cells], y, "")
    for place in places[1:]:
        canvas.vline(place, top, y)
    canvas.rect(0.6, top + 0.6, canvas.width - 1.2, y - top - 1.2)
    return y


def _row(canvas: Canvas, places: Sequence[float], widths: Sequence[float], cells: Sequence[Sequence[Said]], top: float, style: str) -> float:
    height = max(canvas.height_of(lines, style) for lines in cells) + 2 * _PAD
    if style:
        canvas.rect(0, top, canvas.width, height, "head")
    else:
        canvas.hline(0, top, canvas.width)
    for at, (place, width, lines) in enumerate(zip(places, widths, cells, strict=True)):
        shown = style or ("b" if at == 0 else "")
        if at and _is_sign(lines):
            canvas.text(place + width / 2, top + _PAD, lines, f"{shown} c".strip())
        else:
            canvas.text(place + _PAD, top + _PAD, lines, shown)
    return top + height


def _is_sign(lines: Sequence[Said]) -> bool:
    """Whether a cell holds a number, a tick or a letter, which stands in the middle."""
    return len(lines) == 1 and len(lines[0]) <= 3


def stacked(canvas: Canvas, columns: Sequence[Said], rows: Sequence[GridRow], top: float) -> float:
    """Draw one row below the other: its name as a heading, then a line for each column that says something."""
    canvas.is_folded = True
    room = canvas.width * 0.36
    y = top
    for row in rows:
        begins = y
        lines = canvas.lines(row.name, canvas.width - 2 * _PAD, "b")
        height = canvas.height_of(lines, "b") + 2 * _PAD
        canvas.rect(0, y, canvas.width, height, "head")
        canvas.text(_PAD, y + _PAD, lines, "b")
        y += height
        for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
            if at:
                canvas.hline(0, y, canvas.width)
            below = canvas.text(_PAD, y + 3.5, canvas.lines(column, room - 2 * _PAD, "s b"), "s b")
            ends = canvas.text(room, y + 3, canvas.lines(cell or canvas.own("–"), canvas.width - room - _PAD))
            y = max(below, ends) + 3
        canvas.rect(0.6, begins + 0.6, canvas.width - 1.2, y - begins - 1.2)
        y += 8
    return y - 8
