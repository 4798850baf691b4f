"""What each page says, written: a fragment of HTML, its headings, its words for the search. Kept by all that decides it."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.compose.entries import Entry, entries_of
from berdaya.compose.on_paper import on_paper
from berdaya.compose.paper import printed_paragraph
from berdaya.compose.record import record_document
from berdaya.compose.start import emergency_of
from berdaya.compose.surroundings import Offer, Surroundings, known
from berdaya.load.pictures import Pictures
from berdaya.model.document import Document, Inlines
from berdaya.model.edition import Edition
from berdaya.model.figure import PictureFigure
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.guide import Guide
from berdaya.model.language import CODES, SOURCE
from berdaya.model.library import Library
from berdaya.model.pages import RecordPage
from berdaya.model.record import Record
from berdaya.pages.channel import Question
from berdaya.relate import Glossary, glossary
from berdaya.relate.plan import Plan
from berdaya.relate.tools import tools_from
from berdaya.words import Words, words
from berdaya.workers import shared_out
from berdaya.write.html import HtmlOptions, HtmlWriter, Piece, TocLine, write_html
from berdaya.write.markdown import MarkdownOptions, write_markdown
from berdaya.write.words import WordSection, word_sections

PAPER_LEVELS = (2, 3)
"""Levels at which a record's title may stand in a print: below the print's own title, or below a kind's heading."""


class Content(msgspec.Struct, frozen=True, array_like=True):
    """The text of a page in a language, written.

    ``html`` is what stands in the frame; ``paper`` the same for a print, at the level of ``PAPER_LEVELS`` that its kind
    asks for, with open citations and addresses; those of a print itself have their numbers. ``terms`` are those that the text
    links to. ``weight``: bytes that a server with gzip sends of the HTML. ``markdown`` is the text for programs that read, without
    its title and without links; none for a page that waits for its translation.
    """

    title: str
    description: str
    text_lang: str
    html: str
    toc: tuple[TocLine, ...]
    terms: tuple[str, ...]
    headings: tuple[WordSection, ...]
    weight: int = 0
    sources: tuple[str, ...] = ()
    paper: tuple[Piece, ...] = ()
    short: tuple[Piece, ...] = ()
    markdown: str = ""


def weight_of(html: str) -> int:
    """The bytes that a server with gzip sends of some HTML."""
    return len(zlib.compress(html.encode(), 6))


Offers = Mapping[tuple[str, str], tuple[Offer, ...]]
"""The files that the page of a record (by key) offers in a language."""


@dataclass(frozen=True)
class ContentMaker:
    """Composes and writes the pages of records; what one page needs of the library is named in its key. ``question``: how a
    reader asks about a part of a page, where the edition can be reached."""

    library: Library
    plan: Plan
    offers: Offers
    question: Question | None = None
    edition: Edition = Edition()
    pictures: Pictures = field(default_factory=dict)

    def with_offers(self, offers: Offers) -> "ContentMaker":
        """The same with other files to offer; what was read for all pages is not read again."""
        other = replace(self, offers=offers)
        other.__dict__.update({name: self.__dict__[name] for name in ("entries", "glossaries") if name in self.__dict__})
        return other

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, Entry]]:
        """What pages may say of other records, by language."""
        return {code: entries_of(self.library, self.plan, code) for code in self.library.languages}

    @cached_property
    def glossaries(self) -> Mapping[str, Glossary]:
        """The names of the terms, by language."""
        return {code: glossary(self.library, code) for code in CODES}

    def prepare(self) -> None:
        """Make now what every page needs, before processes share the work."""
        _ = self.entries, self.glossaries

    @cached_property
    def _glossary_digests(self) -> Mapping[str, bytes]:
        return {code: digest(repr(sorted(item.names.items(), key=str))) for code, item in self.glossaries.items()}

    @cached_property
    def _target_digests(self) -> Mapping[str, bytes]:
        """What any text may link to beside the records that it names: terms by the glossary, and the lists that are there."""
        kinds = [kind for kind in KINDS if self.library.of(kind)]
        terms = {code: [(record.id, entries[record.key].url) for record in self.library.of("term")] for code, entries in self.entries.items()}
        return {code: digest(repr((kinds, terms[code]))) for code in self.library.languages}

    @cached_property
    def _danger(self) -> Record | None:
        return emergency_of(self.library)

    def around(self, record: Record, code: str) -> Surroundings:
        """The surroundings of a record's page in a language."""
        incoming = self.library.links_to(record.key)
        keys = dict.fromkeys((*(link.target for link in record.links), *(link.source for link in incoming)))
        text_lang = code if record.is_translated(code) else SOURCE.code
        entries = self.entries[code]
        danger = self._danger if record.data.leads_to_danger else None
        return Surroundings(
            words=words(code),
            neighbours=known(entries, keys),
            incoming=tuple(incoming),
            tools=tuple((tool.page, record.id if tool.has_places else "") for tool in tools_from(self.library, record)),
            offers=self.offers.get((record.key, code), ()),
            glossary=self.glossaries[text_lang],
            danger=entries[danger.key] if danger and danger.key != record.key else None,
            local_contacts=self.edition.emergency if self._danger is record else (),
            publisher=self.edition.publisher if self._danger is record else "",
            pictures=self._pictures(record, text_lang),
        )

    def _pictures(self, record: Record, lang: str) -> dict[str, PictureFigure]:
        shown = {}
        for picture in record.data.pictures:
            if made := self.pictures.get((record.key, picture.id)):
                alt, alt_lang = picture.alt.best(lang)
                sizes = tuple((size.width, size.path) for size in made.sizes)
                shown[picture.id] = PictureFigure(sizes, made.fallback, made.width, made.height, made.paper, alt, alt_lang)
        return shown

    def key(self, record: Record, code: str) -> bytes:
        """A hash of all that decides a record's page in a language."""
        around = self.around(record, code)
        address = self.entries[code][record.key].url
        level = str(self._paper_level(record))
        named = (record.digest, around.digest(), self._glossary_digests[around.glossary.lang], self._target_digests[code])
        return digest(program_digest(), "page", code, *named, address, level, repr(self.question))

    def _paper_level(self, record: Record) -> int:
        return PAPER_LEVELS[self.plan.has_kind_headings(KINDS[record.kind].section)]

    def document(self, record: Record, code: str) -> Document:
        """The document of a record's page in a language."""
        return record_document(record, self.around(record, code))

    def content(self, record: Record, code: str) -> Content:
        """Compose and write a record's page in a language."""
        around = self.around(record, code)
        document = record_document(record, around)
        address = self.plan.at(RecordPage(record.kind, record.id), code)
        ask = None if self._is_discreet(record) else self._ask(document, address.url, around.words)
        fragment = write_html(document, HtmlOptions(self.plan, around.words, address.url, ask=ask))
        numbers = {name: number for number, name in enumerate(document.sources, 1)}
        paper, short = self._on_paper(record, document, around)
        html = fragment.html(numbers)
        return Content(
            title=document.title,
            description=document.description,
            text_lang=document.text_lang,
            html=html,
            toc=fragment.toc,
            terms=fragment.terms,
            headings=word_sections(document, around.words),
            weight=weight_of(html),
            sources=document.sources,
            paper=paper,
            short=short,
            markdown=self._markdown(document, around),
        )

    def _is_discreet(self, record: Record) -> bool:
        """Whether reading a page must leave no trace: a message about it would be one."""
        return isinstance(record.data, Guide) and (record.data.discreet or record.data.group == "darurat")

    def _ask(self, document: Document, url: str, said: Words) -> Callable[[str, str], str] | None:
        question = self.question
        return (lambda heading, anchor: question.url(document.title, url, heading, anchor, said)) if question else None

    def _on_paper(self, record: Record, document: Document, around: Surroundings) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        here = self.plan.print_address(record.kind, around.lang)
        kind = KINDS[record.kind]
        if kind.print.form == "paragraph":
            printed = printed_paragraph(record, around)
            return self._inline_pieces(printed.inlines, around, here), self._inline_pieces(printed.short, around, here)
        anchor = record.key.replace("/", "-")
        options = HtmlOptions(self.plan, around.words, here, self._paper_level(record), is_paper=True, title_anchor=anchor)
        return write_html(document, options).pieces, ()

    def _markdown(self, document: Document, around: Surroundings) -> str:
        if document.text_lang != document.lang:
            return ""
        written = write_markdown(on_paper(document, around.words), MarkdownOptions(anchors=False), level=2)
        return written.partition("\n\n")[2]

    def _inline_pieces(self, inlines: Inlines, around: Surroundings, here: str) -> tuple[Piece, ...]:
        writer = HtmlWriter(HtmlOptions(self.plan, around.words, here, is_paper=True))
        writer.inlines(inlines)
        return tuple(writer.joined())


# Many pages at once.

Wanted = tuple[str, str]
"""A record's key and a language."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Content)


@dataclass(frozen=True)
class Contents:
    """What the pages of records say, and a hash of all that decided each (``ContentMaker.key``)."""

    written: Mapping[Wanted, Content] = field(default_factory=dict)
    keys: Mapping[Wanted, bytes] = field(default_factory=dict)


def contents_of(maker: ContentMaker, cache: Cache, workers: int) -> Contents:
    """Give the content of each record's page in each language: kept ones from the cache, the others made, by ``workers``
    processes where there are many."""
    wanted = [(record.key, code) for record in maker.library.records if record.data.has_page for code in maker.library.languages]
    keys = [maker.key(maker.library[key], code) for key, code in wanted]
    contents = cache.made(keys, lambda places: _make(maker, [wanted[place] for place in places], workers))
    written = {item: _decoder.decode(value) for item, value in zip(wanted, contents, strict=True)}
    return Contents(written, dict(zip(wanted, keys, strict=True)))


FEWEST_FOR_WORKERS = 60
"""Fewer pages than this are made sooner than a second process has started."""


def _make(maker: ContentMaker, wanted: Sequence[Wanted], workers: int) -> list[bytes]:
    if workers < 2 or len(wanted) < FEWEST_FOR_WORKERS:
        return _encoded(maker, wanted)
    maker.prepare()
    return shared_out(_encoded, maker, wanted, workers)


def _encoded(maker: ContentMaker, wanted: Iterable[Wanted]) -> list[bytes]:
    return [_encoder.encode(maker.content(maker.library[key], code)) for key, code in wanted]
