"""Neutral pages for measuring: made-up words in the mixture of real texts, the same in every run."""

import random
from bisect import bisect
from itertools import accumulate

from berdaya.search import Counterpart, SearchDocument, Section

SYLLABLES = "ba ce di fu go ha ji ku la me ni po ra si tu wa yo ber kan lah men nya pem ter".split()
WORDS = 9_000
"""Different words of a language: about those of the real base at its tenfold size."""
SECTION_WORDS = 75


def neutral_documents(pages: int, words: int = 450, langs: tuple[str, ...] = ("id", "en"), seed: int = 1) -> list[SearchDocument]:
    """Make ``pages`` pages of about ``words`` words in each language; a page's counterparts have its title in theirs."""
    chance = random.Random(seed)
    speakers = {lang: _Speaker(lang, chance) for lang in langs}
    titles = {(lang, number): speakers[lang].says(4).capitalize() for lang in langs for number in range(pages)}
    return [_document(number, lang, langs, titles, speakers[lang], words) for lang in langs for number in range(pages)]


class _Speaker:
    """Says words of one language: the n-th most common one n times as seldom as the first."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        self._chance = chance
        made = dict.fromkeys("".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(WORDS * 2))
        self._words = [f"{word}{lang[0]}" for word in made][:WORDS]
        self._sums = list(accumulate(1 / (rank + 10) for rank in range(len(self._words))))

    def says(self, count: int) -> str:
        return " ".join(self._words[bisect(self._sums, self._chance.random() * self._sums[-1])] for _ in range(count))


def _document(
    number: int, lang: str, langs: tuple[str, ...], titles: dict[tuple[str, int], str], speaker: _Speaker, words: int
) -> SearchDocument:
    sections = (Section(f"s{place}", speaker.says(3), speaker.says(SECTION_WORDS)) for place in range(words // SECTION_WORDS))
    return SearchDocument(
        key=f"guide/{number}",
        url=f"{lang}/{number}/",
        lang=lang,
        title=titles[lang, number],
        label="Panduan",
        names=(speaker.says(2),),
        asked=(speaker.says(3), speaker.says(2)),
        summary=speaker.says(15),
        sections=tuple(sections),
        counterparts=tuple(Counterpart(other, titles[other, number], (), speaker.says(12)) for other in langs if other != lang),
    )
