"""A language's analyser: a word in, the terms that the index knows it by out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from berdaya.search import english, indonesian
from berdaya.search.tables import variants, word_set

Terms = tuple[str, ...]


@dataclass(frozen=True)
class Analyser:
    """The words of one language. ``lexicon`` maps a base to its terms; ``otherwise`` serves words it lacks."""

    code: str
    stopwords: frozenset[str]
    lexicon: Mapping[str, Terms]
    candidates: Callable[[str], list[str]]
    otherwise: Callable[[str], str]
    _known: dict[str, Terms] = field(default_factory=dict, repr=False, compare=False)

    def terms(self, word: str) -> Terms:
        """Give the terms of a folded word: one, or several for a compound written as one word."""
        if word not in self._known:
            self._known[word] = self._analyse(word)
        return self._known[word]

    def _analyse(self, word: str) -> Terms:
        for base in self.candidates(word):
            if base in self.lexicon:
                return self.lexicon[base]
        return (self.otherwise(word),)


def _indonesian_lexicon() -> dict[str, Terms]:
    """Roots, and the other spellings with the roots of what they stand for (*aktifitas* → *aktivitas* → *aktif*)."""
    roots, spellings = word_set("roots.id.txt"), variants("id")

    def settled(word: str) -> Terms:
        if word in roots:
            return (word,)
        found = spellings.get(word) or next(((base,) for base in indonesian.candidates(word) if base in roots), None)
        return found or (word,)

    found = {spelling: tuple(term for word in instead for term in settled(word)) for spelling, instead in spellings.items()}
    return {root: (root,) for root in roots} | found


def _english_lexicon() -> dict[str, Terms]:
    return {word: tuple(map(english.stem, instead)) for word, instead in variants("en").items()}


@cache
def analyser(code: str) -> Analyser:
    """Give the analyser of a language of the site. Raises ``KeyError`` for a language that has none."""
    return {
        "id": lambda: Analyser("id", word_set("stopwords.id.txt"), _indonesian_lexicon(), indonesian.candidates, indonesian.plain),
        "en": lambda: Analyser("en", word_set("stopwords.en.txt"), _english_lexicon(), english.candidates, english.stem),
    }[code]()
