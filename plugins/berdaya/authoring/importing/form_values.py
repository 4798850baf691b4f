"""An outline → the values of a form: sections become parts, entries become fields."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from berdaya.authoring.importing.checklist_values import RecordValues
from berdaya.authoring.importing.outline import Entry, Option, Outline
from berdaya.authoring.importing.values import Ids, Texts, told_as
from berdaya.model.kinds.form import MOST_COLUMNS
from berdaya.model.language import SOURCE

_ROOM = re.compile(r"_{3,}|\.{4,}|…{2,}")
_ANSWERS = re.compile(r"\(?\b(ya|sudah|ada|yes)\s*/\s*(tidak ada|tidak|belum|no)\)?\s*[:?.]*\s*$", re.IGNORECASE)
_GUESSES = (
    ("date", re.compile(r"^(?:hari[ ,/&dan]*)?(?:tanggal|tgl\.?|date)\b", re.IGNORECASE)),
    ("time", re.compile(r"^(?:jam|pukul|waktu mulai|waktu selesai|start time|end time)\b", re.IGNORECASE)),
    ("number", re.compile(r"^(?:jumlah|banyaknya|berapa (?:banyak|orang|jumlah|kali)|umur|usia|number of|how many|age)\b", re.IGNORECASE)),
    ("signatures", re.compile(r"^(?:tanda tangan|ttd|signature)\b", re.IGNORECASE)),
)
"""What the first words of a question on paper say of its answer."""
_COLUMN_TYPES = frozenset(("line", "number", "money", "date", "choice"))
_SIMPLE = frozenset(("line", "lines", "date", "time", "place", "number", "money", "signatures"))
_NOTE = {"id": "Keterangan", "en": "Note"}


def form_values(outline: Outline) -> RecordValues:
    """Make the values of a form. Its example answers one field, so that an author sees how."""
    made = _Form(outline)
    values: dict[str, Any] = {}
    if title := made.texts.of(outline.title, ""):
        values["title"] = {code: re.sub(r"[*`\[\]]", "", text) for code, text in title.items()}
    if about := made.texts.of(outline.about, ""):
        values["purpose"] = made.texts.marked(about)
    parts = list(made.parts())
    fields = [field for part in parts for field in part["fields"]]
    values["parts"] = parts
    if example := _example(fields):
        values["filled"] = [example]
    if outline.is_collected:
        values["collects"] = True
    return RecordValues(values, tuple(made.texts.remarks), len(parts), len(fields))


class _Form:
    """Grows while the parts are made, and is then thrown away."""

    def __init__(self, outline: Outline) -> None:
        self.texts = Texts()
        self._outline = outline
        self._part_ids, self._field_ids = Ids(), Ids()

    def parts(self) -> Iterator[dict[str, Any]]:
        for section in self._outline.sections:
            title = self.texts.of(section.words, section.where, is_sentence=True)
            intro = self.texts.of(section.intro, section.where)
            fields = [field for entry in section.entries for each in _flat(entry) if (field := self._field(each))]
            if fields:
                made: dict[str, Any] = {"id": self._part_ids.of(title, section.name, "bagian"), "fields": fields}
                yield {**made, **({"title": self.texts.marked(title)} if title else {}), **({"intro": self.texts.marked(intro)} if intro else {})}

    def _field(self, entry: Entry) -> dict[str, Any] | None:
        entry = _understood(entry)
        label = {code: text.rstrip(":").rstrip() for code, text in self.texts.of(entry.words, entry.where, is_sentence=True).items()}
        label = {code: text for code, text in label.items() if text}
        if not label:
            self.texts.tell(entry.where, "empty-item")
            return None
        choices = self._choices(entry) if entry.type == "choice" else []
        kind = "line" if entry.type == "choice" and not choices else entry.type
        made: dict[str, Any] = {"id": self._field_ids.of(label, entry.name, "isian"), "type": kind, "label": self.texts.marked(label)}
        if help_ := self.texts.of(entry.help, entry.where):
            made["help"] = self.texts.marked(help_)
        if entry.required:
            made["required"] = True
        match kind:
            case "note":
                made |= {"label": {code: _NOTE[code] for code in label if code in _NOTE} or dict(label), "text": made["label"]}
            case "choice":
                made["choices"] = choices
                if entry.is_many:
                    made["many"] = True
            case "table":
                made["columns"] = self._columns(entry)
            case "signatures":
                made["signers"] = [{"id": "penanda-tangan", "label": made["label"]}]
        return made

    def _choices(self, entry: Entry) -> list[dict[str, Any]]:
        ids = Ids()
        made = []
        for option in entry.options:
            if words := self.texts.of(option.words, entry.where):
                is_open = option.is_open or any(_ROOM.search(text) for text in option.words.values())
                words = {code: text.rstrip(":").rstrip() or text for code, text in words.items()}
                choice: dict[str, Any] = {"id": ids.of(words, option.name, "pilihan"), "label": self.texts.marked(words)}
                made.append({**choice, **({"write": True} if is_open else {})})
        return made

    def _columns(self, entry: Entry) -> list[dict[str, Any]]:
        ids = Ids()
        made = []
        if len(entry.columns) > MOST_COLUMNS:
            left = ", ".join(told_as(column.words) for column in entry.columns[MOST_COLUMNS:])
            self.texts.tell(entry.columns[MOST_COLUMNS].where, "columns-left-out", value=left, limit=MOST_COLUMNS)
        for column in entry.columns[:MOST_COLUMNS]:
            words = self.texts.of(column.words, column.where)
            if not words:
                self.texts.tell(column.where, "empty-item")
                continue
            kind = column.type if column.type in _COLUMN_TYPES else "line"
            if kind == "choice" and column.is_many:  # a cell has room for one answer
                self.texts.tell(column.where, "one-answer-a-cell", value=told_as(words))
            cell: dict[str, Any] = {"id": ids.of(words, column.name, "kolom"), "label": self.texts.marked(words), "type": kind}
            made.append({**cell, **({"choices": self._choices(column)} if kind == "choice" else {})})
        return made


def _flat(entry: Entry) -> Iterator[Entry]:
    """An entry with its answers, or the questions that stand below it: those leave room to write."""
    below = entry.nested
    lead = entry.words.get(SOURCE.code, "").rstrip()
    if not below:
        yield entry
    elif all(_ROOM.search(told_as(child.words)) or told_as(child.words).endswith((":", "?")) for child in below):
        bare_lead = lead.rstrip(":").rstrip()
        yield from (replace(child, words={**child.words, SOURCE.code: f"{bare_lead}: {child.words.get(SOURCE.code, '')}"}) for child in below)
    else:
        yield replace(entry, type=entry.type or "choice", options=tuple(Option(child.words) for child in below), nested=())


def _understood(entry: Entry) -> Entry:
    """An entry with the type that its words say, where nothing else does."""
    text = entry.words.get(SOURCE.code) or told_as(entry.words)
    if entry.type in ("", "choice") and not entry.options and (found := _ANSWERS.search(text)):
        rest = text[: found.start()].rstrip(" :(")
        if rest:
            options = (Option({SOURCE.code: found[1].capitalize()}), Option({SOURCE.code: found[2].capitalize()}))
            return replace(entry, type="choice", options=options, words={**entry.words, SOURCE.code: rest})
    if entry.options:
        return replace(entry, type="choice")
    if entry.type == "remark":
        return replace(entry, type="lines")
    if entry.type == "choice":
        return replace(entry, type="line")
    guessed = next((kind for kind, pattern in _GUESSES if pattern.match(text)), "line")
    return replace(entry, type=entry.type or guessed)


def _example(fields: list[dict[str, Any]]) -> dict[str, Any] | None:
    """An answer to begin with: words to fill in where a field takes words, else the first choice, else an empty row."""
    for field in fields:
        if field["type"] in _SIMPLE:
            return {"field": field["id"]}
    for field in fields:
        if field["type"] == "choice":
            return {"field": field["id"], "choices": [field["choices"][0]["id"]]}
        if field["type"] == "table":
            return {"field": field["id"], "rows": [["" for _ in field["columns"]]]}
    return None
