"""The menu of each language: sections, the lists in each, and the records below."""

from collections.abc import Iterator

from berdaya.model.address import page_of
from berdaya.model.library import Library
from berdaya.model.page import MenuItem, MenuKind, MenuSection
from berdaya.model.plain import plain
from berdaya.render.index_pages import index_address, index_key
from berdaya.render.sections import SECTIONS
from berdaya.render.strings import strings


def menu(library: Library, lang: str) -> tuple[MenuSection, ...]:
    """Make the menu of a language; kinds and sections without records are left out."""
    return tuple(section for name in SECTIONS for section in _section(library, name, lang))


def _section(library: Library, name: str, lang: str) -> Iterator[MenuSection]:
    kinds = [kind for kind in SECTIONS[name] if library.of(kind)]
    if kinds:
        first = MenuItem(strings(lang).sections[name], index_address(kinds[0], lang, 1).url, f"section/{name}")
        yield MenuSection(first, tuple(_kind(library, kind, lang) for kind in kinds))


def _kind(library: Library, kind: str, lang: str) -> MenuKind:
    head = MenuItem(strings(lang).kinds[kind]["many"], index_address(kind, lang, 1).url, index_key(kind))
    records = library.of(kind)
    return MenuKind(head, tuple(MenuItem(plain(item.title(lang)), page_of(item, lang).url, item.key) for item in records))
