"""``data/glossary.jsonld``: the glossary as a SKOS concept scheme, for library systems and other vocabularies.

Terms of the W3C: SKOS Reference (2009-08-18) and JSON-LD 1.1 (2020-07-16).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin

from berdaya.cache import Cache
from berdaya.model.artifact import Artifact
from berdaya.model.document import plain
from berdaya.model.edition import LICENCE_URL
from berdaya.model.kinds.term import Term
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.markdown import read_short
from berdaya.model.open_data import SKOS, VERSION
from berdaya.model.pages import ListPage, PageId, RecordPage
from berdaya.model.record import Record
from berdaya.model.text import Text, Words
from berdaya.pages.published import Published
from berdaya.words import words

PATH = SKOS
_BY_LANGUAGE = {"@container": "@language"}
_ADDRESS = {"@type": "@id"}
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABELS = ("prefLabel", "altLabel", "hiddenLabel", "definition", "example")
_RELATIONS = ("related", "inScheme")
CONTEXT = {
    "@vocab": _SKOS,
    "dct": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    **{name: {"@id": f"{_SKOS}{name}", **_BY_LANGUAGE} for name in _LABELS},
    **{name: {"@id": f"{_SKOS}{name}", **_ADDRESS} for name in _RELATIONS},
    "title": {"@id": "dct:title", **_BY_LANGUAGE},
    "licence": {"@id": "dct:license", **_ADDRESS},
    "source": {"@id": "dct:source", **_ADDRESS},
    "version": "http://www.w3.org/2002/07/owl#versionInfo",
    "modified": {"@id": "dct:modified", "@type": "http://www.w3.org/2001/XMLSchema#date"},
}


def vocabulary(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the scheme with a concept for each term; addresses are absolute where the edition knows its own, else relative to the file."""
    library = published.library
    if not library.of("term"):
        return
    scheme = _address(published, ListPage("term"))
    titles = {code: words(code).kinds["term"].many for code in CODES}
    head = {"id": scheme, "type": "ConceptScheme", "title": titles, "licence": LICENCE_URL, "version": str(VERSION)}
    concepts = [_concept(published, record, scheme) for record in library.all(Term)]
    text = json.dumps({"@context": CONTEXT, "@graph": [head, *concepts]}, ensure_ascii=False, indent=1)
    yield Artifact(PATH, f"{text}\n".encode())


def _concept(published: Published, record: Record[Term], scheme: str) -> dict[str, object]:
    data, library = record.data, published.library
    titles = {code: " ".join(title.split()) for code in CODES if (title := data.title.get(code))}
    others = _words((data.other_names, data.abbreviation), [titles])
    properties = {
        "prefLabel": titles,
        "altLabel": others,
        "hiddenLabel": _words((data.forms,), [titles, others]),
        "definition": _texts(data.summary),
        "example": _texts(data.usage),
        "related": [_home(published, key) for key in _neighbours(library, record)],
        "source": [_home(published, f"source/{name}") for name in data.sources],
    }
    filled = {name: value for name, value in properties.items() if value}
    return {"id": _home(published, record.key), "type": "Concept", "inScheme": scheme, **filled, "modified": data.reviewed.isoformat()}


def _neighbours(library: Library, record: Record) -> list[str]:
    """Terms that name each other, whichever of the two does: SKOS relations of this sort hold both ways."""
    keys = {link.target for link in library.links_from(record.key)} | {user.key for user in library.users_of(record.key)}
    return sorted(key for key in keys if key in library and library[key].kind == "term" and key != record.key)


def _texts(text: Text | None) -> dict[str, str]:
    return {code: plain(read_short(said).inlines) for code in CODES if text and (said := text.get(code))}


def _words(lists: Iterable[Words], said: Iterable[Mapping[str, str | list[str]]]) -> dict[str, list[str]]:
    """Words by language, each once and none that was ``said`` before: the labels of a concept are disjoint (SKOS, S13)."""
    by_language = {}
    for code in CODES:
        known = {word for labels in said for word in _as_list(labels.get(code, []))}
        words = dict.fromkeys(word for words in lists for word in words.get(code) if word not in known)
        if words:
            by_language[code] = list(words)
    return by_language


def _as_list(labels: str | list[str]) -> list[str]:
    return [labels] if isinstance(labels, str) else labels


def _home(published: Published, key: str) -> str:
    record = published.library[key]
    return _address(published, RecordPage(record.kind, record.id))


def _address(published: Published, page: PageId) -> str:
    url = published.plan.at(page, published.plan.root_language).url
    return urljoin(published.edition.url, url) if published.edition.url else f"../{url}"
