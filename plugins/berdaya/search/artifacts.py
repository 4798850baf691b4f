"""The files of the search: a folder for each language, and the small files that every page loads.

What they are called depends on the program alone: the folder on the engine, a part on its place in the alphabet, a
page's text on its number. So an edit changes the files of the page's words and no other, and no page of the site.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import repeat

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.search import browser
from berdaya.search.build import FEWEST_FOR_WORKERS, Analysed, analysed_pages, build_indexes, collector_paused, searched
from berdaya.search.document import TAKES, SearchDocument, SearchedSite, Section, list_urls, search_documents
from berdaya.search.index import WEIGHTS, Entry, LanguageIndex, Level, bridged
from berdaya.search.numbers import NUMBERS
from berdaya.search.parts import Cut, Part, file_name, is_in_entry, shape
from berdaya.workers import begun

FOLDER = "assets/search/"
_HASH = 10
_MORE = 32

File = tuple[str, bytes]
_encode = msgspec.json.Encoder().encode
_written = msgspec.msgpack.Encoder().encode
_file_decoder = msgspec.msgpack.Decoder(list[File])


@dataclass(frozen=True)
class SearchSite:
    """The search of a whole site.

    ``worker`` is the path of the script that answers (with ``?lang=``), the same whatever the pages say; ``folders`` are those
    of each language's files. ``make`` gives the files, which may still be made while others look at the rest; ``making``: the languages
    whose files another process makes at the moment.
    """

    worker: str
    folders: Mapping[str, str] = field(default_factory=dict)
    documents: Sequence[SearchDocument] = ()
    cache: Cache = field(default_factory=lambda: Cache(None))
    make: Callable[[], tuple[Artifact, ...]] = tuple
    making: Sequence[str] = ()

    @cached_property
    def artifacts(self) -> tuple[Artifact, ...]:
        """All its files."""
        return self.make()

    @cached_property
    def indexes(self) -> Mapping[str, Cut]:
        """The indexes that answer queries in Python, by language; built when first asked for."""
        return build_indexes(self.documents, self.cache, codes=tuple(self.folders))


def search_of(site: SearchedSite, cache: Cache | None = None, workers: int = 1) -> SearchSite:
    """Build the search of a site: see ``build_search``."""
    return build_search(search_documents(site), list_urls(site), cache, workers)


def build_search(documents: Sequence[SearchDocument], lists: Mapping[str, str], cache: Cache | None = None, workers: int = 1) -> SearchSite:
    """Build the search of a site from its pages.

    ``lists`` gives for each language the page that lists the terms from A to Z, relative to the site's root: the
    way on when nothing is found. ``cache`` keeps the analysis of each page and the files of each language (nothing is kept
    without it); ``workers`` processes make what is missing, while the caller goes on. The same documents give the same bytes,
    whatever is kept.
    """
    used, codes = cache or Cache(None), tuple(lists)
    engines = _engines(documents, codes, used)
    folders = {code: f"{code}-{_hash(engine)}/" for code, engine in engines.items()}
    worker = _hashed("worker", browser.worker(folders, lists))
    files, making = _begun(documents, codes, used, workers)

    def make() -> tuple[Artifact, ...]:
        found = ((code, name, content) for code, made in files().items() for name, content in (("engine", engines[code]), *made))
        return *(Artifact(f"{FOLDER}{folders[code]}{name}.js", content) for code, name, content in found), worker

    return SearchSite(worker.path, {code: f"{FOLDER}{folder}" for code, folder in folders.items()}, documents, used, make, making)


def _engines(documents: Sequence[SearchDocument], codes: Sequence[str], cache: Cache) -> dict[str, bytes]:
    """The scripts that answer, by language; those of the program before are kept."""
    others = [bridged(searched(documents, code)) for code in codes]
    keys = [digest(program_digest(), "search-engine", code, *named) for code, named in zip(codes, others, strict=True)]
    made = cache.made(keys, lambda places: [browser.engine(codes[place], others[place]).encode() for place in places])
    return dict(zip(codes, made, strict=True))


# The files of a language beside its engine: they depend on its own pages alone.


def _begun(
    documents: Sequence[SearchDocument], codes: Sequence[str], cache: Cache, workers: int
) -> tuple[Callable[[], dict[str, list[File]]], Sequence[str]]:
    """Begin with the files of the languages that are not kept, in another process where they are many; gives what waits for them, and
    the languages that such a process makes."""
    with collector_paused():
        keys = {code: digest(program_digest(), "search-files", code, _written(searched(documents, code))) for code in codes}
        kept = cache.get(keys.values())
        missing = [code for code in codes if keys[code] not in kept]
        languages = analysed_pages(documents, cache, workers, missing)
    is_much = workers > 1 and any(len(language.pages) >= FEWEST_FOR_WORKERS for language in languages.values())
    # One process for all of them: the caller is at work beside it, and each takes a hundred megabytes.
    finished = begun(_encoded, languages, [[code] for code in missing], 1) if is_much else partial(_encoded, languages, missing)

    def files() -> dict[str, list[File]]:
        values = finished()
        made = {keys[code]: value for code, value in zip(missing, values, strict=True)}
        cache.keep(made)
        return {code: _file_decoder.decode((kept | made)[key]) for code, key in keys.items()}

    return files, missing if is_much else ()


def _encoded(languages: Mapping[str, Analysed], codes: Sequence[str]) -> list[bytes]:
    with collector_paused():
        return [_written(_language_files(languages[code].index())) for code in codes]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH]


def _hashed(name: str, text: str) -> Artifact:
    content = text.encode()
    return Artifact(f"{FOLDER}{name}.{_hash(content)}.js", content)


def _language_files(cut: Cut) -> list[File]:
    """Give the files of a language beside its engine: parts ``t-…``, bare words ``b-…`` and ``e-…``, pages of their keys' other
    wordings ``a-…``, what each page is ``d…``, the texts of long ones ``p…``, and ``index``, which says what there is."""
    files = list(_parts_and_pages(cut))
    whole = hashlib.sha256()
    for name, content in files:
        whole.update(name.encode() + b"\0" + content)
    return [_received(cut, "index", _contents(cut, whole.hexdigest()[:_HASH])), *files]


def _parts_and_pages(cut: Cut) -> Iterator[File]:
    for part in cut.parts:
        yield _received(cut, f"t-{file_name(part.start)}", _packed(part))
        if rows := [[entry.key, _flat(entry.alike), " ".join(entry.wordings)] for entry in part.reworded]:
            yield _received(cut, f"a-{file_name(part.start)}", rows)
    for letter, lists in (("b", cut.beginnings), ("e", cut.endings)):
        yield from (_received(cut, f"{letter}-{file_name(item.start)}", " ".join(item.forms)) for item in lists)
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
        "beginnings": shape([beginning.start for beginning in cut.beginnings]),
        "endings": shape([ending.start for ending in cut.endings]),
        "reworded": _bits([bool(part.reworded) for part in cut.parts]),
        "take": {name: numbers for name in TAKES if (numbers := [at for at, page in cut.index.pages.items() if page.take == name])},
    }


def _levels_of_pages(index: LanguageIndex, levels: Sequence[Level]) -> str:
    places = {level: place for place, level in enumerate(levels)}
    return _flat((number, places[level]) for number, level in sorted(index.levels.items()))


def _bits(row: Sequence[bool]) -> str:
    """Six bits a sign, the first as the smallest."""
    sixes = (row[at : at + 6] for at in range(0, len(row), 6))
    return "".join(chr(NUMBERS.postings.first_sign + sum(bit << place for place, bit in enumerate(six))) for six in sixes)


def _packed(part: Part) -> list[object]:
    """Write a part: its entries, and its words that the browser does not learn from these."""
    elsewhere = [item for item in part.forms.items() if not is_in_entry(part.entries, item[0], item[1].keys)]
    forms = [[form, " ".join(found.keys), found.pages] for form, found in elsewhere]
    return [[_packed_entry(entry) for entry in part.entries.values()], forms]


def _packed_entry(entry: Entry) -> list[object]:
    postings = _flat(map(divmod, entry.postings, repeat(WEIGHTS)))
    return [entry.key, entry.pages, postings, *([" ".join(entry.forms)] if entry.forms else [])]


def _flat(pairs: Iterable[tuple[int, int]]) -> str:
    """Write pages as one row: each page's number as the step from the one before, then its weight. Read by
    ``web/search/store.js: pairsIn``."""
    row: list[str] = []
    last = 0
    for number, weight in pairs:
        row.append(_signs(number - last))
        row.append(_signs(weight))
        last = number
    return "".join(row)


@cache
def _signs(value: int) -> str:
    """Write a number: five bits a sign, the lowest first; all signs but the last have a sixth bit. Digits would take half as much again."""
    first = NUMBERS.postings.first_sign
    return chr(first + value) if value < _MORE else chr(first + _MORE + value % _MORE) + _signs(value // _MORE)


def _page(document: SearchDocument, texts: Sequence[Section] | None) -> list[object]:
    """What a result shows of a page. ``texts`` are its sections, ``None`` where they have a file of their own, which is read only
    for the first results."""
    counterparts = [[other.lang, other.title] for other in document.counterparts]
    return [document.url, document.title, document.label, document.summary, texts, counterparts]
