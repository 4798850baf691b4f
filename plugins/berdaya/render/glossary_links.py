"""The first use of a term in each section of a page becomes a link that carries the term's meaning.

An author's own link to a term carries it, too.

Works on a page's Markdown, before addresses are put in. An author keeps a word from being linked by writing
``[kata](-)``: it shows as the bare word.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.markdown_links import markdown_links
from berdaya.model.page import Page, TermNote
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.relate import Glossary

# The class of an author's own link to a term.
CHOSEN = "bd-chosen"
# Lists of documents, and sheets in which a tap on a line means a tick.
UNLINKED_KINDS = ("source", "checklist")
# Where no word becomes a link: what is a link, a heading, code or markup already. The first group is an HTML tag.
_PROTECTED = re.compile(
    r"""
    <(?P<tag>[A-Za-z][\w-]*)(?P<attributes>[^<>]*)> | </[^<>]*> | <[^<>\s]+>
    | ^[ ]*(?P<fence>```+|~~~+).*?^[ ]*(?P=fence) | `+[^`\n]+`+
    | ^\#{1,6}[ ][^\n]* | ^[ ]*(?:!!!|\?\?\?\+?)[ ][^\n]* | ^\[[^\]\n]+\]:[^\n]* | ^\|[^\n]*(?=\n\|[ :|-]+$)
    | !?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\([^)\n]*\)|\[[^\]\n]*\])
    | \{[^{}\n]*\} | https?://\S+ | (?<!\S)\S+@\S+
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_SECTION = re.compile(r"^(?=##[ ])", re.MULTILINE)
_SILENT_HEADING = re.compile(r"^##[ ].*data-search-exclude")
_LINKED_TERM = re.compile(r"(?<=\]\(term/)(?P<term>[a-z0-9-]+)\)(?!\{)")
_KEPT_PLAIN = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(-\)")
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))


def with_terms(page: Page, library: Library, glossary: Glossary) -> Page:
    """Link the terms in a page's text and note their meanings; ``glossary`` is that of the text's language."""
    if page.kind is None or page.kind in UNLINKED_KINDS:
        return replace(page, markdown=_KEPT_PLAIN.sub(r"\1", page.markdown))
    used: dict[str, None] = {}
    sections = [_linked(section, page.key, glossary, used) for section in _SECTION.split(page.markdown)]
    notes = tuple(_note(library.get(f"term/{term}"), page.lang) for term in sorted(used))
    return replace(page, markdown=_KEPT_PLAIN.sub(r"\1", "".join(sections)), terms=notes)


def _linked(section: str, own: str, glossary: Glossary, used: dict[str, None]) -> str:
    """Link each term once, except the page's own and those that the author has linked; mark every link to a term."""
    if _SILENT_HEADING.match(section):
        return section
    seen = {own, *(link.key for link in markdown_links(section))}
    parts, done = [], 0
    for match in glossary.matches(section, _free_spans(section)):
        key = f"term/{match.term}"
        if key not in seen:
            seen.add(key)
            used[match.term] = None
            parts += section[done : match.start], f"[{section[match.start:match.end]}]({key}){{ data-term={match.term} }}"
            done = match.end
    return _chosen("".join((*parts, section[done:])), used)


def _chosen(section: str, used: dict[str, None]) -> str:
    """Mark the author's links to terms, too; the class tells them from those that were found."""
    used.update(dict.fromkeys(_LINKED_TERM.findall(section)))
    return _LINKED_TERM.sub(rf"\g<term>){{ .{CHOSEN} data-term=\g<term> }}", section)


def _free_spans(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text in which words may become links."""
    free, place = 0, 0
    while found := _PROTECTED.search(text, place):
        yield free, found.start()
        free = place = _end_of_element(text, found) if found["tag"] else found.end()
    yield free, len(text)


def _end_of_element(text: str, opening: re.Match) -> int:
    """Where raw HTML ends: an element is Markdown inside only where its tag says ``markdown``."""
    if opening["tag"] in _VOID or re.search(r"\bmarkdown\b", opening["attributes"]):
        return opening.end()
    depth = 1
    for tag in re.compile(rf"<(/?){opening['tag']}\b[^<>]*>").finditer(text, opening.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return opening.end()


def _note(record: Record, lang: str) -> TermNote:
    data = record.data
    other = next(language.code for language in LANGUAGES if language.code != lang)
    pair = plain(data.title.get(other) or "")
    title = plain(record.title(lang))
    return TermNote(record.id, title, "" if pair == title else pair, other, plain(data.summary.best(lang)[0]))
