"""A form as text: its fields to read in a book, and its filled example behind one line of the page."""

from collections.abc import Iterator

from berdaya.compose.writing import joined, words_of
from berdaya.model.document import (
    Block,
    Card,
    Cell,
    Disclosure,
    Emphasis,
    Fact,
    Foreign,
    Inlines,
    Item,
    ItemList,
    Notice,
    Paragraph,
    Row,
    Run,
    Section,
    Strong,
    Table,
)
from berdaya.model.form import NUMBERS, READ, FormSheet, SheetField
from berdaya.model.sheet import Said
from berdaya.words import Words

_SPACE = Run(" ", is_linkable=False)


def said_in(text: str, lang: str) -> Inlines:
    """Words of a sheet in ``lang`` as inlines, marked where they are in another language."""
    inlines = words_of(text)
    return (Foreign(text.lang, inlines),) if inlines and isinstance(text, Said) and text.lang not in ("", lang) else inlines


def form_as_text(form: FormSheet, said: Words) -> Iterator[Block | Section]:
    """Say what a form asks, part by part, for books in which it is read rather than filled in."""
    words, lang = said.site.form, form.lang
    if form.notice:
        yield Paragraph((Emphasis(said_in(form.notice, lang)),))
    for part in form.parts:
        intro = (Paragraph((Emphasis(said_in(part.intro, lang)),)),) if part.intro else ()
        items = tuple(Item((Paragraph(_asked(field, said, lang)),)) for field in part.fields)
        yield Section(said_in(part.title, lang), "", (*intro, ItemList(items)))
    version = words.version.format(code=form.code, version=form.version, created=said.day(form.created), revised=said.day(form.revised))
    yield Paragraph(words_of(version), "note")


def _asked(field: SheetField, said: Words, lang: str) -> Inlines:
    """A field in one line: its label, how it is filled in, and what there is to choose or which columns it has."""
    label: Inlines = (Strong(said_in(field.label, lang)),)
    unit = words_of(f"({field.unit})") if field.unit and field.type in NUMBERS else ()
    more = joined((said_in(text, lang) for text in _options(field)), Run("; ", is_linkable=False))
    columns = words_of(said.site.form.columns) if field.type == "table" else ()
    parts = [part for part in (said_in(field.text, lang), said_in(field.help, lang), columns, more) if part]
    head = joined((label, unit) if unit else (label,), _SPACE)
    return (*head, *words_of(": "), *joined(parts, _SPACE)) if parts else head


def _options(field: SheetField) -> Iterator[str]:
    match field.type:
        case "choice":
            yield from (option.label for option in field.options)
        case "table":
            yield from (column.head for column in field.columns)
        case "signatures":
            yield from (signer.label for signer in field.signers)


def example_of(form: FormSheet, said: Words) -> Disclosure | None:
    """The filled example, part by part; ``None`` where it answers nothing."""
    blocks: list[Block] = []
    for part in form.parts:
        answered = [field for field in part.fields if field.answer and field.type not in READ]
        if answered:
            blocks.append(Paragraph((Strong(said_in(part.title, form.lang)),)))
            blocks += _answers(answered, said, form.lang)
    invented = Notice("example", words_of(said.sheets.printed_form.invented), tuple(blocks))
    return Disclosure(words_of(said.site.form.example), (invented,), "example") if blocks else None


def _answers(fields: list[SheetField], said: Words, lang: str) -> Iterator[Block]:
    facts: list[Fact] = []
    for field in fields:
        if field.type == "table":
            if facts:
                yield Card(tuple(facts))
                facts = []
            yield Paragraph((Strong(said_in(field.label, lang)),))
            yield _table(field, said, lang)
        else:
            facts.append(Fact(said_in(field.label, lang), (Paragraph(_answer(field, lang)),)))
    if facts:
        yield Card(tuple(facts))


def _answer(field: SheetField, lang: str) -> Inlines:
    answer = field.answer
    assert answer is not None  # the caller's choice
    if field.type == "signatures":
        named = zip(field.signers, (row[0] for row in answer.rows), strict=False)
        return joined((*said_in(signer.label, lang), *words_of(": "), *said_in(name, lang)) for signer, name in named)
    if field.type == "choice":
        chosen = (option for option in field.options if option.id in answer.chosen)
        behind = field.written_behind
        return joined(
            (*words_of("☑ "), *said_in(option.label, lang), *(words_of(f" {answer.text}") if option.id == behind else ())) for option in chosen
        )
    if field.type in NUMBERS and field.unit:
        return words_of(f"{field.unit} {answer.text}" if field.type == "money" else f"{answer.text} {field.unit}")
    return said_in(answer.text, lang)


def _table(field: SheetField, said: Words, lang: str) -> Table:
    answer = field.answer
    assert answer is not None  # the caller's choice
    numbered = field.is_numbered
    head = [said_in(column.head, lang) for column in field.columns]
    rows = [[said_in(cell, lang) for cell in row] for row in answer.rows]
    if numbered:
        head.insert(0, words_of(said.site.form.number))
        for place, row in enumerate(rows, 1):
            row.insert(0, words_of(str(place)))
    if answer.sums:
        row = [((Strong(words_of(total)),) if total else ()) for total in answer.sums]
        row[0] = (Strong(words_of(said.site.form.sum)),) if not row[0] else row[0]
        rows.append([*([()] if numbered else []), *row])
    aligns = ("right" if column.type in NUMBERS else "" for column in field.columns)
    return Table(
        tuple(Cell((Paragraph(cell),)) for cell in head),
        tuple(Row(tuple(Cell((Paragraph(cell),) if cell else ()) for cell in row)) for row in rows),
        (*([""] if numbered else []), *aligns),
    )
