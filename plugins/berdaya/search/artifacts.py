"""The files of the search: a folder for each language, and the small files that every page loads.

What they are called depends on the program alone: the folder on the engine, a part on its place in the alphabet, a
page's text on its number. So an edit changes the files of the page's words and no other, and no page of the site.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import msgspec

from berdaya.cache import Cache
from berdaya.model.artifact import Artifact
from berdaya.search import browser
from berdaya.search.build import build_indexes, collector_paused
from berdaya.search.document import TAKES, SearchDocument, SearchedSite, Section, list_urls, search_documents
from berdaya.search.index import WEIGHTS, Entry, LanguageIndex, Level
from berdaya.search.numbers import NUMBERS
from berdaya.search.parts import Cut, Part, file_name, is_in_entry, shape

FOLDER = "assets/search/"
_HASH = 10

File = tuple[str, bytes]
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class SearchSite:
    """The search of a whole site.

    ``artifacts`` are all its files. ``worker`` is the path of the script that answers (with ``?lang=``), the same whatever
    the pages say; ``folders`` are those of each language's files. ``indexes`` answer queries in Python, by language.
    """

    artifacts: tuple[Artifact, ...]
    worker: str
    indexes: Mapping[str, Cut]
    folders: Mapping[str, str] = field(default_factory=dict)


def search_of(site: SearchedSite, cache: Cache | None = None, workers: int = 1) -> SearchSite:
    """Build the search of a site: see ``build_search``."""
    return build_search(search_documents(site), list_urls(site), cache, workers)


def build_search(documents: Sequence[SearchDocument], lists: Mapping[str, str], cache: Cache | None = None, workers: int = 1) -> SearchSite:
    """Build the search of a site from its pages.

    ``lists`` gives for each language the page that lists the terms from A to Z, relative to the site's root: the
    way on when nothing is found. ``cache`` keeps the analysis of each page (none is kept without it); where many are missing, ``workers``
    processes make them. The same documents give the same bytes, whatever is kept.
    """
    with collector_paused():
        return _search_site(build_indexes(documents, cache, workers, tuple(lists)), lists)


def _search_site(indexes: Mapping[str, Cut], lists: Mapping[str, str]) -> SearchSite:
    engines = {code: browser.engine(code, index.index.others).encode() for code, index in indexes.items()}
    folders = {code: f"{code}-{_hash(engine)}/" for code, engine in engines.items()}
    found = [
        Artifact(f"{FOLDER}{folders[code]}{name}.js", content)
        for code, index in indexes.items()
        for name, content in (("engine", engines[code]), *_language_files(index))
    ]
    worker = _hashed("worker", browser.worker(folders, lists))
    return SearchSite((*found, worker), worker.path, indexes, {code: f"{FOLDER}{folder}" for code, folder in folders.items()})


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH]


def _hashed(name: str, text: str) -> Artifact:
    content = text.encode()
    return Artifact(f"{FOLDER}{name}.{_hash(content)}.js", content)


def _language_files(cut: Cut) -> list[File]:
    """Give the files of a language beside its engine: parts ``t-…``, word endings ``e-…``, what each page is ``d…``, the texts
    of long ones ``p…``, and ``index``, which says what there is."""
    files = list(_parts_and_pages(cut))
    whole = hashlib.sha256()
    for name, content in files:
        whole.update(name.encode() + b"\0" + content)
    return [_received(cut, "index", _contents(cut, whole.hexdigest()[:_HASH])), *files]


def _parts_and_pages(cut: Cut) -> Iterator[File]:
    for part in cut.parts:
        yield _received(cut, f"t-{file_name(part.start)}", _packed(part))
    for ending in cut.endings:
        yield _received(cut, f"e-{file_name(ending.start)}", " ".join(ending.forms))
    for number, document in cut.index.pages.items():
        is_long = cut.index.levels[number].saturation >= NUMBERS.postings.long_text
        yield _received(cut, f"d{number}", _page(document, None if is_long else document.sections))
        if is_long:
            yield _received(cut, f"p{number}", document.sections)


def _received(cut: Cut, name: str, value: object) -> File:
    return name, b'berdayaSearch.receive("%s/%s",%s)\n' % (cut.index.lang.encode(), name.encode(), _encode(value))


def _contents(cut: Cut, version: str) -> dict[str, object]:
    """What the engine must know before it loads a part. ``version`` tells the files of this build from those that a
    browser has from an earlier one."""
    levels = sorted(set(cut.index.levels.values()))
    return {
        "version": version,
        "pages": len(cut.index.pages),
        "levels": levels,
        "levelOf": _levels_of_pages(cut.index, levels),
        "parts": shape([part.start for part in cut.parts]),
        "endings": shape([ending.start for ending in cut.endings]),
        "take": {name: numbers for name in TAKES if (numbers := [at for at, page in cut.index.pages.items() if page.take == name])},
    }


def _levels_of_pages(index: LanguageIndex, levels: Sequence[Level]) -> str:
    signs = {level: chr(NUMBERS.postings.first_sign + place) for place, level in enumerate(levels)}
    numbers = range(max(index.levels, default=-1) + 1)
    return "".join(signs[index.levels[number]] if number in index.levels else " " for number in numbers)


def _packed(part: Part) -> list[object]:
    """Write a part: its entries, and its words that the browser does not learn from these."""
    elsewhere = [item for item in part.forms.items() if not is_in_entry(part.entries, item[0], item[1].keys)]
    forms = [[form, " ".join(found.keys), found.pages] for form, found in elsewhere]
    return [[_packed_entry(entry) for entry in part.entries.values()], forms]


def _packed_entry(entry: Entry) -> list[object]:
    postings = _flat(map(divmod, entry.postings, repeat(WEIGHTS)))
    row: list[object] = [entry.key, entry.pages, postings, " ".join(entry.forms), _flat(entry.alike), " ".join(entry.wordings)]
    while len(row) > 3 and not row[-1]:
        row.pop()
    return row


def _flat(pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Write pages as one row: each page's number as the step from the one before, then its weight."""
    row: list[int] = []
    last = 0
    for number, weight in pairs:
        row.append(number - last)
        row.append(weight)
        last = number
    return row


def _page(document: SearchDocument, texts: Sequence[Section] | None) -> list[object]:
    """What a result shows of a page. ``texts`` are its sections, ``None`` where they have a file of their own, which is read only
    for the first results."""
    counterparts = [[other.lang, other.title] for other in document.counterparts]
    return [document.url, document.title, document.label, document.summary, texts, counterparts]
