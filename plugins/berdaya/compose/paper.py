"""What only paper says: a record of a one-paragraph kind, and a record's print with what belongs to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from berdaya.compose.own_parts import levels_card
from berdaya.compose.record import sources_of
from berdaya.compose.surroundings import Surroundings
from berdaya.compose.writing import Writing, joined, words_of
from berdaya.model.document import (
    Document,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Item,
    ItemList,
    Link,
    Paragraph,
    Run,
    Section,
    Strong,
    WebTarget,
)
from berdaya.model.kinds import Status
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.competency import Competency
from berdaya.model.kinds.source import Source
from berdaya.model.kinds.term import Term
from berdaya.model.language import SOURCE, others
from berdaya.model.pages import RecordPrint
from berdaya.model.record import Record

_SPACE = Run(" ", is_linkable=False)


@dataclass(frozen=True)
class PrintedParagraph:
    """A record on paper as one paragraph. ``short`` is the part that names it, for a list of sources."""

    key: str
    inlines: Inlines
    short: Inlines
    sources: tuple[str, ...]


def printed_paragraph(record: Record, around: Surroundings) -> PrintedParagraph:
    """Compose the paragraph of a record whose kind paper shows so."""
    text_lang = around.lang if record.is_translated(around.lang) else SOURCE.code
    writing = Writing(record, around, text_lang)
    inlines, short = _PARAGRAPHS.get(record.kind, _any)(writing)
    return PrintedParagraph(record.key, inlines, short, sources_of(record))


def _any(writing: Writing) -> tuple[Inlines, Inlines]:
    data = writing.record.data
    name: Inlines = ((Strong((*writing.name(data.title), *words_of(".")))),)
    return joined((name, writing.text(data.summary)), _SPACE), name


def _term(writing: Writing[Term]) -> tuple[Inlines, Inlines]:
    data, site, lang = writing.record.data, writing.words.site, writing.lang
    name: list[Inline] = [Strong(writing.name(data.title))]
    if short := data.abbreviation.get(lang):
        name += words_of(f" ({', '.join(short)})")
    for code in others(lang):
        if title := data.title.get(code):
            name += (*words_of(" · "), Foreign(code, (Emphasis(words_of(" ".join(title.split()))),)))
    parts = [(*name, *words_of(".")), writing.text(data.summary)]
    if data.status is Status.UNVERIFIED:
        parts.append((Emphasis(words_of(f"({site.status[data.status.value]})")),))
    if names := data.other_names.get(lang):
        parts.append(words_of(f"{writing.heading('other_names')}: {', '.join(names)}."))
    for item in data.confused_with:
        link = joined((writing.link(f"term/{item.term}"), writing.text(item.difference)), Run(": "))
        parts.append(joined(((Emphasis(words_of(writing.heading("confused_with"))),), link), _SPACE))
    parts.append(writing.cited(sources_of(writing.record)))
    return joined((part for part in parts if part), _SPACE), tuple(name)


def _source(writing: Writing[Source]) -> tuple[Inlines, Inlines]:
    data, site = writing.record.data, writing.words.site
    label = writing.heading("tier")
    read_as = f" ({site.labels.read_as.format(tier=data.read_as)})" if data.read_as else ""
    title = (*writing.name(data.title), *words_of("."))
    author = words_of(_ended(data.author)) if data.author else ()
    last = words_of(f"{data.year or site.labels.no_year}. {label} {data.tier}{read_as}.")
    publisher = words_of(_ended(data.publisher)) if data.publisher else ()
    urls = tuple((Link(WebTarget(url), words_of(url)),) for url in data.urls)
    short = joined((part for part in (title, author, last) if part), _SPACE)
    return joined((part for part in (title, author, publisher, last, *urls) if part), _SPACE), short


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


_PARAGRAPHS: dict[str, Callable[[Writing[Any]], tuple[Inlines, Inlines]]] = {"term": _term, "source": _source}


def record_print(
    document: Document,
    record: Record,
    competencies: Sequence[Record[Competency]],
    checklists: Sequence[Record[Checklist]],
    around: Surroundings,
) -> Document:
    """Compose the print of a record: its own text, the competencies with their levels, the checklists."""
    writing = Writing(record, around, document.text_lang)
    labels = writing.words.site.labels
    added = []
    if competencies:
        note = Paragraph(words_of(labels.levels_note))
        below = tuple(_competency(item.data, writing) for item in competencies)
        added.append(Section(words_of(writing.heading("competencies")), "", (note,), below))
    if checklists:
        lines = tuple(Item((Paragraph(_checklist_line(item, writing)),)) for item in checklists)
        added.append(Section(words_of(writing.heading("checklists")), "", (ItemList(lines),)))
    return replace(document, page=RecordPrint(record.kind, record.id), sections=(*document.sections, *added))


def _competency(competency: Competency, writing: Writing) -> Section:
    summary = Paragraph(writing.text(competency.summary))
    return Section(writing.name(competency.title), "", (summary, levels_card(writing, competency)))


def _checklist_line(checklist: Record, writing: Writing) -> Inlines:
    entry = writing.entry(checklist.key)
    return joined(((Strong((*writing.link(checklist.key), *words_of(":"))),), entry.lead if entry else ()), _SPACE)
