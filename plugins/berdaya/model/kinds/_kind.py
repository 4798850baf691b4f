"""What a kind of record is: all that the rest of the program needs to know of it, declared in the kind's one file."""

from dataclasses import dataclass

from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Listing, Part, Print


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    ``name`` is that in keys, ``folder`` where its files lie, ``shape`` its declared fields; ``place`` orders the kinds,
    ``section`` is the part of the menu that holds its list, ``page`` what a record's page shows in which order.
    ``search_weight`` weighs its pages in the search. ``links_terms``: words of the glossary in its texts become links.
    ``needs_source``: a record without a source is told. ``is_way_in``: readers reach its records from lists and menus,
    so none need be linked from another. ``is_news``: its records stand in the list of what is new.
    ``is_on_home``: the home page leads to its list. ``reads_plainly``: its texts are prose, and measured as such.
    ``has_own_print``: each record has a page to print with what belongs to it. ``offers_files_first``: files to download
    stand before its text. ``icon``: the theme's icon beside the kind's
    name on the home page. Words (name, address, headings) stand in ``languages/<code>/kinds.yml``.
    """

    name: str
    folder: str
    shape: type[RecordData]
    place: int
    section: str
    page: tuple[Part, ...]
    listing: Listing = Listing()
    print: Print = Print()
    search_weight: float = 1.0
    links_terms: bool = True
    needs_source: bool = True
    is_way_in: bool = False
    is_news: bool = True
    is_on_home: bool = False
    reads_plainly: bool = True
    has_own_print: bool = False
    offers_files_first: bool = False
    icon: str = ""
