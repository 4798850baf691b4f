"""Parts that only one kind has. ``model/kinds`` names them; each gives blocks and sections."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from berdaya.compose.drawings import career_ladder
from berdaya.compose.entries import in_language, inlines_of, year_of
from berdaya.compose.form import form_of
from berdaya.compose.form_text import example_of
from berdaya.compose.sheet import sheet_of
from berdaya.compose.writing import Writing, bullets, editions, joined, steps, words_of
from berdaya.model.document import (
    Block,
    Card,
    Fact,
    FigureBlock,
    Foreign,
    FormBlock,
    Inline,
    Inlines,
    Item,
    ItemList,
    Link,
    Notice,
    Paragraph,
    Row,
    Run,
    Section,
    SheetBlock,
    Strong,
    Table,
    WebTarget,
    every_node,
    plain,
)
from berdaya.model.document import Cell as TableCell
from berdaya.model.edition import LocalContact
from berdaya.model.figure import YearFigure
from berdaya.model.kinds import Status
from berdaya.model.kinds.career_path import CareerPath
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.competency import Competency
from berdaya.model.kinds.form import Form
from berdaya.model.kinds.guide import Contact, Guide, Season
from berdaya.model.kinds.law import Law
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.role import Role
from berdaya.model.kinds.session import Session
from berdaya.model.kinds.source import Source
from berdaya.model.kinds.term import Term
from berdaya.model.language import CODES, SOURCE
from berdaya.model.text import Text
from berdaya.words import Words

Parts = Iterator[Block | Section]


_SHORT = 4
"""Digits of a number that is dialled from memory: 112, 129."""


def sheet(writing: Writing[Checklist]) -> Parts:
    """A checklist to work with."""
    if writing.around.offers:
        yield editions(writing.words.site.checklist.editions, writing.around.offers)
    yield SheetBlock(sheet_of(writing.record, writing.words, writing.text_lang))


def levels(writing: Writing[Competency]) -> Parts:
    """The four levels of a competency."""
    note = Paragraph(words_of(writing.words.site.labels.levels_note))
    yield writing.section(writing.heading("levels"), note, levels_card(writing, writing.record.data))


def levels_card(writing: Writing, competency: Competency) -> Card:
    """The four levels of a competency, each with its name."""
    shown = ((name, getattr(competency.levels, name)) for name in type(competency.levels).model_fields)
    facts = (Fact(words_of(writing.words.field("competency", f"levels.{name}")), (Paragraph(writing.text(text)),)) for name, text in shown)
    return Card(tuple(facts), "levels")


def occupation_codes(writing: Writing[Role]) -> Parts:
    """Codes in international classifications: a hint for comparison, never a rank."""
    codes = writing.record.data.codes
    if codes:
        lines = (joined((words_of(f"{code.system} {code.code}, {code.title}"), writing.cited(code.sources)), Run(" ")) for code in codes)
        note = Paragraph(words_of(writing.words.site.labels.codes_note))
        yield writing.section(writing.heading("codes"), bullets(lines), note)


def law(writing: Writing[Law]) -> Parts:
    """How old a regulation is, since when it holds, and what replaced or amended what, in both directions."""
    data, said = writing.record.data, writing.words.site.law
    if data.replaced_by:
        line = joined((words_of(f"{writing.heading('replaced_by')}:"), _laws(writing, _named(data.replaced_by))), Run(" "))
        yield Notice("warning", words_of(writing.words.site.labels.replaced_note), (Paragraph(line),))
    facts: list[tuple[str, Inlines]] = [
        (writing.heading("citation"), in_language(words_of(data.citation), SOURCE.code, writing.lang)),
        (writing.heading("issuer"), writing.text(data.issuer)),
        (said.age, words_of(_age(writing))),
        (writing.heading("in_force_since"), words_of(writing.words.partial_day(data.in_force_since)) if data.in_force_since else ()),
        (said.replaces, _laws(writing, _incoming(writing, "replaced_by"))),
        (said.amends, _laws(writing, _incoming(writing, "amended_by"))),
        (said.amended_by, _laws(writing, _named(data.amended_by))),
        (writing.heading("official_text"), _official_text(writing)),
    ]
    yield Card(tuple(Fact(words_of(label), (Paragraph(value),)) for label, value in facts if value))


def word(writing: Writing[Term]) -> Parts:
    """A term in each other language, its abbreviations and its other names."""
    data = writing.record.data
    facts: list[tuple[str, Inlines]] = []
    for code in CODES:
        title = data.title.get(code)
        if code != writing.lang and title:
            facts.append((writing.words.language.name_of(code).capitalize(), (Foreign(code, words_of(" ".join(title.split()))),)))
    short, code = data.abbreviation.best(writing.lang)
    if short:
        facts.append((writing.heading("abbreviation"), in_language(words_of(", ".join(short)), code, writing.lang)))
    if names := data.other_names.get(writing.lang):
        facts.append((writing.heading("other_names"), words_of(", ".join(names))))
    if facts:
        yield Card(tuple(Fact(words_of(label), (Paragraph(value),)) for label, value in facts))


def document(writing: Writing[Source]) -> Parts:
    """Who wrote a source and where it was read."""
    data, labels = writing.record.data, writing.words.site.labels
    tier = writing.words.choice("source", "tier", data.tier)
    read_as = f" ({labels.read_as.format(tier=data.read_as)})" if data.read_as else ""
    facts = {
        "author": data.author,
        "publisher": data.publisher,
        "year": data.year,
        "tier": tier + read_as,
        "accessed": writing.words.day(data.accessed) if data.accessed else None,
    }
    yield Card(tuple(Fact(words_of(writing.heading(name)), (Paragraph(words_of(value)),)) for name, value in facts.items() if value))
    if data.limits:
        yield Paragraph(writing.text(data.limits))
    if data.urls:
        yield bullets((Link(WebTarget(url), words_of(url)),) for url in data.urls)


def contacts(writing: Writing[Guide]) -> Parts:
    """Whom to call, the most needed first; a number that could not be confirmed says so."""
    said = writing.words.site.contacts
    facts = []
    for contact in writing.record.data.contacts:
        reached = joined((words_of(said.channels[contact.channel]), (_reached(contact),)), Run(" ", is_linkable=False))
        blocks = [Paragraph(reached, "contact"), Paragraph(writing.text(contact.when))]
        if contact.otherwise:
            blocks.append(Paragraph(joined(((Strong(words_of(said.otherwise)),), writing.text(contact.otherwise)), Run(" "))))
        unsure = [(Strong(words_of(said.unconfirmed)),)] if contact.status is Status.UNVERIFIED else []
        checked = words_of(said.checked.format(date=writing.words.day(contact.checked)))
        last = joined((*unsure, checked, writing.cited(contact.sources)), Run(" ", is_linkable=False))
        facts.append(Fact(writing.text(contact.name), (*blocks, Paragraph(last, "note"))))
    if facts:
        yield writing.section(writing.heading("contacts"), *_at_once(writing), Card(tuple(facts), "contacts"))
    if local := [_local_contact(contact, writing) for contact in writing.around.local_contacts]:
        note = Paragraph(words_of(said.local_note.format(publisher=writing.around.publisher)), "note")
        yield writing.section(said.local, Card(tuple(local), "contacts"), note)


def _at_once(writing: Writing[Guide]) -> Iterator[Block]:
    """The short numbers first, in one look: on a phone the second one would stand a screen below."""
    short = [
        (_reached(contact, (Strong(words_of(contact.number)), Run(" ", is_linkable=False), *writing.text(contact.name))),)
        for contact in writing.record.data.contacts
        if contact.channel == "telepon" and len(contact.number) <= _SHORT and contact.status is not Status.UNVERIFIED
    ]
    if len(short) > 1:
        yield bullets(short, "numbers")


def _local_contact(contact: LocalContact, writing: Writing[Guide]) -> Fact:
    said = writing.words.site.contacts
    reached = joined((words_of(said.channels[contact.channel]), (_reached(contact),)), Run(" ", is_linkable=False))
    checked = words_of(said.checked.format(date=writing.words.day(contact.checked)))
    return Fact(writing.name(contact.name), (Paragraph(reached, "contact"), Paragraph(writing.text(contact.when)), Paragraph(checked, "note")))


def _reached(contact: Contact | LocalContact, shown: Inlines = ()) -> Inline:
    """The number as it is dialled, or other words, and a link that a phone opens; the words show it on paper."""
    number, digits = contact.number, re.sub(r"[^0-9+]", "", contact.number)
    shown = shown or (Strong(words_of(number)),)
    match contact.channel:
        case "telepon":
            return Link(WebTarget(f"tel:{digits}"), shown)
        case "sms":
            return Link(WebTarget(f"sms:{digits}"), shown)
        case "whatsapp":
            # WhatsApp wants the number with the country's code; all numbers of records are Indonesian (+62).
            return Link(WebTarget(f"https://wa.me/{re.sub('^0', '62', digits).lstrip('+')}"), shown)
        case "surel":
            return Link(WebTarget(f"mailto:{number}"), shown)
    return Link(WebTarget(f"https://{number}"), shown)


def year(writing: Writing[Guide]) -> Parts:
    """What happens in which month: as a drawing, and the same as a table."""
    seasons = writing.record.data.year
    if not seasons:
        return
    said = writing.words.site.year
    rows = []
    for season in seasons:
        late = writing.text(season.late) if season.late else ()
        cells = (
            words_of(writing.words.months(season.months)),
            writing.text(season.what),
            writing.text(season.who),
            writing.text(season.door),
            joined((late, writing.cited(season.sources)), Run(" ")),
        )
        rows.append(Row(tuple(TableCell((Paragraph(cell),) if cell else ()) for cell in cells)))
    head = tuple(TableCell((Paragraph(words_of(name)),)) for name in (said.months, said.what, said.who, said.door, said.late))
    figure = year_figure([(season, season.what) for season in seasons], writing.words, writing.text_lang, writing.heading("year"))
    yield writing.section(writing.heading("year"), FigureBlock(figure), Table(head, tuple(rows)))


def year_figure(bands: Sequence[tuple[Season, Text]], said: Words, text_lang: str, title: str) -> YearFigure:
    """A year as a drawing: seasons, each with what is said of it."""
    drawn = tuple((tuple(season.months), plain(inlines_of(text, text_lang)), bool(season.late)) for season, text in bands)
    langs = (text.best(text_lang)[1] for _, text in bands)
    marks = tuple("" if lang == said.code else lang for lang in langs)
    return YearFigure(drawn, tuple(name[:3] for name in said.language.months), title, marks)


def form(writing: Writing[Form]) -> Parts:
    """A form to fill in, and its filled example."""
    said = writing.words
    if writing.around.offers:
        yield editions(said.site.form.editions, writing.around.offers)
    composed = form_of(writing.record, said, writing.text_lang)
    yield FormBlock(composed, tuple(_linking(writing)))
    example = example_of(composed, said)
    if example:
        yield example


def _linking(writing: Writing[Form]) -> Iterator[tuple[str, Inlines]]:
    """The texts of a form that lead on, by their words."""
    for path, text in writing.record.texts:
        inlines = writing.text(text) if path[0] in ("parts", "notice") else ()
        if any(isinstance(node, Link) for node in every_node(inlines)):
            yield plain(inlines), inlines


def requires(writing: Writing[Form]) -> Parts:
    """What rules ask of a form, each with its source."""
    if facts := writing.record.data.requires:
        yield writing.section(writing.heading("requires"), bullets(map(writing.fact, facts)))


def worksheet(writing: Writing[Method]) -> Parts:
    """How residents draw a method's figure on the ground, and what becomes of it."""
    if sheet_to_fill := writing.record.data.worksheet:
        how = steps(map(writing.text, sheet_to_fill.on_ground))
        files = (editions(writing.words.figures.worksheet.files, writing.around.offers),) if writing.around.offers else ()
        yield writing.section(writing.heading("worksheet"), *files, how, Paragraph(writing.text(sheet_to_fill.afterwards)))


def activities(writing: Writing[Session]) -> Parts:
    """A session minute by minute. A list, not a table: on a phone a column of text would be as narrow as a thumb."""
    said = writing.words.site.session
    data = writing.record.data
    items = []
    for activity in data.activities:
        lasts = words_of(said.lasts.format(minutes=activity.minutes))
        blocks: list[Block] = [Paragraph(joined(((Strong(writing.text(activity.title)),), lasts))), Paragraph(writing.text(activity.text))]
        if activity.uses:
            blocks.append(Paragraph(joined((words_of(said.uses), joined(writing.link(key) for key in activity.uses)), Run(" "))))
        items.append(Item(tuple(blocks)))
    total = Paragraph(words_of(said.total.format(minutes=data.minutes)))
    files = (editions(writing.words.figures.slides.files, writing.around.offers),) if writing.around.offers else ()
    yield writing.section(writing.heading("activities"), *files, total, ItemList(tuple(items), 1))


def slides(writing: Writing[Session]) -> Parts:
    """The slides of a session, as a numbered list."""
    items = []
    for slide in writing.record.data.slides:
        blocks: list[Block] = [Paragraph((Strong(writing.text(slide.title)),))]
        if slide.points:
            blocks.append(bullets(map(writing.text, slide.points)))
        if slide.say:
            blocks.append(Paragraph(writing.text(slide.say), "note"))
        items.append(Item(tuple(blocks)))
    yield writing.section(writing.heading("slides"), ItemList(tuple(items), 1))


def ladder(writing: Writing[CareerPath]) -> Parts:
    """The rungs of a career path as a drawing, below the list that says the same."""
    if figure := career_ladder(writing):
        yield FigureBlock(figure)


OWN_PARTS: dict[str, Callable[[Writing[Any]], Parts]] = {
    function.__name__: function
    for function in (sheet, levels, occupation_codes, law, word, document, contacts, year, form, requires, worksheet, activities, slides, ladder)
}


def _age(writing: Writing[Law]) -> str:
    year, reviewed, said = year_of(writing.record), writing.record.data.reviewed, writing.words.site.law
    if not year:
        return ""
    if int(year) >= reviewed.year:
        return said.age_new.format(year=year)
    return said.age_years.format(year=year, years=reviewed.year - int(year), reviewed=writing.words.day(reviewed))


def _named(identifiers: tuple[str, ...]) -> list[str]:
    return [f"law/{name}" for name in identifiers]


def _incoming(writing: Writing, field: str) -> list[str]:
    return list(dict.fromkeys(link.source for link in writing.around.incoming if link.field == field))


def _laws(writing: Writing, keys: list[str]) -> Inlines:
    return joined(dated_law(writing, key) for key in keys)


def dated_law(writing: Writing, key: str) -> Inlines:
    """A link to a law with its year, which not every title of a law shows."""
    entry, link = writing.entry(key), writing.link(key)
    if entry is None or not entry.year or entry.year in entry.title:
        return link
    before, _, after = writing.words.site.law.replaced_year.format(title="\0", year=entry.year).partition("\0")
    return (*words_of(before), *link, *words_of(after))


def _official_text(writing: Writing[Law]) -> Inlines:
    data = writing.record.data
    if data.official_text:
        return (Link(WebTarget(data.official_text), words_of(data.official_text)),)
    return writing.text(data.no_official_text)
