"""Job → bytes, or why there is none; many jobs at once, those that were made before from the cache."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.paper.formats import Format, Job, Setting
from berdaya.workers import end_with_parent

FEWEST_FOR_WORKERS = 2
"""Further processes take half a second to start, and give back what setting a booklet of all sheets takes."""

Progress = Callable[[int, int, str], None]
"""Called after each file that is really made: how many are done, how many there are to make, the path of the last one."""


class Made(msgspec.Struct, frozen=True, array_like=True):
    """The outcome of a job: the file, or the reason for which a form is refused. ``setting`` is that of a sheet."""

    content: bytes
    refusal: str = ""
    setting: Setting | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Made)


def make_jobs(jobs: Sequence[Job], cache: Cache, workers: int, progress: Progress | None) -> list[Made]:
    """Make jobs, in their order; ``workers`` above 1 spreads the work over so many processes."""
    keys = [job_key(job) for job in jobs]
    made = cache.made(keys, lambda places: list(_fresh([jobs[place] for place in places], workers, progress)))
    return [_decoder.decode(value) for value in made]


def job_key(job: Job) -> bytes:
    """A hash of all that decides a file."""
    return digest(program_digest(), "paper", repr(job))


def _fresh(jobs: Sequence[Job], workers: int, progress: Progress | None) -> Iterator[bytes]:
    for done, (job, made) in enumerate(zip(jobs, _worked(jobs, workers), strict=True), 1):
        if progress:
            progress(done, len(jobs), job.path)
        yield made


def _worked(jobs: Sequence[Job], workers: int) -> Iterable[bytes]:
    if workers < 2 or len(jobs) < FEWEST_FOR_WORKERS:
        yield from map(_encoded, jobs)
        return
    # Typst keeps threads, and a forked process would wait for them for ever.
    # A booklet of all sheets takes 230 MB, which its process gives back when it ends: one after the other, then.
    are_large = any(job.format is Format.BOOKLET for job in jobs)
    count, tasks = (1, 1) if are_large else (workers, None)
    with ProcessPoolExecutor(count, get_context("spawn"), end_with_parent, max_tasks_per_child=tasks) as pool:
        yield from pool.map(_encoded_apart, jobs)


def _encoded_apart(job: Job) -> bytes:
    """Make a job in a process of its own kind; python-docx leaves a megabyte of circles behind each file."""
    made = _encoded(job)
    if job.format in (Format.DOCX, Format.MINUTES_DOCX):
        gc.collect()
    return made


def _encoded(job: Job) -> bytes:
    made = _MAKERS[job.format](job)
    if job.format in _SET:
        from berdaya.paper.typeset import forget

        forget()
    return _encoder.encode(made)


# The makers. What needs the extra ``sheets`` is imported by those that use it.


def _pdf(job: Job) -> Made:
    if job.forms:
        return _form_pdf(job)
    from berdaya.paper.pdf import sheet_pdf

    content, setting = sheet_pdf(job.sheet, job.edition, job.paper, job.size)
    return Made(content, setting=setting)


def _form_pdf(job: Job) -> Made:
    from berdaya.paper.form_pdf import form_pdf

    return Made(form_pdf(job.form, job.edition, job.paper, job.size, job.format is Format.PDF_FILLED))


def _booklet(job: Job) -> Made:
    from berdaya.paper.pdf import booklet_pdf

    return Made(booklet_pdf(job.sheets, job.settings, job.edition, job.paper))


def _minutes_pdf(job: Job) -> Made:
    from berdaya.paper.pdf import minutes_pdf

    return Made(minutes_pdf(job.sheet, job.edition, job.paper))


def _card(job: Job) -> Made:
    from datetime import date
    from json import loads

    from berdaya.paper.pdf import card_pdf

    card = loads(job.card)
    return Made(card_pdf(card, job.paper, date(*card["day"])))


def _template(job: Job) -> Made:
    from datetime import date
    from json import loads

    from berdaya.paper.typeset import typeset

    return Made(typeset(f"{job.format.value}.typ", job.card, date(*loads(job.card)["day"])))


def _docx(job: Job) -> Made:
    from berdaya.paper.printed_sheet import PrintedForm, PrintedSheet

    if job.forms:
        from berdaya.paper.word_form import form_docx

        return Made(form_docx(PrintedForm(job.form, job.edition), job.paper))
    from berdaya.paper.word import sheet_docx

    return Made(sheet_docx(PrintedSheet(job.sheet, job.edition), job.paper))


def _minutes_docx(job: Job) -> Made:
    from berdaya.paper.printed_sheet import PrintedSheet
    from berdaya.paper.word_minutes import minutes_docx

    return Made(minutes_docx(PrintedSheet(job.sheet, job.edition), job.paper))


def _xlsx(job: Job) -> Made:
    from berdaya.paper.form_xlsx import form_xlsx
    from berdaya.paper.printed_sheet import PrintedForm

    return Made(form_xlsx(PrintedForm(job.form, job.edition), job.paper))


def _xlsform(job: Job) -> Made:
    """A form that pyxform does not read without a word is none."""
    from berdaya.paper.form_check import FormRefused, to_xform
    from berdaya.paper.form_xlsform import form_xlsform
    from berdaya.paper.xlsform import xlsform

    content = form_xlsform({form.lang: form for form in job.forms}) if job.forms else xlsform({sheet.lang: sheet for sheet in job.sheets})
    try:
        to_xform(content)
    except FormRefused as error:
        return Made(b"", str(error))
    return Made(content)


def _single_file(job: Job) -> Made:
    from berdaya.paper.single_file import sheet_file
    from berdaya.words import words

    return Made(sheet_file(job.sheet, words(job.lang)))


_SET = (
    Format.CARD, Format.PDF, Format.PDF_LARGE, Format.PDF_FILLED, Format.MINUTES_PDF, Format.BOOKLET, Format.WORKSHEET, Format.SLIDES, Format.NOTES,
)  # fmt: skip
_MAKERS: dict[Format, Callable[[Job], Made]] = {
    Format.CARD: _card,
    Format.PDF: _pdf,
    Format.PDF_LARGE: _pdf,
    Format.PDF_FILLED: _form_pdf,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.XLSFORM: _xlsform,
    Format.MINUTES_PDF: _minutes_pdf,
    Format.MINUTES_DOCX: _minutes_docx,
    Format.BOOKLET: _booklet,
    Format.SINGLE_FILE: _single_file,
    Format.WORKSHEET: _template,
    Format.SLIDES: _template,
    Format.NOTES: _template,
}
