"""Where the samples of these tests lie, and how to read them."""

from pathlib import Path

from berdaya.cache import Cache
from berdaya.check.shape import check_shapes
from berdaya.load import load
from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.pages.contents import ContentMaker
from berdaya.paper.run import PaperOptions, PaperRun, make
from berdaya.relate import relate
from berdaya.relate.plan import plan

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OPTIONS = PaperOptions()
EDITION = Edition(url="https://contoh.example/berdaya/")


def library_at(root: Path) -> Library:
    """Read the records below ``root`` and seal them, whatever the rules say of them."""
    return relate(check_shapes(load(root).drafts)[0])


def documents_of(library: Library) -> ContentMaker:
    """Who composes the documents of a library's records."""
    return ContentMaker(library, plan(library), {})


def made_from(library: Library, edition: Edition = EDITION, options: PaperOptions = OPTIONS, cache: Cache | None = None) -> PaperRun:
    """Make every file of a library's checklists and cards."""
    return make(library, documents_of(library), edition, options, cache or Cache(None))
