"""A list in Markdown → sections and entries: headings, bullets, numbers, task boxes, tables."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from berdaya.authoring.importing.outline import Entry, Option, Outline, Remark, Section, UnreadableSource
from berdaya.authoring.importing.plain_words import bullets, folded, without_lead
from berdaya.authoring.importing.table import plain_rows, read_table
from berdaya.load.bounds import MAX_BODY_BYTES, MAX_BODY_LINES, body_too_deep, line_and_column
from berdaya.load.text import read_text
from berdaya.model.language import SOURCE
from berdaya.model.markdown import OutlinePart, read_outline

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n")
_CODES = {
    "file-too-large": "text-too-large",
    "not-utf8": "not-utf8",
    "line-too-long": "line-too-much",
    "yaml-control-character": "control-character",
}
"""What is told of a text, by what its reader says."""
LINE = "{line}"
YES_OR_NO = (Option({"id": "Ya", "en": "Yes"}, "ya"), Option({"id": "Belum", "en": "Not yet"}, "belum"))
"""How a task box is answered on a form."""


def read_markdown_list(file: Path) -> Outline:
    """Read a list. Raises ``UnreadableSource`` where the file is no text, or too large."""
    text, problems = read_text(file, file.name, MAX_BODY_BYTES)
    if problems:
        first = problems[0]
        raise UnreadableSource(_CODES.get(first.code, "unreadable"), limit=MAX_BODY_BYTES // 1024, line=first.place.line)
    if text.count("\n") > MAX_BODY_LINES or text.count("|") > MAX_BODY_LINES:
        raise UnreadableSource("text-too-long", limit=MAX_BODY_LINES)
    if (offset := body_too_deep(text)) is not None:
        raise UnreadableSource("line-too-much", line=line_and_column(text, offset)[0])
    remarks: list[Remark] = []
    if front := _FRONT_MATTER.match(text):
        remarks.append(Remark.of("1", "front-matter"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    reading = _Reading(read_outline(text), remarks)
    reading.read()
    return Outline(reading.title, reading.about, tuple(item for item in reading.sections if item.entries), tuple(reading.remarks))


class _Reading:
    """One pass over the parts of a text; grows while it reads and is then thrown away."""

    def __init__(self, parts: Sequence[OutlinePart], remarks: list[Remark]) -> None:
        self._parts = parts
        self.remarks = remarks
        self.title: dict[str, str] = {}
        self.about: dict[str, str] = {}
        self.sections: list[Section] = []
        self._above: list[tuple[int, str]] = []

    def read(self) -> None:
        """Sort the parts."""
        place = 0
        while place < len(self._parts):
            part = self._parts[place]
            where = str(part.line)
            for address in part.lost:
                self._tell(where, "address-left-out", value=address)
            match part.kind:
                case "heading":
                    self._heading(part)
                case "item":
                    children = self._children(place + 1)
                    self._put(self._item(part, children))
                    place += len(children)
                case "table":
                    self._table(part)
                case "paragraph":
                    self._paragraph(part)
                case _:
                    self._tell(where, "paragraph-left-out", value=folded(part.text))
            place += 1
        self._close_empty()

    def _tell(self, where: str, code: str, **args: object) -> None:
        self.remarks.append(Remark.of(where, code, **args))

    def _heading(self, part: OutlinePart) -> None:
        words = without_lead(folded(part.text))
        if not words:
            return
        if not self.title and not self.sections and part.level == 1:
            self.title = {SOURCE.code: words}
            return
        self._above = [item for item in self._above if item[0] < part.level]
        above = self._above[-1][1] if self._above else ""
        self._above.append((part.level, words))
        self._close_empty(is_said=bool(above))
        self.sections.append(Section(str(part.line), {SOURCE.code: f"{above}: {words}" if above else words}, ()))

    def _close_empty(self, is_said: bool = False) -> None:
        """Tell of a heading without items below it. ``is_said``: the headings below it carry its words."""
        if self.sections and not self.sections[-1].entries and self.sections[-1].where:
            empty = self.sections.pop()
            for text in empty.intro.values():
                self._tell(empty.where, "paragraph-left-out", value=text)
            if not is_said:
                self._tell(empty.where, "heading-without-items", value=empty.words.get(SOURCE.code, ""))

    def _children(self, place: int) -> list[OutlinePart]:
        """What is nested below the item before this place."""
        level = self._parts[place - 1].level
        held: list[OutlinePart] = []
        for part in self._parts[place:]:
            if part.kind not in ("item", "paragraph") or (part.level <= level if part.kind == "item" else part.level < level or not part.level):
                break
            held.append(part)
        return held

    def _item(self, part: OutlinePart, below: Sequence[OutlinePart]) -> Entry:
        where = str(part.line)
        children = []
        for item in below:
            for address in item.lost:
                self._tell(str(item.line), "address-left-out", value=address)
            if item.kind == "paragraph":
                self._tell(str(item.line), "paragraph-left-out", value=folded(item.text))
            elif item.level > part.level + 1:
                self._tell(str(item.line), "nested-too-deep", value=folded(item.text))
            else:
                children.append(item)
        nested = tuple(Entry(str(item.line), {SOURCE.code: without_lead(folded(item.text))}) for item in children)
        is_many = bool(children) and all(item.is_task for item in children)
        return Entry(
            where,
            {SOURCE.code: without_lead(folded(part.text))},
            options=() if nested or not part.is_task else YES_OR_NO,
            nested=nested,
            is_many=is_many,
        )

    def _put(self, *entries: Entry) -> None:
        if not self.sections:
            self.sections.append(Section("", {}, ()))
        self.sections[-1] = replace(self.sections[-1], entries=(*self.sections[-1].entries, *entries))

    def _paragraph(self, part: OutlinePart) -> None:
        where = str(part.line)
        lead, items = bullets(part.text)
        if items and (len(items) > 1 or not lead):
            if lead:
                self._tell(where, "paragraph-left-out", value=lead)
            self._put(*(Entry(str(part.line), {SOURCE.code: item}) for item in items))
        elif not part.level and self.sections and not self.sections[-1].entries and not self.sections[-1].intro:
            self.sections[-1] = replace(self.sections[-1], intro={SOURCE.code: folded(part.text)})
        elif not self.sections and not self.about:
            self.about = {SOURCE.code: folded(part.text)}
        else:
            self._tell(where, "paragraph-left-out", value=folded(part.text))

    def _below_heading(self, section: Section) -> Section:
        """A table's own section with the words of the heading above the table."""
        above = self._above[-1][1] if self._above else ""
        self._close_empty(is_said=True)
        return replace(section, words={SOURCE.code: f"{above}: {section.words[SOURCE.code]}"}) if above else section

    def _table(self, part: OutlinePart) -> None:
        found = read_table(plain_rows(part.rows, LINE), has_head=True)
        self.remarks += found.remarks
        self.remarks += [Remark.of(cell.where, "cell-left-out", value=folded(cell.text)) for cell in found.above]
        for section in found.sections:
            if section.words:
                self.sections.append(self._below_heading(section))
            else:
                self._put(*section.entries)
