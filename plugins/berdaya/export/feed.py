"""``perubahan.xml`` and ``en/changes.xml``: what changed lately, as an Atom feed (RFC 4287) a language.

Dates are those of the reviews, so that the same sources give the same feed. An entry keeps its id when its page
moves: the id is made from the record's key, not from its address.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from berdaya.model.language import LANGUAGES
from berdaya.model.library import Library
from berdaya.model.page import Artifact, Page, Site
from berdaya.render.changes_page import CHANGES_KEY, by_review, changes_address
from berdaya.render.strings import strings

MOST_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feeds(library: Library, site: Site) -> Iterator[Artifact]:
    """Give a feed in each language; its links are absolute where the edition knows its address."""
    pages = {(page.key, page.lang): page for page in site.pages}
    for language in LANGUAGES:
        told = (pages[record.key, language.code] for record in by_review(library))
        entries = [page for page in told if not page.is_fallback][:MOST_ENTRIES]
        if entries:
            yield Artifact(feed_path(language.code), _feed(site, pages[CHANGES_KEY, language.code], entries))


def feed_path(lang: str) -> str:
    """Where a language's feed stands under the site's root."""
    return f"{changes_address(lang).folder}.xml"


def _feed(site: Site, changes: Page, entries: list[Page]) -> bytes:
    feed = Element("feed", {"xmlns": _ATOM, _XML_LANG: changes.lang})
    words = strings(changes.lang)
    _add(feed, "title", f"{site.edition.name} – {words.changes['title']}")
    _add(feed, "subtitle", words.changes["intro"])
    _add(feed, "id", _id(site, changes))
    _add(feed, "updated", _moment(max(page.reviewed for page in entries)))
    _add(SubElement(feed, "author"), "name", site.edition.publisher)
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": _full(site, feed_path(changes.lang))})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": _full(site, changes.url)})
    for page in entries:
        _add_entry(SubElement(feed, "entry"), site, page)
    indent(feed, " ")
    return tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_entry(entry: Element, site: Site, page: Page) -> None:
    _add(entry, "title", page.title)
    _add(entry, "id", _id(site, page))
    _add(entry, "updated", _moment(page.reviewed))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _full(site, page.url)})
    SubElement(entry, "category", {"term": page.kind, "label": strings(page.lang).kinds[page.kind]["one"]})
    _add(entry, "summary", page.description)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _id(site: Site, page: Page) -> str:
    return uuid5(NAMESPACE_URL, f"{site.edition.url}#{page.key}/{page.lang}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _full(site: Site, path: str) -> str:
    return urljoin(site.edition.url, quote(path)) or "."
