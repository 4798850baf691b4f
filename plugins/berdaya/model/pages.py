"""Which page a page is: its typed identity, the same in every language. Nobody takes a text apart to find out."""

from msgspec import Struct


class RecordPage(Struct, frozen=True, tag="record", order=True):
    """The page of one record."""

    kind: str
    id: str

    @property
    def key(self) -> str:
        """``kind/id``, as in sources and stable interfaces."""
        return f"{self.kind}/{self.id}"


class ListPage(Struct, frozen=True, tag="list", order=True):
    """A page that lists the records of a kind. ``by`` is the language whose words order a glossary's list, empty for
    the page's own; a long list goes over several pages, counted from 1."""

    kind: str
    part: int = 1
    by: str = ""

    @property
    def key(self) -> str:
        """The name in stable interfaces: ``index/role``, ``index/term-2``, ``index/term-by-en``."""
        return "-".join(part for part in (f"index/{self.kind}", f"by-{self.by}" * bool(self.by), str(self.part) * (self.part > 1)) if part)


class ToolPage(Struct, frozen=True, tag="tool", order=True):
    """A page beside the records: the home page, what changed, a comparison, a form to work with.

    ``kind`` is that in whose section of the menu it stands, empty for a page of the whole site.
    """

    name: str
    kind: str = ""

    @property
    def key(self) -> str:
        """The name in stable interfaces: ``page/home``, ``page/compare``."""
        return f"page/{self.name}"


class SectionPrint(Struct, frozen=True, tag="section-print", order=True):
    """All records of a section of the menu, for paper."""

    section: str

    @property
    def key(self) -> str:
        """The name in stable interfaces: ``print/section-roles``."""
        return f"print/section-{self.section}"


class RecordPrint(Struct, frozen=True, tag="record-print", order=True):
    """A record with what belongs to it, for paper."""

    kind: str
    id: str

    @property
    def key(self) -> str:
        """The name in stable interfaces: ``print/role-fasilitator``."""
        return f"print/{self.kind}-{self.id}"


PageId = RecordPage | ListPage | ToolPage | SectionPrint | RecordPrint

HOME = ToolPage("home")
CHANGES = ToolPage("changes")
OPEN_DATA = ToolPage("open_data")


def is_print(page: PageId) -> bool:
    """Whether the page gathers what other pages say, for paper: neither searched nor listed anywhere."""
    return isinstance(page, (SectionPrint, RecordPrint))


def kind_of(page: PageId) -> str:
    """The kind in whose part of the menu a page stands; empty for one of the whole site or of a section."""
    return "" if isinstance(page, SectionPrint) else page.kind
