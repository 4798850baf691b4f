"""A record's figures on its page: the drawing, what is to be said of it, and all that it shows in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from berdaya.compose.entries import inlines_of
from berdaya.compose.writing import Writing, bullets, joined, steps, words_of
from berdaya.model.document import (
    Block,
    Blocks,
    Cell,
    Disclosure,
    FigureBlock,
    FigurePlace,
    Inlines,
    Item,
    ItemList,
    Paragraph,
    Row,
    Run,
    Section,
    Strong,
    Table,
    plain,
)
from berdaya.model.figure import DrawingFigure
from berdaya.model.kinds import _figures as kit
from berdaya.model.kinds._pictures import Picture
from berdaya.model.kinds.career_path import CareerPath
from berdaya.model.markdown import read_short
from berdaya.model.text import Text
from berdaya.words import Words
from berdaya.words.figures import FigureWords

MOST_RUNGS = 9
"""As many as a ladder of a record may have."""
_SPACE = Run(" ", is_linkable=False)
_COLON = Run(": ", is_linkable=False)
_COMMA = Run(", ", is_linkable=False)
_SEMICOLON = Run("; ", is_linkable=False)


def figures_below(writing: Writing) -> Iterator[Section]:
    """The figures that no body gives a place, each below its title."""
    body = writing.record.bodies.get(writing.text_lang)
    placed = {name for name, _ in body.read.figures} if body else set()
    for figure in writing.record.data.figures:
        if figure.id not in placed:
            yield writing.section(writing.text(figure.title), *drawing(writing, figure))


def pictures_below(writing: Writing) -> Iterator[Block]:
    """The pictures that no body gives a place: they stand after what the page opens with."""
    body = writing.record.bodies.get(writing.text_lang)
    placed = {name for name, _ in body.read.pictures} if body else set()
    for picture in writing.record.data.pictures:
        if picture.id not in placed:
            yield from _picture(writing, picture)


def _picture(writing: Writing, picture: Picture) -> Iterator[Block]:
    """A picture with its caption and whose it is; nothing where it cannot be shown."""
    figure = writing.around.pictures.get(picture.id)
    if figure is None:
        return
    credit = joined((writing.text(picture.author), words_of(picture.licence)), _COMMA)
    notes = [_ended(writing.text(picture.caption))] if picture.caption else []
    yield FigureBlock(figure, joined((*notes, _filled(writing.words.figures.picture_by, "author", credit)), _SPACE))


def with_figures(writing: Writing, blocks: Blocks) -> Blocks:
    """Put the record's figures where a body wants them; a place of a figure that is not there stays empty."""
    return tuple(part for block in blocks for part in _placed_block(writing, block))


def _placed_block(writing: Writing, block: Block) -> Iterator[Block]:
    if not isinstance(block, FigurePlace):
        yield block
        return
    if block.is_picture:
        yield from (part for picture in writing.record.data.pictures if picture.id == block.id for part in _picture(writing, picture))
        return
    for figure in writing.record.data.figures:
        if figure.id == block.id:
            yield from drawing(writing, figure, writing.text(figure.title))
            return


def drawing(writing: Writing, figure: kit.Drawing, title: Inlines = ()) -> Iterator[Block]:
    """A figure with its caption, then the same in words. ``title`` opens the caption where no heading says it."""
    says = writing.words.figures
    notes: list[Inlines] = [(Strong(title),)] if title else []
    notes.append(writing.text(figure.about))
    if figure.drawn_by:
        notes.append(_filled(says.drawn_by, "who", writing.text(figure.drawn_by)))
    if figure.source:
        notes.append(_filled(says.source, "source", writing.text(figure.source)))
    if figure.invented:
        notes.append(words_of(says.invented))
    yield FigureBlock(figure_of(writing, figure), joined(map(_ended, notes), _SPACE))
    yield Disclosure(words_of(says.in_words), in_words(writing, figure), "drawing")


def career_ladder(writing: Writing[CareerPath]) -> DrawingFigure | None:
    """The rungs of a career path as stairs; nothing where there is one, or more than can be drawn."""
    data = writing.record.data
    if not 2 <= len(data.rungs) <= MOST_RUNGS:
        return None
    rungs = tuple(kit.Rung(label=rung.title) for rung in data.rungs)
    figure = kit.Ladder(type="ladder", id="jenjang", title=data.title, about=data.summary, rungs=rungs)
    return figure_of(writing, figure)


def figure_of(writing: "Writing | Teller", figure: kit.Drawing) -> DrawingFigure:
    """A figure as it is drawn on this page."""
    return DrawingFigure(
        drawing=figure,
        id=figure.id,
        lang=writing.lang,
        text_lang=figure.about.best(writing.text_lang)[1],  # a drawing is in one language, that of what it says of itself
        title=plain(writing.text(figure.title)),
        description=plain(writing.text(figure.about)),
        told=told(in_words(writing, figure)),
    )


def told(blocks: Blocks) -> str:
    """What these blocks say, as one text for who hears it; a row of a table is told with the heads of its cells."""
    return " ".join(part for block in blocks for part in (_told(block),) if part)


def _told(block: Block) -> str:
    match block:
        case Paragraph():
            return plain(_ended(block.inlines))
        case ItemList():
            return " ".join(told(item.blocks) for item in block.items)
        case Table():
            heads = [_bare(cell) for cell in block.head]
            return " ".join(_row(heads, [_bare(cell) for cell in row.cells]) for row in block.rows)
    return ""


def _bare(cell: Cell) -> str:
    return "".join(plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def _row(heads: list[str], cells: list[str]) -> str:
    said = [f"{head} {cell}" for head, cell in zip(heads[1:], cells[1:], strict=False) if cell]
    return f"{cells[0]}: {'; '.join(said) or '–'}."


def _filled(line: str, name: str, value: Inlines) -> Inlines:
    before, _, after = line.partition("{" + name + "}")
    if plain(value).endswith((".", "?", "!")):
        after = after.removeprefix(".")
    return (*words_of(before), *value, *words_of(after))


def _ended(line: Inlines) -> Inlines:
    return line if plain(line).endswith((".", "?", "!", ":")) else (*line, Run(".", is_linkable=False))


@dataclass(frozen=True)
class Teller:
    """What is needed to tell of a figure where its record has no page to be composed: the words of the page's language."""

    words: Words

    @property
    def lang(self) -> str:
        """The language of the page's address."""
        return self.words.code

    @property
    def text_lang(self) -> str:
        """The language of the labels, as far as they are written in it."""
        return self.words.code

    def text(self, text: Text | None) -> Inlines:
        """A text of the record as inlines."""
        return inlines_of(text, self.words.code) if text else ()


# What each type shows, in words.


def in_words(writing: Writing | Teller, figure: kit.Drawing) -> Blocks:
    """All that a figure shows, as a list or a table."""
    return tuple(_TOLD[type(figure)](writing, figure))


def _label(writing: Writing | Teller, label: Text | str | None) -> Inlines:
    if isinstance(label, str):
        return read_short(label).inlines
    return writing.text(label)


def _table(head: Iterable[Inlines], rows: Iterable[Iterable[Inlines]]) -> Table:
    def cells(row: Iterable[Inlines]) -> tuple[Cell, ...]:
        return tuple(Cell((Paragraph(inlines),) if inlines else ()) for inlines in row)

    return Table(cells(head), tuple(Row(cells(row)) for row in rows))


def _matrix(writing: Writing | Teller, figure: kit.Matrix) -> Iterator[Block]:
    head = ((), *(writing.text(column) for column in figure.columns))
    yield _table(head, ((writing.text(row.label), *(_label(writing, cell) for cell in row.cells)) for row in figure.rows))


def _calendar(writing: Writing | Teller, figure: kit.Calendar) -> Iterator[Block]:
    lines = []
    for row in figure.rows:
        parts = []
        for level in (3, 2, 1):
            months = [(figure.first_month - 1 + at) % 12 + 1 for at, amount in enumerate(row.months) if amount == level]
            if months:
                parts.append(words_of(f"{writing.words.figures.levels[level]} {writing.words.months(months)}"))
        lines.append(joined((writing.text(row.label), joined(parts, _SEMICOLON) or words_of(writing.words.figures.levels[0])), _COLON))
    yield bullets(lines)


def _timeline(writing: Writing | Teller, figure: kit.Timeline) -> Iterator[Block]:
    says = writing.words.figures
    lines = []
    for moment in figure.moments:
        line = joined((writing.text(moment.when), writing.text(moment.text)), _COLON)
        lines.append(line if moment.mood == "biasa" else (*line, *words_of(f" ({says.moods[moment.mood]})")))
    yield bullets(lines)


def _tree(writing: Writing | Teller, figure: kit.Tree) -> Iterator[Block]:
    says = writing.words.figures
    yield Paragraph((Strong(writing.text(figure.trunk)),))
    for name, limbs in ((says.causes, figure.roots), (says.effects, figure.branches)):
        items = []
        for limb in limbs:
            below = (bullets(map(writing.text, limb.below)),) if limb.below else ()
            items.append(Item((Paragraph(writing.text(limb.label)), *below)))
        yield Paragraph(words_of(f"{name}:"))
        yield ItemList(tuple(items))


def _venn(writing: Writing | Teller, figure: kit.Venn) -> Iterator[Block]:
    says = writing.words.figures
    large = writing.text(figure.large) if figure.large else words_of(says.large)
    near = writing.text(figure.near) if figure.near else words_of(says.near)
    yield Paragraph(joined(((Strong(_ended(writing.text(figure.centre))),), _ended(large), _ended(near)), _SPACE))
    rows = ((writing.text(item.label), words_of(says.sizes[item.size - 1]), words_of(says.distances[item.distance - 1])) for item in figure.circles)
    yield _table(map(words_of, (says.columns.name, says.columns.size, says.columns.distance)), rows)


def _quadrants(writing: Writing | Teller, figure: kit.Quadrants) -> Iterator[Block]:
    axes = [
        joined((writing.text(axis.label), joined((writing.text(axis.low), writing.text(axis.high)), Run(" → "))), _COLON)
        for axis in (figure.across, figure.up)
    ]
    yield Paragraph(joined(map(_ended, axes), _SPACE))
    lines = []
    for at, corner in enumerate(figure.corners):
        held = [spot for spot in figure.spots if (spot.x > 5) == bool(at % 2) and (spot.y > 5) == (at < 2)]
        names = joined((writing.text(spot.label) for spot in held), _COMMA) or words_of("–")
        lines.append(joined((writing.text(corner), names), _COLON))
    yield bullets(lines)


def _map(writing: Writing | Teller, figure: kit.MapSketch) -> Iterator[Block]:
    says = writing.words.figures
    rows = [(writing.text(sign.label), words_of(says.signs[sign.sign]), words_of(_where(says, sign.x, sign.y))) for sign in figure.signs]
    for line in figure.lines:
        ends = [_where(says, x, y) for x, y in (line.points[0], line.points[-1])]
        where = " – ".join(dict.fromkeys(ends))
        rows.append((writing.text(line.label) or words_of(says.lines[line.kind]), words_of(says.lines[line.kind]), words_of(where)))
    yield _table(map(words_of, (says.columns.name, says.columns.sign, says.columns.where)), rows)


def _where(says: FigureWords, x: int, y: int) -> str:
    column, row = min(x * 3 // 11, 2), 2 - min(y * 3 // 11, 2)
    return says.compass[row * 3 + column]


def _transect(writing: Writing | Teller, figure: kit.Transect) -> Iterator[Block]:
    yield _table(
        ((), *(writing.text(zone.label) for zone in figure.zones)), ((writing.text(row.label), *map(writing.text, row.cells)) for row in figure.rows)
    )


def _ladder(writing: Writing | Teller, figure: kit.Ladder) -> Iterator[Block]:
    yield steps(
        joined(((Strong(writing.text(rung.label)),), writing.text(rung.text)) if rung.text else (writing.text(rung.label),), _COLON)
        for rung in figure.rungs
    )


def _flow(writing: Writing | Teller, figure: kit.Flow) -> Iterator[Block]:
    says = writing.words.figures
    labels = {box.id: writing.text(box.label) for box in figure.boxes}
    items = []
    for box in figure.boxes:
        ways = [arrow for arrow in figure.arrows if arrow.start == box.id]
        lines = []
        for arrow in ways:
            onward: Inlines = joined((words_of(says.leads_to), labels[arrow.end]), _SPACE)
            lines.append(joined((writing.text(arrow.label), onward), _COLON) if arrow.label else onward)
        items.append(Item((Paragraph(labels[box.id]), bullets(lines or [words_of(says.ends)]))))
    yield ItemList(tuple(items), 1)


def _trend(writing: Writing | Teller, figure: kit.Trend) -> Iterator[Block]:
    yield _table(
        ((), *(writing.text(time) for time in figure.times)),
        ((writing.text(line.label), *(words_of(str(value)) for value in line.values)) for line in figure.lines),
    )
    yield Paragraph(words_of(writing.words.figures.scale))


def _day(writing: Writing | Teller, figure: kit.Day) -> Iterator[Block]:
    says = writing.words.figures
    for row in figure.rows:
        yield Paragraph((Strong(writing.text(row.label)),))
        lines = []
        for span in row.spans:
            hours = words_of(f"{span.start:02d}–{span.end:02d}: ")
            lines.append((*hours, *writing.text(span.label), *words_of(f" ({says.doings[span.kind]})")))
        yield bullets(lines)


def _rings(writing: Writing | Teller, figure: kit.Rings) -> Iterator[Block]:
    yield Paragraph((Strong(writing.text(figure.centre)),))
    yield steps(joined((writing.text(ring.label), joined((writing.text(item) for item in ring.items), _COMMA)), _COLON) for ring in figure.rings)


_TOLD: dict[type, Callable[[Writing | Teller, Any], Iterator[Block]]] = {
    kit.Matrix: _matrix,
    kit.Calendar: _calendar,
    kit.Timeline: _timeline,
    kit.Tree: _tree,
    kit.Venn: _venn,
    kit.Quadrants: _quadrants,
    kit.MapSketch: _map,
    kit.Transect: _transect,
    kit.Ladder: _ladder,
    kit.Flow: _flow,
    kit.Trend: _trend,
    kit.Day: _day,
    kit.Rings: _rings,
}
