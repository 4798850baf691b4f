"""Figures → SVG: labels stay text, a title and a description say what is drawn, no script.

Within a page the classes are styled in ``web/site.css``; a picture for paper and books carries its own style, in
black and white.
"""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from berdaya.model.figure import CycleFigure, DrawingFigure, Figure, PictureFigure, YearFigure
from berdaya.model.pages import PageId
from berdaya.write.drawings import Drawn, drawn
from berdaya.write.drawings.canvas import PAPER, PHONE, SMALL, Room
from berdaya.write.drawings.letters import width_of, wrapped

Href = Callable[[PageId], str]

# Units of the drawing of a cycle; it is scaled to the page. A box holds three lines of fifteen letters.
WIDTH, BOX, HEIGHT, ROW = 340, 140, 66, 94
TOP = HEIGHT / 2 + 4
LETTERS = 15
_LEFT, _MIDDLE, _RIGHT = BOX / 2 + 4, WIDTH / 2, WIDTH - BOX / 2 - 4

# A year: twelve columns, a row for each band; its words stand beside it where there is room, else above it.
MONTH, BAND, HEAD = 28, 16, 22
YEAR_WIDTH = 12 * MONTH
_BAND_LETTERS, _BAND_LINE, _BETWEEN = 12, 15, 6
_WIDER = 1.22
"""A reader's font may be so much wider than the one that is known: so is DejaVu Sans Bold, which a Linux without others shows."""


@dataclass(frozen=True)
class _Place:
    x: float
    y: float


def figure_svg(figure: Figure, href: Href, prefix: str = "", is_paper: bool = False) -> str:
    """Draw a figure; ``href`` gives the way to a page, ``prefix`` begins its ids. ``is_paper``: for a page to be printed."""
    if isinstance(figure, PictureFigure):
        raise TypeError(figure.fallback)  # no drawing: each writer shows a file in its own way
    if isinstance(figure, DrawingFigure):
        return print_svg(figure, prefix) if is_paper else drawing_svg(figure, prefix)
    if isinstance(figure, YearFigure):
        return year_svg(figure, prefix)
    return cycle_svg(figure, href, prefix)


def ring(count: int) -> list[tuple[float, float]]:
    """Give the centres of ``count`` boxes clockwise from the top: one on top, the rest down the right, up the left."""
    side = (count - 1) // 2
    right = [(_RIGHT, TOP + ROW * row) for row in range(1, side + 1)]
    left = [(_LEFT, y) for _, y in reversed(right)]
    bottom = [(_MIDDLE, TOP + ROW * (side + 1))] if count % 2 == 0 else []
    return [(_MIDDLE, TOP), *right, *bottom, *left][:count]


def arrow(start: _Place, end: _Place) -> str:
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


def cycle_svg(figure: CycleFigure, href: Href, prefix: str = "") -> str:
    """Draw boxes in a ring, each a link."""
    return (
        f'<div class="bd-cycle">\n<svg viewBox="0 0 {WIDTH} {_cycle_height(figure):g}" role="group"'
        f' aria-labelledby="{prefix}nama-siklus {prefix}uraian-siklus"'
        f' xmlns="http://www.w3.org/2000/svg">\n<title id="{prefix}nama-siklus">{escape(figure.title)}</title>\n'
        f'<desc id="{prefix}uraian-siklus">{escape(figure.description)}</desc>\n{_cycle(figure, href, prefix)}\n</svg>\n</div>\n'
    )


def _cycle_height(figure: CycleFigure) -> float:
    return 2 * TOP + ROW * (len(figure.boxes) // 2)


def _cycle(figure: CycleFigure, href: Href, prefix: str = "") -> str:
    places = [_Place(x, y) for x, y in ring(len(figure.boxes))]
    paths = (f'<path class="bd-arrow" d="{arrow(places[start], places[end])}" marker-end="url(#{prefix}panah)"/>' for start, end in figure.arrows)
    boxes = (_box(box.label, box.told, href(box.page), place, _lang(box.lang)) for box, place in zip(figure.boxes, places, strict=True))
    head = (
        f'<defs><marker id="{prefix}panah" viewBox="0 0 8 8" refX="1" refY="4"'
        ' markerWidth="4.5" markerHeight="4.5" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    return "\n".join((head, *paths, *boxes))


def _lang(lang: str) -> str:
    return f' lang="{escape(lang, quote=True)}"' if lang else ""


def _box(label: str, told: str, href: str, place: _Place, lang: str) -> str:
    lines = textwrap.wrap(label, LETTERS)
    spans = " ".join(f'<tspan x="{place.x:g}"' + (' dy="19"' if number else "") + f">{escape(line)}</tspan>" for number, line in enumerate(lines))
    tag, link = ("a", f' href="{escape(href, quote=True)}"') if href else ("g", "")
    return (
        f'<{tag}{lang}{link}><title>{escape(told)}</title><rect x="{place.x - BOX / 2:g}" y="{place.y - HEIGHT / 2:g}"'
        f' width="{BOX}" height="{HEIGHT}" rx="6"/><text x="{place.x:g}" y="{place.y + 5.5 - 9.5 * (len(lines) - 1):g}">{spans} </text></{tag}>'
    )


WIDE = Room(660)
"""A page on a wide screen: a table of words that a phone shows row below row has room for its columns."""


def drawing_svg(figure: DrawingFigure, prefix: str = "") -> str:
    """Draw a figure of a record for a page: as a phone shows it and, where a wide screen has room for a better form, in that
    one besides; a style shows one of both."""
    narrow = drawn(figure, PHONE, f"{prefix}{figure.id}-")
    if not narrow.is_folded:
        return _drawing(figure, PHONE, f"{prefix}{figure.id}-", narrow)
    wide = drawn(figure, WIDE, f"{prefix}{figure.id}-w-")
    return _drawing(figure, PHONE, f"{prefix}{figure.id}-", narrow, "narrow") + _drawing(figure, WIDE, f"{prefix}{figure.id}-w-", wide, "wide")


def print_svg(figure: DrawingFigure, prefix: str = "") -> str:
    """Draw a figure of a record for a page to be printed."""
    return _drawing(figure, PAPER, f"{prefix}{figure.id}-", drawn(figure, PAPER, f"{prefix}{figure.id}-"), "print")


def _drawing(figure: DrawingFigure, room: Room, prefix: str, made: Drawn, form: str = "") -> str:
    name = f"bd-drawing bd-drawing--{form}" if form else "bd-drawing"
    lang = _lang(figure.text_lang if figure.text_lang != figure.lang else "")
    return (
        f'<div class="{name}">\n<svg viewBox="0 0 {room.width:g} {made.height:.0f}" role="img" aria-labelledby="{prefix}nama"'
        f' aria-describedby="{prefix}uraian" fill="none" stroke="currentColor"'
        f' xmlns="http://www.w3.org/2000/svg">\n<title id="{prefix}nama"{lang}>{escape(figure.title)}</title>\n'
        f'<desc id="{prefix}uraian"{lang}>{escape(figure.description)}</desc>\n{made.parts}\n</svg>\n</div>\n'
    )


def year_svg(figure: YearFigure, prefix: str = "") -> str:
    """Draw a year; what stands beside it says the same in words."""
    parts = [f'<text class="bd-month" x="{MONTH * (at + 0.5):g}" y="14">{escape(name)}</text>' for at, name in enumerate(figure.months)]
    top = HEAD
    for row, (months, label, is_late) in enumerate(figure.bands):
        words, height = _band_words(months, label, _lang(figure.langs[row]) if figure.langs else "", top)
        name = "bd-band bd-band--late" if is_late else "bd-band"
        bar = top + height - BAND - _BETWEEN
        parts += words
        parts += [f'<rect class="{name}" x="{MONTH * (month - 1) + 1}" y="{bar}" width="{MONTH - 2}" height="{BAND}" rx="2"/>' for month in months]
        top += height
    told_lang = _lang(figure.langs[0]) if figure.langs else ""
    told = f'<desc id="{prefix}uraian-setahun"{told_lang}>{escape(figure.description)}</desc>\n' if figure.description else ""
    described = f' aria-describedby="{prefix}uraian-setahun"' if told else ""
    return (
        f'<div class="bd-year">\n<svg viewBox="0 0 {YEAR_WIDTH} {top}" role="img" aria-labelledby="{prefix}nama-setahun"{described}'
        f' xmlns="http://www.w3.org/2000/svg">\n<title id="{prefix}nama-setahun"{_lang(figure.title_lang)}>{escape(figure.title)}</title>\n{told}'
        + "\n".join(parts)
        + "\n</svg>\n</div>\n"
    )


def _band_words(months: tuple[int, ...], label: str, lang: str, top: int) -> tuple[list[str], int]:
    """A band's words where they fit, and the height of its row: behind its bars, before them, or above them on whole lines."""

    def line(words: str, x: float, y: float, end: str = "") -> str:
        return f'<text class="bd-band-name"{lang} x="{x:g}" y="{y:g}"{end}>{escape(words)}</text>'

    wide = width_of(label, is_bold=True) * _BAND_LETTERS * _WIDER
    before, behind = MONTH * (min(months) - 1) - _BETWEEN, MONTH * max(months) + _BETWEEN
    at_end = ' text-anchor="end"'
    if wide <= YEAR_WIDTH - behind:
        return [line(label, behind, top + 12)], BAND + _BETWEEN
    if wide <= before:
        return [line(label, before, top + 12, at_end)], BAND + _BETWEEN
    lines = wrapped(label, YEAR_WIDTH / _BAND_LETTERS / _WIDER, is_bold=True)
    is_right = min(months) > 6
    x, end = (YEAR_WIDTH - 1, at_end) if is_right else (1, "")
    words = [line(part, x, top + 12 + _BAND_LINE * at, end) for at, part in enumerate(lines)]
    return words, _BAND_LINE * len(lines) + 3 + BAND + _BETWEEN


# Pictures for paper and books.

_FAMILY = "font-family:'Atkinson Hyperlegible Next',sans-serif"
_STYLES = {
    "cycle": (
        f"rect{{fill:#fff;stroke:#000;stroke-width:1.5}}text{{{_FAMILY};font-size:15px;font-weight:700;text-anchor:middle}}"
        ".bd-arrow{fill:none;stroke:#000;stroke-width:2}"
    ),
    "drawing": (
        f"text{{{_FAMILY};font-size:12px;fill:#000;stroke:none}}.b{{font-weight:700}}.s{{font-size:11.1px}}.i{{font-style:italic}}.c{{text-anchor:middle}}.e{{text-anchor:end}}"
        ".box,.bare,.veil{fill:#fff}.head{fill:#ddd}.veil,.none{stroke:none}.ink{fill:#000}.fine{stroke-width:.7}.bold{stroke-width:2}"
        ".dash{stroke-dasharray:5 3}.dots{stroke-dasharray:2 3}.long{stroke-dasharray:11 4}.border{stroke-dasharray:9 3 2 3}"
        ".h{paint-order:stroke;stroke:#fff;stroke-width:3}.road{stroke-width:6}.lane{stroke:#fff;stroke-width:3.6}"
    ),
    "year": f"text{{{_FAMILY};font-size:12px}}.month{{font-weight:700;text-anchor:middle}}line{{stroke:#000;stroke-width:.75}}.end{{stroke-width:4}}",
}
# A year on paper: what happens at the left in whole, its months beside it; a thick line ends what has an end.
NAMES, COLUMN, LINE, LETTERS_OF_NAME = 300, 33, 14, 50
PICTURE_WIDTH = NAMES + 12 * COLUMN


@dataclass(frozen=True)
class Picture:
    """A drawing that stands alone: ``svg`` is a whole image, ``words`` say what is drawn, ``width`` in its own units."""

    svg: str
    words: str
    width: int


def figure_picture(figure: Figure) -> Picture:
    """Draw a figure in black and white, without links."""
    if isinstance(figure, PictureFigure):
        raise TypeError(figure.fallback)
    if isinstance(figure, DrawingFigure):
        made = drawn(figure, PAPER)
        words = " ".join(part for part in (f"{figure.title}.", figure.description, figure.told) if part)
        parts = f'<g fill="none" stroke="#000">\n{made.parts}\n</g>'
        return Picture(_image("drawing", int(PAPER.width), made.height, figure.title, parts), words, int(PAPER.width))
    if isinstance(figure, YearFigure):
        words = "; ".join((figure.title, *(f"{label}: {_months(months, figure)}" for months, label, _ in figure.bands)))
        height, parts = _year_on_paper(figure)
        return Picture(_image("year", PICTURE_WIDTH, height, figure.title, parts), words, PICTURE_WIDTH)
    words = f"{figure.title}. {figure.description}"
    return Picture(_image("cycle", WIDTH, _cycle_height(figure), figure.title, _cycle(figure, lambda _: "")), words, WIDTH)


def drawing_image(parts: str, room: Room, line: float = 1.0) -> str:
    """What was drawn into a room with a height, as a picture for paper, in black and white; ``line`` is the width of common lines."""
    parts = f'<g fill="none" stroke="#000">\n{parts}\n</g>'
    style = _STYLES["drawing"].replace("font-size:12px", f"font-size:{room.size:.2f}px")
    if line != 1.0:
        style += f"g{{stroke-width:{line:.2f}}}.fine{{stroke-width:{line * 0.7:.2f}}}.bold{{stroke-width:{line * 2:.2f}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room.width:.1f} {room.height:.1f}">\n'
        f"<style>{style}.s{{font-size:{room.size * SMALL:.2f}px}}</style>\n{parts}\n</svg>\n"
    )


def _image(name: str, width: int, height: float, title: str, parts: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height:g}">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLES[name]}</style>\n{parts}\n</svg>\n"
    )


def _year_on_paper(figure: YearFigure) -> tuple[int, str]:
    """Give the height of the drawing and its parts."""
    parts = [f'<text class="month" x="{NAMES + COLUMN * (at + 0.5):g}" y="14">{escape(name)}</text>' for at, name in enumerate(figure.months)]
    top = HEAD
    for months, label, has_end in figure.bands:
        lines = textwrap.wrap(label, LETTERS_OF_NAME) or [""]
        row = LINE * len(lines) + 9
        parts.append(f'<line x1="0" y1="{top}" x2="{PICTURE_WIDTH}" y2="{top}"/>')
        parts += [f'<text x="0" y="{top + 15 + LINE * at}">{escape(line)}</text>' for at, line in enumerate(lines)]
        middle = top + row / 2
        parts += [f'<rect x="{NAMES + COLUMN * (month - 1) + 1}" y="{middle - 5:g}" width="{COLUMN - 2}" height="10"/>' for month in months]
        if has_end:
            end = NAMES + COLUMN * max(months) - 2
            parts.append(f'<line class="end" x1="{end}" y1="{top + 3}" x2="{end}" y2="{top + row - 3}"/>')
        top += row
    parts.append(f'<line x1="0" y1="{top}" x2="{PICTURE_WIDTH}" y2="{top}"/>')
    return top + 2, "\n".join(parts)


def _months(months: tuple[int, ...], figure: YearFigure) -> str:
    return ", ".join(figure.months[month - 1] for month in sorted(months))
