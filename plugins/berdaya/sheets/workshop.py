"""The work behind ``make_sheets``: sheets → jobs → files. Needs the extra ``sheets``."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import PurePosixPath

from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.model.problem import Problem, in_reading_order
from berdaya.model.record import Record
from berdaya.sheets.cache import SheetCache
from berdaya.sheets.compose import compose
from berdaya.sheets.edition import Form, Job, booklet_job, editions_of, jobs_for
from berdaya.sheets.faults import problems_of, untranslated, untranslated_problem
from berdaya.sheets.form_check import java_available, odk_verdicts, to_xform
from berdaya.sheets.imprint import Imprint
from berdaya.sheets.makers import FormFault, Made, make
from berdaya.sheets.options import SheetOptions, SheetRun
from berdaya.sheets.paper import PAPERS

Records = dict[str, Record]


def make_all(library: Library, options: SheetOptions) -> SheetRun:
    """Do what ``make_sheets`` promises."""
    records = {record.key: record for record in library.of("checklist")}
    jobs = [job for record in records.values() for job in _jobs(record, options.imprint)]
    bench = _Bench(options, len(jobs) + len(CODES) * len(PAPERS))
    singles = bench.work(jobs)
    booklets = bench.work(list(_booklets(singles, options.imprint)))
    bench.close()
    made = _validated(singles, options) + booklets
    return _collected(made, _problems(made, records), options.validate_forms and not java_available())


class _Bench:
    """Makes jobs one by one or in processes, takes from the cache what is there, and tells how far it is."""

    def __init__(self, options: SheetOptions, total: int) -> None:
        self._options = options
        self._cache = SheetCache(options.cache)
        self._total = total
        self._done = 0

    def work(self, jobs: list[Job]) -> list[Made]:
        """Make these jobs, in their order."""
        kept = {job: self._kept(job) for job in jobs}
        fresh = iter(self._fresh([job for job in jobs if kept[job] is None]))
        return [self._told(kept[job] or self._stored(next(fresh))) for job in jobs]

    def close(self) -> None:
        """Drop from the cache what was not needed for long."""
        self._cache.forget_old()

    def _fresh(self, jobs: list[Job]) -> Iterator[Made]:
        if self._options.workers < 2 or len(jobs) < 2:
            yield from map(make, jobs)
            return
        # Typst keeps threads, and a forked process would wait for them for ever.
        with ProcessPoolExecutor(self._options.workers, get_context("spawn")) as pool:
            yield from pool.map(make, jobs, chunksize=4)

    def _kept(self, job: Job) -> Made | None:
        content = self._cache.get(job)
        return None if content is None else Made(job, content)

    def _stored(self, made: Made) -> Made:
        if made.content is not None:
            self._cache.keep(made.job, made.content)
        return made

    def _told(self, made: Made) -> Made:
        self._done += 1
        if self._options.progress:
            self._options.progress(self._done, self._total, made.job.path)
        return made


def _jobs(record: Record, imprint: Imprint) -> tuple[Job, ...]:
    sheets = tuple(compose(record.key, record.data, code, imprint) for code in CODES)
    complete = tuple(sheet for sheet in sheets if not untranslated(record, sheet.lang))
    return jobs_for(complete, sheets, imprint)


def _booklets(singles: list[Made], imprint: Imprint) -> Iterator[Job]:
    """One booklet a language and paper, of the sheets that could be set on that paper."""
    good = [made.job for made in singles if made.job.form is Form.PDF and made.content]
    for code in CODES:
        for paper in PAPERS:
            sheets = tuple(job.sheet for job in good if job.lang == code and job.paper == paper)
            if sheets:
                yield booklet_job(sheets, paper, imprint)


def _validated(made: list[Made], options: SheetOptions) -> list[Made]:
    """Let ODK Validate see the forms; a form that it refuses loses its file."""
    if not (options.validate_forms and java_available()):
        return made
    forms = {PurePosixPath(item.job.path).stem: item for item in made if item.job.form is Form.XLSFORM and item.content}
    verdicts = odk_verdicts({name: to_xform(item.content) for name, item in forms.items()})
    refused = {forms[verdict.name].job: FormFault(verdict.reason) for verdict in verdicts if verdict.reason}
    return [replace(item, content=None, fault=refused[item.job]) if item.job in refused else item for item in made]


def _problems(made: list[Made], records: Records) -> tuple[Problem, ...]:
    """Every problem once: a fault that stops several editions is one mistake."""
    found = [problem for item in made if item.fault for problem in problems_of(item.job, item.fault, records)]
    gaps = [untranslated_problem(record, code, missing) for record in records.values() for code in CODES
            if (missing := untranslated(record, code))]
    return in_reading_order(_unlike([*gaps, *found]))


def _unlike(problems: Iterable[Problem]) -> list[Problem]:
    return list({(item.code, item.place, tuple(sorted(item.args.items()))): item for item in problems}.values())


def _collected(made: list[Made], problems: tuple[Problem, ...], java_missing: bool) -> SheetRun:
    whole = [item for item in made if item.content is not None]
    return SheetRun(
        tuple(Artifact(item.job.path, item.content) for item in whole),
        tuple(edition for item in whole for edition in editions_of(item.job, len(item.content))),
        problems,
        java_missing,
    )
