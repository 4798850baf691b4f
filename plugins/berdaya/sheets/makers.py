"""Job → bytes, or the fault that stops this one file. The only door to the packages of the extra ``sheets``."""

from collections.abc import Callable
from dataclasses import dataclass

from berdaya.sheets.edition import Form, Job
from berdaya.sheets.form_check import FormRefused, to_xform
from berdaya.sheets.pdf import TooLong, booklet_pdf, minutes_pdf, sheet_pdf
from berdaya.sheets.typeset import MissingGlyphs
from berdaya.sheets.word import sheet_docx
from berdaya.sheets.word_minutes import minutes_docx
from berdaya.sheets.xlsform import xlsform

MAKERS: dict[Form, Callable[[Job], bytes]] = {
    Form.PDF: lambda job: sheet_pdf(job.sheet, job.paper, job.size),
    Form.PDF_LARGE: lambda job: sheet_pdf(job.sheet, job.paper, job.size),
    Form.DOCX: lambda job: sheet_docx(job.sheet, job.paper),
    Form.XLSFORM: lambda job: _accepted(xlsform({sheet.lang: sheet for sheet in job.sheets})),
    Form.MINUTES_PDF: lambda job: minutes_pdf(job.sheet, job.paper),
    Form.MINUTES_DOCX: lambda job: minutes_docx(job.sheet, job.paper),
    Form.BOOKLET: lambda job: booklet_pdf(job.sheets, job.paper, job.imprint),
}


@dataclass(frozen=True)
class GlyphFault:
    """The font lacks these characters."""

    characters: str


@dataclass(frozen=True)
class LengthFault:
    """The sheet spills; ``item`` is the id of the first item beyond its leaf, if it is an item."""

    pages: int
    most: int
    item: str | None


@dataclass(frozen=True)
class FormFault:
    """The form is refused."""

    reason: str


Fault = GlyphFault | LengthFault | FormFault


@dataclass(frozen=True)
class Made:
    """The outcome of a job: the file, or why there is none."""

    job: Job
    content: bytes | None
    fault: Fault | None = None


def make(job: Job) -> Made:
    """Make one file. What an author can mend comes back as a fault; a mistake of ours keeps its traceback."""
    try:
        return Made(job, MAKERS[job.form](job))
    except MissingGlyphs as error:
        return Made(job, None, GlyphFault(error.characters))
    except TooLong as error:
        return Made(job, None, LengthFault(error.pages, error.most, error.item))
    except FormRefused as error:
        return Made(job, None, FormFault(str(error)))


def _accepted(content: bytes) -> bytes:
    """Give the form back if pyxform reads it without a word."""
    to_xform(content)
    return content
