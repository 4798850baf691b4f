"""The menu of each language, cut to what a page shows of it; the way from home to a page; its neighbours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from berdaya.compose.entries import Entry
from berdaya.model.address import relative
from berdaya.model.edition import MenuEntry
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.library import Library
from berdaya.model.markdown import LISTS
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage, SectionPrint, kind_of
from berdaya.pages.page import Page
from berdaya.relate.plan import Plan
from berdaya.words import Words
from berdaya.write.html import attribute, language_mark, text

MOST_SIBLINGS = 36
"""Sections up to this length are shown whole; a longer one shows the pages around the reader's own, so that a page does
not grow with the base."""
AROUND = 6


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu: a page and its name; ``lang`` is the name's language where it is not the page's."""

    page: PageId
    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class Menu:
    """The menu of one language. ``entries`` are the records as it names them, by key; ``own`` are
    the lines that an edition adds at its end."""

    plan: Plan
    library: Library
    words: Words
    entries: Mapping[str, Entry]
    own: tuple[MenuEntry, ...] = ()
    _closed_lines: dict[tuple[PageId, str, int], str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _siblings(self) -> Mapping[str, tuple[MenuItem, ...]]:
        return {kind: tuple(self._items(kind)) for kind in KINDS if self.library.of(kind)}

    @cached_property
    def _places(self) -> Mapping[PageId, int]:
        return {item.page: place for items in self._siblings.values() for place, item in enumerate(items)}

    @cached_property
    def _sections(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds that have records, by section."""
        there = {name: tuple(kind for kind in kinds if self._has_list(kind)) for name, kinds in SECTIONS.items()}
        return {name: kinds for name, kinds in there.items() if kinds}

    def _has_list(self, kind: str) -> bool:
        return self.plan.address(ListPage(kind), self.words.code) is not None

    def _items(self, kind: str) -> Iterator[MenuItem]:
        for record in self.library.of(kind):
            if record.data.has_page:
                page = RecordPage(kind, record.id)
                entry = self.entries[record.key]
                yield MenuItem(page, entry.title, entry.url, entry.title_lang if entry.title_lang != self.words.code else "")

    def _list(self, kind: str, title: str) -> MenuItem:
        page = ListPage(kind)
        return MenuItem(page, title, self.plan.at(page, self.words.code).url)

    def html(self, page: Page) -> str:
        """The lines of the menu on a page: every section's name and, where the reader is, its nearest pages."""
        sections = "".join(self._section(name, kinds, page) for name, kinds in self._sections.items())
        return sections + self._own_lines(page.address.to_root)

    def html_from(self, root: str) -> str:
        """The lines of the menu where links begin at ``root``: on a page that is shown at many addresses."""
        items = (self._list(kinds[0], self.words.site.sections[name]) for name, kinds in self._sections.items())
        return "".join(_line(f"{root}{item.url}", item.title, item.lang) for item in items) + self._own_lines(root)

    def _own_lines(self, root: str) -> str:
        """The lines that the edition adds, on a page whose links begin at ``root``."""
        return "".join(_line(*line) for line in entry_links(self.own, self.plan, self.words.code, root))

    def _section(self, name: str, kinds: tuple[str, ...], page: Page) -> str:
        here = kind_of(page.id)
        item = self._list(kinds[0], self.words.site.sections[name])
        if here not in kinds:
            return self._closed(item, page)
        if len(kinds) == 1:
            return self._line_on(item, page, True, self._near(here, page))
        lists = ((self._list(kind, self.words.kinds[kind].many), kind == here) for kind in kinds)
        below = "".join(self._line_on(listed, page, is_here, self._near(here, page) if is_here else "") for listed, is_here in lists)
        return self._line_on(item, page, True, below, is_heading=True)

    def _closed(self, item: MenuItem, page: Page) -> str:
        """The line of a section where the reader is not: the same on all pages of a folder, unless one is above the section."""
        if item.url.startswith(page.url):
            return self._line_on(item, page, False)
        key = item.page, page.url.rstrip("/").rpartition("/")[0], page.url.count("/")
        if key not in self._closed_lines:
            self._closed_lines[key] = self._line_on(item, page, False)
        return self._closed_lines[key]

    def _near(self, kind: str, page: Page) -> str:
        items = self._siblings.get(kind, ())
        if len(items) > MOST_SIBLINGS:
            place = self._places.get(page.id)
            if place is None:
                return ""
            start = max(0, min(place - AROUND, len(items) - 2 * AROUND - 1))
            items = items[start : start + 2 * AROUND + 1]
        return "".join(self._line_on(item, page, item.page == page.id) for item in items)

    def _line_on(self, item: MenuItem, page: Page, is_active: bool, below: str = "", is_heading: bool = False) -> str:
        is_here = item.page == page.id and not is_heading
        active = " md-nav__item--active" if is_active else ""
        here = ' md-nav__link--active" aria-current="page"' if is_here else '"'
        inside = f'<ul class="bd-nav__list">{below}</ul>' if below else ""
        return (
            f'<li class="md-nav__item{active}"><a href="{attribute(relative(item.url, page.url))}" class="md-nav__link{here}>'
            f'<span class="md-ellipsis"{language_mark(item.lang)}>{text(item.title)}</span></a>{inside}</li>\n'
        )

    def crumbs(self, page: Page) -> tuple[MenuItem, ...]:
        """The way from the home page to this one: home, and the list that holds the page."""
        if page.id == HOME:
            return ()
        home = MenuItem(HOME, self.words.site.sections["home"], self.plan.at(HOME, self.words.code).url)
        kind = kind_of(page.id)
        if not kind or page.id == ListPage(kind) or isinstance(page.id, SectionPrint) or not self._has_list(kind):
            return (home,)
        return (home, self._list(kind, self.words.kinds[kind].many))


def _line(url: str, title: str, lang: str) -> str:
    return (
        f'<li class="md-nav__item"><a href="{attribute(url)}" class="md-nav__link">'
        f'<span class="md-ellipsis"{language_mark(lang)}>{text(title)}</span></a></li>\n'
    )


def entry_links(entries: Iterable[MenuEntry], plan: Plan, lang: str, root: str) -> Iterator[tuple[str, str, str]]:
    """The lines that an edition adds to the menu or the foot of a page in a language, where links begin at ``root``: address,
    words, and the words' language where it is another. One to a page that the edition hides is left out."""
    for entry in entries:
        title, title_lang = entry.title.best(lang)
        url = entry.to if ":" in entry.to else target_url(entry.to, plan, lang, root)
        if url:
            yield url, title, title_lang if title_lang != lang else ""


def target_url(key: str, plan: Plan, lang: str, root: str) -> str:
    """The address of a record's page or, as ``index/kind``, of a list; empty where the site has no such page."""
    kind, _, identifier = key.partition("/")
    page, anchor = (ListPage(identifier), "") if kind == LISTS else plan.place(RecordPage(kind, identifier))
    address = plan.address(page, lang)
    return f"{root}{address.url}{f'#{anchor}' if anchor else ''}" or "./" if address else ""
