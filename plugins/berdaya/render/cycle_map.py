"""The programme cycle as a drawing whose parts are links; the list on the same page says it in text."""

import posixpath
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from berdaya.model.address import index_of, page_of
from berdaya.model.library import Library
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.strings import strings
from berdaya.render.view import View

# Units of the drawing; it is scaled to the page. A box holds three lines of fifteen letters.
WIDTH, BOX, HEIGHT, ROW = 340, 140, 66, 94
TOP = HEIGHT / 2 + 4
LETTERS = 15
_LEFT, _MIDDLE, _RIGHT = BOX / 2 + 4, WIDTH / 2, WIDTH - BOX / 2 - 4


@dataclass(frozen=True)
class Box:
    """A phase in the drawing: the centre of its box, its words in lines, and where it leads."""

    x: float
    y: float
    lines: tuple[str, ...]
    title: str
    href: str


def cycle_map(library: Library, lang: str) -> str:
    """Draw the phases as a ring of boxes. Gives HTML in one block, empty where there are no phases."""
    phases = sorted(library.of("phase"), key=lambda record: record.data.position)
    words = strings(lang).ways["cycle"]
    boxes = dict(zip((phase.id for phase in phases), _boxes(library, phases, lang), strict=True))
    return template("cycle.md.j2").render(
        words=words,
        boxes=tuple(boxes.values()),
        arrows=[arrow(boxes[phase.id], boxes[phase.data.next]) for phase in phases if phase.data.next in boxes],
        says=words["says"].format(phases=", ".join(View(library, phase, lang, lang).title_of(phase.key) for phase in phases)),
        width=WIDTH,
        height=2 * TOP + ROW * (len(phases) // 2),
        box=BOX,
        box_height=HEIGHT,
    )


def ring(count: int) -> list[tuple[float, float]]:
    """Give the centres of ``count`` boxes clockwise from the top: one on top, the rest down the right, up the left."""
    side = (count - 1) // 2
    right = [(_RIGHT, TOP + ROW * row) for row in range(1, side + 1)]
    left = [(_LEFT, y) for _, y in reversed(right)]
    bottom = [(_MIDDLE, TOP + ROW * (side + 1))] if count % 2 == 0 else []
    return [(_MIDDLE, TOP), *right, *bottom, *left][:count]


def arrow(start: Box, end: Box) -> str:
    """Give the path of an arrow from box to box, from border to border, bent where they share neither row nor column."""
    if start.x == end.x:
        way = 1 if end.y > start.y else -1
        return f"M{start.x:g} {start.y + way * HEIGHT / 2:g}V{end.y - way * (HEIGHT / 2 + 7):g}"
    across = 1 if end.x > start.x else -1
    if start.y == end.y:
        return f"M{start.x + across * BOX / 2:g} {start.y:g}H{end.x - across * (BOX / 2 + 7):g}"
    down = 1 if end.y > start.y else -1
    if start.x == _MIDDLE:
        return f"M{start.x + across * BOX / 2:g} {start.y:g}Q{end.x:g} {start.y:g} {end.x:g} {end.y - down * (HEIGHT / 2 + 7):g}"
    return f"M{start.x:g} {start.y + down * HEIGHT / 2:g}Q{start.x:g} {end.y:g} {end.x - across * (BOX / 2 + 7):g} {end.y:g}"


def _boxes(library: Library, phases: Sequence[Record], lang: str) -> list[Box]:
    here = index_of("phase", lang).url
    return [_box(View(library, phase, lang, lang), here, x, y) for phase, (x, y) in zip(phases, ring(len(phases)))]


def _box(view: View, here: str, x: float, y: float) -> Box:
    name = view.title_of(view.record.key)
    label = f"{view.data.position}. {name}"
    href = posixpath.relpath(page_of(view.record, view.lang).url, here) + "/"
    return Box(x, y, tuple(textwrap.wrap(label, LETTERS)), f"{label}: {view.plain(view.data.summary)}", href)
