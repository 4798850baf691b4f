"""A language's analyser: a word in, the terms that the index knows it by out."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from berdaya.search import porter, tables
from berdaya.search.affixes import AffixRules

Terms = tuple[str, ...]


class Analyser:
    """The words of one language.

    ``lexicon`` maps a base to its terms; ``candidates`` proposes bases of a word, the word itself first; ``otherwise``
    serves words that the lexicon lacks. ``meaning`` gives the terms of a folded word, none for a word that is not worth
    a key; ``keys`` gives them as one text. Both remember what they gave.
    """

    def __init__(self, code: str, lexicon: Mapping[str, Terms], candidates: Callable[[str], list[str]], otherwise: Callable[[str], str]) -> None:
        self.code = code
        self.stopwords = tables.stopwords(code)
        self.lexicon = lexicon
        self.candidates = candidates
        self._otherwise = otherwise
        self.meaning: Mapping[str, Terms] = _Memory(lambda word: self.terms(word) if self.carries_meaning(word) else ())
        self.keys: Mapping[str, str] = _Memory(lambda word: " ".join(self.meaning[word]))

    def terms(self, word: str) -> Terms:
        """Give the terms of a folded word: one, or several for a compound written as one word."""
        if word in self.lexicon:  # the first guess, without the others
            return self.lexicon[word]
        found = next((self.lexicon[base] for base in self.candidates(word) if base in self.lexicon), None)
        return found or (self._otherwise(word),)

    def light(self, word: str) -> str:
        """Give a word without a meaning of its own as it is usually written (*gak* → *tidak*)."""
        return tables.variants(self.code).get(word, (word,))[0]

    def carries_meaning(self, word: str) -> bool:
        """Whether a word is worth a key: no stop word, no lone letter."""
        return word not in self.stopwords and (len(word) > 1 or word.isdigit())


Value = TypeVar("Value")


class _Memory(dict[str, Value]):
    """What a function gives for each word, worked out when it is first asked for."""

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Value:
        value = self[word] = self._make(word)
        return value


def _spellings(code: str) -> dict[str, Terms]:
    """Other spellings of words with a meaning: those of a stop word would take words away from their roots (*pengakuan*, *aku*)."""
    stopwords = tables.stopwords(code)
    return {word: instead for word, instead in tables.variants(code).items() if word not in stopwords}


def _of_affixes(code: str) -> Analyser:
    rules = AffixRules(tables.affixes(code))
    return Analyser(code, _root_lexicon(code, rules), rules.candidates, rules.plain)


def _root_lexicon(code: str, rules: AffixRules) -> dict[str, Terms]:
    """Roots, and the other spellings with the roots of what they stand for (*aktifitas* → *aktivitas* → *aktif*)."""
    roots, spellings = tables.roots(code), _spellings(code)

    def settled(word: str) -> Terms:
        if word in roots:
            return (word,)
        found = spellings.get(word) or next(((base,) for base in rules.candidates(word) if base in roots), None)
        return found or (word,)

    found = {spelling: tuple(term for word in instead for term in settled(word)) for spelling, instead in spellings.items()}
    return {root: (root,) for root in roots} | found


def _of_porter(code: str) -> Analyser:
    lexicon = {word: tuple(map(porter.stem, instead)) for word, instead in _spellings(code).items()}
    return Analyser(code, lexicon, porter.candidates, porter.stem)


def _as_written(code: str) -> Analyser:
    """For a language without a stemmer: its words as they are, other spellings led to the usual one."""
    return Analyser(code, _spellings(code), lambda word: [word], lambda word: word)


_MAKERS: Mapping[str, Callable[[str], Analyser]] = {"affixes": _of_affixes, "porter": _of_porter, "": _as_written}


@cache
def analyser(code: str) -> Analyser:
    """Give the analyser of a language, by its folder ``languages/<code>/search/``."""
    return _MAKERS[tables.stemmer(code)](code)
