"""Where names stand beside points: near each, over nothing else; what finds no place gets a number and stands in a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

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

    def free_name(self, point: tuple[float, float], said: Said, style: str = "s") -> bool:
        """Write a name near a point whose own place is taken already; say whether there was room."""
        return self._name(point, said, style)

    def number(self, said: Said) -> int:
        """Give the number under which a name stands in the list."""
        self.numbers.append((len(self.numbers) + 1, said))
        return len(self.numbers)

    def _name(self, point: tuple[float, float], said: Said, style: str) -> bool:
        least = self.canvas.widest_word(said, style)
        for room in (max(_NARROW, least), max(_WIDE, least)):
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


def apart(points: Sequence[tuple[float, float]], least: float, area: Box) -> list[tuple[float, float]]:
    """Move points that fall on others aside, as little as is needed within ``area``, so that each is seen; ``least`` is how far
    two must be from each other, across or upright."""
    placed: list[tuple[float, float]] = []
    for point in points:
        placed.append(next(spot for spot in _aside(point, least, area) if not any(_is_near(spot, other, least) for other in placed)))
    return placed


def _aside(point: tuple[float, float], least: float, area: Box) -> Iterator[tuple[float, float]]:
    """The point, then places around it, nearer ones first; at last the point again."""
    x, y = point
    yield point
    for ring in range(1, 8):
        steps = sorted(product(range(-ring, ring + 1), repeat=2), key=lambda step: (abs(step[1]), abs(step[0]), -step[0]))
        for across, down in steps:
            spot = (x + across * least, y + down * least)
            if max(abs(across), abs(down)) == ring and area[0] <= spot[0] <= area[2] and area[1] <= spot[1] <= area[3]:
                yield spot
    while True:
        y += 1
        yield x, y


def _is_near(one: tuple[float, float], other: tuple[float, float], least: float) -> bool:
    return abs(one[0] - other[0]) < least and abs(one[1] - other[1]) < least
