"""Checklists, forms and cards of a library → every file to download, and what pages offer of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import PurePosixPath

from berdaya.cache import Cache, digest, program_digest
from berdaya.compose.form import form_of
from berdaya.compose.sheet import sheet_of
from berdaya.compose.surroundings import Offer
from berdaya.compose.worksheet import drawing_of_worksheet
from berdaya.model.artifact import Artifact
from berdaya.model.edition import Edition
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.form import Form
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.session import Session
from berdaya.model.library import Library
from berdaya.model.pages import HOME, ListPage, PageId
from berdaya.model.problem import Place, Problem, in_reading_order
from berdaya.model.record import Record
from berdaya.paper.card import card_of, has_card
from berdaya.paper.documents import Documents
from berdaya.paper.formats import (
    A4,
    PAPERS,
    SCREEN,
    WORKSHEET_PAPERS,
    Format,
    Job,
    Paper,
    booklet_job,
    card_job,
    form_jobs,
    notes_job,
    offers_of,
    sheet_jobs,
    single_file_job,
    slides_job,
    worksheet_job,
)
from berdaya.paper.logo import logo_problems, with_drawable_logo
from berdaya.paper.making import Made, Progress, make_jobs
from berdaya.paper.packs import packs_of
from berdaya.paper.problems import lacking
from berdaya.paper.slides import notes_of, slides_of
from berdaya.paper.worksheet import worksheet_of
from berdaya.words import words

MODULES = ("typst", "segno", "docx", "openpyxl", "pyxform", "pikepdf")
"""What the extra ``sheets`` brings."""
LONGEST_REASON = 300


@dataclass(frozen=True)
class PaperOptions:
    """How files are made. ``workers`` above 1 spreads the work over so many processes; ``validate_forms`` also asks ODK
    Validate, where Java is installed; ``progress`` hears of each file."""

    workers: int = 0
    validate_forms: bool = False
    progress: Progress | None = None


@dataclass(frozen=True)
class PaperRun:
    """What was made.

    ``offers`` are the files that the page of a record (by key) offers in a language, ``site_offers`` those of a page of no
    record. ``java_missing``: ODK Validate was asked for but could not run.
    """

    artifacts: tuple[Artifact, ...] = ()
    offers: Mapping[tuple[str, str], tuple[Offer, ...]] = field(default_factory=dict)
    site_offers: Mapping[tuple[PageId, str], tuple[Offer, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    java_missing: bool = False


Offers = Mapping[tuple[PageId, str], tuple[Offer, ...]]


def together(*offers: Offers) -> Offers:
    """Put together what is offered on the same pages, in this order."""
    found: dict[tuple[PageId, str], tuple[Offer, ...]] = {}
    for row in offers:
        for place, items in row.items():
            found[place] = (*found.get(place, ()), *items)
    return found


def missing_packages() -> tuple[str, ...]:
    """The modules of the extra ``sheets`` that are not installed."""
    return tuple(name for name in MODULES if find_spec(name) is None)


def make(library: Library, documents: Documents, edition: Edition, options: PaperOptions, cache: Cache) -> PaperRun:
    """Make every file of every checklist, form and card; without the extra ``sheets`` only those that need none of it.

    The same library and edition give the same bytes. A form that is refused is told in ``problems``, and stops no other.
    """
    run = _Run(library, documents, edition, options, cache)
    return run.all()


@dataclass(frozen=True)
class _Composed:
    """A file whose template sets what is composed of a record: ``compose`` gives that as JSON, ``job`` makes the job of it, and
    ``key`` is a hash of all that decides it."""

    key: bytes
    compose: Callable[[], str]
    job: Callable[[str], Job]


class _Run:
    """One run: collects files with their offers in the order in which pages show them."""

    def __init__(self, library: Library, documents: Documents, edition: Edition, options: PaperOptions, cache: Cache) -> None:
        self._library = library
        self._documents = documents
        self._edition = edition.for_paper if missing_packages() else with_drawable_logo(edition.for_paper)[0]
        self._of_logo = () if missing_packages() else tuple(logo_problems(edition.for_paper))
        self._options = options
        self._cache = cache
        self._artifacts: list[Artifact] = []
        self._offers: dict[tuple[str, str], tuple[Offer, ...]] = {}
        self._site_offers: dict[tuple[PageId, str], tuple[Offer, ...]] = {}
        self._problems: list[Problem] = []

    def all(self) -> PaperRun:
        """Make cards, sheets, forms, single files, booklets, packs."""
        sheets = self._library.all(Checklist)
        java_missing = False
        jobs: list[Job] = []
        if not missing_packages():
            jobs += [*self._composed_jobs(), *(job for record in sheets for job in self._sheet_jobs(record))]
            jobs += [job for record in self._library.all(Form) for job in self._form_jobs(record)]
        jobs += [job for record in sheets for job in self._single_file_jobs(record)]
        made = self._made(jobs)
        if self._options.validate_forms:
            made, java_missing = _validated(jobs, made)
        self._collect(jobs, made)
        booklets = list(self._booklet_jobs(jobs, made))
        self._collect(booklets, self._made(booklets))
        self._pack(jobs, made)
        self._problems.extend(self._of_logo)
        return PaperRun(tuple(self._artifacts), self._offers, self._site_offers, in_reading_order(self._problems), java_missing)

    def _made(self, jobs: Sequence[Job]) -> list[Made]:
        return make_jobs(jobs, self._cache, self._options.workers, self._options.progress)

    def _composed_jobs(self) -> list[Job]:
        """Cards, worksheets, slides, notes: what was composed before is kept."""
        listed = [*self._cards(), *self._worksheets(), *self._sessions()]
        texts = self._cache.made([item.key for item in listed], lambda places: [listed[place].compose().encode() for place in places])
        return [item.job(text.decode()) for item, text in zip(listed, texts, strict=True)]

    def _composed(self, record: Record, code: str, paper: Paper, compose: Callable[[], str], job: Callable[[str], Job]) -> _Composed:
        named = (job("").format.value, code, repr((paper, self._edition)))
        return _Composed(digest(program_digest(), "composed", self._documents.key(record, code), *named), compose, job)

    def _cards(self) -> Iterator[_Composed]:
        for record in self._library.records:
            for code in self._translated(record) if has_card(record) else ():
                compose = partial(card_of, record, self._documents, code, self._edition)
                for paper in PAPERS:
                    yield self._composed(record, code, A4, compose, partial(card_job, record.key, record.slug(code), code, paper, self._edition))

    def _worksheets(self) -> Iterator[_Composed]:
        for record in self._library.all(Method):
            for code in self._translated(record) if drawing_of_worksheet(record) else ():
                for paper in WORKSHEET_PAPERS:
                    compose = partial(worksheet_of, record, self._documents, code, self._edition, paper)
                    job = partial(worksheet_job, record.key, record.slug(code), code, paper, self._edition)
                    yield self._composed(record, code, paper, compose, job)

    def _sessions(self) -> Iterator[_Composed]:
        """Slides and the trainer's notes."""
        for record in self._library.all(Session):
            for code in self._translated(record):
                named = (record.key, record.slug(code), code)
                compose = partial(slides_of, record, self._documents, code, self._edition)
                yield self._composed(record, code, SCREEN, compose, partial(slides_job, *named, self._edition))
                for paper in PAPERS:
                    compose = partial(notes_of, record, self._documents, code, self._edition, paper)
                    yield self._composed(record, code, paper, compose, partial(notes_job, *named, paper, self._edition))

    def _translated(self, record: Record) -> Sequence[str]:
        return [code for code in self._library.languages if record.is_translated(code)]

    def _sheet_jobs(self, record: Record[Checklist]) -> Iterator[Job]:
        every = [sheet_of(record, words(code)) for code in self._library.languages]
        complete = [sheet for sheet in every if not lacking(record, sheet.lang)]
        yield from sheet_jobs(complete, every, self._edition)

    def _form_jobs(self, record: Record[Form]) -> Iterator[Job]:
        every = [form_of(record, words(code)) for code in self._library.languages]
        complete = [form for form in every if record.is_translated(form.lang)]
        yield from form_jobs(complete, every, self._edition)

    def _pack(self, jobs: Sequence[Job], made: Sequence[Made]) -> None:
        """Pack what goes together. The list of forms offers the packs, and the home page."""
        together: dict[str, list[str]] = {}
        for record in self._library.all(Form):
            for name in record.data.packs:
                together.setdefault(name, []).extend(f"checklist/{each}" for each in record.data.checklists)
        for pack in packs_of(jobs, [item.content for item in made], together, self._edition, self._cache):
            self._artifacts.append(pack.artifact)
            for page in (ListPage("form"), HOME):
                place = (page, pack.lang)
                self._site_offers[place] = (*self._site_offers.get(place, ()), pack.offer)

    def _single_file_jobs(self, record: Record[Checklist]) -> Iterator[Job]:
        return (single_file_job(sheet_of(record, words(code)), self._edition) for code in self._library.languages if record.is_translated(code))

    def _booklet_jobs(self, jobs: Sequence[Job], made: Sequence[Made]) -> Iterator[Job]:
        """A booklet for each language and paper."""
        for code in self._library.languages:
            for paper in PAPERS:
                held = [
                    (job.sheet, item.setting)
                    for job, item in zip(jobs, made, strict=True)
                    if job.format is Format.PDF and job.lang == code and job.paper == paper and item.setting
                ]
                if held:
                    yield booklet_job([sheet for sheet, _ in held], [setting for _, setting in held], paper, self._edition)

    def _collect(self, jobs: Sequence[Job], made: Sequence[Made]) -> None:
        for job, item in zip(jobs, made, strict=True):
            if item.refusal:
                record = self._library.get(job.record)
                place = Place(record.path if record else "")
                self._problems.append(Problem.error("sheet-form", place, reason=item.refusal[:LONGEST_REASON]))
                continue
            self._artifacts.append(Artifact(job.path, item.content))
            for code, offer in offers_of(job, len(item.content)):
                self._offer(job.record, code, offer)

    def _offer(self, record: str, code: str, offer: Offer) -> None:
        if record:
            self._offers[record, code] = (*self._offers.get((record, code), ()), offer)
        else:
            place = (ListPage("checklist"), code)
            self._site_offers[place] = (*self._site_offers.get(place, ()), offer)


def _validated(jobs: Sequence[Job], made: Sequence[Made]) -> tuple[list[Made], bool]:
    """Let ODK Validate see the forms; a form that it refuses loses its file."""
    from berdaya.paper.form_check import java_available, odk_verdicts, to_xform

    if not java_available():
        return list(made), True
    places = {
        PurePosixPath(job.path).stem: at
        for at, (job, item) in enumerate(zip(jobs, made, strict=True))
        if job.format is Format.XLSFORM and item.content
    }
    found = list(made)
    for verdict in odk_verdicts({name: to_xform(found[at].content) for name, at in places.items()}):
        if verdict.reason:
            found[places[verdict.name]] = Made(b"", verdict.reason)
    return found, False
