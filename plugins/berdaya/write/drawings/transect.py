"""A transect walk: the profile of the land, and below each zone what was seen there."""

from itertools import pairwise

from berdaya.model.kinds._figures import Transect
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.grid import GridRow, stacked, table, widths_of

HIGHEST = 5
_TALL = 84.0


def draw(figure: Transect, canvas: Canvas) -> None:
    """Draw the profile above its zones: as columns where words have room, else zone by zone with numbers."""
    zones = [canvas.said(zone.label) for zone in figure.zones]
    rows = [GridRow(canvas.said(row.label), [canvas.said(cell) for cell in row.cells]) for row in figure.rows]
    widths = widths_of(canvas, zones, rows)
    if widths is not None:
        even = (canvas.width - widths[0]) / len(zones)
        evened = (widths[0], *[even] * len(zones))
        narrow = any(canvas.widest_word(cell) > even - 10 for row in rows for cell in row.cells)
        widths = widths if narrow else evened
        places = [sum(widths[:at]) + widths[at] / 2 for at in range(1, len(widths))]
        profile(figure, canvas, places, widths[0], 0.0, _TALL)
        table(canvas, widths, canvas.own(""), zones, rows, _TALL)
        return
    column = canvas.width / len(zones)
    places = [(at + 0.5) * column for at in range(len(zones))]
    profile(figure, canvas, places, 0.0, 0.0, _TALL)
    for at, place in enumerate(places, 1):
        canvas.centred(place, _TALL - 10, [canvas.own(str(at))], "b")
    turned = [GridRow(canvas.own(f"{at + 1}. {zone}"), [row.cells[at] for row in rows]) for at, zone in enumerate(zones)]
    stacked(canvas, [row.name for row in rows], turned, _TALL + 6)


def profile(figure: Transect, canvas: Canvas, places: list[float], left: float, top: float, tall: float) -> None:
    """Draw the line of the land from zone to zone, with the ground below it hatched."""
    ground = top + tall
    room = tall - 34
    heights = [ground - 22 - room * zone.height / HIGHEST for zone in figure.zones]
    line = [(left, heights[0]), *zip(places, heights, strict=True), (canvas.width, heights[-1])]
    canvas.polyline([*line, (canvas.width, ground), (left, ground)], "none", "hatch", is_closed=True)
    canvas.rect(left, ground - 20, canvas.width - left, 20, "veil")
    canvas.polyline(line, "bold")
    canvas.hline(left, ground - 20, canvas.width)
    for place, next_place in pairwise(places):
        middle = (place + next_place) / 2
        canvas.path(f"M{middle:.1f} {top:.1f}V{ground:.1f}", "dash")
