"""Every checklist in every language as one HTML file to forward, for ``berdaya export single-file``."""

from collections.abc import Iterator

from berdaya.compose.sheet import sheet_of
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.paper.single_file import sheet_file
from berdaya.words import words


def single_files(library: Library) -> Iterator[Artifact]:
    """Give the files at ``unduh/<code>/<id>.<lang>.html``; a language that waits for its translation has none.

    A build offers them on the pages of checklists, and makes them with the other files of paper (``paper.run``).
    """
    for record in library.records:
        if isinstance(record.data, Checklist):
            said = (words(code) for code in CODES if record.is_translated(code))
            yield from (sheet_file(sheet_of(record, item), item) for item in said)
