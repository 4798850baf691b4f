"""Days of 24 hours side by side, from midnight down: what somebody does, and a pattern for what kind of doing it is."""

from collections.abc import Iterator
from functools import partial

from berdaya.model.kinds._figures import Day, DayRow
from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import LEADING, Canvas
from berdaya.write.drawings.legend import Meaning, legend, numbered

HOURS = 24
KINDS = {"nafkah": "hatch", "rawat": "ink", "warga": "spots", "istirahat": ""}
"""The pattern of each kind of doing; rest is white."""
_LEFT, _STRIP = 26.0, 12.0
_FOLDED = {1: 18.0, 2: 18.0, 3: 26.0, 4: 32.0}
"""The height of an hour, by the number of days that share a phone's width: more days need more lines."""


def draw(figure: Day, canvas: Canvas) -> None:
    """Draw a column for each day; a row where the room is low."""
    if canvas.room.height:
        _draw_lying(figure, canvas)
        return
    count = len(figure.rows)
    hour = _FOLDED[count] if canvas.width < 400 else 19.0
    column = (canvas.width - _LEFT) / count
    names = [canvas.lines(canvas.said(row.label), column - 6, "b") for row in figure.rows]
    top = max(canvas.height_of(lines, "b") for lines in names) + 4
    hours(canvas, top, hour)
    numbers: list[tuple[int, Said]] = []
    for at, (row, lines) in enumerate(zip(figure.rows, names, strict=True)):
        x = _LEFT + at * column
        canvas.text(x + column / 2, top - 4 - canvas.height_of(lines, "b"), lines, "b c")
        for start, end, label, kind in _spans(canvas, row):
            y, height = top + start * hour, (end - start) * hour
            canvas.rect(x + 2, y, column - 4, height, "bare fine")
            strip(canvas, x + 2, y, height, kind)
            words = canvas.lines(label, column - _STRIP - 12, "s")
            if canvas.height_of(words, "s") > height - 1:
                numbers.append((len(numbers) + 1, label))
                words = [canvas.own(str(len(numbers)))]
            canvas.text(x + _STRIP + 6, y + (height - canvas.height_of(words, "s")) / 2, words, "s")
    y = legend(canvas, meanings(canvas, {span.kind for row in figure.rows for span in row.spans}), top + HOURS * hour + 10)
    if numbers:
        numbered(canvas, numbers, y + 6)


def _draw_lying(figure: Day, canvas: Canvas) -> None:
    """Hours from left to right, the days below each other: what a low and wide room can show."""
    names = max(canvas.width_of(word, "b") for row in figure.rows for word in canvas.said(row.label).split()) + 10
    hour = (canvas.width - names - 2) / HOURS
    top = canvas.small * LEADING + 4
    for at in range(0, HOURS + 1, 3):
        canvas.text(names + at * hour, 0, canvas.own(f"{at:02d}"), "s e" if at == HOURS else "s c")
    numbers: list[tuple[int, Said]] = []
    y = top
    for row in figure.rows:
        spans: list[tuple[float, float, str, list[Said]]] = []
        for start, end, label, kind in _spans(canvas, row):
            width, said = (end - start) * hour, label
            if canvas.widest_word(label, "s") > width - 4:
                numbers.append((len(numbers) + 1, label))
                said = canvas.own(str(len(numbers)))
            spans.append((names + start * hour, width, KINDS[kind], canvas.lines(said, width - 4, "s")))
        name = canvas.lines(canvas.said(row.label), names - 8, "b")
        tall = max(canvas.height_of(name, "b"), *(canvas.height_of(words, "s") for _, _, _, words in spans), 0) + _STRIP + 8
        canvas.text(0, y + (tall - canvas.height_of(name, "b")) / 2, name, "b")
        for x, width, pattern, words in spans:
            canvas.rect(x, y, width, tall, "bare fine")
            canvas.rect(x, y, width, _STRIP, "ink" if pattern == "ink" else "fine", fill="" if pattern == "ink" else pattern)
            canvas.centred(x + width / 2, y + _STRIP + (tall - _STRIP) / 2, words, "s")
        y += tall + 8
    y = legend(canvas, meanings(canvas, {span.kind for row in figure.rows for span in row.spans}), y + 4)
    if numbers:
        numbered(canvas, numbers, y + 6)


def hours(canvas: Canvas, top: float, hour: float) -> None:
    """Name every third hour at the left."""
    for at in range(0, HOURS + 1, 3):
        y = top + at * hour
        canvas.centred(_LEFT / 2 - 3, min(y, top + HOURS * hour - 4), [canvas.own(f"{at:02d}")], "s")
        canvas.hline(_LEFT - 6, y, canvas.width)


def strip(canvas: Canvas, x: float, y: float, height: float, kind: str) -> None:
    """The pattern of a kind of doing, at the left of its hours."""
    pattern = KINDS[kind]
    if pattern == "ink":
        canvas.rect(x, y, _STRIP, height, "ink")
    else:
        canvas.rect(x, y, _STRIP, height, "fine", fill=pattern)


def _sample(canvas: Canvas, kind: str, x: float, y: float) -> None:
    strip(canvas, x - 6, y - 7, 14, kind)


def meanings(canvas: Canvas, used: set[str]) -> list[Meaning]:
    """The patterns that are used, in one order."""
    names = canvas.says.doings
    return [Meaning(partial(_sample, canvas, kind), canvas.own(names[kind])) for kind in KINDS if kind in used]


def _spans(canvas: Canvas, row: DayRow) -> Iterator[tuple[int, int, Said, str]]:
    """The stretches of a day; one over midnight is two."""
    for span in row.spans:
        label = canvas.said(span.label)
        if span.end > span.start:
            yield span.start, span.end, label, span.kind
        elif span.end < span.start:
            yield from ((start, end, label, span.kind) for start, end in ((0, span.end), (span.start, HOURS)) if end > start)
