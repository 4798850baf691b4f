"""The files of the search: one folder a language, named by its content, and the small files that every page loads."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from berdaya.model.language import LANGUAGES
from berdaya.model.artifact import Artifact
from berdaya.search import browser
from berdaya.search.document import SearchDocument
from berdaya.search.index import Entry, Posting, build_index
from berdaya.search.parts import Cut, Part, cut

FOLDER = "assets/search/"
STUB = b'{"config":{"separator":"[\\\\s\\\\-]+"},"docs":[]}'
"""What the theme fetches as its index on every page. The highlighting of found words on a page needs the separator."""


@dataclass(frozen=True)
class SearchSite:
    """The search of a whole site.

    ``artifacts`` are all its files. ``worker`` and ``box`` are the paths that the theme names: the worker in
    its configuration (with ``?lang=``), the box as a script before the theme's own. ``indexes`` answer queries
    in Python, by language.
    """

    artifacts: tuple[Artifact, ...]
    worker: str
    box: str
    indexes: Mapping[str, Cut]


def build_search(documents: Sequence[SearchDocument], list_urls: Mapping[str, str]) -> SearchSite:
    """Build the search of a site from its pages.

    ``list_urls`` gives for each language the page that lists the terms from A to Z, relative to the
    site's root: the way on when nothing is found. The same documents give the same bytes.
    """
    indexes = {item.code: cut(build_index(documents, item.code)) for item in LANGUAGES}
    made = {code: list(_language_files(index, list_urls[code])) for code, index in indexes.items()}
    folders = {code: f"{code}-{_digest(files)}/" for code, files in made.items()}
    parts = [_artifact(folders[code] + name, text, code) for code, files in made.items() for name, text in files]
    worker = _hashed("worker", browser.worker(folders, list_urls))
    box = _hashed("box", browser.box())
    stubs = (Artifact("search/search_index.json", STUB), Artifact("search/search_index.js", b"var __index = " + STUB))
    return SearchSite((*parts, worker, box, *stubs), worker.path, box.path, indexes)


def _digest(files: Sequence[tuple[str, str]]) -> str:
    return hashlib.sha256(repr(files).encode()).hexdigest()[:10]


def _hashed(name: str, text: str) -> Artifact:
    content = text.encode()
    return Artifact(f"{FOLDER}{name}.{hashlib.sha256(content).hexdigest()[:10]}.js", content)


def _artifact(path: str, text: str, lang: str) -> Artifact:
    """A file says whose it is by its language, not by its folder: a part that did not change has the same bytes in
    the next build, and a phone that keeps it need not fetch it again."""
    return Artifact(FOLDER + path, text.replace("__FOLDER__", f"{lang}/", 1).encode())


def _language_files(index: Cut, list_url: str) -> Iterator[tuple[str, str]]:
    """Give the files of a language: the engine, parts ``t…``, word endings ``e…``, and each page's text ``d…``."""
    yield "engine.js", browser.engine(index, list_url)
    for number, part in enumerate(index.parts):
        yield f"t{number}.js", _received(f"t{number}", _packed(part))
    for number, ending in enumerate(index.endings):
        yield f"e{number}.js", _received(f"e{number}", " ".join(ending.forms))
    for number, document in enumerate(index.index.documents):
        yield f"d{number}.js", _received(f"d{number}", _page(document))


def _received(name: str, value: object) -> str:
    return f'berdayaSearch.receive("__FOLDER__{name}",{json.dumps(value, ensure_ascii=False, separators=(",", ":"))})\n'


def _packed(part: Part) -> list[list[object]]:
    forms = [[form, " ".join(found.keys), found.pages] for form, found in part.forms.items() if not _is_told(part, form)]
    return [[_packed_entry(entry) for entry in part.entries.values()], forms]


def _is_told(part: Part, form: str) -> bool:
    """Whether the browser learns this word from the entry that it leads to."""
    keys = part.forms[form].keys
    entry = part.entries.get(keys[0])
    return len(keys) == 1 and entry is not None and form.isalnum() and (form == entry.key or form in entry.forms)


def _packed_entry(entry: Entry) -> list[object]:
    row: list[object] = [entry.key, entry.pages, _flat(entry.postings), " ".join(entry.forms), _flat(entry.alike), " ".join(entry.wordings)]
    while len(row) > 3 and not row[-1]:
        row.pop()
    return row


def _flat(postings: Sequence[Posting]) -> list[int]:
    """Write postings as one row: each page's number as the step from the one before, then its weight."""
    before = [0, *(number for number, _ in postings)]
    return [value for (number, weight), last in zip(postings, before, strict=False) for value in (number - last, weight)]


def _page(document: SearchDocument) -> list[object]:
    sections = [[section.anchor, section.heading, section.text] for section in document.sections]
    counterpart = document.counterparts[0].title if document.counterparts else ""
    return [document.url, document.title, document.label, document.summary, sections, counterpart]
