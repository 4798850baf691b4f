"""The ways in that are pages of their own: which there are, where each belongs, and which records lead to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render.career_map import career_map
from berdaya.render.compare_page import COMPARE_KEY, compare_page
from berdaya.render.cycle_map import cycle_map
from berdaya.render.handout_page import HANDOUT_KEY, handout_page
from berdaya.render.offline_page import OFFLINE_KEY, offline_page
from berdaya.render.readiness_page import READINESS_KEY, readiness_page
from berdaya.render.reflection_page import REFLECTION_KEY, reflection_page
from berdaya.render.role_selection import fitting, roles_by_group
from berdaya.render.start_page import FIRST_WEEK_KEY, first_week_page
from berdaya.render.strings import strings


@dataclass(frozen=True)
class Way:
    """A page beside the records. ``key`` starts with ``page/`` and the kind in whose section it stands;
    ``words`` is its part of the interface words; ``needs`` tells whether the library has what it shows;
    ``leads_from`` are the records whose pages offer it, ``with_place`` whether at the record's own place."""

    key: str
    words: str
    kind: str
    needs: Callable[[Library], bool]
    render: Callable[[Library, str], Page]
    leads_from: tuple[str, ...] = ()
    with_place: bool = False


def _has_roles(library: Library) -> bool:
    return bool(library.of("role"))


def _has_first_weeks(library: Library) -> bool:
    return any(record.data.first_week for record in library.of("role"))


def _has_statements(library: Library) -> bool:
    return any(record.data.suits or record.data.suits_not for record in library.of("role"))


def _has_sheets(library: Library) -> bool:
    return bool(library.of("checklist") or library.of("method"))


def _has_guides_and_checklists(library: Library) -> bool:
    return bool(library.of("guide") and library.of("checklist"))


def _has_readiness(library: Library) -> bool:
    return "method/skor-kesiapan" in library


WAYS = (
    Way(FIRST_WEEK_KEY, "first_week", "guide", _has_first_weeks, first_week_page,
        ("guide/minggu-pertama", "guide/baru-masuk-desa")),
    Way(COMPARE_KEY, "compare", "role", _has_roles, compare_page, ("role/",), with_place=True),
    Way(HANDOUT_KEY, "handout", "checklist", _has_sheets, handout_page, ("checklist/", "method/")),
    Way(READINESS_KEY, "readiness", "method", _has_readiness, readiness_page,
        ("method/skor-kesiapan", "term/kesiapan-komunitas", "indicator/kesiapan-komunitas",
         "strategy/kesiapan-bertahap", "phase/prakondisi")),
    Way(REFLECTION_KEY, "reflection", "career-step", _has_statements, reflection_page,
        ("career-step/cocok-tidak-cocok",)),
    Way(OFFLINE_KEY, "offline", "guide", _has_guides_and_checklists, offline_page,
        ("guide/memakai-situs-ini", "guide/baru-masuk-desa")),
)

# Drawings that stand before the list of a kind.
MAPS = {"phase": cycle_map, "career-path": career_map}


def way_pages(library: Library, kind: str, lang: str) -> Iterator[Page]:
    """Render the ways that stand in the section of a kind."""
    return (way.render(library, lang) for way in WAYS if way.kind == kind and way.needs(library))


def ways_of_kind(library: Library, kind: str, lang: str) -> tuple[str, ...]:
    """Links for the list of a kind."""
    return tuple(_link(way, lang) for way in WAYS if way.needs(library) and way.kind == kind)


def tools(library: Library, lang: str) -> tuple[str, ...]:
    """Links to every way, and to the lists that begin with a drawing: for the pages where newcomers start."""
    kinds = strings(lang).kinds
    maps = tuple(f"[{kinds[kind]['many']}](index/{kind})" for kind in MAPS if library.of(kind))
    return (*(_link(way, lang) for way in WAYS if way.needs(library)), *maps)


def _link(way: Way, lang: str) -> str:
    return f"[{strings(lang).ways[way.words]['title']}]({way.key})"


def ways_of_record(library: Library, key: str, lang: str) -> tuple[str, ...]:
    """Links for a record's page."""
    return tuple(_link_from(way, key, lang) for way in WAYS if way.needs(library) and _leads(way, key) and _has_place(way, library, key))


def _leads(way: Way, key: str) -> bool:
    """Whether the way is offered by this record: named itself, or its whole kind (``role/``)."""
    return any(key == start or start.endswith("/") and key.startswith(start) for start in way.leads_from)


def _has_place(way: Way, library: Library, key: str) -> bool:
    """Whether the way's page shows the record; only a way with places leaves any out."""
    return not way.with_place or key in {record.key for record in fitting(roles_by_group(library))}


def _link_from(way: Way, key: str, lang: str) -> str:
    words = strings(lang).ways[way.words]
    if way.with_place:
        return f"[{words['from_role']}]({way.key}#{key.partition('/')[2]})"
    return f"[{words['from']}]({way.key})"
