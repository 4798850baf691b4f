"""What stands around one page's text: head, menu, neighbours, links to edit and report. All of it HTML, escaped here."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from berdaya.compose.entries import Entry
from berdaya.model.address import relative
from berdaya.model.document import plain
from berdaya.model.kinds.guide import Guide
from berdaya.model.language import SOURCE, language, others
from berdaya.model.library import ABOUT, Library
from berdaya.model.markdown import read_short
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage, kind_of
from berdaya.model.record import Record
from berdaya.pages.alternates import alternates_of, switch_of
from berdaya.pages.assets import PageAssets
from berdaya.pages.menu import Menu, entry_links
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.pages.repository import edit_urls, report_url
from berdaya.pages.structured import structured_data
from berdaya.words import Words, words
from berdaya.write.html import TocLine, attribute, language_mark, text
from berdaya.write.html_tools import exit_link_html, exit_note_html

# Whole names: the style sheet is cut to the classes that stand in strings.
_FOOT_LINKS = {"prev": "md-footer__link--prev", "next": "md-footer__link--next"}


@dataclass(frozen=True)
class Neighbour:
    """A page before or after another: its title and its address; ``lang`` is the title's language where it is another."""

    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class ThemeWords:
    """What the theme says and draws beside links, in one language."""

    edit: str
    previous: str
    next: str
    edit_icon: str = ""
    previous_icon: str = ""
    next_icon: str = ""


@dataclass(frozen=True)
class Around:
    """Makes the values of a frame's slots for every page of a site. ``icon_next`` and ``icon_previous`` are the theme's
    own drawings; ``said`` are its words for the neighbours. ``policy``: what each page says of what may run on it."""

    published: Published
    assets: PageAssets
    picture: str
    theme: Mapping[str, ThemeWords]
    policy: str = ""
    menus: Mapping[str, Menu] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "menus", {code: self._menu(code) for code in self.published.plan.languages})

    def _menu(self, code: str) -> Menu:
        entries: Mapping[str, Entry] = self.published.site.maker.entries[code]
        return Menu(self.published.plan, self.published.library, words(code), entries, self.published.edition.menu)

    @cached_property
    def _rows(self) -> Mapping[PageId, tuple[PageId | None, PageId | None]]:
        """The page before and after each page: records of one kind follow each other, the first follows their list."""
        pages = self.published.plan.pages
        follows = [_follow_each_other(before, after) for before, after in pairwise(pages)]
        before = (pages[place - 1] if place and follows[place - 1] else None for place in range(len(pages)))
        after = (pages[place + 1] if place < len(follows) and follows[place] else None for place in range(len(pages)))
        return dict(zip(pages, zip(before, after, strict=True), strict=True))

    def _neighbour(self, identity: PageId | None, lang: str) -> Neighbour | None:
        if identity is None:
            return None
        url = self.published.plan.at(identity, lang).url
        if isinstance(identity, RecordPage):
            entry = self.published.site.maker.entries[lang][identity.key]
            return Neighbour(entry.title, url, entry.title_lang if entry.title_lang != lang else "")
        return Neighbour(words(lang).kinds[kind_of(identity)].many, url)

    def footer_html(self, lang: str, root: str) -> str:
        """What an edition says of itself at the foot of a page whose links begin at ``root``: whose it is, its pages, how it is
        reached, its own lines."""
        edition, said = self.published.edition, words(lang).site.footer
        plan, library = self.published.plan, self.published.library
        pages = [(f"{root}{plan.at(RecordPage(ABOUT, item.id), lang).url}", *_named(item, lang)) for item in library.of(ABOUT)]
        links = [*pages, *entry_links(edition.footer, plan, lang, root)]
        if edition.contact:
            links.append((f"mailto:{edition.email}" if edition.email else edition.contact, said.contact, ""))
        if complaints := edition.complaints:
            where = complaints.where
            links.append((f"mailto:{where}" if "@" in where and "//" not in where and ":" not in where else where, said.complaints, ""))
        own = ((complaints.text if complaints else None), edition.privacy, edition.own_licence)
        lines = [f"<p>{text(said.published_by.format(publisher=edition.publisher))}</p>"]
        if links:
            items = "".join(f'<li><a href="{attribute(url)}"{language_mark(code)}>{text(name)}</a></li>' for url, name, code in links)
            lines.append(f'<nav aria-label="{attribute(said.name)}"><ul>{items}</ul></nav>')
        for line in own:
            if line:
                shown, code = line.best(lang)
                lines.append(f"<p{language_mark(code if code != lang else '')}>{text(plain(read_short(shown).inlines))}</p>")
        return f'<div class="bd-foot">{"".join(lines)}</div>'

    def values(self, page: Page) -> dict[str, str]:
        """The values of the slots on a page."""
        said = words(page.lang)
        before, after = (self._neighbour(identity, page.lang) for identity in self._rows[page.id])
        edited_at = edit_urls(self.published.edition, page)
        slots = {
            "root": page.address.to_root,
            "root_folder": page.address.to_root.rstrip("/") or ".",
            "policy": self.policy,
            "head": self._head(page),
            "html_title": text(self._html_title(page, said)),
            "title": self._title(page),
            "styles": "\n".join(f'<link rel="stylesheet" href="{relative(path, page.url)}">' for path in self.assets.styles(page.id)),
            "nav_hidden": " hidden" if page.is_print else "",
            "menu": self.menus[page.lang].html(page),
            "toc_hidden": "" if page.shows_toc and page.content.toc else " hidden",
            "toc": _toc(page.content.toc) if page.shows_toc else "",
            "path": (self._exit(page, said) if self._is_discreet(page) else "") + self._path(page, said),
            "article": ' id="__content"' + (' data-discreet=""' if self._is_discreet(page) else ""),
            "edit": self._edit_button(page, edited_at),
            "content": page.content.html,
            "ending": (exit_note_html(said) if self._is_discreet(page) else "")
            + self._terms(page, said)
            + self._review(page, said, edited_at)
            + self._data(page),
            "page_scripts": self._scripts(self.assets.page_scripts(page.id, page.lang), page),
            "scripts": self._scripts(self.assets.scripts(page.lang), page),
            "neighbours": self._neighbours(page, before, after, said),
            "footer": self.footer_html(page.lang, page.address.to_root),
        }
        switch = switch_of(page.id, self.published)
        return slots | {f"switch-{code}": relative(url, "") if url else "" for code, url in switch.items()}

    def _head(self, page: Page) -> str:
        edition = self.published.edition
        lines = [f'<meta name="description" content="{attribute(page.description)}">']
        if page.is_print or self._is_discreet(page):
            lines.append('<meta name="robots" content="noindex">' if page.is_print else '<meta name="referrer" content="no-referrer">')
        if not edition.url:
            return "\n".join(lines)
        is_elsewhere = page.is_fallback and SOURCE.code in self.published.plan.languages
        own = self.published.plan.at(page.id, SOURCE.code) if is_elsewhere else page.address
        canonical = attribute(edition.absolute(own.url))
        lines.append(f'<link rel="canonical" href="{canonical}">')
        others = alternates_of(page.id, self.published)
        lines += [f'<link rel="alternate" hreflang="{other.tag}" href="{attribute(other.url)}">' for other in others]
        graph = {
            "type": "article",
            "site_name": edition.name,
            "title": page.title,
            "description": page.description,
            "url": edition.absolute(own.url),
            "locale": language(page.lang).locale,
            "image": self.picture,
        }
        lines += [f'<meta property="og:{name}" content="{attribute(value)}">' for name, value in graph.items() if value]
        return "\n".join(lines)

    def _data(self, page: Page) -> str:
        """What the page is, for programs: behind the text, whose words it repeats, so that it weighs little on the way."""
        return structured_data(page, self.menus[page.lang].crumbs(page), self.published)

    def _title(self, page: Page) -> str:
        """The title that the head shows once the heading is out of sight; one in another language says so."""
        entry = self.published.site.maker.entries[page.lang].get(page.key)
        if entry is None or entry.title_lang == page.lang:
            return text(page.title)
        return f"<span{language_mark(entry.title_lang)}>{text(page.title)}</span>"

    def _html_title(self, page: Page, said: Words) -> str:
        """The kind tells two records of one name apart: a term and a law, a competency and a step of the cycle."""
        name = self.published.edition.name
        if page.id == HOME:
            return f"{name} – {said.site.title.tagline}"
        kind = f" · {said.kinds[page.kind].one}" if page.kind else ""
        return f"{page.title}{kind} – {name}"

    def _is_discreet(self, page: Page) -> bool:
        record = self.published.library.get(page.key)
        return record is not None and isinstance(record.data, Guide) and record.data.discreet

    def _exit(self, page: Page, said: Words) -> str:
        """The way out leads to the glossary, which tells nobody anything; home where there is none."""
        glossary = self.published.plan.address(ListPage("term"), page.lang)
        return exit_link_html(said, relative((glossary or self.published.plan.at(HOME, page.lang)).url, page.url))

    def _path(self, page: Page, said: Words) -> str:
        items = "".join(
            f'<li class="md-path__item"><a href="{attribute(relative(item.url, page.url))}" class="md-path__link">'
            f'<span class="md-ellipsis">{text(item.title)}</span></a></li>'
            for item in self.menus[page.lang].crumbs(page)
        )
        return f'<nav class="md-path" aria-label="{attribute(said.site.labels.path)}"><ol class="md-path__list">{items}</ol></nav>' if items else ""

    def _edit_button(self, page: Page, urls: Sequence[str]) -> str:
        if not urls:
            return ""
        theme = self.theme[page.lang]
        return f'<a href="{attribute(urls[0])}" title="{attribute(theme.edit)}" class="md-content__button md-icon" rel="edit">{theme.edit_icon}</a>\n'

    def _review(self, page: Page, said: Words, urls: Sequence[str]) -> str:
        if not (page.reviewed and page.kind):
            return ""
        labels = said.site.labels
        parts = [f"<span>{text(labels.reviewed.format(date=said.day(page.reviewed)))}</span>"]
        names = (labels.edit,) if len(urls) < 2 else (labels.edit, labels.edit_record)
        parts += [f'<a href="{attribute(url)}">{text(name)}</a>' for url, name in zip(urls, names, strict=False)]
        if report := report_url(self.published.edition, page, said):
            parts.append(f'<a href="{attribute(report)}">{text(labels.report)}</a>')
        return f'<p class="bd-review">{" ".join(parts)}</p>\n'

    def _terms(self, page: Page, said: Words) -> str:
        """The meanings of the terms that the text links to: [title, counterpart, its language, meaning] by id."""
        library = self.published.library
        notes = {name: _note(library, name, page.lang) for name in sorted(page.content.terms) if f"term/{name}" in library}
        if not notes:
            return ""
        written = json.dumps(notes, ensure_ascii=False, separators=(",", ":"))
        return (
            f'<template id="bd-terms" data-open="{attribute(said.site.glossary.open)}" data-close="{attribute(said.site.glossary.close)}">'
            f"{text(written)}</template>\n"
        )

    def _scripts(self, paths: Iterable[str], page: Page) -> str:
        later = self.assets.later_scripts(page.id, page.lang)
        more = {path: f' data-later="{relative(later[path], page.url)}"' for path in later}
        return "\n".join(f'<script src="{relative(path, page.url)}"{more.get(path, "")} defer></script>' for path in paths)

    def _neighbours(self, page: Page, before: Neighbour | None, after: Neighbour | None, said: Words) -> str:
        theme = self.theme[page.lang]
        links = ""
        if before:
            links += _neighbour_link(before, page, "prev", theme.previous, theme.previous_icon)
        if after:
            links += _neighbour_link(after, page, "next", theme.next, theme.next_icon)
        return f'<nav class="md-footer__inner md-grid" aria-label="{attribute(said.site.labels.neighbours)}">{links}</nav>' if links else ""


def _named(record: Record, lang: str) -> tuple[str, str]:
    """A record's title, and its language where it is not the page's."""
    title, code = record.data.title.best(lang)
    return " ".join(title.split()), code if code != lang else ""


def _neighbour_link(other: Neighbour, page: Page, name: str, direction: str, icon: str) -> str:
    button = f'<div class="md-footer__button md-icon">{icon}</div>'
    title = (
        f'<div class="md-footer__title"><span class="md-footer__direction">{text(direction)}</span>'
        f'<div class="md-ellipsis"{language_mark(other.lang)}>{text(other.title)}</div></div>'
    )
    inside = button + title if name == "prev" else title + button
    label = attribute(f"{direction}: {other.title}")
    return f'<a href="{attribute(relative(other.url, page.url))}" class="md-footer__link {_FOOT_LINKS[name]}" aria-label="{label}">{inside}</a>\n'


def _follow_each_other(before: PageId, after: PageId) -> bool:
    if not isinstance(after, RecordPage):
        return False
    return before == ListPage(after.kind) or (isinstance(before, RecordPage) and before.kind == after.kind)


def _note(library: Library, name: str, lang: str) -> list[str]:
    data = library[f"term/{name}"].data
    title = " ".join(data.title.best(lang)[0].split())
    pairs = ((pair, code) for code in others(lang) if (pair := data.title.get(code)) and pair != title)
    pair, code = next(pairs, ("", ""))
    return [title, " ".join(pair.split()), code, plain(read_short(data.summary.best(lang)[0]).inlines)]


def _toc(lines: tuple[TocLine, ...]) -> str:
    return "".join(_toc_line(line) for line in lines)


def _toc_line(line: TocLine) -> str:
    below = ""
    if line.below:
        below = f'<nav class="md-nav" aria-label="{attribute(line.title)}"><ul class="md-nav__list">{_toc(line.below)}</ul></nav>'
    return (
        f'<li class="md-nav__item"><a href="#{attribute(line.anchor)}" class="md-nav__link">'
        f'<span class="md-ellipsis"{language_mark(line.lang)}>{text(line.title)}</span></a>{below}</li>\n'
    )
