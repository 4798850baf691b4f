"""A page turned into index keys, field by field.

Kinds of key, told apart by their end so that one sorted list holds them all:
``daya`` a term · ``keberdayaan=`` a word of a title as it is written · ``modal sosial`` and ``musyawarah.`` a
whole title or name in terms, or two neighbours of an everyday wording · and any of these with ``~``: it comes from the other language.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from berdaya.search.analyser import Analyser, analyser
from berdaya.search.document import SearchDocument
from berdaya.search.words import words

EXACT, WHOLE, BRIDGE = "=", ".", "~"
LONGEST_PHRASE = 5
"""Terms in a title that may still be looked up as one key."""

Keys = list[str]


@dataclass(frozen=True)
class Reading:
    """The keys of one page in each field of the index."""

    title: Keys
    names: Keys
    asked: Keys
    headings: Keys
    summary: Keys
    text: Keys
    bridge: Keys
    bridge_names: Keys
    bridge_summary: Keys


def carries_meaning(word: str, tool: Analyser) -> bool:
    """Whether a word is worth a key: no stop word, no lone letter."""
    return word not in tool.stopwords and (len(word) > 1 or word.isdigit())


def terms_of(text: str, tool: Analyser) -> Keys:
    """Give the terms of a running text, stop words left out."""
    return [term for word in words(text) if carries_meaning(word, tool) for term in tool.terms(word)]


def name_keys(name: str, tool: Analyser, end: str = "") -> Iterator[str]:
    """Give the keys of a title or name: its terms, its words as written, and the whole as one phrase."""
    terms = terms_of(name, tool)
    yield from (term + end for term in terms)
    yield from (word + EXACT + end for word in words(name))
    if 1 <= len(terms) <= LONGEST_PHRASE:
        yield whole(terms) + end


def asked_keys(wording: str, tool: Analyser, end: str = "") -> Iterator[str]:
    """Give the keys of an everyday wording: its terms, and each two neighbours as one phrase."""
    terms = terms_of(wording, tool)
    yield from (term + end for term in terms)
    yield from (f"{one} {other}{end}" for one, other in zip(terms, terms[1:], strict=False))


def whole(terms: Sequence[str]) -> str:
    """Give the key of a title or name that consists of these terms and nothing else."""
    return " ".join(terms) if len(terms) > 1 else terms[0] + WHOLE


def read(document: SearchDocument, shorts: "Shorts") -> Reading:
    """Turn a page into keys. A text in another language than its address serves the bridge."""
    end = BRIDGE if document.text_lang not in ("", document.lang) else ""
    tool = analyser(document.text_lang or document.lang)

    def running(texts: Iterable[str]) -> Keys:
        return [term + end for text in texts for term in shorts.added(terms_of(text, tool))]

    others = [(analyser(other.lang), other) for other in document.counterparts]
    return Reading(
        title=shorts.added(list(name_keys(document.title, tool, end))),
        names=[key for name in document.names for key in name_keys(name, tool, end)],
        asked=[key for wording in document.asked for key in asked_keys(wording, tool, end)],
        headings=running(section.heading for section in document.sections),
        summary=running((document.summary,)),
        text=running(section.text for section in document.sections),
        bridge=[key for other_tool, other in others for key in name_keys(other.title, other_tool, BRIDGE)],
        bridge_names=[key for other_tool, other in others for name in other.names for key in name_keys(name, other_tool, BRIDGE)],
        bridge_summary=[term + BRIDGE for other_tool, other in others for term in terms_of(other.summary, other_tool)],
    )


@dataclass(frozen=True)
class Shorts:
    """The abbreviations of a language, found in running terms: where the long form stands, the short one is added."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    @staticmethod
    def of(pairs: Sequence[tuple[str, tuple[str, ...]]]) -> "Shorts":
        """Take (short, terms of the long form)."""
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for short, long in pairs:
            by_first.setdefault(long[0], []).append((long, short))
        return Shorts({first: tuple(found) for first, found in by_first.items()})

    def added(self, terms: Keys) -> Keys:
        """Give the terms with the abbreviations of the long forms that they contain."""
        found = [
            short
            for place, term in enumerate(terms)
            for long, short in self.by_first.get(term, ())
            if tuple(terms[place : place + len(long)]) == long
        ]
        return terms + found
