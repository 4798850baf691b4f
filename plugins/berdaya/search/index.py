"""The index of one language: weights by lunr.py, then turned round so that a key leads to its pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lunr.builder import Builder
from lunr.index import Index as LunrIndex

from berdaya.search.abbreviations import pairs
from berdaya.search.analyser import analyser
from berdaya.search.document import SearchDocument
from berdaya.search.reading import BRIDGE, Reading, Shorts, carries_meaning, read
from berdaya.search.synonyms import alike, wordings
from berdaya.search.words import words

BOOSTS = {"title": 10, "names": 8, "asked": 6, "headings": 2, "summary": 3, "text": 1, "bridge": 6, "bridge_names": 5, "bridge_summary": 2}
"""Weight of each field. Found by ``scripts/evaluate_search.py --tune`` on the tuned part of the judged queries."""
LONGEST_POSTINGS = 250
"""Pages kept for a key, the best first: the rest of a very common word's pages cannot win anyway."""
_SCALE = 10

Posting = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """One key of the index.

    ``pages`` counts all pages that have it; ``postings`` are (number of the page, weight × 10), by
    number; ``forms`` are the words of the texts that lead here; ``alike`` are postings of its other wordings,
    and ``wordings`` the terms of these.
    """

    key: str
    pages: int
    postings: tuple[Posting, ...]
    forms: tuple[str, ...] = ()
    alike: tuple[Posting, ...] = ()
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class LanguageIndex:
    """The whole index of a language. ``forms`` maps each word of the texts to its keys; ``others`` are the bridged languages."""

    lang: str
    others: tuple[str, ...]
    documents: tuple[SearchDocument, ...]
    entries: Mapping[str, Entry]
    forms: Mapping[str, tuple[str, ...]]


def build_index(documents: Sequence[SearchDocument], lang: str) -> LanguageIndex:
    """Index the pages of one language. The order of the documents decides their numbers and breaks ties."""
    chosen = tuple(document for document in documents if document.lang == lang and document.boost)
    shorts = pairs(chosen, lang)
    finder = Shorts.of(shorts)
    postings = _postings(_weighed(chosen, [read(document, finder) for document in chosen]))
    forms = _forms(chosen, lang, postings)
    others = tuple(sorted({other.lang for document in chosen for other in document.counterparts}))
    entries = _entries(postings, forms, alike(lang, shorts, postings), wordings(lang, shorts, postings))
    return LanguageIndex(lang, others, chosen, entries, forms)


def _weighed(documents: Sequence[SearchDocument], readings: Sequence[Reading]) -> LunrIndex:
    builder = Builder()
    for name, boost in BOOSTS.items():
        builder.field(name, boost)
    for number, (document, reading) in enumerate(zip(documents, readings, strict=True)):
        builder.add({"id": str(number), **vars(reading)}, {"boost": document.boost})
        builder.field_lengths[f"asked/{number}"] = 1  # A list of wordings: a longer one makes none of them weaker.
    return builder.build()


def _postings(index: LunrIndex) -> dict[str, dict[int, float]]:
    """Add up a page's weights over its fields, for each key."""
    keys = {posting["_index"]: key for key, posting in index.inverted_index.items()}
    found: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for reference, vector in index.field_vectors.items():
        number = int(reference.split("/")[1])
        for place in range(0, len(vector.elements), 2):
            found[keys[vector.elements[place]]][number] += vector.elements[place + 1]
    return found


def _texts(document: SearchDocument) -> Iterator[str]:
    yield from (document.title, document.summary, *document.names, *document.asked)
    for section in document.sections:
        yield from (section.heading, section.text)


def _spoken(document: SearchDocument) -> Iterator[tuple[str, str, str]]:
    """Each text of a page with the language it is in and the mark of its keys."""
    own = document.text_lang or document.lang
    yield from ((text, own, "" if own == document.lang else BRIDGE) for text in _texts(document))
    for other in document.counterparts:
        yield from ((text, other.lang, BRIDGE) for text in (other.title, *other.names))


def _vocabulary(documents: Sequence[SearchDocument]) -> dict[tuple[str, str], set[str]]:
    """Every word of the texts once, by its language and the mark of its keys."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text, code, end in {said for document in documents for said in _spoken(document)}:
        found[code, end].update(words(text))
    return found


def _forms(documents: Sequence[SearchDocument], lang: str, known: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Map every word of the texts, and every other spelling of the tables, to its keys in this index."""
    found: dict[str, tuple[str, ...]] = {}
    for (code, end), spoken in _vocabulary(documents).items():
        tool = analyser(code)
        found |= {word + end: tuple(term + end for term in tool.terms(word)) for word in spoken if carries_meaning(word, tool)}
    for spelling, terms in analyser(lang).lexicon.items():
        if spelling not in found and terms != (spelling,) and all(term in known for term in terms):
            found[spelling] = terms
    return found


def _kept(weights: Mapping[int, float]) -> tuple[Posting, ...]:
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:LONGEST_POSTINGS]
    return tuple(sorted((number, max(1, round(weight * _SCALE))) for number, weight in best))


def _entries(
    postings: Mapping[str, Mapping[int, float]],
    forms: Mapping[str, tuple[str, ...]],
    others: Mapping[str, Mapping[int, float]],
    instead: Mapping[str, tuple[str, ...]],
) -> dict[str, Entry]:
    spoken: dict[str, list[str]] = defaultdict(list)
    for form, keys in sorted(forms.items()):
        for key in keys:
            spoken[key].append(form)
    every = sorted({*postings, *others})
    return {key: _entry(key, postings.get(key, {}), spoken[key], others.get(key, {}), instead.get(key, ())) for key in every}


def _entry(
    key: str, weights: Mapping[int, float], forms: Sequence[str], others: Mapping[int, float], instead: tuple[str, ...]
) -> Entry:
    shown = tuple(form for form in forms if form != key and not form.endswith(BRIDGE))
    return Entry(key, len(weights) or len(others), _kept(weights), shown, _kept(others), instead if others else ())
