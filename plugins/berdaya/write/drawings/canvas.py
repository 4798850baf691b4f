"""What every drawing is drawn on: shapes and words in units of the drawing, as SVG that any reader knows.

Nothing has a colour here. Shapes and words carry classes (``web/figures/figures.css`` on a page, ``picture.STYLE`` on paper
and in books); what tells things apart is their shape, their pattern or a word.

Shapes: ``box`` holds words, ``head`` is the box of a heading, ``ink`` is solid, ``veil`` hides what lies below, ``fine``,
``bold``, ``dash`` and ``dots`` are lines. Words: ``b`` is bold, ``i`` slanted, ``s`` small, ``h`` hides what lies close
around; ``c`` and ``e`` are centred and end at their place.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from berdaya.model.document import plain
from berdaya.model.figure import DrawingFigure
from berdaya.model.markdown import read_short
from berdaya.model.sheet import Said
from berdaya.model.text import Text
from berdaya.words import Words, words
from berdaya.words.figures import FigureWords
from berdaya.write.drawings.letters import widest_word, width_of, wrapped

SMALL = 12 / 13
"""The size of small words beside that of others: 12 px beside 13 where a phone is 360 px wide."""
LEADING = 1.24
"""From line to line, in sizes of the font."""
_BOLDER = 1.05
"""Bold letters differ from font to font more than others."""
_RISE = 0.8
"""From the top of a line to where its letters stand."""
_CONTROL = dict.fromkeys((*range(32), 127, 0xFFFE, 0xFFFF), " ")
PATTERNS = {
    "hatch": ('<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">', '<path d="M3 0V6"/>'),
    "spots": ('<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse">', '<circle class="ink" cx="3" cy="3" r="1.3"/>'),
    "lines": ('<pattern id="{id}" width="6" height="5" patternUnits="userSpaceOnUse">', '<path d="M0 2.5H6"/>'),
    "cross": ('<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">', '<path d="M3 0V6M0 3H6"/>'),
}


@dataclass(frozen=True)
class Room:
    """The room for a drawing, in its units: ``width``, the ``size`` of its letters, and how much wider than known they may
    be (``slack``), for on a page each reader has another font. A worksheet fills ``height``, and on a slide a drawing that can
    takes the form that fits into it; else the height is as it comes. ``places``: which of its steps or rungs are drawn, where a
    drawing goes on over several slides (``parts.py``); empty: all."""

    width: float
    size: float = 13.0
    slack: float = 1.12
    height: float = 0.0
    places: tuple[int, ...] = ()


PHONE = Room(328)
"""A page on a phone of 360 px, where a unit is a pixel, and an electronic book."""
PAPER = Room(500, 12.0, 1.02)
"""A page of the handbook, where a unit is 0.86 pt."""


def _same(text: str) -> str:
    return text


class Canvas:
    """A drawing while it is made; ``bottom`` is the lowest place that something has reached. ``is_folded``: a wider room would
    show side by side what stands below each other here; ``is_broken``: a word was wider than its place, and is cut."""

    def __init__(self, figure: DrawingFigure, room: Room, prefix: str = "", draw: Callable[[str], str] = _same) -> None:
        """``prefix`` begins the ids of patterns, ``draw`` gives a text in signs that the font has."""
        self.lang = figure.lang
        self.room = room
        self.width = room.width
        self.size = room.size
        self.small = room.size * SMALL
        self.bottom = 0.0
        self.is_folded = False
        self.is_broken = False
        self._text_lang = figure.text_lang
        self._prefix = prefix
        self._draw = draw
        self._out: list[str] = []
        self._patterns: dict[str, None] = {}

    @property
    def words(self) -> Words:
        """The words of the language of the page."""
        return words(self.lang)

    @property
    def says(self) -> FigureWords:
        """The words that drawings say of themselves."""
        return words(self.lang).figures

    @property
    def line(self) -> float:
        """From line to line of words of the common size."""
        return self.size * LEADING

    # Words.

    def said(self, label: Text | str | None) -> Said:
        """A label of the record as plain words, marked with their language."""
        if label is None:
            return Said.of("", self.lang)
        text, code = (label, self._text_lang) if isinstance(label, str) else label.best(self._text_lang)
        return Said.of(self._draw(plain(read_short(text).inlines)), code)

    def own(self, text: str) -> Said:
        """Words of ours."""
        return Said.of(self._draw(text), self.lang)

    def like(self, text: str, label: Said) -> Said:
        """Words put together from labels, in the language of one of them."""
        return Said.of(text, label.lang)

    def size_of(self, style: str) -> float:
        """The size of words of a style."""
        return self.small if "s" in style.split() else self.size

    def _slack(self, style: str) -> float:
        """The size of words of a style in the widest of fonts."""
        return self.size_of(style) * self.room.slack * (_BOLDER if "b" in style.split() and self.room.slack > 1.05 else 1)

    def lines(self, said: str, room: float, style: str = "") -> list[Said]:
        """Break words into lines that fit into ``room``."""
        size = self._slack(style)
        lang = said.lang if isinstance(said, Said) else self.lang
        self.is_broken = self.is_broken or self.widest_word(said, style) > room + 0.01
        return [Said.of(line, lang) for line in wrapped(said, (max(room, size) + 0.01) / size, "b" in style.split())]

    def width_of(self, said: str, style: str = "") -> float:
        """The width of words on one line."""
        return width_of(said, "b" in style.split()) * self._slack(style)

    def widest_word(self, said: str, style: str = "") -> float:
        """The width of the widest word: what a column needs."""
        return widest_word(said, "b" in style.split()) * self._slack(style)

    def height_of(self, lines: Sequence[str], style: str = "") -> float:
        """The height of so many lines."""
        return len(lines) * self.size_of(style) * LEADING

    def text(self, x: float, top: float, lines: str | Sequence[str], style: str = "") -> float:
        """Write lines below each other, the first one's upper edge at ``top``; give the lower edge of the last."""
        rows = [lines] if isinstance(lines, str) else list(lines)
        rows = [row for row in rows if row]
        size = self.size_of(style)
        bottom = top + len(rows) * size * LEADING
        if rows:
            first = rows[0]
            lang = first.lang if isinstance(first, Said) and first.lang not in ("", self.lang) else ""
            marked = f' lang="{lang}"' if lang else ""
            named = f' class="{style}"' if style else ""
            x = round(x)  # whole pixels are enough for words, and lighter
            at = f'x="{x}" y="{round(top + size * (_RISE + (LEADING - 1) / 2))}"'
            if len(rows) == 1:
                self._out.append(f"<text {at}{named}{marked}>{_words(first)}</text>")
            else:
                # A blank between the lines would push centred ones aside.
                gap = "" if {"c", "e"} & set(style.split()) else " "
                below = "".join(f'{gap}<tspan x="{x}" dy="{_n(size * LEADING)}">{_words(row)}</tspan>' for row in rows[1:])
                self._out.append(f"<text {at}{named}{marked}>{_words(first)}{below}</text>")
        self.reach(bottom)
        return bottom

    def centred(self, x: float, y: float, lines: Sequence[str], style: str = "") -> None:
        """Write lines around a point."""
        self.text(x, y - self.height_of(lines, style) / 2, lines, f"{style} c".strip())

    # Shapes.

    def rect(self, x: float, y: float, width: float, height: float, style: str = "", radius: float = 0, fill: str = "") -> None:
        """Draw a rectangle; ``fill`` is the name of a pattern."""
        rounded = f' rx="{_n(radius)}"' if radius else ""
        self._shape(f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{rounded}', style, fill, y + height)

    def circle(self, x: float, y: float, radius: float, style: str = "", fill: str = "") -> None:
        """Draw a circle."""
        self._shape(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"', style, fill, y + radius)

    def path(self, points: str, style: str = "", fill: str = "", reach: float = 0.0) -> None:
        """Draw a path in SVG's own words; ``reach`` is its lowest place."""
        self._shape(f'<path d="{points}"', style, fill, reach)

    def polyline(self, points: Iterable[tuple[float, float]], style: str = "", fill: str = "", is_closed: bool = False) -> None:
        """Draw a line through points."""
        row = list(points)
        self.path("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in row) + "Z" * is_closed, style, fill, max(y for _, y in row))

    def hline(self, x: float, y: float, end: float, style: str = "fine") -> None:
        """Draw a level line."""
        self.path(f"M{_n(x)} {_n(y)}H{_n(end)}", style, reach=y)

    def vline(self, x: float, y: float, end: float, style: str = "fine") -> None:
        """Draw an upright line."""
        self.path(f"M{_n(x)} {_n(y)}V{_n(end)}", style, reach=max(y, end))

    def head(self, x: float, y: float, dx: float, dy: float, length: float = 7) -> None:
        """Draw the head of an arrow whose point is at ``x, y`` and which points the way of ``dx, dy`` (each -1, 0 or 1)."""
        half = length * 0.55
        back = (x - dx * length, y - dy * length)
        sides = [(back[0] + dy * half, back[1] + dx * half), (back[0] - dy * half, back[1] - dx * half)]
        self.polyline([(x, y), *sides], "ink", is_closed=True)

    def _shape(self, begun: str, style: str, fill: str, reach: float) -> None:
        named = f' class="{style}"' if style else ""
        filled = f' fill="url(#{self._prefix}{fill})"' if fill else ""
        if fill:
            self._patterns[fill] = None
        self._out.append(f"{begun}{named}{filled}/>")
        self.reach(reach)

    def reach(self, y: float) -> None:
        """Note that the drawing goes down so far."""
        self.bottom = max(self.bottom, y)

    # What was drawn.

    def parts(self) -> str:
        """Everything that was drawn, with the patterns that it uses."""
        patterns = "".join(PATTERNS[name][0].format(id=self._prefix + name) + PATTERNS[name][1] + "</pattern>" for name in self._patterns)
        return "\n".join(([f"<defs>{patterns}</defs>"] if patterns else []) + self._out)


def _n(value: float) -> str:
    """A number with one digit at most: a tenth of a pixel is not seen."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")


def _words(text: str) -> str:
    return escape(text.translate(_CONTROL), quote=False)
