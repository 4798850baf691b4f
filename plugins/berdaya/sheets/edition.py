"""The editions of a checklist: what is made, what its file is called, and what a link says of it."""

from dataclasses import dataclass, field
from enum import Enum

from berdaya.sheets.imprint import Imprint
from berdaya.sheets.paper import LARGE, NORMAL, PAPERS, Paper, Print
from berdaya.sheets.sheet import Sheet
from berdaya.sheets.wording import EditionWords, Wording, wording

FOLDER = "unduh"
BOOKLET_FOLDER = f"{FOLDER}/semua"


class Form(str, Enum):
    """The kinds of files, in the order in which a page offers them."""

    PDF = "pdf"
    PDF_LARGE = "pdf_large"
    DOCX = "docx"
    XLSFORM = "xlsform"
    MINUTES_PDF = "minutes_pdf"
    MINUTES_DOCX = "minutes_docx"
    BOOKLET = "booklet"


@dataclass(frozen=True)
class Job:
    """One file to make. ``sheets`` holds one sheet, or all that go into the file (form: languages; booklet: sheets)."""

    form: Form
    path: str
    sheets: tuple[Sheet, ...]
    paper: Paper | None = None
    size: Print = NORMAL
    imprint: Imprint = field(default=Imprint())

    @property
    def sheet(self) -> Sheet:
        """The sheet in the language of the file, or in the source language where the file has every language."""
        return self.sheets[0]

    @property
    def checklist(self) -> str | None:
        """The key of the checklist; ``None`` for the booklet."""
        return None if self.form is Form.BOOKLET else self.sheet.key

    @property
    def lang(self) -> str | None:
        """The language of the file; ``None`` where it has every language."""
        return None if self.form is Form.XLSFORM else self.sheet.lang


@dataclass(frozen=True)
class Edition:
    """One file as a page of the language ``lang`` offers it.

    ``checklist`` is ``None`` for the booklet, ``paper`` for a form; ``text_lang`` is ``None`` where the file
    holds every language. ``size`` in bytes; ``path`` relative to the site's root.
    """

    checklist: str | None
    lang: str
    form: Form
    label: str
    paper: str | None
    language: str
    text_lang: str | None
    size: int
    path: str

    @property
    def words(self) -> str:
        """All that the link says: "PDF, A4, Bahasa Indonesia, 95 KB"."""
        parts = (self.label, self.paper, self.language, wording(self.lang).kilobytes(self.size))
        return ", ".join(part for part in parts if part)


def editions_of(job: Job, size: int) -> tuple[Edition, ...]:
    """Say how a made file is offered: once in its language, or once in every language that it holds."""
    return tuple(_edition(job, sheet.words, sheet.lang, size) for sheet in _offered_in(job))


def jobs_for(sheets: tuple[Sheet, ...], all_languages: tuple[Sheet, ...], imprint: Imprint) -> tuple[Job, ...]:
    """List the files of one checklist: ``sheets`` hold the complete languages, ``all_languages`` go in the form."""
    papers = [job for sheet in sheets for paper in PAPERS for job in _paper_jobs(sheet, paper, imprint)]
    stem = all_languages[0].words.editions.form_stem
    form = Job(Form.XLSFORM, f"{_folder(all_languages[0])}-{stem}.xlsx", all_languages, imprint=imprint)
    return (*papers, form)


def booklet_job(sheets: tuple[Sheet, ...], paper: Paper, imprint: Imprint) -> Job:
    """The booklet of all these sheets, which are in one language."""
    words, lang = sheets[0].words.editions, sheets[0].lang
    path = f"{BOOKLET_FOLDER}/{words.booklet_stem}-{paper.name.lower()}.{lang}.pdf"
    return Job(Form.BOOKLET, path, sheets, paper, imprint=imprint)


def _paper_jobs(sheet: Sheet, paper: Paper, imprint: Imprint) -> list[Job]:
    words = sheet.words.editions
    stem = f"{_folder(sheet)}-{paper.name.lower()}"
    minutes = f"{_folder(sheet)}-{words.minutes_stem}-{paper.name.lower()}"
    made = [
        Job(Form.PDF, f"{stem}.{sheet.lang}.pdf", (sheet,), paper, NORMAL, imprint),
        Job(Form.PDF_LARGE, f"{stem}-{words.large_stem}.{sheet.lang}.pdf", (sheet,), paper, LARGE, imprint),
        Job(Form.DOCX, f"{stem}.{sheet.lang}.docx", (sheet,), paper, NORMAL, imprint),
    ]
    if sheet.minutes:
        made += [
            Job(Form.MINUTES_PDF, f"{minutes}.{sheet.lang}.pdf", (sheet,), paper, NORMAL, imprint),
            Job(Form.MINUTES_DOCX, f"{minutes}.{sheet.lang}.docx", (sheet,), paper, NORMAL, imprint),
        ]
    return made


def _folder(sheet: Sheet) -> str:
    return f"{FOLDER}/{sheet.code.lower()}/{sheet.id}"


def _offered_in(job: Job) -> tuple[Sheet, ...]:
    return job.sheets if job.form is Form.XLSFORM else (job.sheet,)


def _edition(job: Job, words: Wording, lang: str, size: int) -> Edition:
    return Edition(
        checklist=job.checklist,
        lang=lang,
        form=job.form,
        label=getattr(words.editions, job.form.value),
        paper=job.paper.name if job.paper else None,
        language=_language(job, words.editions),
        text_lang=job.lang,
        size=size,
        path=job.path,
    )


def _language(job: Job, words: EditionWords) -> str:
    return words.every_language if job.lang is None else words.language
