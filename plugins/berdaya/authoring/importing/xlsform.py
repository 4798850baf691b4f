"""An XLSForm (https://xlsform.org), as KoboToolbox and ODK take it → sections and entries."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from berdaya.authoring.importing.headings import is_yes_or_no, without_language
from berdaya.authoring.importing.outline import Entry, Option, Outline, Remark, Section, UnreadableSource, Words
from berdaya.authoring.importing.plain_words import folded, without_lead
from berdaya.authoring.importing.table import TableCell
from berdaya.authoring.importing.workbook import WorkbookContent, WorkbookSheet
from berdaya.model.document import plain
from berdaya.model.language import CODES, SOURCE
from berdaya.model.markdown import read_short

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
_TYPES = {
    "text": "line", "string": "line", "integer": "number", "int": "number", "decimal": "number", "range": "number", "date": "date",
    "time": "time", "datetime": "date", "geopoint": "place", "acknowledge": "choice", "trigger": "choice",
}  # fmt: skip
_META = frozenset(
    "start end today deviceid subscriberid simserial phonenumber phone_number username email audit start-geopoint start_geopoint calculate hidden "
    "xml-external csv-external background-audio background-geopoint".split()
)
"""What a form notes by itself: nobody is asked."""
_TRUE = frozenset(("yes", "true", "true()", "ya", "1", "required"))
_LISTED = frozenset(
    "label hint type name required relevant constraint appearance calculation default choice_filter constraint_message required_message repeat_count "
    "read_only readonly parameters list_name order image audio video media guidance_hint trigger note style version body bind instance big-image "
    "autoplay".split()
)
"""Columns of XLSForms; others, and those of languages that this project has not, are told."""
_QUESTION_NUMBER = re.compile(r"^(?:[a-z]{0,8}_?\d+[a-z]?|[a-z])(?:_\d+[a-z]?)*$", re.IGNORECASE)
"""Names that only count: `q12`, `butir_3`, `a`."""


def is_xlsform(content: WorkbookContent) -> bool:
    """Whether a workbook is one: a sheet `survey` whose headings hold `type` and `name` or a label."""
    sheet = content.named(SURVEY)
    heads = {cell.text.strip().lower().partition("::")[0] for cell in next((row for row in sheet.rows if row), ())} if sheet else set()
    return "type" in heads and bool(heads & {"name", "label"})


def read_xlsform(content: WorkbookContent) -> Outline:
    """Read a form. Raises ``UnreadableSource`` where it asks nothing."""
    survey = content.named(SURVEY)
    if survey is None:
        raise UnreadableSource("nothing-found")
    reading = _Reading(_rows(survey), _options(content.named(CHOICES)))
    reading.read()
    settings = next(iter(_rows(content.named(SETTINGS)).lines), None)
    title = {SOURCE.code: folded(settings.cell("form_title").text)} if settings and settings.has("form_title") else {}
    remarks = (*survey.remarks, *_unknown_columns(survey), *reading.remarks)
    return Outline(title, reading.about, tuple(section for section in reading.sections if section.entries), remarks, is_collected=True)


@dataclass(frozen=True)
class _Line:
    """One row of a sheet by its headings."""

    cells: Mapping[str, TableCell]
    where: str

    def has(self, name: str) -> bool:
        return name in self.cells

    def cell(self, name: str) -> TableCell:
        return self.cells.get(name) or TableCell("", self.where, 0)

    def said(self, name: str) -> str:
        return folded(self.cell(name).text)

    def words(self, name: str) -> dict[str, str]:
        """A text in each language: `label::English (en)`; `label` alone is in the source language."""
        found: dict[str, str] = {}
        for head, cell in self.cells.items():
            column, _, tongue = head.partition("::")
            code = _code(tongue)
            if column.strip() == name and code:
                found.setdefault(code, plain(read_short(folded(cell.text)).inlines))
        return {code: found[code] for code in CODES if found.get(code)}


@dataclass(frozen=True)
class _Rows:
    lines: tuple[_Line, ...]


def _code(tongue: str) -> str:
    """The code of a language of the project; that of the source where none is named, empty for another one."""
    return without_language(tongue)[1] if tongue.strip() else SOURCE.code


def _rows(sheet: WorkbookSheet | None) -> _Rows:
    rows = [row for row in sheet.rows if row] if sheet else []
    heads = {cell.column: re.sub(r"\s*:{1,2}\s*", "::", cell.text.strip().lower(), count=1) for cell in rows[0]} if rows else {}
    return _Rows(tuple(_Line({heads[cell.column]: cell for cell in row if cell.column in heads}, row[0].where) for row in rows[1:]))


def _unknown_columns(sheet: WorkbookSheet) -> Iterator[Remark]:
    for cell in next((row for row in sheet.rows if row), ()):
        column, _, tongue = cell.text.strip().lower().partition("::")
        if tongue and not _code(tongue):
            yield Remark.of(cell.where, "other-language", value=cell.text, known=", ".join(CODES))
        elif column.strip() not in _LISTED:
            yield Remark.of(
                cell.where, "unknown-column", value=cell.text, count=sum(cell.column == other.column for row in sheet.rows for other in row) - 1
            )


def _options(sheet: WorkbookSheet | None) -> dict[str, tuple[Option, ...]]:
    lists: dict[str, list[Option]] = {}
    for line in _rows(sheet).lines:
        name = line.said("list_name") or line.said("list name")
        if name and (line.said("name") or line.words("label")):
            lists.setdefault(name, []).append(Option(line.words("label") or {SOURCE.code: line.said("name")}, line.said("name")))
    return {name: tuple(options) for name, options in lists.items()}


@dataclass
class _Open:
    """A group or a repeat that is not closed yet."""

    section: Section
    is_repeat: bool
    columns: list[Entry] = field(default_factory=list)


class _Reading:
    """One pass over the questions; grows while it reads and is then thrown away."""

    def __init__(self, survey: _Rows, options: Mapping[str, tuple[Option, ...]]) -> None:
        self._lines = survey.lines
        self._options = options
        self._open: list[_Open] = []
        self._meta: list[str] = []
        self._ticks: set[str] = set()
        self.sections: list[Section] = []
        self.about: Words = {}
        self.remarks: list[Remark] = []

    def read(self) -> None:
        """Sort the rows of the sheet."""
        for line in self._lines:
            self._line(line)
        if self._open:
            self._tell(self._open[-1].section.where, "group-left-open", value=_any(self._open[-1].section.words))
        while self._open:
            self._close()
        if self._meta:
            self._tell("", "metadata", value=", ".join(dict.fromkeys(self._meta)))

    def _tell(self, where: str, code: str, **args: object) -> None:
        self.remarks.append(Remark.of(where, code, **args))

    def _line(self, line: _Line) -> None:
        written = line.said("type")
        kind = re.sub(r"[\s_]+", " ", written.lower())
        where = line.cell("type").where if line.has("type") else line.where
        match kind.split():
            case []:
                if line.words("label"):
                    self._tell(line.where, "question-without-type", value=_any(line.words("label")))
            case ["begin", "group" | "repeat" as sort, *_]:
                self._begin(line, sort == "repeat")
            case ["end", "group" | "repeat", *_]:
                if self._open:
                    self._close()
                else:
                    self._tell(where, "group-not-open", value=written)
            case ["note", *_]:
                self._note(line)
            case _ if written.lower() in _META or kind.replace(" ", "_") in _META:
                self._meta.append(written)
            case _:
                if entry := self._question(line, kind, written, where):
                    self._put(entry)

    def _begin(self, line: _Line, is_repeat: bool) -> None:
        words = _without_leads(line.words("label"))
        above = [item.section.words for item in self._open if item.section.words and not item.is_repeat]
        if above and words and not is_repeat:  # a group within a group: its heading says where it stands
            words = {code: f"{above[-1][code]}: {text}" if code in above[-1] else text for code, text in words.items()}
        self._conditions(line)
        section = Section(line.where, words or (above[-1] if above and not is_repeat else {}), (), _name(line))
        self._open.append(_Open(section, is_repeat))
        if not is_repeat and not self._in_repeat:
            self.sections.append(section)

    @property
    def _in_repeat(self) -> bool:
        return any(item.is_repeat for item in self._open)

    def _close(self) -> None:
        closed = self._open.pop()
        if closed.is_repeat:
            words = closed.section.words or {SOURCE.code: closed.section.name}
            if closed.columns:
                self._put(Entry(closed.section.where, words, closed.section.name, "table", columns=tuple(closed.columns), is_tick=False))
        elif not self._in_repeat:
            outer = next((item.section for item in reversed(self._open)), Section("", {}, ()))
            self.sections.append(replace(outer, entries=(), intro={}))  # what follows belongs to the group around it

    def _put(self, entry: Entry) -> None:
        repeat = next((item for item in reversed(self._open) if item.is_repeat), None)
        if repeat:
            if entry.type == "table":
                self._tell(entry.where, "table-in-table", value=_any(entry.words))
            else:
                repeat.columns.append(entry)
            return
        if not self.sections:
            self.sections.append(Section("", {}, ()))
        self.sections[-1] = replace(self.sections[-1], entries=(*self.sections[-1].entries, entry))

    def _note(self, line: _Line) -> None:
        words = line.words("label")
        if not words:
            return
        self._conditions(line)
        section = self.sections[-1] if self.sections else None
        if section and not section.entries and not section.intro and self._open and not self._in_repeat:
            self.sections[-1] = replace(section, intro=words)
        elif not self.sections and not self.about:
            self.about = words
        else:
            self._put(Entry(line.cell("type").where, words, _name(line), "note", is_tick=False))

    def _question(self, line: _Line, kind: str, written: str, where: str) -> Entry | None:
        words = _without_leads(line.words("label"))
        if not words:
            words = {SOURCE.code: line.said("name").replace("_", " ")}
            self._tell(where, "question-without-label", value=line.said("name"))
        if not _any(words):
            return None
        first, _, rest = written.replace("select one", "select_one").replace("select multiple", "select_multiple").partition(" ")
        options: tuple[Option, ...] = ()
        if first.lower() in ("select_one", "select_multiple"):
            wanted, *more = rest.split() or [""]
            options = self._options.get(wanted, ())
            if not options:
                self._tell(where, "no-such-choices", value=wanted, question=_any(words))
                return None
            if "or_other" in more or "or_other" in wanted:
                options = (*options, Option({"id": "Lainnya", "en": "Other"}, "lainnya", is_open=True))
            type_ = "choice"
        elif kind in ("acknowledge", "trigger"):
            type_, options = "choice", (Option({"id": "Ya", "en": "Yes"}, "ya"),)
        elif kind in _TYPES:
            type_ = "lines" if kind in ("text", "string") and "multiline" in line.said("appearance") else _TYPES[kind]
        else:
            self._tell(where, "unknown-type", value=written, question=_any(words))
            return None
        if kind == "datetime":
            self._tell(where, "only-the-day", question=_any(words))
        answers = (tuple(_any(option.words) for option in options), tuple(option.name for option in options))
        is_tick = kind in ("acknowledge", "trigger") or (first.lower() == "select_one" and any(map(is_yes_or_no, answers)))
        if is_tick:
            self._ticks.add(line.said("name"))
        elif self._is_remark_of_a_tick(line):
            return Entry(where, words, _name(line), "remark", is_tick=False)
        self._conditions(line)
        must = line.said("required").lower() in _TRUE
        return Entry(where, words, _name(line), type_, line.words("hint"), must, options, first.lower() == "select_multiple", is_tick=is_tick)

    def _is_remark_of_a_tick(self, line: _Line) -> bool:
        """Whether a question asks for words to a tick: it is shown by its answer alone."""
        named = re.findall(r"\$\{\s*([^}\s]+)\s*\}", line.said("relevant"))
        return line.said("type").lower() in ("text", "string") and bool(named) and set(named) <= self._ticks

    def _conditions(self, line: _Line) -> None:
        for column in ("relevant", "constraint", "choice_filter"):
            if line.has(column):
                self._tell(
                    line.cell(column).where, f"{column.replace('_', '-')}-left-out", value=line.said(column), question=_any(line.words("label"))
                )


def _name(line: _Line) -> str:
    """The name of a question where it says something: without what this project's own forms put before it, and no mere number."""
    name = line.said("name").rpartition("__")[2]
    return "" if _QUESTION_NUMBER.match(name) else name


def _without_leads(words: Words) -> dict[str, str]:
    return {code: without_lead(re.sub(r"^[A-Z]{1,2}\d{1,2}\s+(?=\S)", "", text)) for code, text in words.items()}


def _any(words: Words) -> str:
    return next((words[code] for code in CODES if words.get(code)), "")
