"""One page to print a section of the menu, and one a role: everything one after the other, nothing to tap.

They gather what other pages say, so search engines and the site's own search pass them by (``Page.is_print``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from berdaya.model.address import Address, extra_page
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.index_pages import list_groups, list_order
from berdaya.render.sections import SECTIONS
from berdaya.render.print_record import ONE_PARAGRAPH, anchor_of, printed, source_ids
from berdaya.render.strings import strings
from berdaya.render.view import View

FOLDER = {"id": "cetak", "en": "print"}
_SLUGS = {
    "start": ("mulai", "start"),
    "checklists": ("daftar-periksa", "checklists"),
    "roles": ("peran", "roles"),
    "work": ("tugas-dan-kompetensi", "duties-and-competencies"),
    "principles": ("prinsip-dan-strategi", "principles-and-strategies"),
    "methods": ("siklus-dan-metode", "cycle-and-methods"),
    "indicators": ("dimensi-dan-indikator", "dimensions-and-indicators"),
    "challenges": ("tantangan", "challenges"),
    "career": ("karier", "career"),
    "laws": ("hukum", "law"),
    "glossary": ("glosarium", "glossary"),
    "sources": ("sumber", "sources"),
}
_ROLE = {"id": "peran", "en": "role"}


@dataclass(frozen=True)
class Part:
    """One kind (or group) of a print: its heading, empty where there is but one, the records and their text."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    text: str


def section_key(name: str) -> str:
    """The key of a section's print: ``print/section-roles``."""
    return f"print/section-{name}"


def role_key(record: Record) -> str:
    """The key of a role's print: ``print/role-fasilitator``."""
    return f"print/role-{record.id}"


def print_pages(library: Library, lang: str) -> Iterator[Page]:
    """Give the print of each section that has records, then that of each role."""
    for name, kinds in SECTIONS.items():
        if any(library.of(kind) for kind in kinds):
            yield _section_page(library, name, lang)
    for record in library.of("role"):
        yield _role_page(library, record, lang)


def _section_page(library: Library, name: str, lang: str) -> Page:
    records = [record for kind in SECTIONS[name] for record in list_order(library.of(kind), kind, lang)]
    ids = [record.id for record in records] if name == "sources" else source_ids(library, records)
    numbers = {identifier: number for number, identifier in enumerate(ids, 1)}
    parts = tuple(_parts(library, SECTIONS[name], lang, numbers))
    title = strings(lang).sections[name]
    markdown = template("print_section.md.j2").render(
        s=strings(lang), title=title, parts=parts, sources=() if name == "sources" else _sources(library, lang, numbers)
    )
    return _page(section_key(name), lang, _SLUGS[name][lang != "id"], title, markdown, records)


def _parts(library: Library, kinds: Sequence[str], lang: str, numbers: dict[str, int]) -> Iterator[Part]:
    """One part a kind; a kind of one-paragraph records is cut at the headings of its list."""
    present = [kind for kind in kinds if library.of(kind)]
    for kind in present:
        records = list_order(library.of(kind), kind, lang)
        if kind in ONE_PARAGRAPH:
            yield from (Part(head, (), _texts(library, items, lang, numbers, 2)) for head, items in list_groups(records, kind, lang))
        else:
            heading = strings(lang).kinds[kind]["many"] if len(present) > 1 else ""
            lines = tuple((plain(record.title(lang)), anchor_of(record.key)) for record in records)
            yield Part(heading, lines, _texts(library, records, lang, numbers, 3 if heading else 2))


def _texts(library: Library, records: Sequence[Record], lang: str, numbers: dict[str, int], level: int) -> str:
    return "\n\n".join(printed(library, record, lang, numbers, level) for record in records)


def _sources(library: Library, lang: str, numbers: dict[str, int]) -> tuple[str, ...]:
    return tuple(printed(library, library.get(f"source/{name}"), lang, numbers, full=False) for name in numbers)


def _role_page(library: Library, record: Record, lang: str) -> Page:
    competencies = [library.get(f"competency/{name}") for name in record.data.competencies]
    ids = source_ids(library, [record])
    numbers = {identifier: number for number, identifier in enumerate(ids, 1)}
    markdown = template("print_role.md.j2").render(
        s=strings(lang),
        role=printed(library, record, lang, numbers),
        competencies=[View(library, item, lang, lang) for item in competencies],
        checklists=[View(library, library.get(f"checklist/{name}"), lang, lang) for name in record.data.checklists],
        sources=_sources(library, lang, numbers),
    )
    slug = f"{_ROLE.get(lang, _ROLE['en'])}-{record.slug(lang)}"
    return _page(role_key(record), lang, slug, plain(record.title(lang)), markdown, [record, *competencies])


def _page(key: str, lang: str, slug: str, title: str, markdown: str, records: Sequence[Record]) -> Page:
    words = strings(lang).printing
    return Page(
        key=key,
        lang=lang,
        text_lang=lang,
        address=_address(slug, lang),
        title=words["title"].format(title=title),
        description=words["description"].format(title=title),
        markdown=markdown,
        reviewed=max(record.data.reviewed for record in records),
        hide_toc=True,
        is_print=True,
    )


def _address(slug: str, lang: str) -> Address:
    return extra_page(None, f"{FOLDER.get(lang, FOLDER['en'])}/{slug}", lang)
