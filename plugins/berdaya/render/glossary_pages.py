"""The glossary from A to Z: by the words of the page's language, and by those of the other.

A list holds words and their counterparts only, so that all terms fit on a page; a long list goes over
several, and the row of letters leads to the right one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from berdaya.model.address import Address, extra_page
from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.index_pages import index_address, index_key
from berdaya.render.sections import section_of
from berdaya.render.strings import strings

# Keeps a list within 12 KB (gzip): about 45 bytes a word beside the frame of a page.
MOST_WORDS = 140
_OTHER_SLUG = {"id": {"en": "menurut-inggris"}, "en": {"id": "by-indonesian"}}


@dataclass(frozen=True)
class Word:
    """One line: a term's word, and its counterpart in the other language where that differs."""

    key: str
    text: str
    lang: str
    pair: str
    pair_lang: str

    @property
    def letter(self) -> str:
        """The heading below which the word stands."""
        first = self.text[:1].upper()
        return first if first.isalpha() else "0–9"


@dataclass(frozen=True)
class Letter:
    """A letter in the row above the list, with the page and the heading that it leads to."""

    name: str
    target: str


def glossary_pages(library: Library, lang: str) -> Iterator[Page]:
    """Render the lists of all terms at the addresses of a language; nothing where there is no term."""
    if library.of("term"):
        for by in sorted(CODES, key=lambda code: code != lang):
            yield from _pages(library, lang, by)


def _pages(library: Library, lang: str, by: str) -> Iterator[Page]:
    words = sorted((_word(record, by) for record in library.of("term")), key=_alphabetical)
    parts = [words[start : start + MOST_WORDS] for start in range(0, len(words), MOST_WORDS)]
    letters = _letters(parts, lang, by)
    reviewed = max(record.data.reviewed for record in library.of("term"))
    s = strings(lang)
    for number, part in enumerate(parts, 1):
        title = s.kinds["term"]["many"] if by == lang else s.glossary[f"by_{by}"]
        markdown = template("glossary.md.j2").render(
            s=s,
            lang=lang,
            title=f"{title} ({number}/{len(parts)})" if len(parts) > 1 else title,
            intro=s.glossary[f"intro_{by}"],
            ways=[
                *((s.glossary[f"by_{code}"], _key(lang, code, 1)) for code in CODES if code != by),
                (s.printing["section"], f"print/section-{section_of('term')}"),
            ],
            letters=letters,
            groups=[(name, _anchor(name), list(items)) for name, items in groupby(part, key=lambda word: word.letter)],
        )
        yield Page(
            key=_key(lang, by, number),
            lang=lang,
            text_lang=lang,
            address=_address(lang, by, number),
            title=title if number == 1 else f"{title} ({number})",
            description=s.glossary[f"intro_{by}"],
            markdown=markdown,
            reviewed=reviewed,
            hide_toc=True,
        )


def _word(record: Record, by: str) -> Word:
    other = next(code for code in CODES if code != by)
    text, lang = record.data.title.best(by)
    pair = record.data.title.get(other) or ""
    short = [name for name in record.data.abbreviation.get(by) or () if name not in text]
    named = f"{plain(text)} ({', '.join(short)})" if short else plain(text)
    return Word(record.key, named, lang, "" if pair == text else plain(pair), other)


def _alphabetical(word: Word) -> tuple[bool, str, str]:
    return word.letter.isalpha(), word.text.casefold(), word.key


def _letters(parts: Sequence[Sequence[Word]], lang: str, by: str) -> list[Letter]:
    """Every letter once, at the first page that has it."""
    found: dict[str, Letter] = {}
    for number, part in enumerate(parts, 1):
        for word in part:
            name = word.letter
            found.setdefault(name, Letter(name, f"{_key(lang, by, number)}#{_anchor(name)}"))
    return list(found.values())


def _anchor(letter: str) -> str:
    return f"huruf-{letter.lower() if letter.isalpha() else '0'}"


def _key(lang: str, by: str, number: int) -> str:
    return index_key("term", number) if by == lang else index_key("term-pair", number)


def _address(lang: str, by: str, number: int) -> Address:
    if by == lang:
        return index_address("term", lang, number)
    slug = _OTHER_SLUG.get(lang, {}).get(by, f"by-{by}")
    return extra_page("term", slug if number == 1 else f"{slug}-{number}", lang)
