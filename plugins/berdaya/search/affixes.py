"""The roots that a word may have in a language of affixes, best guess first.

The rules (``languages/<code>/search/affixes.json``) only *propose*: they cut clitics (-nya, -lah), suffixes (-kan,
-an, -i), up to three prefixes with their nasal changes (meN- and peN- swallow k, p, s, t), loan endings and bound
forms. A lexicon then takes the first proposal that is a root. In the build that is our own list of roots; in a search
it is the index, which is why the browser needs no dictionary.

The order is by what a proposal costs, that is how many letters were cut: *perumahan* is *rumah* before it is *umah*.
On equal cost the word without a restored letter comes first (*mengurus* is *urus*, not *kurus*), then suffixes before
prefixes (*berikan* is *beri*, not *ikan*). The same in the browser: ``web/search/affixes.js``; vectors keep them alike.

The confixes and the nasal table follow Nazief and Adriani (1996) and Asian, Williams and Tahaghoghi (2005).
"""

import re
from collections.abc import Iterator, Sequence
from math import inf

from berdaya.model.search_tables import Affix, Affixes, SpokenAffix

_SPOKEN_VOWEL = re.compile(r"(?<=[a-z]{3})e(ng|[^aeiou])$")

Guesses = dict[str, float]
"""Each proposal with its cost."""


class AffixRules:
    """The affix rules of a language, ready to propose roots."""

    def __init__(self, rules: Affixes) -> None:
        self._rules = rules
        self._by_letter: dict[str, tuple[Affix, ...]] = {}
        for rule in rules.prefixes:  # only those that begin as the word does are tried
            self._by_letter[rule.text[0]] = (*self._by_letter.get(rule.text[0], ()), rule)

    def candidates(self, word: str) -> list[str]:
        """Propose the roots of a folded word, the word itself first."""
        found: Guesses = {}
        for base, suffix, cost in self._without_endings(word):
            self._offer(found, base, cost)
            self._cut_prefixes(found, base, suffix, cost)
            self._cut_bound_form(found, base, cost)
        self._cut_chat_forms(found, word)
        for base, cost in list(found.items()):
            self._cut_loan_ending(found, base, cost)
        return sorted(found, key=found.__getitem__)

    def plain(self, word: str) -> str:
        """Cut only what is safe without a lexicon: a clitic at the end of a long word."""
        for clitic in self._rules.clitics:
            if word.endswith(clitic) and len(word) - len(clitic) >= self._rules.shortest_before_clitic:
                return word[: -len(clitic)]
        return word

    def _offer(self, found: Guesses, base: str, cost: float) -> None:
        if len(base) >= self._rules.shortest and cost < found.get(base, inf):
            found[base] = cost

    def _fits(self, rule: Affix | SpokenAffix, stem: str) -> bool:
        start = len(rule.text)
        if not stem.startswith(rule.text) or len(stem) - start < self._rules.shortest_rest:
            return False
        return not rule.before or stem[start] in rule.before

    def _endings(self, word: str, endings: Sequence[str]) -> Iterator[tuple[str, str]]:
        yield word, ""
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= self._rules.shortest:
                yield word[: -len(ending)], ending

    def _without_endings(self, word: str) -> Iterator[tuple[str, str, float]]:
        """Cut particle, possessive and suffix in every combination; give base, suffix and letters cut."""
        rules = self._rules
        for bare, _ in self._endings(word, rules.particles):
            for stem, _ in self._endings(bare, rules.possessives):
                for base, suffix in self._endings(stem, rules.suffixes):
                    yield base, suffix, float(len(word) - len(base))

    def _cut_prefixes(self, found: Guesses, stem: str, suffix: str, cost: float, outer: str = "", depth: int = 1) -> None:
        rules = self._rules
        for rule in self._by_letter.get(stem[:1], ()):
            if not self._fits(rule, stem) or suffix in rules.banned.get(rule.family, ()):
                continue
            if outer and rule.family not in rules.inner.get(outer, ()):
                continue
            for letter in rule.restores:
                base = letter + stem[len(rule.text) :]
                price = cost + len(rule.text) + (rules.costs.restored if letter else 0.0)
                self._offer(found, base, price)
                if depth < rules.deepest:
                    self._cut_prefixes(found, base, "", price, rule.family, depth + 1)

    def _cut_bound_form(self, found: Guesses, stem: str, cost: float) -> None:
        """*antarwarga*, *pascaprogram*: a bound form before a whole word, itself perhaps with affixes."""
        for bound in self._rules.bound:
            if stem.startswith(bound) and len(stem) - len(bound) >= self._rules.shortest_after_bound:
                rest, price = stem[len(bound) :], cost + self._rules.costs.bound
                self._offer(found, rest, price)
                self._cut_prefixes(found, rest, "", price)

    def _cut_chat_forms(self, found: Guesses, word: str) -> None:
        """*ngumpulin*, *nyari*, *ditanggepin*: the spoken forms of meN-, of -kan and -i, and of a last vowel."""
        rules = self._rules
        spoken: Guesses = {}
        for bare, _ in self._endings(word, rules.possessives):
            for stem, suffix in self._endings(bare, (rules.colloquial_suffix,)):
                cost = rules.costs.chat + len(word) - len(stem)
                if stem != word:
                    self._offer(spoken, stem, cost)
                if suffix:
                    self._cut_prefixes(spoken, stem, "", cost)
                self._cut_spoken_prefix(spoken, stem, cost)
        for base, cost in [(word, rules.costs.chat), *spoken.items()]:
            self._offer(spoken, _spoken_vowel(base), cost + rules.costs.vowel)
        for base, cost in spoken.items():
            self._offer(found, base, cost)

    def _cut_spoken_prefix(self, found: Guesses, stem: str, cost: float) -> None:
        for rule in self._rules.colloquial:
            if self._fits(rule, stem):
                for letter in rule.restores:
                    self._offer(found, letter + stem[len(rule.text) :], cost + len(rule.text))

    def _cut_loan_ending(self, found: Guesses, base: str, cost: float) -> None:
        """*partisipatif* and *partisipator* go to *partisipasi*, *akuntabilitas* to *akuntabel*."""
        for ending, instead in self._rules.loans:
            if base.endswith(ending) and len(base) - len(ending) >= self._rules.shortest:
                self._offer(found, base[: -len(ending)] + instead, cost + len(ending) + self._rules.costs.loan)


def _spoken_vowel(base: str) -> str:
    """*temen* is *teman*, *seneng* is *senang*: in a closed last syllable speech has e for a."""
    return _SPOKEN_VOWEL.sub(r"a\1", base)
