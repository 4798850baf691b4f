"""Where names stand beside points: near each, over nothing else; what finds no place gets a number and stands in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import Canvas

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_NARROW, _WIDE = 78.0, 130.0
"""A name is broken into lines of at most so much; the second is tried where the first finds no place."""


@dataclass
class Places:
    """The places of one drawing, as they are taken. ``area`` is where names may stand; ``reach`` how far a sign goes around its point."""

    canvas: Canvas
    area: Box
    reach: float
    taken: list[Box] = field(default_factory=list)
    numbers: list[tuple[int, Said]] = field(default_factory=list)

    def name(self, points: Sequence[tuple[float, float]], names: Sequence[Said], style: str = "s") -> list[bool]:
        """Write each name near its point, where there is a place; give for each whether there was. Points are taken first."""
        own = [(x - self.reach, y - self.reach, x + self.reach, y + self.reach) for x, y in points]
        self.taken += own
        return [self._name(point, said, style) for point, said in zip(points, names, strict=True)]

    def number(self, said: Said) -> int:
        """Give the number under which a name stands in the list."""
        self.numbers.append((len(self.numbers) + 1, said))
        return len(self.numbers)

    def _name(self, point: tuple[float, float], said: Said, style: str) -> bool:
        for room in (_NARROW, _WIDE):
            lines = self.canvas.lines(said, room, style)
            width = max((self.canvas.width_of(line, style) for line in lines), default=0)
            height = self.canvas.height_of(lines, style)
            for anchor, box in _around(point, width, height, self.reach):
                if self._is_free(box):
                    self.taken.append(box)
                    x = {"": box[0], "c": (box[0] + box[2]) / 2, "e": box[2]}[anchor]
                    self.canvas.text(x, box[1], lines, f"{style} {anchor}".strip())
                    return True
        return False

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = self.area
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        return not any(_overlap(box, other) for other in self.taken)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(point: tuple[float, float], width: float, height: float, reach: float) -> list[tuple[str, Box]]:
    """The places around a point, the better first, each with where its words begin."""
    x, y = point
    off = reach + 2
    middle, left, right = x - width / 2, x - off - width, x + off
    above, level, below = y - reach - height, y - height / 2, y + reach
    corners = [("c", middle, below), ("", right, level), ("e", left, level), ("c", middle, above)]
    corners += [("", x - reach, below), ("e", x + reach - width, below), ("", x - reach, above), ("e", x + reach - width, above)]
    corners += [("", right, y - height + 4), ("e", left, y - height + 4), ("", right, y - 4), ("e", left, y - 4)]
    return [(anchor, (at, top, at + width, top + height)) for anchor, at, top in corners]


def apart(points: Sequence[tuple[float, float]], least: float, most: float) -> list[tuple[float, float]]:
    """Move points that fall on others sideways, so that each is seen; none goes beyond ``most``."""
    placed: list[tuple[float, float]] = []
    for x, y in points:
        tries = 0
        at = x
        while any(abs(at - other) < least and abs(y - level) < least for other, level in placed) and tries < len(points) * 2:
            tries += 1
            at = at + least if at + least <= most else x - least * tries
        placed.append((at, y))
    return placed
