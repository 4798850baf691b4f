"""The words that drawings, worksheets and slides say by themselves, in one language: ``languages/<code>/figures.yml``."""

from collections.abc import Mapping

from berdaya.model.text import Frozen


class ColumnWords(Frozen):
    """The heads of the tables that say what a drawing shows."""

    name: str
    sign: str
    where: str
    size: str
    distance: str
    hours: str
    doing: str


class WorksheetWords(Frozen):
    """What a worksheet to print says beside its drawing."""

    title: str
    place: str
    date: str
    group: str
    on_ground: str
    afterwards: str
    online: str
    files: str
    offer: str
    stem: str
    alternative: str


class SlideWords(Frozen):
    """What slides and the trainer's notes say beside their session."""

    files: str
    offer: str
    stem: str
    notes_offer: str
    notes_stem: str
    notes: str
    number: str
    say: str


class FigureWords(Frozen):
    """What a drawing says of itself: its keys and legends, and how the same is told in words.

    ``levels`` are the four amounts of a month from none to much; ``sizes`` and ``distances`` three each, from small and
    near; ``compass`` nine places of a map, row by row from the north-west.
    """

    in_words: str
    invented: str
    drawn_by: str
    picture_by: str
    source: str
    effects: str
    causes: str
    levels: tuple[str, str, str, str]
    moods: Mapping[str, str]
    doings: Mapping[str, str]
    scale: str
    north: str
    not_to_scale: str
    signs: Mapping[str, str]
    lines: Mapping[str, str]
    large: str
    near: str
    sizes: tuple[str, str, str]
    distances: tuple[str, str, str]
    compass: tuple[str, str, str, str, str, str, str, str, str]
    leads_to: str
    ends: str
    columns: ColumnWords
    worksheet: WorksheetWords
    slides: SlideWords
