"""An outline → the values of a checklist: sections become pause points, entries become items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from berdaya.authoring.importing.outline import Entry, Outline, Remark, Words
from berdaya.authoring.importing.values import Ids, Texts, told_as
from berdaya.check.rules.checklist_limits import MOST_ITEMS, MOST_PURPOSE_WORDS, MOST_WORDS
from berdaya.model.language import CODES, SOURCE
from berdaya.words import words as site_words


@dataclass(frozen=True)
class RecordValues:
    """The values of a record by field, and what was told while they were made. ``parts``, ``entries``: how many there are."""

    values: dict[str, Any]
    remarks: tuple[Remark, ...]
    parts: int
    entries: int


def checklist_values(outline: Outline) -> RecordValues:
    """Make the values of a checklist. What a tick cannot answer is left out, and told; long parts are split."""
    made = _Checklist(outline)
    values: dict[str, Any] = {}
    if title := made.texts.of(outline.title, ""):
        values["title"] = {code: re.sub(r"[*`\[\]]", "", text) for code, text in title.items()}
    if about := made.texts.of(outline.about, ""):
        if all(len(text.split()) <= MOST_PURPOSE_WORDS for text in about.values()):
            values["purpose"] = made.texts.marked(about)
        else:
            made.texts.tell("", "long-about", value=told_as(about), limit=MOST_PURPOSE_WORDS)
    pauses = list(made.pauses())
    values["pauses"] = pauses
    if made.remark_lines:
        made.texts.tell("", "remark-questions", count=made.remark_lines)
    return RecordValues(values, tuple(made.texts.remarks), len(pauses), sum(len(pause["items"]) for pause in pauses))


class _Checklist:
    """Grows while the pause points are made, and is then thrown away."""

    def __init__(self, outline: Outline) -> None:
        self.texts = Texts()
        self.remark_lines = 0
        self._outline = outline
        self._pause_ids, self._item_ids = Ids(), Ids()

    def pauses(self) -> Iterator[dict[str, Any]]:
        for section in self._outline.sections:
            items = [item for entry in section.entries for item in self._items(entry)]
            if not items:
                continue
            title = self.texts.of(section.words, section.where, is_sentence=True)
            named = {**({"title": self.texts.marked(title)} if title else {}), **self._when_and_who(section.intro, section.where)}
            count = -(-len(items) // MOST_ITEMS)
            if count > 1:
                self.texts.tell(section.where, "part-split", value=told_as(title) or "–", count=len(items), limit=MOST_ITEMS, parts=count)
            for number, chunk in enumerate(_evenly(items, count), 1):
                words = {code: f"{text} ({number})" for code, text in title.items()} if count > 1 else title
                identifier = self._pause_ids.of(words, section.name, "bagian")
                yield {"id": identifier, **named, **({"title": self.texts.marked(words)} if words else {}), "items": chunk}

    def _when_and_who(self, intro: Words, where: str) -> dict[str, Any]:
        """`Kapan: …. Siapa: ….`, as sheets say it; other words below a heading are told."""
        found: dict[str, dict[str, str]] = {}
        for code, text in self.texts.of(intro, where).items():
            said = site_words(code).sheets.sheet
            when, who = re.escape(said.when), re.escape(said.who)
            match = re.fullmatch(rf"(?:{when}\s*(?P<when>.+?)\.?)?\s*(?:{who}\s*(?P<who>.+?)\.?)?", text)
            if match and any(match.groups()):
                for name, value in match.groupdict().items():
                    if value:
                        found.setdefault(name, {})[code] = value
            elif code == SOURCE.code or SOURCE.code not in intro:
                self.texts.tell(where, "paragraph-left-out", value=text)
        return {name: self.texts.marked(value) for name, value in found.items()}

    def _items(self, entry: Entry) -> Iterator[dict[str, Any]]:
        if entry.type == "remark":
            self.remark_lines += 1
        elif entry.type == "note":
            self.texts.tell(entry.where, "paragraph-left-out", value=told_as(entry.words))
        elif not entry.is_tick:
            self.texts.tell(entry.where, "not-a-tick", value=told_as(entry.words))
        else:
            for each in _flat(entry):
                if item := self._item(each):
                    yield item

    def _item(self, entry: Entry) -> dict[str, Any] | None:
        said = {code: _without_stop(text) for code, text in self.texts.of(entry.words, entry.where, is_sentence=True).items()}
        if not said:
            self.texts.tell(entry.where, "empty-item")
            return None
        why = self.texts.of(entry.why or entry.help, entry.where)
        short = {code: text for code, text in said.items() if len(text.split()) <= MOST_WORDS}
        for code in said.keys() - short.keys():
            self.texts.tell(entry.where, "long-item", value=said[code], count=len(said[code].split()), limit=MOST_WORDS)
            why[code] = " ".join(filter(None, (said[code] + ".", why.get(code))))
        made: dict[str, Any] = {"id": self._item_ids.of(said, entry.name, "butir"), "text": self.texts.marked(short)}
        if why:
            made["why"] = self.texts.marked({code: why[code] for code in CODES if code in why})
        if if_no := self.texts.of(entry.if_no, entry.where):
            made["if_no"] = self.texts.marked(if_no)
        return made


def _flat(entry: Entry) -> Iterator[Entry]:
    """An entry and what is nested below it as items of their own. Words that end in a colon lead to each of these."""
    lead = entry.words.get(SOURCE.code, "").rstrip()
    if not entry.nested:
        yield entry
    elif lead.endswith(":"):
        bare = lead.removesuffix(":").rstrip()
        yield from (replace(child, words={**child.words, SOURCE.code: f"{bare}: {child.words.get(SOURCE.code, '')}"}) for child in entry.nested)
    else:
        if lead:
            yield replace(entry, nested=())
        yield from entry.nested


def _without_stop(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _evenly(items: Sequence[dict[str, Any]], count: int) -> Iterator[list[dict[str, Any]]]:
    """Parts of nearly the same length, in order."""
    start = 0
    for number in range(count):
        end = start + (len(items) - start) // (count - number)
        yield list(items[start:end])
        start = end
