"""From pages to the indexes of all languages: the analysis of each page kept, or made by several processes."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.language import CODES
from berdaya.search.analysis import PageKeys, Short, Shorts, analysed
from berdaya.search.document import SearchDocument
from berdaya.search.index import build_index, numbered
from berdaya.search.parts import Cut, cut
from berdaya.search.synonyms import abbreviations
from berdaya.workers import shared_out

FEWEST_FOR_WORKERS = 150
"""Fewer pages than this are analysed sooner than a second process has started."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(PageKeys).decode


@contextmanager
def collector_paused() -> Iterator[None]:
    """Spare Python the search for garbage while millions of values are made that all stay: it takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True)
class Analysed:
    """The pages of one language by their numbers, each analysed: all that its index is made of. It is small enough to go to
    another process."""

    lang: str
    pages: Mapping[int, SearchDocument]
    analyses: Sequence[bytes]
    shorts: Sequence[Short]

    def index(self) -> Cut:
        """Put the pages together."""
        return cut(build_index(self.pages, map(_decode, self.analyses), self.lang, self.shorts))


def build_indexes(documents: Sequence[SearchDocument], cache: Cache | None = None, workers: int = 1, codes: Sequence[str] = CODES) -> dict[str, Cut]:
    """Build the index of each language from all pages. The order of the documents does not matter."""
    with collector_paused():
        return {code: language.index() for code, language in analysed_pages(documents, cache or Cache(None), workers, codes).items()}


def searched(documents: Iterable[SearchDocument], code: str) -> list[SearchDocument]:
    """The pages that are searched in a language."""
    return [document for document in documents if document.lang == code and document.weight]


def analysed_pages(documents: Sequence[SearchDocument], cache: Cache, workers: int, codes: Sequence[str]) -> dict[str, Analysed]:
    """Analyse the pages of some languages; what was analysed before is kept."""
    own = {code: searched(documents, code) for code in codes}
    pages = {code: numbered(listed) for code, listed in own.items()}
    shorts = {code: abbreviations(listed, code) for code, listed in own.items()}
    job = _Job(shorts, [document for listed in pages.values() for document in listed.values()])
    analyses = iter(cache.made(job.keys(), lambda places: _made(job, places, workers)))
    return {code: Analysed(code, listed, list(islice(analyses, len(listed))), shorts[code]) for code, listed in pages.items()}


@dataclass(frozen=True)
class _Job:
    """Pages to be analysed, with the abbreviations of each language."""

    shorts: Mapping[str, Sequence[Short]]
    documents: Sequence[SearchDocument]

    def keys(self) -> list[bytes]:
        """A hash of all that decides the analysis of each page; its address, its kind and its weight do not."""
        heads = {code: digest(program_digest(), "search", code, _encode(pairs)) for code, pairs in self.shorts.items()}
        return [digest(heads[item.lang], _encode(_analysed_parts(item))) for item in self.documents]

    def analyses(self, places: Iterable[int]) -> list[bytes]:
        """Analyse the pages at these places."""
        finders = {code: Shorts(pairs) for code, pairs in self.shorts.items()}
        return [_encode(analysed(item, finders[item.lang])) for item in (self.documents[place] for place in places)]


def _analysed_parts(document: SearchDocument) -> tuple[object, ...]:
    return (
        document.title, document.names, document.asked, document.summary, document.sections, document.counterparts, document.text_lang,
        document.comes_first,
    )  # fmt: skip


# Many pages at once.


def _made(job: _Job, places: Sequence[int], workers: int) -> list[bytes]:
    if workers < 2 or len(places) < FEWEST_FOR_WORKERS:
        return job.analyses(places)
    return shared_out(_Job.analyses, job, places, workers)
