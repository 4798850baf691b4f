"""The pages beside the records: which there are, where each stands in the menu, and which records lead to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from berdaya.model.kinds.role import Role
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.pages import ToolPage
from berdaya.model.record import Record
from berdaya.relate.listing import ordered

# Keeps a page that shows every role within the 12 KB (gzip) that a slow phone gets in one breath.
MOST_ROLES = 20


@dataclass(frozen=True)
class ToolPlace:
    """A tool and where it belongs.

    ``is_within_kind``: its address stands below its kind's (``peran/bandingkan/``). ``needs`` tells whether the library
    has what it shows; ``leads_from`` are the records (or whole kinds) whose pages offer it, ``has_places`` whether it
    shows each of them at a place of its own.
    """

    page: ToolPage
    is_within_kind: bool
    needs: Callable[[Library], bool]
    leads_from: tuple[str, ...] = ()
    has_places: bool = False

    def leads_from_record(self, record: Record) -> bool:
        """Whether this record's page offers the tool: it is named itself, or its whole kind is."""
        return record.key in self.leads_from or record.kind in self.leads_from


def roles_in_order(library: Library) -> list[Record[Role]]:
    """Give all roles, group by group as their list does."""
    return ordered(library.all(Role), "role", SOURCE.code)


def fitting(roles: Sequence[Record[Role]]) -> Sequence[Record[Role]]:
    """Cut roles at what one page can hold."""
    return roles[:MOST_ROLES]


def _any_role(has: Callable[[Role], bool]) -> Callable[[Library], bool]:
    return lambda library: any(has(record.data) for record in library.all(Role))


FIRST_WEEK = ToolPage("first_week", "guide")
COMPARE = ToolPage("compare", "role")
HANDOUT = ToolPage("handout", "checklist")
READINESS = ToolPage("readiness", "method")
REFLECTION = ToolPage("reflection", "career-step")
PORTFOLIO = ToolPage("portfolio", "competency")
OFFLINE = ToolPage("offline", "guide")
CARRY = ToolPage("carry", "guide")
"""Takes the place of ``OFFLINE`` in an edition whose pages phones do not keep."""
_OF_SIGNAL = ("guide/memakai-situs-ini", "guide/baru-masuk-desa")
DEVICE = ToolPage("device", "guide")

_ON_HANDOUTS = ("checklist", "form", "method")

TOOLS = (
    ToolPlace(FIRST_WEEK, False, _any_role(lambda role: bool(role.first_week)), ("guide/minggu-pertama", "guide/baru-masuk-desa")),
    ToolPlace(COMPARE, True, lambda library: len(library.of("role")) > 1, ("role",), has_places=True),
    ToolPlace(HANDOUT, True, lambda library: any(map(library.of, _ON_HANDOUTS)), _ON_HANDOUTS),
    ToolPlace(
        READINESS,
        False,
        lambda library: "method/skor-kesiapan" in library,
        ("method/skor-kesiapan", "term/kesiapan-komunitas", "indicator/kesiapan-komunitas", "strategy/kesiapan-bertahap", "phase/prakondisi"),
    ),
    ToolPlace(
        REFLECTION,
        True,
        _any_role(lambda role: bool(role.suits or role.suits_not)),
        ("career-step/cocok-tidak-cocok",),
    ),
    ToolPlace(
        PORTFOLIO,
        True,
        lambda library: bool(library.of("competency")),
        ("competency", "guide/kit-sertifikasi", "guide/mau-sertifikasi", "checklist/portofolio-sertifikasi", "form/portofolio-unit"),
    ),
    ToolPlace(
        OFFLINE,
        True,
        lambda library: library.keeps_pages and bool(library.of("guide") and library.of("checklist")),
        _OF_SIGNAL,
    ),
    ToolPlace(CARRY, True, lambda library: not library.keeps_pages and bool(library.of("guide")), _OF_SIGNAL),
    ToolPlace(DEVICE, True, lambda library: bool(library.of("guide") and library.of("checklist")), ("guide/memakai-situs-ini",)),
)

MAPS = ("phase", "career-path")
"""Kinds whose list begins with a drawing."""


def tools_of(library: Library) -> tuple[ToolPlace, ...]:
    """The tools that this library has something for; none of a part of the menu that an edition does without."""
    gone = {kind for kind in {key.partition("/")[0] for key in library.hidden} if not library.of(kind)}
    return tuple(tool for tool in TOOLS if tool.page.kind not in gone and tool.needs(library))


def tools_from(library: Library, record: Record) -> Iterator[ToolPlace]:
    """The tools that a record's page offers."""
    shown = {role.key for role in fitting(roles_in_order(library))} if record.kind == "role" else set()
    for tool in tools_of(library):
        if tool.leads_from_record(record) and (not tool.has_places or record.key in shown):
            yield tool
