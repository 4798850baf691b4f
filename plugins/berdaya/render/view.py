"""What a template sees of one record in one language."""

import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from berdaya.model.address import page_of
from berdaya.model.kinds import KINDS, Fact
from berdaya.model.language import SOURCE, language
from berdaya.model.library import Library
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.render.citations import citations
from berdaya.render.inline import cell, one_line
from berdaya.render.strings import Strings, strings

# A page of a much-used source or term stays small: the rest is counted.
MOST_BACKLINKS = 40
# Fields whose records a kind's template tells with their summaries: the list of relations need not name them again.
TOLD_IN_PLACE = ("misconceptions",)


@dataclass(frozen=True)
class View:
    """A record in the language of an address, with the words and links that its template needs.

    ``text_lang`` is the language that the record can really be read in; where a single text lacks
    it, the source language shows, marked with its ``lang``.
    """

    library: Library
    record: Record
    lang: str
    text_lang: str
    strings: Strings = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "strings", strings(self.lang))

    @property
    def data(self):
        """The declared data of the record."""
        return self.record.data

    def t(self, text: Text | None) -> str:
        """One line of Markdown in the language of the page, marked where it is in another."""
        if text is None:
            return ""
        value, code = text.best(self.text_lang)
        folded = one_line(value)
        return folded if code == self.lang else f'<span lang="{code}">{folded}</span>'

    def plain(self, text: Text) -> str:
        """The text without Markdown."""
        return plain(text.best(self.text_lang)[0])

    def html(self, text: Text | None) -> str:
        """The text as escaped HTML, without links, marked where it is in another language than the page."""
        if text is None:
            return ""
        value, code = text.best(self.text_lang)
        shown = html.escape(plain(value), quote=False)
        return shown if code == self.lang else f'<span lang="{code}">{shown}</span>'

    @property
    def to_root(self) -> str:
        """The way from the record's page to the site's root: ``../../``."""
        return "../" * page_of(self.record, self.lang).url.count("/")

    def cell(self, text: Text) -> str:
        """The text for a table cell."""
        return cell(self.t(text))

    def bullets(self, texts: Iterable[Text], mark: str = "-") -> str:
        """A Markdown list; ``mark="1."`` numbers it."""
        return "\n".join(f"{mark} {self.t(text)}" for text in texts)

    def title_of(self, key: str) -> str:
        """The title of another record in the language of the address."""
        other = self.library.get(key)
        return plain(other.title(self.lang)) if other else key

    def link(self, key: str) -> str:
        """A Markdown link to another record, under its title."""
        other = self.library.get(key)
        title = _escaped(self.title_of(key))
        if other and not other.data.title.get(self.lang):
            return f'<span lang="{SOURCE.code}">[{title}]({key})</span>'
        return f"[{title}]({key})"

    def links(self, kind: str, identifiers: Iterable[str]) -> str:
        """Links to records of a kind, on one line."""
        return " · ".join(self.link(f"{kind}/{identifier}") for identifier in identifiers)

    def label(self, name: str) -> str:
        """An interface word of this language."""
        return self.strings.labels[name]

    def sources(self) -> tuple[str, ...]:
        """The ids of all sources that the record names, in the order of their first naming."""
        return tuple(dict.fromkeys(item.value for item in self.record.references if item.kind == "source"))

    def citations(self, identifiers: Iterable[str]) -> str:
        """Numbers of sources as links to the list at the end of the page."""
        order = self.sources()
        return citations(order.index(identifier) + 1 for identifier in identifiers)

    def fact(self, fact: Fact) -> str:
        """A fact with its sources and, where it waits for verification, the label that says so."""
        unverified = fact.status.value != "terverifikasi"
        label = f" *({self.strings.status[fact.status.value]})*" if unverified else ""
        return f"{self.t(fact.text)} {self.citations(fact.sources)}{label}".rstrip()

    def relations(self) -> list[tuple[str, str]]:
        """The record's own named relations: label and links, one line a field; each link once, *see also* last."""
        found = [item for item in self.record.references if _is_relation(item.kind, item.path)]
        found.sort(key=lambda item: item.field == "see_also")
        lines, shown = [], set()
        for name, items in groupby(found, key=lambda item: item.field):
            keys = [key for key in dict.fromkeys(item.target for item in items) if key not in shown]
            shown.update(keys)
            if keys and name not in TOLD_IN_PLACE:
                lines.append((self._field_label(name), " · ".join(self.link(key) for key in keys)))
        return lines

    def _field_label(self, name: str) -> str:
        renamed = {"related": "related_records", "steps": "steps_field"}
        return self.strings.labels[renamed.get(name, name)]

    def used_in(self) -> list[tuple[str, str]]:
        """Records that link here and to which this one does not link itself, a line a kind."""
        own = {link.target for link in self.library.links_from(self.record.key)}
        users = [user for user in self.library.users_of(self.record.key) if user.key not in own]
        rank = list(KINDS)
        users.sort(key=lambda user: (rank.index(user.kind), user.data.order, user.id))
        shown = groupby(users[:MOST_BACKLINKS], key=lambda user: user.kind)
        lines = [
            (self.strings.kinds[kind]["many"], " · ".join(self.link(user.key) for user in items)) for kind, items in shown
        ]
        more = len(users) - MOST_BACKLINKS
        return [*lines, ("…", self.label("and_more").format(count=more))] if more > 0 else lines

    def other_title(self) -> tuple[str, str] | None:
        """The title in the other language, with its code: the word pair of the glossary."""
        other = next(code for code in ("en", "id") if code != self.lang)
        title = self.data.title.get(other)
        return (plain(title), language(other).code) if title else None


def _escaped(title: str) -> str:
    return title.replace("[", "\\[").replace("]", "\\]")


def _is_relation(kind: str | None, path: tuple) -> bool:
    """Fields shown as relations: sources have their own list, and nested references stand in their own place."""
    is_own_field = len(path) == 2 and isinstance(path[1], int)
    return kind != "source" and is_own_field
