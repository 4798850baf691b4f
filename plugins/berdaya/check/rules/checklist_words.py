"""What the checklist rules know of words: imperatives, nominal forms, syllables.

Tables stand in ``languages/<code>/``: ``imperatives.txt``, and patterns in ``items.yml``. A language without a table is not
judged by it.
"""

import re
from functools import cache

from berdaya.model.language import language
from berdaya.model.resources import program_text, read_yaml
from berdaya.model.text import Frozen
from berdaya.relate.glossary_forms import INDONESIAN

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# -kan makes a verb of nearly anything; these common words only end like it.
_NOT_VERBS = frozenset(
    "tindakan gerakan masukan kebijakan pendidikan perikanan kerusakan bukan desakan ledakan tembakan jebakan cetakan "
    "rekan cabikan petikan kebaikan kecelakaan sesakan lapakan".split()
)
_NOMINAL = re.compile(r"^(?:pe[a-z]{3,}an|ke[a-z]{3,}an)$")
_INFINITIVE = re.compile(r"^me(?:ng[aiueoghkx]|ny[aiueo]|m[bpfaiueo]|n[tdcjsz]|[lrwy][aiueo])[a-z]{3,}$")
_NOUNS_IN_ME = frozenset("menteri mentari mentega menjangan".split())
_DIPHTHONG = re.compile(r"(?:ai|au|oi)(?=$|[^aiueo])")


class ItemPatterns(Frozen):
    """Patterns (regular expressions, any case) by which an item of a sheet is judged.

    ``vague``: words that mean anything. ``joints``: what joins two actions; its first groups hold the conjunction or the
    semicolon, the last one the word that follows. ``dodges``: words by which a second thing slips in.
    """

    vague: str | None = None
    joints: str | None = None
    dodges: str | None = None


@cache
def pattern(name: str, lang: str) -> re.Pattern[str] | None:
    """Give a pattern of ``ItemPatterns`` in a language; ``None`` where it has none."""
    found = getattr(ItemPatterns.model_validate(read_yaml("languages", lang, "items.yml") or {}), name)
    return re.compile(found, re.IGNORECASE) if found else None


def has_imperatives(lang: str) -> bool:
    """Whether verbs of a language are known."""
    return bool(_verbs(lang))


def words(text: str) -> list[str]:
    """Give the words of a text, lower case, hyphenated words in one."""
    return [word.lower() for word in _WORD.findall(text)]


def is_imperative(word: str, lang: str) -> bool:
    """Whether a sheet may begin an item with this word: a listed verb, or in Indonesian a form in ``-kan`` or ``me-``."""
    if word in _verbs(lang) or word in _verbs_or_nouns(lang):
        return True
    return _is_indonesian(lang) and (_ends_in_kan(word) or _is_infinitive(word))


def is_surely_verb(word: str, lang: str) -> bool:
    """Like ``is_imperative``, without the words that are nouns as often (*record*, *list*, *post*)."""
    return word in _verbs(lang) or (_is_indonesian(lang) and _ends_in_kan(word))


def is_nominal(word: str, lang: str) -> bool:
    """Whether an Indonesian word is a noun in ``pe-…-an`` or ``ke-…-an``: *pemetaan*, *kesepakatan*."""
    return _is_indonesian(lang) and bool(_NOMINAL.match(word))


def syllables(word: str, lang: str) -> int:
    """Count the syllables of a word: exact enough in Indonesian, by groups of vowels in English."""
    if _is_indonesian(lang):
        return len(re.findall(r"[aiueo]", _DIPHTHONG.sub("a", word)))
    return len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e(?:s|d)?$", "", word))) or 1


def _ends_in_kan(word: str) -> bool:
    return len(word) > 5 and word.endswith("kan") and word not in _NOT_VERBS and not _NOMINAL.match(word)


def _is_infinitive(word: str) -> bool:
    return bool(_INFINITIVE.match(word)) and word not in _NOUNS_IN_ME


def _is_indonesian(lang: str) -> bool:
    return language(lang).grammar == INDONESIAN


@cache
def _table(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Read a table: verbs, a line ``---``, words that are verbs and nouns. Lines with ``#`` are comments."""
    text = program_text("languages", lang, "imperatives.txt") or ""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    verbs, _, both = lines.partition("---")
    return frozenset(verbs.split()), frozenset(both.split())


def _verbs(lang: str) -> frozenset[str]:
    return _table(lang)[0]


def _verbs_or_nouns(lang: str) -> frozenset[str]:
    return _table(lang)[1]
