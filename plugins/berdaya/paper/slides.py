"""A session on paper: its slides for a projector, and the trainer's notes with each slide small beside what is said."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from typing import Any

from berdaya.compose.drawings import figure_of
from berdaya.compose.writing import Writing
from berdaya.model.document import Run, plain
from berdaya.model.edition import Edition
from berdaya.model.figure import DrawingFigure
from berdaya.model.kinds._figures import Drawing
from berdaya.model.kinds.session import Session, Slide
from berdaya.model.language import SOURCE
from berdaya.model.record import Record
from berdaya.paper.documents import Documents
from berdaya.paper.formats import SCREEN, Paper
from berdaya.paper.logo import logo_of
from berdaya.paper.signs import drawable, drawable_in_picture
from berdaya.write.drawings import Drawn, drawn
from berdaya.write.drawings.canvas import Room
from berdaya.write.drawings.parts import parts_of
from berdaya.write.svg import drawing_image
from berdaya.write.typst import TypstOptions, as_json, on_one_line, typst_inlines

_OPTIONS = TypstOptions(draw=drawable, draw_picture=drawable_in_picture)
_SIZES = range(24, 5, -1)
"""Points of a drawing's letters, the largest first: from the back row one reads 18, and more than 24 says no more."""
_LEAST = 20.0
"""Points that letters should have at least: small words beside them then still have 18."""
_MOST_SLIDES = 4
"""Slides over which a drawing goes on at most."""
_UNITS = (1.0, 0.8, 0.65, 0.5)
"""Points of a drawing's unit: the smaller it is, the less room is left for what is no word."""
_WHOLE, _HALF, _TALL = 226.0, 132.0, 104.0
"""Millimetres that a drawing may take on a slide: across alone, across beside words, upright."""
_POINTS_OF_MM = 72 / 25.4
_LINE = 1.2
"""Points of a drawing's common line."""


def slides_of(record: Record[Session], documents: Documents, code: str, edition: Edition) -> str:
    """Compose the slides of a session, as the JSON that ``templates/slides.typ`` sets."""
    writing = _writing(record, documents, code)
    value = _common(record, writing, edition, SCREEN)
    value["minutes"] = writing.words.site.session.total.format(minutes=record.data.minutes)
    return as_json(value)


def notes_of(record: Record[Session], documents: Documents, code: str, edition: Edition, paper: Paper) -> str:
    """Compose the trainer's notes of a session on a paper, as the JSON that ``templates/notes.typ`` sets."""
    writing = _writing(record, documents, code)
    data, said = record.data, writing.words.site.session

    def lines(name: str) -> dict[str, Any]:
        return {"title": writing.heading(name), "lines": [typst_inlines(writing.text(text), _OPTIONS) for text in getattr(data, name)]}

    activities = [
        {
            "lasts": said.lasts.format(minutes=activity.minutes),
            "title": typst_inlines(writing.text(activity.title), _OPTIONS),
            "text": typst_inlines(writing.text(activity.text), _OPTIONS),
            "uses": [drawable(entry.title) for key in activity.uses if (entry := writing.entry(key))],
        }
        for activity in data.activities
    ]
    value = _common(record, writing, edition, paper) | {
        "people": {"title": writing.heading("people"), "text": typst_inlines(writing.text(data.people), _OPTIONS)},
        "before": [lines("aim"), lines("materials")],
        "activities": {"title": writing.heading("activities"), "rows": activities, "uses": said.uses},
        "total": said.total.format(minutes=data.minutes),
        "after": [lines("watch"), lines("check")],
        "slides_title": writing.heading("slides"),
    }
    return as_json(value)


def _writing(record: Record[Session], documents: Documents, code: str) -> Writing[Session]:
    return Writing(record, documents.around(record, code), code if record.is_translated(code) else SOURCE.code)


def _common(record: Record[Session], writing: Writing[Session], edition: Edition, paper: Paper) -> dict[str, Any]:
    """What both files say, and each slide."""
    title, day, sheets = " ".join(record.title(writing.text_lang).split()), record.data.reviewed, writing.words.sheets
    return {
        "lang": writing.lang,
        "day": [day.year, day.month, day.day],
        "publisher": edition.publisher,
        "mark": logo_of(edition),
        "letterhead": drawable(edition.letterhead),
        "paper": asdict(paper),
        "size": 11,
        "title": drawable(title),
        "foot": drawable(on_one_line(title)),
        "below": sheets.sheet.licence.format(licence=edition.licence, publisher=edition.publisher),
        "lead": typst_inlines(writing.text(record.data.summary), _OPTIONS),
        "slides": [part for number, slide in enumerate(record.data.slides, 1) for part in _slides(writing, slide, number)],
        "words": sheets.model_dump() | {"slides": writing.words.figures.slides.model_dump()},
    }


def _slides(writing: Writing[Session], slide: Slide, number: int) -> list[dict[str, Any]]:
    """A slide; several where its drawing needs them, the trainer's words beside the first."""
    drawing = next((figure for figure in writing.record.data.figures if figure.id == slide.figure), None)
    title = writing.text(slide.title)
    said = title if plain(title).strip() else (Run(str(number)),)  # a heading has words
    points = [typst_inlines(writing.text(point), _OPTIONS) for point in slide.points]
    first = {"points": points, "say": typst_inlines(writing.text(slide.say), _OPTIONS), "figure": None}
    shown: list[dict[str, Any]] = [first]
    if drawing:
        pictures = _pictures(writing, drawing, bool(slide.points))
        shown = [{**first, "figure": pictures[0].value}] if len(pictures) == 1 or not points else [first]
        shown += [{"points": [], "say": [], "figure": picture.value} for picture in pictures[len(shown) if shown[0]["figure"] else 0 :]]
    titles = [said] if len(shown) == 1 else [(*said, Run(f" ({at}/{len(shown)})")) for at in range(1, len(shown) + 1)]
    return [{"title": typst_inlines(of_part, _OPTIONS), **part} for of_part, part in zip(titles, shown, strict=True)]


@dataclass(frozen=True)
class _Picture:
    """A drawing for a slide, with the points of its letters, and whether a word of it had to be cut."""

    value: dict[str, Any]
    letters: float
    is_broken: bool


def _pictures(writing: Writing[Session], drawing: Drawing, is_beside: bool) -> list[_Picture]:
    """A drawing on one slide; on as many as it takes for letters that the back row reads, else on those with the largest."""
    best: list[_Picture] = []
    for count in range(1, _MOST_SLIDES + 1):
        parts = parts_of(drawing, count)
        made = [_picture(figure_of(writing, part.drawing), is_beside and len(parts) == 1, part.places, at) for at, part in enumerate(parts, 1)]
        if not best or _rank(made) > _rank(best):
            best = made
        if _rank(best) >= (True, _LEAST):
            break
    return best


def _rank(pictures: Sequence[_Picture]) -> tuple[bool, float]:
    """What makes pictures better than others: no word is cut, then the smallest letters among them."""
    return not any(picture.is_broken for picture in pictures), min(picture.letters for picture in pictures)


def _picture(figure: DrawingFigure, is_beside: bool, places: tuple[int, ...] = (), number: int = 1) -> _Picture:
    """A drawing with the largest letters for which the slide has room without cutting a word; else the largest that fit.
    ``places`` of it alone where it goes on over several slides, of which this is that ``number``."""
    across, tall = (_HALF if is_beside else _WHOLE) * _POINTS_OF_MM, _TALL * _POINTS_OF_MM
    found: tuple[float, Room, Drawn] | None = None
    sizes = [size for size in _SIZES if size <= _LEAST or figure.drawing.type != "map"]  # larger names hide the map
    for size, unit in product(sizes, _UNITS):
        room = Room(across / unit, size / unit, 1.02, tall / unit, places)
        made = drawn(figure, room, "slide-", drawable)
        fits = made.height <= room.height
        if fits and (found is None or not made.is_broken):
            found = unit, replace(room, height=made.height), made
        if fits and not made.is_broken:
            break
    if found is None:  # more than any slide holds: it is drawn as small as it must be
        room = Room(660.0, 12.0, 1.02, places=places)
        made = drawn(figure, room, "slide-", drawable)
        found = min(across / room.width, tall / made.height), replace(room, height=made.height), made
    unit, room, made = found
    alternative = f"{figure.title}. {figure.description} {figure.told}" if number == 1 or not places else f"{figure.title} ({number})."
    value = {
        "svg": drawable_in_picture(drawing_image(made.parts, room, line=_LINE / unit)),
        "alt": drawable(alternative),
        "width": round(room.width * unit / _POINTS_OF_MM, 1),
        "height": round(room.height * unit / _POINTS_OF_MM, 1),
    }
    return _Picture(value, room.size * unit, made.is_broken)
