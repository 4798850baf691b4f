"""A session on paper: its slides for a projector, and the trainer's notes with each slide small beside what is said."""

from dataclasses import asdict, replace
from itertools import product
from typing import Any

from berdaya.compose.drawings import figure_of
from berdaya.compose.writing import Writing
from berdaya.model.document import Run, plain
from berdaya.model.edition import Edition
from berdaya.model.figure import DrawingFigure
from berdaya.model.kinds.session import Session, Slide
from berdaya.model.language import SOURCE
from berdaya.model.record import Record
from berdaya.paper.documents import Documents
from berdaya.paper.formats import SCREEN, Paper
from berdaya.paper.signs import drawable, drawable_in_picture
from berdaya.write.drawings import drawn
from berdaya.write.drawings.canvas import Room
from berdaya.write.svg import drawing_image
from berdaya.write.typst import TypstOptions, as_json, on_one_line, typst_inlines

_OPTIONS = TypstOptions(draw=drawable, draw_picture=drawable_in_picture)
_SIZES = range(24, 5, -1)
"""Points of a drawing's letters, the largest first: from the back row one reads 18, and more than 24 says no more."""
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
        "paper": asdict(paper),
        "size": 11,
        "title": drawable(title),
        "foot": drawable(on_one_line(title)),
        "below": sheets.sheet.licence.format(licence=edition.licence, publisher=edition.publisher),
        "lead": typst_inlines(writing.text(record.data.summary), _OPTIONS),
        "slides": [_slide(writing, slide, number) for number, slide in enumerate(record.data.slides, 1)],
        "words": sheets.model_dump() | {"slides": writing.words.figures.slides.model_dump()},
    }


def _slide(writing: Writing[Session], slide: Slide, number: int) -> dict[str, Any]:
    drawing = next((figure for figure in writing.record.data.figures if figure.id == slide.figure), None)
    title = writing.text(slide.title)
    return {
        "title": typst_inlines(title if plain(title).strip() else (Run(str(number)),), _OPTIONS),  # a heading has words
        "points": [typst_inlines(writing.text(point), _OPTIONS) for point in slide.points],
        "say": typst_inlines(writing.text(slide.say), _OPTIONS),
        "figure": _picture(figure_of(writing, drawing), bool(slide.points)) if drawing else None,
    }


def _picture(figure: DrawingFigure, is_beside: bool) -> dict[str, Any]:
    """A drawing with the largest letters for which the slide has room without cutting a word; else the largest that fit."""
    across, tall = (_HALF if is_beside else _WHOLE) * _POINTS_OF_MM, _TALL * _POINTS_OF_MM
    found: tuple[float, Room, str] | None = None
    for size, unit in product(_SIZES, _UNITS):
        room = Room(across / unit, size / unit, 1.02, tall / unit)
        made = drawn(figure, room, "slide-", drawable)
        fits = made.height <= room.height
        if fits and (found is None or not made.is_broken):
            found = unit, replace(room, height=made.height), made.parts
        if fits and not made.is_broken:
            break
    if found is None:  # more than any slide holds: it is drawn as small as it must be
        room = Room(660.0, 12.0, 1.02)
        made = drawn(figure, room, "slide-", drawable)
        found = min(across / room.width, tall / made.height), replace(room, height=made.height), made.parts
    unit, room, parts = found
    alternative = f"{figure.title}. {figure.description} {figure.told}"
    return {
        "svg": drawable_in_picture(drawing_image(parts, room, line=_LINE / unit)),
        "alt": drawable(alternative),
        "width": round(room.width * unit / _POINTS_OF_MM, 1),
        "height": round(room.height * unit / _POINTS_OF_MM, 1),
    }
