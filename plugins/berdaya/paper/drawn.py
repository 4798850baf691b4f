"""What a template of ``templates/`` is given: the page it is set on, every text in signs that the fonts can draw."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from berdaya.model.edition import Edition
from berdaya.model.form import FormSheet
from berdaya.model.sheet import Sheet
from berdaya.paper.formats import Paper, Print
from berdaya.paper.logo import logo_of
from berdaya.paper.signs import drawable
from berdaya.words import words
from berdaya.write.typst import as_json


def page_data(sheet: Sheet | FormSheet, edition: Edition, paper: Paper, size: Print) -> dict[str, Any]:
    """What ``look.typ`` needs for any document of this sheet."""
    return {
        "paper": asdict(paper),
        "size": size.points,
        "lang": sheet.lang,
        "day": [sheet.revised.year, sheet.revised.month, sheet.revised.day],
        "publisher": edition.publisher,
        "mark": logo_of(edition),
        "words": words(sheet.lang).sheets.model_dump(),
    }


def written(data: Mapping[str, Any]) -> str:
    """Write what a template sets, every text of it in signs that can be drawn."""
    return as_json(_drawable(data))


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, Mapping):
        return {name: _drawable(held) for name, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_drawable(held) for held in value]
    return value
