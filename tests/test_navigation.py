"""The menu around a page stays small, and finds the page without looking through the site."""

import pytest

from berdaya.mkdocs_plugin.navigation import AROUND, MOST_SIBLINGS, crumbs, menu_around
from berdaya.model.address import Address
from berdaya.model.page import MenuItem, MenuKind, MenuSection, Page, Site


def section(count: int) -> MenuSection:
    pages = tuple(MenuItem(f"Istilah {at}", f"glosarium/i{at}/", f"term/i{at}") for at in range(count))
    return MenuSection(MenuItem("Glosarium", "glosarium/", "section/glossary"), (MenuKind(MenuItem("Istilah", "glosarium/", "index/term"), pages),))


def shown(count: int, key: str) -> list[str]:
    (line,) = menu_around([section(count)], key)
    return [child.item.key for child in line.children]


@pytest.mark.parametrize(
    ("count", "key", "first", "length"),
    [
        (MOST_SIBLINGS, "term/i3", "term/i0", MOST_SIBLINGS),  # a short section is shown whole
        (100, "term/i0", "term/i0", 2 * AROUND + 1),
        (100, "term/i50", f"term/i{50 - AROUND}", 2 * AROUND + 1),
        (100, "term/i99", f"term/i{99 - 2 * AROUND}", 2 * AROUND + 1),
    ],
)
def test_a_section_shows_its_nearest_pages(count: int, key: str, first: str, length: int) -> None:
    keys = shown(count, key)
    assert (keys[0], len(keys)) == (first, length)
    assert key in keys


def test_the_list_of_a_long_kind_shows_none_of_it_and_another_section_nothing() -> None:
    assert shown(100, "index/term") == []
    assert shown(100, "role/pld") == []


def test_crumbs_are_found_without_the_pages() -> None:
    page = Page("term/i3", "en", "en", Address("en/glossary/i3"), "", "", "", kind="term")
    site = Site((), {"en": (section(5),)})
    assert [(item.key, item.url) for item in crumbs(site, page)] == [("page/home", "en/"), ("index/term", "glosarium/")]
