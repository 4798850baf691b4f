"""A flow: steps below each other; what does not lead to the next one leaves to the right and comes in from there.

All ways to one step share one upright line at the right, so that lines never cross boxes and few of them stand beside each
other on a phone. A step's ways out stand below it, each with its condition.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from berdaya.model.kinds._figures import Flow, FlowArrow
from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import LEADING, Canvas

_LANE, _PAD, _SPINE, _DROP = 13.0, 7.0, 22.0, 13.0
"""From one upright line to the next, white within a box, where the way to the next step goes down, and from way to way."""
_GAP = 20.0
_MOST_IN_A_COLUMN = 6
"""Of a room that is low."""


@dataclass
class _Lane:
    """The upright line of all ways to one step: where it comes from, and which one of the lines it is."""

    target: int
    sources: list[int] = field(default_factory=list)
    column: int = 0
    ys: list[float] = field(default_factory=list)

    @property
    def span(self) -> tuple[float, float]:
        """From the first box that it passes to the last; it leaves below a box, and comes in at the middle of one."""
        ends = [self.target, *(source + 0.5 for source in self.sources)]
        return min(ends), max(ends)


def draw(figure: Flow, canvas: Canvas) -> None:
    """Draw the steps in their order with all ways between them."""
    if canvas.room.height:
        _draw_low(figure, canvas)
        return
    at = {box.id: place for place, box in enumerate(figure.boxes)}
    arrows = [(at[arrow.start], at[arrow.end], arrow) for arrow in figure.arrows]
    lanes = _lanes(arrows)
    columns = 1 + max((lane.column for lane in lanes.values()), default=-1)
    edge = canvas.width - columns * _LANE - (6 if columns else 1)
    middles: list[float] = []
    y = 1.0
    for place, box in enumerate(figure.boxes):
        lines = canvas.lines(canvas.said(box.label), edge - 2 * _PAD - 2, "b")
        height = canvas.height_of(lines, "b") + 2 * _PAD
        is_end = all(start != place for start, _, _ in arrows) or all(end != place for _, end, _ in arrows)
        canvas.rect(0.8, y, edge - 1.6, height, "box", min(height / 2, 14) if is_end else 3)
        canvas.text(_PAD + 2, y + _PAD, lines, "b")
        middles.append(y + height / 2)
        y = _ways_out(canvas, [item for item in arrows if item[0] == place], lanes, edge, y + height)
        if place + 1 < len(figure.boxes) and not any(start == place for start, _, _ in arrows):
            y += _GAP * 0.6
    for lane in lanes.values():
        x = edge + 8 + lane.column * _LANE
        target = middles[lane.target]
        ends = [*lane.ys, target]
        canvas.path(f"M{x:.1f} {min(ends):.1f}V{max(ends):.1f}", reach=max(ends))
        canvas.path(f"M{x:.1f} {target:.1f}H{edge + 5:.1f}", reach=target)
        canvas.head(edge, target, -1, 0)


def _draw_low(figure: Flow, canvas: Canvas) -> None:
    """Where the room is low and wide: beside each step stands where else it leads, in words, so that letters can be large; many
    steps stand in two columns."""
    if canvas.room.places:
        _draw_column(figure, canvas, canvas.room.places, 0.0, canvas.width)
        return
    count = len(figure.boxes)
    half = count if count <= _MOST_IN_A_COLUMN else -(-count // 2)
    wide = canvas.width if half == count else canvas.width / 2 - canvas.size / 2
    _draw_column(figure, canvas, range(half), 0.0, wide)
    if half < count:
        _draw_column(figure, canvas, range(half, count), canvas.width - wide, wide)


def _draw_column(figure: Flow, canvas: Canvas, places: Sequence[int], left: float, wide: float) -> None:
    """Draw some of the steps below each other; what leads to the next one goes down, all else is said."""
    at = {box.id: place for place, box in enumerate(figure.boxes)}
    names = [canvas.said(box.label) for box in figure.boxes]
    pad, gap, sign, row = canvas.size * 0.3, canvas.size * 0.7, canvas.size * 0.9, canvas.small * LEADING
    is_plain = all(at[arrow.end] == at[arrow.start] + 1 and not arrow.label for arrow in figure.arrows)
    edge = min(wide if is_plain else wide / 2, max(canvas.width_of(names[place], "b") for place in places) + 4 * pad)
    y = 1.0
    for place in places:
        lines = canvas.lines(names[place], edge - 4 * pad, "b")
        height = canvas.height_of(lines, "b") + 2 * pad
        ways = [(at[arrow.end], arrow) for arrow in figure.arrows if arrow.start == figure.boxes[place].id]
        is_end = not ways or all(at[arrow.end] != place for arrow in figure.arrows)
        canvas.rect(left + 0.8, y, edge - 1.6, height, "box", min(height / 2, 14) if is_end else 3)
        canvas.text(left + 2 * pad, y + pad, lines, "b")
        below, is_down = y + pad, False
        for end, arrow in ways:
            goes_down = end == place + 1 and end in places
            is_down = is_down or goes_down
            if goes_down and not arrow.label:
                continue
            x = left + edge + canvas.size * 0.6
            if arrow.label:
                label = canvas.said(arrow.label)
                condition = canvas.lines(canvas.like(f"{label}:", label), left + wide - x, "s")
                last = canvas.text(x, below, condition, "s") - row
                x += canvas.width_of(condition[-1], "s") + pad
                if x + sign + pad + (0 if goes_down else canvas.widest_word(names[end], "s")) > left + wide:
                    x, last = left + edge + canvas.size * 0.6, last + row  # the way itself has a line of its own
                below = last
            middle = below + row / 2
            if goes_down:
                canvas.path(f"M{x + sign / 2:.1f} {middle - sign / 2:.1f}V{middle:.1f}", reach=middle)
                canvas.head(x + sign / 2, middle + sign / 2, 0, 1)
                below += row
                continue
            canvas.path(f"M{x:.1f} {middle:.1f}H{x + sign - 5:.1f}", reach=middle)
            canvas.head(x + sign, middle, 1, 0)
            x += sign + pad
            below = canvas.text(x, below, canvas.lines(names[end], left + wide - x, "s"), "s")
        bottom = max(y + height, below)
        if is_down:
            canvas.path(f"M{left + _SPINE} {y + height:.1f}V{bottom + gap - 5:.1f}", reach=bottom + gap)
            canvas.head(left + _SPINE, bottom + gap, 0, 1)
        y = bottom + gap


def _lanes(arrows: list[tuple[int, int, FlowArrow]]) -> dict[int, _Lane]:
    """An upright line for each step that is reached otherwise than from the one above; short ones stand nearer to the boxes."""
    lanes: dict[int, _Lane] = {}
    for start, end, _ in arrows:
        if end != start + 1:
            lanes.setdefault(end, _Lane(end)).sources.append(start)
    taken: list[list[tuple[float, float]]] = []
    for lane in sorted(lanes.values(), key=lambda item: (item.span[1] - item.span[0], item.target)):
        low, high = lane.span
        for column, spans in enumerate(taken):
            if all(high < other_low or other_high < low for other_low, other_high in spans):
                lane.column = column
                break
        else:
            lane.column = len(taken)
            taken.append([])
        taken[lane.column].append((low, high))
    return lanes


def _ways_out(canvas: Canvas, ways: list[tuple[int, int, FlowArrow]], lanes: dict[int, _Lane], edge: float, top: float) -> float:
    """Draw what leaves a box: ways to the right, each below its condition, then the way down; give where the next box begins."""
    aside = [way for way in ways if way[1] != way[0] + 1]
    down = next((way for way in ways if way[1] == way[0] + 1), None)
    y = top
    for turn, (_, end, arrow) in enumerate(aside):
        x = _SPINE + _DROP * (len(aside) - turn - (0 if down else 1))
        lane = lanes[end]
        lines = _condition(canvas, arrow, edge - x - 10)
        row = canvas.text(x + 6, y + 2, lines, "s") + 3 if lines else y + 12
        canvas.path(f"M{x:.1f} {top:.1f}V{row:.1f}H{edge + 8 + lane.column * _LANE:.1f}", reach=row)
        lane.ys.append(row)
        y = row + 1
    if down is None:
        return y + (6 if aside else 0)
    lines = _condition(canvas, down[2], edge - _SPINE - 10)
    low = max(canvas.text(_SPINE + 7, y + 3, lines, "s") + 4 if lines else 0.0, y + (_GAP if not aside else 12))
    canvas.path(f"M{_SPINE} {top:.1f}V{low - 5:.1f}", reach=low)
    canvas.head(_SPINE, low, 0, 1)
    return low


def _condition(canvas: Canvas, arrow: FlowArrow, room: float) -> list[Said]:
    return canvas.lines(canvas.said(arrow.label), room, "s") if arrow.label else []
