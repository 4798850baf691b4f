"""A checklist record and a language → the one ``Sheet`` that every output reads. Item codes ("B2") are made here alone."""

import re

from berdaya.model.document import plain
from berdaya.model.kinds.checklist import Checklist, Item, PausePoint, pause_letter
from berdaya.model.markdown import read_short
from berdaya.model.record import Record
from berdaya.model.sheet import Said, Sheet, SheetChoice, SheetDecision, SheetItem, SheetPause, SheetTrial
from berdaya.model.text import Text
from berdaya.words import Words

_LETTERED = re.compile(r"^[A-Z][.)]\s+")


def sheet_of(record: Record[Checklist], said: Words, text_lang: str | None = None) -> Sheet:
    """Compose the sheet of a checklist; a text that lacks ``text_lang`` stands in the source language."""
    data, lang = record.data, text_lang or said.code
    return Sheet(
        key=record.key,
        id=record.id,
        code=data.code,
        lang=said.code,
        title=plain_title(data.title, lang),
        purpose=plain_text(data.purpose, lang),
        is_read_do=data.style == "read-do",
        when=clause(data.when, lang),
        who=clause(data.who, lang),
        owner=clause(data.owner, lang),
        version=data.version,
        created=data.created,
        revised=data.revised,
        review_by=data.review_by,
        trials=tuple(SheetTrial(trial.place, trial.people, trial.date) for trial in data.tested),
        pauses=tuple(_pause(pause, pause_letter(at), lang) for at, pause in enumerate(data.pauses)),
        decision=_decision(data, lang),
        signatures=tuple(plain_text(label, lang) for label in data.signatures),
        not_covered=plain_text(data.not_covered, lang),
        minutes=plain_text(data.minutes, lang) if data.minutes else None,
    )


def plain_title(text: Text, lang: str) -> Said:
    """A title in plain words, on one line."""
    value, code = text.best(lang)
    return Said.of(" ".join(value.split()), code)


def plain_text(text: Text, lang: str) -> Said:
    """A text in plain words."""
    value, code = text.best(lang)
    return Said.of(plain(read_short(value).inlines), code)


def clause(text: Text, lang: str) -> Said:
    """A text that stands within a sentence of ours: its full stop is ours to set."""
    said = plain_text(text, lang)
    return Said.of(said[:-1] if said.endswith(".") and not said.endswith("..") else said, said.lang)


def _pause(pause: PausePoint, letter: str, lang: str) -> SheetPause:
    title = plain_text(pause.title, lang)
    return SheetPause(
        id=pause.id,
        letter=letter,
        title=Said.of(_LETTERED.sub("", title), title.lang),
        when=clause(pause.when, lang),
        who=clause(pause.who, lang),
        items=tuple(_item(item, f"{letter}{number}", lang) for number, item in enumerate(pause.items, 1)),
    )


def _item(item: Item, code: str, lang: str) -> SheetItem:
    return SheetItem(
        id=item.id,
        code=code,
        text=plain_text(item.text, lang),
        why=plain_text(item.why, lang),
        if_no=plain_text(item.if_no, lang) if item.if_no else None,
        stop=item.stop,
        critical=item.critical,
        suggested=item.suggested,
        refs=item.ref,
    )


def _decision(data: Checklist, lang: str) -> SheetDecision:
    decision = data.decision
    choices = tuple(SheetChoice(choice.id, clause(choice.label, lang), plain_text(choice.then, lang)) for choice in decision.choices)
    return SheetDecision(plain_text(decision.question, lang), clause(decision.decided_by, lang), choices)
