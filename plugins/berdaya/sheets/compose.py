"""A checklist record and a language → the one ``Sheet`` that every edition reads."""

import re

from berdaya.model.kinds.checklist import Checklist, Choice, Decision, Item, PausePoint, Trial, pause_letter
from berdaya.model.plain import plain
from berdaya.model.text import Text
from berdaya.sheets.imprint import Imprint
from berdaya.sheets.sheet import Sheet, SheetChoice, SheetDecision, SheetItem, SheetPause
from berdaya.sheets.wording import Wording, wording

_LETTERED = re.compile(r"^[A-Z][.)]\s+")


def compose(key: str, data: Checklist, lang: str, imprint: Imprint) -> Sheet:
    """Set the checklist ``key`` in the language ``lang``; a text that lacks it stands in the source language."""
    words = wording(lang)
    return Sheet(
        key=key,
        id=key.rpartition("/")[2],
        code=data.code,
        lang=lang,
        title=_text(data.title, lang),
        purpose=_text(data.purpose, lang),
        style=words.sheet.do_confirm if data.style == "do-confirm" else words.sheet.read_do,
        when=_text(data.when, lang),
        who=_text(data.who, lang),
        owner=_text(data.owner, lang),
        version=data.version,
        revised=data.revised,
        tested=_tested(data.tested, words),
        pauses=tuple(_pause(pause, pause_letter(at), lang) for at, pause in enumerate(data.pauses)),
        decision=_decision(data.decision, lang),
        signatures=tuple(_text(label, lang) for label in data.signatures),
        not_covered=_text(data.not_covered, lang),
        minutes=_text(data.minutes, lang) if data.minutes else None,
        edition=_edition(data, words),
        licence=words.sheet.licence.format(licence=imprint.licence, publisher=imprint.publisher),
        publisher=imprint.publisher,
        address=imprint.address(data.code),
        words=words,
    )


def item_codes(data: Checklist) -> dict[str, str]:
    """Name each item of a checklist as paper and screen do: ``{"baca-data": "A1", …}``."""
    return {
        item.id: f"{pause_letter(at)}{number}"
        for at, pause in enumerate(data.pauses)
        for number, item in enumerate(pause.items, 1)
    }


def _text(text: Text, lang: str) -> str:
    return plain(text.best(lang)[0])


def _pause(pause: PausePoint, letter: str, lang: str) -> SheetPause:
    return SheetPause(
        id=pause.id,
        letter=letter,
        title=_LETTERED.sub("", _text(pause.title, lang)),
        when=_text(pause.when, lang),
        who=_text(pause.who, lang),
        items=tuple(_item(item, f"{letter}{number}", lang) for number, item in enumerate(pause.items, 1)),
    )


def _item(item: Item, code: str, lang: str) -> SheetItem:
    return SheetItem(
        id=item.id,
        code=code,
        text=_text(item.text, lang),
        if_no=_text(item.if_no, lang) if item.if_no else None,
        stop=item.stop,
        critical=item.critical,
        suggested=item.suggested,
    )


def _decision(decision: Decision, lang: str) -> SheetDecision:
    return SheetDecision(
        question=_text(decision.question, lang),
        decided_by=_text(decision.decided_by, lang),
        choices=tuple(_choice(choice, lang) for choice in decision.choices),
    )


def _choice(choice: Choice, lang: str) -> SheetChoice:
    return SheetChoice(choice.id, _text(choice.label, lang), _text(choice.then, lang))


def _tested(trials: tuple[Trial, ...], words: Wording) -> str | None:
    if not trials:
        return None
    each = (words.sheet.trial.format(place=trial.place, date=words.day(trial.date)) for trial in trials)
    return words.sheet.tested.format(trials="; ".join(each))


def _edition(data: Checklist, words: Wording) -> str:
    return words.sheet.edition.format(
        version=data.version, revised=words.day(data.revised), review_by=words.day(data.review_by)
    )
