"""``perubahan.xml`` and ``en/changes.xml``: what changed lately, as an Atom feed (RFC 4287) for each language.

Dates are those of the reviews, so that the same sources give the same feed. An entry keeps its id when its page
moves: the id is made from the record's key, not from its address.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from berdaya.cache import Cache
from berdaya.compose.start import by_review
from berdaya.model.artifact import Artifact
from berdaya.model.pages import CHANGES, RecordPage
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.pages.site import feed_path
from berdaya.words import words

MOST_ENTRIES = 50
_NEVER = date(1970, 1, 1)
"""The date of a feed of a site that has no records."""
_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feeds(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give a feed in each language, for every page leads to it: one without entries where nothing is translated yet. Its links
    are absolute where the edition knows its address."""
    for code in published.plan.languages:
        news = ((published.site.by_id[RecordPage(record.kind, record.id), code], record.data.reviewed) for record in by_review(published.library))
        entries = [(page, reviewed) for page, reviewed in news if not page.is_fallback][:MOST_ENTRIES]
        yield Artifact(feed_path(published.plan, code), _feed(published, published.site.by_id[CHANGES, code], entries))


def _feed(published: Published, changes: Page, entries: Sequence[tuple[Page, date]]) -> bytes:
    edition, said = published.edition, words(changes.lang)
    feed = Element("feed", {"xmlns": _ATOM, _XML_LANG: changes.lang})
    _add(feed, "title", f"{edition.name} – {said.site.changes.title}")
    _add(feed, "subtitle", said.site.changes.intro)
    _add(feed, "id", _id(published, changes))
    _add(feed, "updated", _moment(max((reviewed for _, reviewed in entries), default=changes.reviewed or _NEVER)))
    _add(SubElement(feed, "author"), "name", edition.publisher)
    own = edition.absolute(feed_path(published.plan, changes.lang))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": edition.absolute(changes.url)})
    for page, reviewed in entries:
        _add_entry(SubElement(feed, "entry"), published, page, reviewed)
    indent(feed, " ")
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(entry: Element, published: Published, page: Page, reviewed: date) -> None:
    _add(entry, "title", page.title)
    _add(entry, "id", _id(published, page))
    _add(entry, "updated", _moment(reviewed))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": published.edition.absolute(page.url)})
    SubElement(entry, "category", {"term": page.kind, "label": words(page.lang).kinds[page.kind].one})
    _add(entry, "summary", page.description)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _id(published: Published, page: Page) -> str:
    return uuid5(NAMESPACE_URL, f"{published.edition.url}#{page.key}/{page.lang}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
