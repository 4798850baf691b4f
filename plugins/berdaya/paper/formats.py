"""The files that records are printed as: on which paper, in which format, under which name, and what a link says of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from berdaya.compose.surroundings import Offer
from berdaya.model.edition import Edition
from berdaya.model.form import FormSheet
from berdaya.model.sheet import Sheet
from berdaya.words import words
from berdaya.words.figures import FigureWords

FOLDER = "unduh"
CARDS_FOLDER = f"{FOLDER}/kartu"
BOOKLET_FOLDER = f"{FOLDER}/semua"


@dataclass(frozen=True)
class Paper:
    """A sheet of paper in millimetres. F4 is what Indonesian offices call folio."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class Print:
    """How large the letters are, in points, and how many pages are aimed at (``None``: any number).

    12 pt is the floor that RNIB and CNIB give for print, 16 pt their large print; two pages are one leaf.
    """

    name: str
    points: int
    pages_aimed_at: int | None


A4 = Paper("A4", 210, 297)
F4 = Paper("F4", 215, 330)
A3 = Paper("A3", 297, 420)
SCREEN = Paper("", 254, 143)
"""A slide of 16:9, as projectors show it."""
PAPERS = (A4, F4)
WORKSHEET_PAPERS = (A4, F4, A3)
"""A group draws on a large sheet; an office's printer has small ones."""
NORMAL = Print("normal", 12, 2)
LARGE = Print("large", 16, None)
PRINTS = (NORMAL, LARGE)


class Format(StrEnum):
    """The formats, in the order in which a page offers them; each name is that of its words in ``sheets.yml``, but for the last."""

    CARD = "card"
    PDF = "pdf"
    PDF_LARGE = "pdf_large"
    PDF_FILLED = "pdf_filled"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSFORM = "xlsform"
    MINUTES_PDF = "minutes_pdf"
    MINUTES_DOCX = "minutes_docx"
    BOOKLET = "booklet"
    SINGLE_FILE = "single_file"
    WORKSHEET = "worksheet"
    SLIDES = "slides"
    NOTES = "notes"


@dataclass(frozen=True)
class Setting:
    """How generously a sheet is set: ``air`` between the rows, and whether pause points stay ``whole`` on a page."""

    air: float
    whole: bool


@dataclass(frozen=True)
class Job:
    """One file to make.

    ``record`` is the key of the record that offers it, empty for one of the whole site; ``lang`` the language of its text,
    empty where it holds every language. ``sheets`` holds one sheet, or all that go into the file (an XLSForm: each language;
    a booklet: each sheet, with its ``settings``); ``forms`` the same of a form. ``card`` is what the template of a card, a
    worksheet or slides sets, as JSON.
    """

    format: Format
    path: str
    record: str
    lang: str
    edition: Edition
    sheets: tuple[Sheet, ...] = ()
    paper: Paper = A4
    size: Print = NORMAL
    settings: tuple[Setting, ...] = ()
    card: str = ""
    forms: tuple[FormSheet, ...] = ()

    @property
    def sheet(self) -> Sheet:
        """The sheet in the language of the file; in the source language where the file holds every language."""
        return self.sheets[0]

    @property
    def form(self) -> FormSheet:
        """The form in the language of the file; in the source language where the file holds every language."""
        return self.forms[0]


_OF_FIGURES: dict[Format, Callable[[FigureWords], str]] = {
    Format.WORKSHEET: lambda said: said.worksheet.offer,
    Format.SLIDES: lambda said: said.slides.offer,
    Format.NOTES: lambda said: said.slides.notes_offer,
}
"""Formats that ``figures.yml`` names."""


def offers_of(job: Job, size: int) -> Iterator[tuple[str, Offer]]:
    """Say in which languages' pages a file of ``size`` bytes is offered, and with which words: ``PDF, A4, Bahasa Indonesia, 95 KB``."""
    if job.format is Format.SINGLE_FILE:
        checklist = words(job.lang).site.checklist
        told = checklist.single_file.format(language=checklist.language, size=max(1, round(size / 1000)))
        yield job.lang, Offer(job.path, told)
        return
    if job.format in _OF_FIGURES:
        said_of = words(job.lang)
        offered = (_OF_FIGURES[job.format](said_of.figures), job.paper.name, said_of.sheets.editions.language, said_of.size(size))
        yield job.lang, Offer(job.path, ", ".join(part for part in offered if part), job.paper.name if job.format is Format.WORKSHEET else "")
        return
    for code in [job.lang] if job.lang else [sheet.lang for sheet in job.sheets or job.forms]:
        said = words(code).sheets.editions
        paper = "" if job.format is Format.XLSFORM else job.paper.name
        language = said.language if job.lang else said.every_language
        parts = (getattr(said, job.format.value), paper, language, words(code).size(size))
        yield code, Offer(job.path, ", ".join(part for part in parts if part))


def sheet_jobs(complete: Sequence[Sheet], every_language: Sequence[Sheet], edition: Edition) -> Iterator[Job]:
    """List the files of one checklist: ``complete`` are its sheets in the languages that lack no text."""
    for sheet in complete:
        for paper in PAPERS:
            yield from _paper_jobs(sheet, paper, edition)
    first = every_language[0]
    stem = words(first.lang).sheets.editions.form_stem
    yield Job(Format.XLSFORM, f"{_stem(first)}-{stem}.xlsx", first.key, "", edition, tuple(every_language))


def form_jobs(complete: Sequence[FormSheet], every_language: Sequence[FormSheet], edition: Edition) -> Iterator[Job]:
    """List the files of one form: ``complete`` are its sheets in the languages that it is translated into."""
    for form in complete:
        said = words(form.lang).sheets.editions

        def job(kind: Format, path: str, paper: Paper = A4, size: Print = NORMAL, form: FormSheet = form) -> Job:
            return Job(kind, f"{_stem(form)}{path}", form.key, form.lang, edition, forms=(form,), paper=paper, size=size)

        for paper in PAPERS:
            name = paper.name.lower()
            yield job(Format.PDF, f"-{name}.{form.lang}.pdf", paper)
            yield job(Format.PDF_LARGE, f"-{name}-{said.large_stem}.{form.lang}.pdf", paper, LARGE)
            yield job(Format.DOCX, f"-{name}.{form.lang}.docx", paper)
        if form.has_example:
            yield job(Format.PDF_FILLED, f"-{said.filled_stem}.{form.lang}.pdf")
        if form.is_spreadsheet:
            yield job(Format.XLSX, f".{form.lang}.xlsx")
            yield job(Format.XLSX, f"-{F4.name.lower()}.{form.lang}.xlsx", F4)
    first = every_language[0]
    if first.collects:
        stem = words(first.lang).sheets.editions.form_stem
        yield Job(Format.XLSFORM, f"{_stem(first)}-{stem}.xlsx", first.key, "", edition, forms=tuple(every_language))


def single_file_job(sheet: Sheet, edition: Edition) -> Job:
    """The file of a checklist that is passed on from phone to phone."""
    return Job(Format.SINGLE_FILE, f"{_stem(sheet)}.{sheet.lang}.html", sheet.key, sheet.lang, edition, (sheet,))


def booklet_job(sheets: Sequence[Sheet], settings: Sequence[Setting], paper: Paper, edition: Edition) -> Job:
    """The booklet of all these sheets, which are in one language."""
    lang = sheets[0].lang
    path = f"{BOOKLET_FOLDER}/{words(lang).sheets.editions.booklet_stem}-{paper.name.lower()}.{lang}.pdf"
    return Job(Format.BOOKLET, path, "", lang, edition, tuple(sheets), paper, settings=tuple(settings))


def card_job(record: str, slug: str, lang: str, paper: Paper, edition: Edition, card: str) -> Job:
    """The card of a record on a paper."""
    return Job(Format.CARD, f"{CARDS_FOLDER}/{slug}-{paper.name.lower()}.{lang}.pdf", record, lang, edition, paper=paper, card=card)


def worksheet_job(record: str, slug: str, lang: str, paper: Paper, edition: Edition, sheet: str) -> Job:
    """The worksheet of a method on a paper; ``sheet`` is what its template sets."""
    stem = words(lang).figures.worksheet.stem
    path = f"{FOLDER}/{stem}/{slug}-{paper.name.lower()}.{lang}.pdf"
    return Job(Format.WORKSHEET, path, record, lang, edition, paper=paper, card=sheet)


def slides_job(record: str, slug: str, lang: str, edition: Edition, slides: str) -> Job:
    """The slides of a session; ``slides`` is what their template sets."""
    path = f"{FOLDER}/{words(lang).figures.slides.stem}/{slug}.{lang}.pdf"
    return Job(Format.SLIDES, path, record, lang, edition, paper=SCREEN, card=slides)


def notes_job(record: str, slug: str, lang: str, paper: Paper, edition: Edition, notes: str) -> Job:
    """The trainer's notes of a session on a paper; ``notes`` is what their template sets."""
    path = f"{FOLDER}/{words(lang).figures.slides.notes_stem}/{slug}-{paper.name.lower()}.{lang}.pdf"
    return Job(Format.NOTES, path, record, lang, edition, paper=paper, card=notes)


def _paper_jobs(sheet: Sheet, paper: Paper, edition: Edition) -> Iterator[Job]:
    said = words(sheet.lang).sheets.editions
    stem = f"{_stem(sheet)}-{paper.name.lower()}"
    minutes = f"{_stem(sheet)}-{said.minutes_stem}-{paper.name.lower()}"

    def job(form: Format, path: str, size: Print = NORMAL) -> Job:
        return Job(form, path, sheet.key, sheet.lang, edition, (sheet,), paper, size)

    yield job(Format.PDF, f"{stem}.{sheet.lang}.pdf")
    yield job(Format.PDF_LARGE, f"{stem}-{said.large_stem}.{sheet.lang}.pdf", LARGE)
    yield job(Format.DOCX, f"{stem}.{sheet.lang}.docx")
    if sheet.minutes:
        yield job(Format.MINUTES_PDF, f"{minutes}.{sheet.lang}.pdf")
        yield job(Format.MINUTES_DOCX, f"{minutes}.{sheet.lang}.docx")


def _stem(sheet: Sheet | FormSheet) -> str:
    return f"{FOLDER}/{sheet.code.lower()}/{sheet.id}"
