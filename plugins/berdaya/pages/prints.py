"""Pages for paper: everything of a section one after the other, nothing to tap; and a record with what belongs to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from berdaya.compose.paper import record_print
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.competency import Competency
from berdaya.model.library import Library
from berdaya.model.pages import RecordPrint, SectionPrint
from berdaya.model.record import Record
from berdaya.pages.contents import Content, ContentMaker, Wanted
from berdaya.relate.listing import in_groups, in_list_order
from berdaya.words import Words
from berdaya.write.html import (
    SOURCE_ANCHORS,
    AddressPiece,
    HtmlOptions,
    addressed,
    attribute,
    cited,
    language_mark,
    merged,
    numbered,
    text,
    way_to,
    write_html,
)

Contents = Mapping[Wanted, Content]
_SOURCES = "source"


@dataclass(frozen=True)
class Prints:
    """Makes the pages for paper of one language from the contents of its records' pages."""

    maker: ContentMaker
    contents: Contents
    words: Words

    def section(self, page: SectionPrint) -> Content:
        """Make the print of a section."""
        library, said = self.maker.library, self.words.site
        kinds = [kind for kind in SECTIONS[page.section] if library.of(kind)]
        ordered = {kind: in_list_order(library, kind, self.words.code) for kind in kinds}
        records = [record for kind in kinds for record in ordered[kind]]
        numbers = self._numbers(records)
        title = said.sections[page.section]
        out: list[AddressPiece] = [f"<h1>{text(title)}</h1>\n", f'<p class="bd-print-hint">{text(said.printing.hint)}</p>\n']
        out += self._contents(kinds, ordered)
        for kind in kinds:
            out += self._kind(kind, ordered[kind], numbers, len(kinds) > 1)
        if _SOURCES not in kinds:
            out += self._sources(numbers)
        return self._content(page, title, out)

    def record(self, page: RecordPrint) -> Content:
        """Make the print of a record."""
        library = self.maker.library
        record = library[f"{page.kind}/{page.id}"]
        code = self.words.code
        around = self.maker.around(record, code)
        competencies = library.find(Competency, record.ids_in("competencies"))
        checklists = library.find(Checklist, record.ids_in("checklists"))
        document = record_print(self.maker.document(record, code), record, competencies, checklists, around)
        address = self.maker.plan.at(page, code)
        fragment = write_html(document, HtmlOptions(self.maker.plan, self.words, address.url, is_paper=True))
        numbers = {name: number for number, name in enumerate(document.sources, 1)}
        out = [*numbered(fragment.pieces, numbers), self._end(document.sources, numbers), *self._sources(numbers)]
        return self._content(page, document.title, out)

    def _content(self, page: SectionPrint | RecordPrint, title: str, pieces: Sequence[AddressPiece]) -> Content:
        said, plan, code = self.words.site.printing, self.maker.plan, self.words.code
        here = plan.at(page, code).url
        html = addressed(pieces, lambda address: way_to(address.to, plan, code, here))
        return Content(said.title.format(title=title), said.description.format(title=title), code, html, (), (), (), paper=tuple(merged(pieces)))

    def _numbers(self, records: Sequence[Record]) -> dict[str, int]:
        """The number of each source in the list at the end, in the order of its first naming; sources number themselves."""
        named = [record.id if record.kind == _SOURCES else name for record in records for name in self._named(record)]
        return {name: number for number, name in enumerate(dict.fromkeys(named), 1)}

    def _named(self, record: Record) -> Sequence[str]:
        return (record.id,) if record.kind == _SOURCES else tuple(item.value for item in record.references if item.kind == _SOURCES)

    def _contents(self, kinds: Sequence[str], ordered: Mapping[str, Sequence[Record]]) -> Iterator[str]:
        listed = [kind for kind in kinds if KINDS[kind].print.form != "paragraph"]
        if not listed:
            return
        yield f'<nav class="bd-print-toc" aria-label="{attribute(self.words.site.printing.contents)}">\n'
        for kind in listed:
            if len(kinds) > 1:
                yield f"<p><strong>{text(self.words.kinds[kind].many)}</strong></p>\n"
            yield f"<ul>\n{''.join(map(self._contents_line, (record for record in ordered[kind] if record.data.has_page)))}</ul>\n"
        yield "</nav>\n"

    def _contents_line(self, record: Record) -> str:
        entry = self.maker.entries[self.words.code][record.key]
        lang = language_mark(entry.title_lang if entry.title_lang != self.words.code else "")
        return f'<li><a href="#{anchor_in_print(record)}"{lang}>{text(entry.title)}</a></li>\n'

    def _kind(self, kind: str, records: Sequence[Record], numbers: Mapping[str, int], has_heading: bool) -> Iterator[AddressPiece]:
        shown = [record for record in records if record.data.has_page]
        if KINDS[kind].print.form == "paragraph":
            for heading, items in in_groups(shown, kind, self.words.code):
                yield f"<h2>{text(heading)}</h2>\n"
                for record in items:
                    yield from self._paragraph(record, numbers)
            return
        if has_heading:
            yield f"<h2>{text(self.words.kinds[kind].many)}</h2>\n"
        for record in shown:
            content = self.contents[record.key, self.words.code]
            yield from numbered(content.paper, numbers)
            yield self._end(content.sources, numbers)

    def _paragraph(self, record: Record, numbers: Mapping[str, int]) -> Iterator[AddressPiece]:
        pieces = numbered(self.contents[record.key, self.words.code].paper, numbers)
        if record.kind == _SOURCES:
            yield from _source(numbers[record.id], pieces)
            return
        yield f'<p id="{anchor_in_print(record)}" class="bd-print-{record.kind}">'
        yield from pieces
        yield "</p>\n"

    def _end(self, sources: Sequence[str], numbers: Mapping[str, int]) -> str:
        """The sources of one record, by their numbers."""
        if not sources:
            return ""
        ordered = sorted((name for name in sources if name in numbers), key=lambda name: numbers[name])
        return f'<p class="bd-note">{text(self.words.site.labels.sources)}: {cited(ordered, numbers)}</p>\n'

    def _sources(self, numbers: Mapping[str, int]) -> Iterator[AddressPiece]:
        if not numbers:
            return
        yield f"<h2>{text(self.words.site.labels.sources)}</h2>\n"
        for name, number in numbers.items():
            content = self.contents.get((f"source/{name}", self.words.code))
            if content:
                yield from _source(number, numbered(content.short, {}))


def records_in(page: SectionPrint, library: Library) -> Iterator[Record]:
    """The records that stand in the print of a section at a place of their own (``anchor_in_print``); sources have their numbers."""
    kinds = (kind for kind in SECTIONS[page.section] if kind != _SOURCES)
    return (record for kind in kinds for record in library.of(kind) if record.data.has_page)


def anchor_in_print(record: Record) -> str:
    """The record's place in a print, unlike any other record's: ``role-fasilitator``."""
    return record.key.replace("/", "-")


def _source(number: int, pieces: Iterable[AddressPiece]) -> Iterator[AddressPiece]:
    yield f'<p id="{SOURCE_ANCHORS}{number}" class="bd-print-source"><strong>[{number}]</strong> '
    yield from pieces
    yield "</p>\n"
