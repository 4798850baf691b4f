"""The roots that an Indonesian word may have, best guess first.

The rules only *propose*: they cut clitics (-nya, -lah), suffixes (-kan, -an, -i), up to three
prefixes with their nasal changes (meN- and peN- swallow k, p, s, t), loan endings and bound forms.
A lexicon then takes the first proposal that is a root. In the build that is our own list of roots;
in a search it is the index, which is why the browser needs no dictionary.

The order is by what a proposal costs, that is how many letters were cut: *perumahan* is *rumah*
before it is *umah*. On equal cost the word without a restored letter comes first (*mengurus* is
*urus*, not *kurus*), then suffixes before prefixes (*berikan* is *beri*, not *ikan*).
The same file in the browser is ``web/search/indonesian.js``; shared vectors keep the two alike.

The confixes and the nasal table follow Nazief and Adriani (1996) and Asian, Williams and Tahaghoghi (2005).
"""

import re
from collections.abc import Iterator

from berdaya.search.tables import Affix, affixes

SHORTEST = 3
"""Letters that a root has at least."""
_DEEPEST = 3
_RESTORED, _LOAN, _BOUND, _CHAT, _VOWEL = 0.5, 4.0, 10.0, 20.0, 10.0
"""What a guess costs beyond the letters that it cuts."""
_SPOKEN_VOWEL = re.compile(r"(?<=[a-z]{3})e(ng|[^aeiou])$")


def candidates(word: str) -> list[str]:
    """Propose the roots of a folded word, the word itself first."""
    found: dict[str, float] = {}
    for base, suffix, cost in _without_endings(word):
        _offer(found, base, cost)
        _cut_prefixes(found, base, suffix, cost)
        _cut_bound_form(found, base, cost)
    _cut_chat_forms(found, word)
    for base, cost in list(found.items()):
        _cut_loan_ending(found, base, cost)
    return [base for base, _ in sorted(found.items(), key=lambda item: item[1])]


def plain(word: str) -> str:
    """Cut only what is safe without a lexicon: a particle or *-nya* at the end of a long word."""
    for clitic in ("lah", "kah", "pun", "nya"):
        if word.endswith(clitic) and len(word) - len(clitic) >= 5:
            return word[: -len(clitic)]
    return word


def _offer(found: dict[str, float], base: str, cost: float) -> None:
    if len(base) >= SHORTEST and cost < found.get(base, 99.0):
        found[base] = cost


def _endings(word: str, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield word, ""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word[: -len(ending)], ending


def _without_endings(word: str) -> Iterator[tuple[str, str, float]]:
    """Cut particle, possessive and suffix in every combination; give base, suffix and letters cut."""
    rules = affixes()
    for bare, _ in _endings(word, rules.particles):
        for stem, _ in _endings(bare, rules.possessives):
            for base, suffix in _endings(stem, rules.suffixes):
                yield base, suffix, float(len(word) - len(base))


def _fits(rule: Affix, stem: str) -> bool:
    rest = stem[len(rule.text) :]
    return stem.startswith(rule.text) and len(rest) >= 2 and (not rule.before or rest[0] in rule.before)


def _cut_prefixes(found: dict[str, float], stem: str, suffix: str, cost: float, outer: str = "", depth: int = 1) -> None:
    rules = affixes()
    for rule in rules.prefixes:
        if not _fits(rule, stem) or suffix in rules.banned.get(rule.family, ()):
            continue
        if outer and rule.family not in rules.inner.get(outer, ()):
            continue
        for letter in rule.restores:
            base = letter + stem[len(rule.text) :]
            price = cost + len(rule.text) + (_RESTORED if letter else 0.0)
            _offer(found, base, price)
            if depth < _DEEPEST:
                _cut_prefixes(found, base, "", price, rule.family, depth + 1)


def _cut_bound_form(found: dict[str, float], stem: str, cost: float) -> None:
    """*antarwarga*, *pascaprogram*: a bound form before a whole word, itself perhaps with affixes."""
    for bound in affixes().bound:
        if stem.startswith(bound) and len(stem) - len(bound) >= 4:
            rest = stem[len(bound) :]
            _offer(found, rest, cost + _BOUND)
            _cut_prefixes(found, rest, "", cost + _BOUND)


def _cut_chat_forms(found: dict[str, float], word: str) -> None:
    """*ngumpulin*, *nyari*, *ditanggepin*: the spoken forms of meN-, of -kan and -i, and of a last vowel."""
    rules = affixes()
    spoken: dict[str, float] = {}
    for bare, _ in _endings(word, rules.possessives):
        for stem, suffix in _endings(bare, (rules.colloquial_suffix,)):
            cost = _CHAT + len(word) - len(stem)
            if stem != word:
                _offer(spoken, stem, cost)
            if suffix:
                _cut_prefixes(spoken, stem, "", cost)
            _cut_spoken_prefix(spoken, stem, cost)
    for base, cost in [(word, _CHAT), *spoken.items()]:
        _offer(spoken, _spoken_vowel(base), cost + _VOWEL)
    for base, cost in spoken.items():
        _offer(found, base, cost)


def _cut_spoken_prefix(found: dict[str, float], stem: str, cost: float) -> None:
    for rule in affixes().colloquial:
        if _fits(rule, stem):
            for letter in rule.restores:
                _offer(found, letter + stem[len(rule.text) :], cost + len(rule.text))


def _spoken_vowel(base: str) -> str:
    """*temen* is *teman*, *seneng* is *senang*: in a closed last syllable speech has e for a."""
    return _SPOKEN_VOWEL.sub(r"a\1", base)


def _cut_loan_ending(found: dict[str, float], base: str, cost: float) -> None:
    """*partisipatif* and *partisipator* go to *partisipasi*, *akuntabilitas* to *akuntabel*."""
    for ending, instead in affixes().loans:
        if base.endswith(ending) and len(base) - len(ending) >= SHORTEST:
            _offer(found, base[: -len(ending)] + instead, cost + len(ending) + _LOAN)
