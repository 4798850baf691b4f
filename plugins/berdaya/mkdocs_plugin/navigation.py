"""The menu around a page: every section's name, and below the reader's own section its nearest pages."""

from collections.abc import Sequence

from berdaya.mkdocs_plugin.frame import MenuLine
from berdaya.model.address import home
from berdaya.model.page import MenuItem, MenuKind, MenuSection, Page, Site
from berdaya.render.strings import strings

# Sections up to this length are shown whole; a longer one shows the pages around the reader's own,
# so that a page does not grow with the base.
MOST_SIBLINGS = 36
AROUND = 6


def menu_around(sections: Sequence[MenuSection], key: str) -> tuple[MenuLine, ...]:
    """Cut the menu of a language to what the page of this key shows."""
    return tuple(_section(section, key) for section in sections)


def _section(section: MenuSection, key: str) -> MenuLine:
    active = any(_holds(kind, key) for kind in section.kinds)
    if not active:
        return MenuLine(section.item, False)
    if len(section.kinds) == 1:
        return MenuLine(section.item, True, _siblings(section.kinds[0], key))
    return MenuLine(section.item, True, tuple(_kind(kind, key) for kind in section.kinds))


def _kind(kind: MenuKind, key: str) -> MenuLine:
    return MenuLine(kind.item, _holds(kind, key), _siblings(kind, key) if _holds(kind, key) else ())


def _holds(kind: MenuKind, key: str) -> bool:
    name = kind.item.key.removeprefix("index/")
    return key.startswith(f"{name}/") or key.startswith(kind.item.key) or key.startswith(f"page/{name}-")


def _siblings(kind: MenuKind, key: str) -> tuple[MenuLine, ...]:
    shown = kind.pages if len(kind.pages) <= MOST_SIBLINGS else _around(kind, key)
    return tuple(MenuLine(item, item.key == key) for item in shown)


def _around(kind: MenuKind, key: str) -> tuple[MenuItem, ...]:
    """The pages just before and after this one; none on the list itself."""
    if key not in kind.places:
        return ()
    start = max(0, min(kind.places[key] - AROUND, len(kind.pages) - 2 * AROUND - 1))
    return kind.pages[start : start + 2 * AROUND + 1]


def crumbs(site: Site, page: Page) -> tuple[MenuItem, ...]:
    """The way from the home page to this one: home, and the list that holds the page."""
    if page.key == "page/home":
        return ()
    way = [MenuItem(strings(page.lang).sections["home"], home(page.lang).url, "page/home")]
    for section in site.menus[page.lang]:
        way += [kind.item for kind in section.kinds if _holds(kind, page.key) and kind.item.key != page.key]
    return tuple(way)
