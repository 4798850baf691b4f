"""The worksheet of each method for the handout builder: the blank drawing and how to draw it, in a file of its own.

The builder (``web/checklist/handout.js``) reads it as it reads a page, and its style is that of the page there. To print one
alone there are PDFs (``paper/worksheet.py``).
"""

from collections.abc import Iterator

from berdaya.cache import Cache
from berdaya.compose.worksheet import worksheet_document, worksheet_path
from berdaya.compose.writing import Writing
from berdaya.model.artifact import Artifact
from berdaya.model.kinds.method import Method
from berdaya.model.pages import RecordPage
from berdaya.model.record import Record
from berdaya.pages.published import Published
from berdaya.words import words
from berdaya.write.drawings.blank import drawn_blank
from berdaya.write.drawings.canvas import Room
from berdaya.write.html import HtmlOptions, HtmlWriter, attribute, text

ROOM = Room(520, 13, 1.12, 590)
"""As high as it is wide on what is left of A4 below the title and the lines to fill in; 13 units are then 13 points."""


def worksheets(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the worksheet of each method that has one, in each language that it is translated into."""
    for record in published.library.all(Method):
        for code in published.library.languages:
            if path := worksheet_path(record, code):
                yield Artifact(path, _file(record, code, path, published).encode())


def _file(record: Record[Method], code: str, path: str, published: Published) -> str:
    said, maker = words(code), published.site.maker
    says = said.figures.worksheet
    figure, document = worksheet_document(Writing(record, maker.around(record, code), code))
    writer = HtmlWriter(HtmlOptions(published.plan, said, path))
    for section in document.sections:
        writer.section(section, 2)
    below = "".join(piece for piece in writer.joined() if isinstance(piece, str))
    lines = "".join(f'<p><span>{text(label)}</span><span class="bd-line"></span></p>' for label in (says.place, says.date, says.group))
    alternative = attribute(says.alternative.format(title=document.title))
    page = published.plan.at(RecordPage("method", record.id), code)
    online = f"<p>{text(says.online)} {text(published.edition.absolute(page.url))}</p>\n" if published.edition.url else ""
    return (
        f'<!doctype html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n<meta name="robots" content="noindex">\n'
        f"<title>{text(document.title)}</title>\n</head>\n<body>\n"
        f'<article class="md-content__inner">\n<h1>{text(document.title)}</h1>\n<div class="bd-blanks">{lines}</div>\n'
        f'<div class="bd-drawing bd-drawing--blank">\n<svg viewBox="0 0 {ROOM.width:g} {ROOM.height:g}" role="img" aria-label="{alternative}"'
        f' fill="none" stroke="currentColor" xmlns="http://www.w3.org/2000/svg">\n{drawn_blank(figure, ROOM)}\n</svg>\n</div>\n'
        f"{below}{online}</article>\n</body>\n</html>\n"
    )
