"""The pages beside the records → documents: a comparison, sheets to fill in, a handout, the first weeks, use without a signal."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from berdaya.compose.entries import in_language, inlines_of
from berdaya.compose.lists import Listed
from berdaya.compose.readiness_table import ReadinessTable, readiness_table
from berdaya.compose.worksheet import worksheet_path
from berdaya.compose.writing import bullets, folded, joined, link_to, steps, words_of
from berdaya.model.document import (
    Block,
    Cell,
    Citation,
    Document,
    Inlines,
    Link,
    PageTarget,
    Paragraph,
    PlaceTarget,
    Row,
    Run,
    Section,
    SourceLine,
    SourceList,
    Strong,
    Table,
    ToolBlock,
    plain,
)
from berdaya.model.kinds.competency import Competency, Levels
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.role import Role
from berdaya.model.markdown import Anchors, read_short
from berdaya.model.pages import ListPage, RecordPage, ToolPage
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.model.tools import (
    CompareForm,
    DeviceForm,
    HandoutChoice,
    HandoutForm,
    HandoutGroup,
    OfflineForm,
    PortfolioCompetency,
    PortfolioForm,
    PortfolioGroup,
    PortfolioLevel,
    ReadinessDimension,
    ReadinessForm,
    ReflectionForm,
    RoleStatements,
    Statement,
)
from berdaya.relate.listing import heading, ordered
from berdaya.relate.tools import CARRY, COMPARE, DEVICE, FIRST_WEEK, HANDOUT, OFFLINE, PORTFOLIO, READINESS, REFLECTION, fitting, roles_in_order

MOST_OF_A_KIND = 60
"""Sheets of a kind on the handout's page: the list of the kind has the rest."""
_FACTS = ("focus", "works_for", "works_where", "requirement")
_FIT = ("suits", "suits_not")
_BEFORE = ("guide/minggu-pertama", "guide/baru-masuk-desa", "checklist/persiapan-tim", "checklist/prakondisi")
_READINESS_HOME = "method/skor-kesiapan"
_READINESS_MORE = (
    "method/skor-kesiapan",
    "strategy/kesiapan-bertahap",
    "indicator/kesiapan-komunitas",
    "method/rembuk-kesiapan",
    "checklist/rembuk-kesiapan",
    "challenge/resistensi",
)


def tool_document(page: ToolPage, listed: Listed) -> Document:
    """Compose the page of a tool."""
    return _TOOLS[page](page, listed)


def _document(page: ToolPage, listed: Listed, parts: Iterable[Block | Section], sources: Sequence[str] = ()) -> Document:
    said = listed.words.site.tools.of(page.name)
    blocks, sections = folded([Paragraph(words_of(said.intro), "lead"), *parts])
    return Document(page, listed.lang, listed.lang, said.title, listed.lang, said.intro, Anchors().of(said.title), blocks, sections, tuple(sources))


def _link(record: Record, listed: Listed) -> Inlines:
    return link_to(listed.entries[record.key])


def _rest(roles: Sequence[Record[Role]], listed: Listed) -> tuple[Block, ...]:
    """A line that counts the roles beyond those that fit, and leads to the list of all."""
    left_out = len(roles) - len(fitting(roles))
    if left_out <= 0:
        return ()
    more = listed.words.site.labels.and_more.format(count=left_out)
    return (Paragraph((Link(PageTarget(ListPage("role")), words_of(more)),)),)


# Roles side by side: complete as tables, without JavaScript; a script narrows them to two or three.


def _compare(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.compare
    anchors = Anchors([said.title])
    roles = roles_in_order(listed.library)
    shown = fitting(roles)
    fit_note = Paragraph(words_of(said.fit_note))
    tables: tuple[tuple[str, list[Record[Role]], tuple[str, ...], tuple[Block, ...]], ...] = (
        (said.core, [role for role in shown if role.data.group == "inti"], _FACTS, ()),
        (said.others, [role for role in shown if role.data.group != "inti"], _FACTS, ()),
        (said.fit, [role for role in shown if role.data.suits or role.data.suits_not], _FIT, (fit_note,)),
    )
    sections = (
        Section(words_of(name), anchors.of(name), (*before, _role_table(items, fields, listed)), is_searched=False)
        for name, items, fields, before in tables
        if items
    )
    return _document(page, listed, (ToolBlock(CompareForm()), *sections, *_rest(roles, listed)))


def _role_table(roles: Sequence[Record[Role]], fields: tuple[str, ...], listed: Listed) -> Table:
    head = (words_of(listed.words.kinds["role"].one.capitalize()), *(words_of(listed.words.field("role", name)) for name in fields))
    rows = []
    for role in roles:
        cells = [Cell((Paragraph((Strong(_link(role, listed)),)),))]
        cells += [Cell(_cell(getattr(role.data, name), listed)) for name in fields]
        is_first = fields == _FACTS
        rows.append(Row(tuple(cells), anchor=role.id if is_first else "", data="" if is_first else role.id))
    return Table(tuple(Cell((Paragraph(label),)) for label in head), tuple(rows), style="compare")


def _cell(value: Text | tuple[Text, ...], listed: Listed) -> tuple[Block, ...]:
    if isinstance(value, Text):
        return (Paragraph(_unlinked(value, listed)),)
    return (bullets(_unlinked(item, listed) for item in value),) if value else ()


def _unlinked(text: Text, listed: Listed) -> Inlines:
    """Words alone: a table of many roles is read across, not followed."""
    said, code = text.best(listed.lang)
    return in_language(words_of(plain(read_short(said).inlines)), code, listed.lang)


# The first week of every role on one page.


def _first_week(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.first_week
    anchors = Anchors([said.title])
    roles = [role for role in roles_in_order(listed.library) if role.data.first_week]
    shown = fitting(roles)
    before = joined(link_to(listed.entries[key]) for key in _BEFORE if key in listed.entries)
    blocks = (Paragraph(joined(((Strong(words_of(f"{said.before}:")),), before), Run(" "))),) if before else ()
    jump = bullets(((Link(PlaceTarget(role.id), listed.entries[role.key].name),) for role in shown), "tiles-small")
    sections = [Section(words_of(said.jump), anchors.of(said.jump), (jump,), is_searched=False)]
    for name, items in groupby(shown, key=lambda role: heading(role, listed.lang)):
        below = tuple(
            Section(_link(role, listed), role.id, (steps(inlines_of(text, listed.lang) for text in role.data.first_week),)) for role in items
        )
        sections.append(Section(words_of(name), anchors.of(name), (), below, is_searched=False))
    return _document(page, listed, (*blocks, *_rest(roles, listed), *sections))


# *Cocok / tidak cocok* as a sheet for self-reflection: the roles' own statements, no score and no verdict.


def _reflection(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.reflection
    anchors = Anchors([said.title])
    roles = [role for role in roles_in_order(listed.library) if role.data.suits or role.data.suits_not]
    shown = fitting(roles)
    form = ReflectionForm(tuple(_statements_of(role, listed) for role in shown), len(roles) - len(shown))
    how = (steps(map(words_of, said.steps)), Paragraph(words_of(said.doubt)), ToolBlock(form))
    return _document(page, listed, (Section(words_of(said.how), anchors.of(said.how), how),))


def statement_id(role: str, text: Text) -> str:
    """Name a role's statement by its source text: six hex digits after the role's id."""
    return f"{role}.{hashlib.sha256(text.original.encode()).hexdigest()[:6]}"


def _statements_of(role: Record[Role], listed: Listed) -> RoleStatements:
    entry = listed.entries[role.key]
    return RoleStatements(
        role.id, entry.title, entry.title_lang, _statements(role, role.data.suits, listed), _statements(role, role.data.suits_not, listed)
    )


def _statements(role: Record, texts: Sequence[Text], listed: Listed) -> tuple[Statement, ...]:
    statements = []
    for text in texts:
        value, code = text.best(listed.lang)
        statements.append(Statement(statement_id(role.id, text), plain(read_short(value).inlines), code))
    return tuple(statements)


# The community readiness score as a sheet: to fill in, to print, and explained stage by stage.


def _readiness(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.readiness
    anchors = Anchors([said.title])
    table = readiness_table()
    sources = _readiness_sources(table, listed)
    what = Section(words_of(said.what), anchors.of(said.what), (bullets(read_short(text).inlines for text in said.what_text),))
    form = Section(words_of(said.form), anchors.of(said.form), (ToolBlock(_form(table, listed)),))
    stages = tuple(_stages(table, sources, listed))
    own = Section(words_of(said.stages), anchors.of(said.stages), (), stages)
    note = joined((words_of(said.sources_note), _cited(table.sources, sources)), Run(" "))
    lines = tuple(SourceLine(name, link_to(listed.entries[f"source/{name}"]), "") for name in sources)
    basis = Section(words_of(said.table_sources), anchors.of(said.table_sources), (Paragraph(note), SourceList(lines)), is_searched=False)
    more = joined(link_to(listed.entries[key]) for key in _READINESS_MORE if key in listed.entries)
    further = Section(words_of(said.more), anchors.of(said.more), (Paragraph(more),), place="screen", is_searched=False)
    return _document(page, listed, (what, form, own, basis, further), sources)


def _form(table: ReadinessTable, listed: Listed) -> ReadinessForm:
    dimensions = []
    for item in table.dimensions:
        name, code = item.name.best(listed.lang)
        dimensions.append(ReadinessDimension(item.id, name, item.ask.best(listed.lang)[0], code))
    return ReadinessForm(tuple(dimensions), len(table.stages))


def _readiness_sources(table: ReadinessTable, listed: Listed) -> list[str]:
    """The sources that the library has, model first, then those of the actions."""
    named = [*table.sources, *(name for stage in table.stages for name in stage.sources)]
    return [name for name in dict.fromkeys(named) if f"source/{name}" in listed.entries]


def _stages(table: ReadinessTable, sources: Sequence[str], listed: Listed) -> Iterator[Section]:
    said = listed.words.site.tools.readiness
    for number, stage in enumerate(table.stages, 1):
        basis = _cited(stage.sources, sources) if stage.sources else words_of(f"({said.ours})")
        trying = joined(((Strong(words_of(said.worth_trying)),), (*basis, *words_of(":"))), Run(" "))
        title = (*words_of(f"{number}. "), *inlines_of(stage.name, listed.lang))
        actions = bullets(inlines_of(action, listed.lang) for action in stage.actions)
        yield Section(title, f"tahap-{number}", (Paragraph(inlines_of(stage.heard, listed.lang)), Paragraph(trying), actions))


def _cited(names: Sequence[str], known: Sequence[str]) -> Inlines:
    sources = tuple(name for name in names if name in known)
    return (Citation(sources),) if sources else ()


# A handout from checklists, forms and method cards: the page lists them, the browser puts the chosen ones on one sheet.


def _handout(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.handout
    groups = [
        _pages_group("checklist", said.checklists, listed),
        _pages_group("form", said.forms, listed),
        _worksheets_group(said.worksheets, listed),
        _pages_group("method", said.methods, listed),
        _pages_group("session", listed.words.kinds["session"].many, listed),
    ]
    return _document(page, listed, (ToolBlock(HandoutForm(tuple(group for group in groups if group.choices))),))


def _pages_group(kind: str, heading: str, listed: Listed) -> HandoutGroup:
    """Records of a kind, each as its page shows it."""
    records = listed.library.of(kind)
    entries = [listed.entries[record.key] for record in records[:MOST_OF_A_KIND]]
    choices = tuple(HandoutChoice(entry.key, RecordPage(kind, entry.id), entry.title, entry.title_lang) for entry in entries)
    return HandoutGroup(kind, kind, heading, choices, len(records) - len(choices))


def _worksheets_group(heading: str, listed: Listed) -> HandoutGroup:
    """The worksheets of methods: the builder takes a file of their own, without JavaScript each paper is a PDF."""
    records = [record for record in listed.library.all(Method) if worksheet_path(record, listed.lang)]
    choices = []
    for record in records[:MOST_OF_A_KIND]:
        entry = listed.entries[record.key]
        files = tuple((offer.path, offer.worksheet) for offer in listed.worksheets.get(record.key, ()))
        source = worksheet_path(record, listed.lang)
        choices.append(HandoutChoice(f"worksheet/{record.id}", RecordPage("method", record.id), entry.title, entry.title_lang, source, files))
    return HandoutGroup("worksheet", "method", heading, tuple(choices), len(records) - len(choices))


# A self-rating over all competencies, with evidence noted beside each: what a candidate brings to an assessor.


def _portfolio(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.portfolio
    anchors = Anchors([said.title])
    records = ordered(listed.library.all(Competency), "competency", listed.lang)
    groups = tuple(
        PortfolioGroup(name, tuple(_portfolio_competency(record, listed) for record in items))
        for name, items in groupby(records, key=lambda record: heading(record, listed.lang))
    )
    how = Section(
        words_of(said.how), anchors.of(said.how), (steps(read_short(text).inlines for text in said.steps), ToolBlock(PortfolioForm(groups)))
    )
    lost = Section(words_of(said.lost), anchors.of(said.lost), (bullets(read_short(text).inlines for text in said.lost_text),), place="screen")
    return _document(page, listed, (how, lost))


def _portfolio_competency(record: Record[Competency], listed: Listed) -> PortfolioCompetency:
    entry = listed.entries[record.key]
    levels = []
    for name in Levels.model_fields:
        value, code = getattr(record.data.levels, name).best(listed.lang)
        levels.append(PortfolioLevel(name, listed.words.field("competency", f"levels.{name}"), plain(read_short(value).inlines), code))
    return PortfolioCompetency(RecordPage("competency", record.id), entry.title, entry.title_lang, tuple(levels))


# Use without a signal.


def _offline(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.offline
    anchors = Anchors([said.title])
    how = Section(words_of(said.how), anchors.of(said.how), (bullets(map(words_of, said.how_text)),))
    without = Section(words_of(said.without), anchors.of(said.without), (Paragraph(read_short(said.without_text).inlines),))
    return _document(page, listed, (ToolBlock(OfflineForm()), how, without))


def _carry(page: ToolPage, listed: Listed) -> Document:
    """Where phones keep nothing: what can be carried along. The copies are offered below, once they are made."""
    said = listed.words.site.tools.carry
    return _document(page, listed, (Paragraph(read_short(said.sheets).inlines),))


# What is kept on the phone, by name.


def _device(page: ToolPage, listed: Listed) -> Document:
    said = listed.words.site.tools.device
    anchors = Anchors([said.title])
    how = Section(words_of(said.how), anchors.of(said.how), (bullets(map(words_of, said.how_text)),))
    tools = listed.words.site.tools
    names = {"susun": tools.handout.title, "kesiapan": tools.readiness.title, "renungan": tools.reflection.title, "portofolio": tools.portfolio.title}
    names |= {record.key: listed.entries[record.key].title for kind in ("checklist", "form") for record in listed.library.of(kind)}
    return _document(page, listed, (ToolBlock(DeviceForm(names)), how))


_TOOLS: dict[ToolPage, Callable[[ToolPage, Listed], Document]] = {
    COMPARE: _compare,
    FIRST_WEEK: _first_week,
    REFLECTION: _reflection,
    READINESS: _readiness,
    HANDOUT: _handout,
    PORTFOLIO: _portfolio,
    OFFLINE: _offline,
    CARRY: _carry,
    DEVICE: _device,
}
