"""A checklist → HTML for a file of its own: no notes of items, no links to sources, and as few bytes as HTML allows.

It is sent over slow networks: names of classes and fields are short, values stand without quotes where they can, and a paragraph
that the next element ends has no end tag.
"""

import re
from collections.abc import Iterator

from berdaya.model.sheet import Said, Sheet, SheetItem
from berdaya.words import Words
from berdaya.words.site import ChecklistWords
from berdaya.write.html import attribute, text
from berdaya.write.html_sheet import version_of

TOOLS = ("print", "text", "clear")
_PLAIN = re.compile(r"[\w./@-]+")
"""Values that need no quotes; HTML allows some more."""


def sheet_file_html(sheet: Sheet, said: Words) -> str:
    """Write the sheet, from its head to its buttons."""
    return "".join(_Writer(sheet, said).whole())


def _value(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else f'"{attribute(words)}"'


class _Writer:
    """Writes one sheet. Its fields are called by the codes of the items, which are short; the script knows them by their ids."""

    def __init__(self, sheet: Sheet, said: Words) -> None:
        self._sheet = sheet
        self._said = said
        self._words: ChecklistWords = said.site.checklist

    def whole(self) -> Iterator[str]:
        yield from self._head()
        for pause in self._sheet.pauses:
            words = self._words
            yield f"<fieldset><legend><h2>{text(words.pause.format(letter=pause.letter))}. {self._t(pause.title)}</h2></legend>"
            yield f"<p class=when><b>{text(words.pause_when)}</b> {self._t(pause.when)}. <b>{text(words.pause_who)}</b> {self._t(pause.who)}."
            for item in pause.items:
                yield from self._item(item)
            yield "</fieldset>"
        yield from self._decision()
        yield from self._about()
        yield from self._tools()
        yield "</div>\n"

    def _t(self, words: str) -> str:
        """Words of the sheet, marked where they are in another language."""
        if isinstance(words, Said) and words.lang != self._sheet.lang:
            return f"<span lang={words.lang}>{text(words)}</span>"
        return text(words)

    def _head(self) -> Iterator[str]:
        sheet, words = self._sheet, self._words
        ids = " ".join(item.id for item in sheet.items())
        yield f"<div class=sheet data-sheet={_value(sheet.key)} data-version={_value(sheet.version)} data-ids={_value(ids)}>"
        yield f"<h1>{self._t(sheet.title)}</h1><p>{self._t(sheet.purpose)}"
        style = words.style["read-do" if sheet.is_read_do else "do-confirm"]
        rows = ((words.when, self._t(sheet.when)), (words.who, self._t(sheet.who)), (words.style_label, text(style)))
        yield "<dl class=how>" + "".join(f"<div><dt>{text(label)}</dt><dd>{said}</dd></div>" for label, said in rows) + "</dl>"
        yield self._tested()
        yield self._legend()
        labels = {"place": words.place, "date": words.date, "names": words.names}
        fields = (f"<label>{text(label)}<input type=text name=f.{name}></label>" for name, label in labels.items())
        yield f"<div class=fields>{''.join(fields)}</div><div class=bar><p class=progress role=status><p class=halt role=status></div>"

    def _tested(self) -> str:
        words = self._words
        if not self._sheet.trials:
            return f"<p class=untested><b>{text(words.untested)}</b>"
        trials = "; ".join(f"{text(trial.place)} ({text(trial.people)}), {self._said.day(trial.date)}" for trial in self._sheet.trials)
        return f"<p class=tested><b>{text(words.tested)}</b> {trials}"

    def _legend(self) -> str:
        words = self._words
        saran = text(self._said.site.labels.saran)
        suggested = f" <span><span class=mark>{saran}</span> {text(words.suggested_legend)}</span>" if self._sheet.has_suggested else ""
        stop = f"<span><strong class=stop>{text(words.stop)}</strong> {text(words.stop_legend)}</span>"
        return f"<p class=legend>{stop}{suggested} <span>{text(words.privacy)}</span>"

    def _item(self, item: SheetItem) -> Iterator[str]:
        words, code = self._words, item.code
        marks = f" <strong class=stop>{text(words.stop)}</strong>" if item.stop else ""
        marks += f" <strong class=mark>{text(words.critical)}</strong>" if item.critical and not item.stop else ""
        marks += f" <span class=mark>{text(self._said.site.labels.saran)}</span>" if item.suggested else ""
        yield f"<div class={_value('item is-stop' if item.stop else 'item')} role=radiogroup aria-labelledby=t-{code}>"
        yield f"<p id=t-{code}><b>{code}</b> <span>{self._t(item.text)}</span>{marks}"
        if item.if_no:
            yield f"<p class=ifno><b>{text(words.if_no)}</b> {self._t(item.if_no)}"
        answers = (f"<label><input type=radio name={code} value={value}>{text(word)}</label>" for value, word in words.answers.items())
        yield f"<div class=ans>{''.join(answers)}</div>"
        yield f"<details><summary>{text(words.why.format(code=code))}</summary><p>{self._t(item.why)}</details></div>"

    def _decision(self) -> Iterator[str]:
        words, decision = self._words, self._sheet.decision
        yield f"<fieldset class=decision><legend><h2>{text(words.decision)}</h2></legend>"
        yield f"<p><b>{self._t(decision.question)}</b><p>{text(words.decided_by)} {self._t(decision.decided_by)}.</p>"
        for choice in decision.choices:
            said = f"<b>{self._t(choice.label)}.</b> {self._t(choice.then)}"
            yield f"<label><input type=radio name=d value={_value(choice.id)}><span>{said}</span></label>"
        yield f"<label class=reason>{text(words.reason)}<textarea name=r></textarea></label></fieldset>"

    def _about(self) -> Iterator[str]:
        sheet, words = self._sheet, self._words
        signatures = "".join(f"<p>{self._t(label)}" for label in sheet.signatures)
        yield f'<div class="signs paper"><p><b>{text(words.signatures)}</b>{signatures}</div>'
        version = text(version_of(sheet, self._said))
        owner = text(words.owner).replace("{owner}", self._t(sheet.owner))
        yield f"<div class=about><p><b>{text(words.not_covered)}</b> {self._t(sheet.not_covered)}<p>{version}. {owner}</div>"

    def _tools(self) -> Iterator[str]:
        """The buttons, then what answers them, so that the next Tab leads into it."""
        words = self._words
        buttons = "".join(f"<button data-do={name}>{text(words.do[name])}</button>" for name in TOOLS)
        yield f"<div class=tools hidden><p>{text(words.device)}<div>{buttons}</div></div><div class=notice role=status></div>"
