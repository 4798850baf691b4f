"""What inlines and blocks are as HTML, on a page of a site that has the term *desa* and the role *pld*."""

from types import MappingProxyType

from berdaya.model.address import Address
from berdaya.model.document import Blocks, Inlines
from berdaya.model.pages import ListPage, PageId, RecordPage
from berdaya.relate.plan import Plan
from berdaya.words import words
from berdaya.write.html import HtmlOptions, HtmlWriter, addressed, way_to

PAGES: dict[PageId, str] = {RecordPage("term", "desa"): "glosarium/desa", RecordPage("role", "pld"): "peran/pld", ListPage("role"): "peran"}
PLAN = Plan(
    tuple(PAGES),
    MappingProxyType({(page, "id"): Address(folder) for page, folder in PAGES.items()}),
    MappingProxyType({}),
    MappingProxyType({}),
    ("id",),
)
HERE = "panduan/contoh/"


def writer(is_paper: bool = False) -> HtmlWriter:
    """A writer of the page at ``HERE``, in Indonesian."""
    return HtmlWriter(HtmlOptions(PLAN, words("id"), HERE, is_paper=is_paper))


def html_of(inlines: Inlines, is_paper: bool = False) -> str:
    """The HTML of inlines; an open citation stands as its ids in brackets."""
    made = writer(is_paper)
    made.inlines(inlines)
    return _joined(made)


def blocks_html(blocks: Blocks, is_paper: bool = False) -> str:
    """The HTML of blocks."""
    made = writer(is_paper)
    made.blocks(blocks)
    return _joined(made)


def _joined(made: HtmlWriter) -> str:
    cited = (f"[{','.join(piece)}]" if isinstance(piece, tuple) else piece for piece in made.joined())
    return addressed(cited, lambda address: way_to(address.to, PLAN, "id", HERE))
