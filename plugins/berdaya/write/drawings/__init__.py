"""Figures of records → SVG. One file for each type; ``draw`` chooses, ``canvas`` is what all of them draw on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from berdaya.model.figure import DrawingFigure
from berdaya.write.drawings import calendar, day, flow, ladder, matrix, quadrants, rings, sketch, timeline, transect, tree, trend, venn
from berdaya.write.drawings.canvas import PHONE, Canvas, Room

__all__ = ["TYPES", "Drawn", "drawn"]

TYPES: dict[str, Callable[[Any, Canvas], None]] = {
    "matrix": matrix.draw,
    "calendar": calendar.draw,
    "timeline": timeline.draw,
    "tree": tree.draw,
    "venn": venn.draw,
    "quadrants": quadrants.draw,
    "map": sketch.draw,
    "transect": transect.draw,
    "ladder": ladder.draw,
    "flow": flow.draw,
    "trend": trend.draw,
    "day": day.draw,
    "rings": rings.draw,
}
"""How each type of a figure is drawn."""


@dataclass(frozen=True)
class Drawn:
    """What was drawn: its parts as SVG, its height in the room's units, whether a wider room would show it better, and whether
    a word had to be cut."""

    parts: str
    height: float
    is_folded: bool
    is_broken: bool = False


def drawn(figure: DrawingFigure, room: Room = PHONE, prefix: str = "", draw: Callable[[str], str] = str) -> Drawn:
    """Draw a figure into a room. ``draw`` gives a text in signs that the font has; ``prefix`` begins the ids of patterns."""
    canvas = Canvas(figure, room, prefix, draw)
    TYPES[figure.drawing.type](figure.drawing, canvas)
    return Drawn(canvas.parts(), canvas.bottom + 1, canvas.is_folded, canvas.is_broken)
