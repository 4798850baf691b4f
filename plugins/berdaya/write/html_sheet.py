"""A checklist → HTML: to work with on a page, and as text on paper. ``write/html_sheet_file.py`` writes it for a file of its own."""

from collections.abc import Iterator

from berdaya.model.sheet import Said, Sheet, SheetItem
from berdaya.words import Words
from berdaya.words.site import ChecklistWords
from berdaya.write.html import HtmlOptions, Piece, attribute, text

TOOLS = ("print", "blank", "text", "link", "json", "xlsx", "csv", "clear")


def sheet_html(sheet: Sheet, options: HtmlOptions) -> list[Piece]:
    """Write the sheet of a page."""
    return _Writer(sheet, options.words).whole()


def marked(words: str, lang: str) -> str:
    """Words of a sheet in ``lang``, marked where they are in another language."""
    if isinstance(words, Said) and words.lang != lang:
        return f'<span lang="{words.lang}">{text(words)}</span>'
    return text(words)


def version_of(sheet: Sheet, said: Words) -> str:
    """Which version of a sheet this is, and its days."""
    day, version = said.day, said.site.checklist.version
    return version.format(version=sheet.version, created=day(sheet.created), revised=day(sheet.revised), review_by=day(sheet.review_by))


class _Writer:
    """Writes one sheet."""

    def __init__(self, sheet: Sheet, said: Words) -> None:
        self._sheet = sheet
        self._said = said
        self._words: ChecklistWords = said.site.checklist

    def whole(self) -> list[Piece]:
        """The sheet, from its head to its buttons."""
        return [*self._head(), *self._pauses(), *self._decision(), *self._about(), *self._tools(), "</div>\n"]

    def _t(self, words: str) -> str:
        return marked(words, self._sheet.lang)

    def _head(self) -> Iterator[str]:
        sheet, words = self._sheet, self._words
        yield f'<div class="bd-sheet" data-sheet="{sheet.key}" data-version="{sheet.version}" data-lang="{sheet.lang}">\n'
        yield f'<p class="bd-title bd-paper">{self._t(sheet.title)}</p>\n'
        yield f"<p>{self._t(sheet.purpose)}</p>\n"
        style = words.style["read-do" if sheet.is_read_do else "do-confirm"]
        rows = ((words.when, self._t(sheet.when)), (words.who, self._t(sheet.who)), (words.style_label, text(style)))
        yield '<dl class="bd-how">' + "".join(f"<div><dt>{text(label)}</dt><dd>{said}</dd></div>" for label, said in rows) + "</dl>\n"
        yield self._tested()
        yield self._legend()
        labels = {"place": words.place, "date": words.date, "names": words.names}
        fields = (f'<label>{text(label)}<input type="text" name="f.{name}" autocomplete="off"></label>' for name, label in labels.items())
        yield f'<div class="bd-fields">{"".join(fields)}</div>\n'
        yield '<div class="bd-bar"><p class="bd-progress" role="status"></p><p class="bd-halt" role="status"></p></div>\n'

    def _tested(self) -> str:
        words = self._words
        if not self._sheet.trials:
            return f'<p class="bd-untested"><b>{text(words.untested)}</b> {text(words.untested_more)}</p>\n'
        trials = "; ".join(f"{text(trial.place)} ({text(trial.people)}), {self._said.day(trial.date)}" for trial in self._sheet.trials)
        return f'<p class="bd-tested"><b>{text(words.tested)}</b> {trials}</p>\n'

    def _legend(self) -> str:
        words = self._words
        saran = text(self._said.site.labels.saran)
        suggested = f' <span><span class="bd-mark">{saran}</span> {text(words.suggested_legend)}</span>' if self._sheet.has_suggested else ""
        return (
            f'<p class="bd-legend"><span><strong class="bd-stop">{text(words.stop)}</strong> {text(words.stop_legend)}</span>'
            f"{suggested} <span>{text(words.privacy)}</span></p>\n"
        )

    def _pauses(self) -> Iterator[Piece]:
        words = self._words
        for pause in self._sheet.pauses:
            title = f"{text(words.pause.format(letter=pause.letter))}. {self._t(pause.title)}"
            yield f'<fieldset><legend><h2 id="jeda-{pause.letter.lower()}">{title}</h2></legend>\n'
            yield (
                f'<p class="bd-when"><b>{text(words.pause_when)}</b> {self._t(pause.when)}.'
                f" <b>{text(words.pause_who)}</b> {self._t(pause.who)}.</p>\n"
            )
            for item in pause.items:
                yield from self._item(item)
            yield f'<p class="bd-lines bd-paper">{text(words.notes)}</p>\n'
            yield "</fieldset>\n"

    def _item(self, item: SheetItem) -> Iterator[Piece]:
        words, code = self._words, item.code
        name = "bd-item bd-is-stop" if item.stop else "bd-item"
        marks = f' <strong class="bd-stop">{text(words.stop)}</strong>' if item.stop else ""
        marks += f' <strong class="bd-mark">{text(words.critical)}</strong>' if item.critical and not item.stop else ""
        marks += f' <span class="bd-mark">{text(self._said.site.labels.saran)}</span>' if item.suggested else ""
        yield f'<div class="{name}" role="radiogroup" aria-labelledby="t-{code}">\n'
        yield f'<p id="t-{code}"><b>{code}</b> <span>{self._t(item.text)}</span>{marks}</p>\n'
        if item.if_no:
            yield f'<p class="bd-ifno"><b>{text(words.if_no)}</b> {self._t(item.if_no)}</p>\n'
        answers = (f'<label><input type="radio" name="a.{item.id}" value="{value}">{text(word)}</label>' for value, word in words.answers.items())
        yield f'<div class="bd-ans">{"".join(answers)}</div>\n'
        note = words.note.format(code=code)
        yield f'<div class="bd-more">\n<details><summary>{text(note)}</summary>'
        yield f'<textarea name="n.{item.id}" rows="2" aria-label="{attribute(note)}"></textarea></details>\n'
        yield f"<details><summary>{text(words.why.format(code=code))}</summary><p>{self._t(item.why)} "
        yield item.refs
        yield "</p></details>\n</div>\n</div>\n"

    def _decision(self) -> Iterator[str]:
        words, decision = self._words, self._sheet.decision
        yield f'<fieldset class="bd-decision"><legend><h2 id="keputusan">{text(words.decision)}</h2></legend>\n'
        yield f"<p><b>{self._t(decision.question)}</b></p>\n<p>{text(words.decided_by)} {self._t(decision.decided_by)}.</p>\n"
        for choice in decision.choices:
            said = f"<b>{self._t(choice.label)}.</b> {self._t(choice.then)}"
            yield f'<label><input type="radio" name="d" value="{choice.id}"><span>{said}</span></label>\n'
        yield f'<label class="bd-reason">{text(words.reason)}<textarea name="r" rows="3"></textarea></label>\n</fieldset>\n'

    def _about(self) -> Iterator[str]:
        sheet, words = self._sheet, self._words
        signatures = "".join(f"<p>{self._t(label)}</p>" for label in sheet.signatures)
        yield f'<div class="bd-signs bd-paper"><p><b>{text(words.signatures)}</b></p>{signatures}</div>\n'
        version = text(version_of(sheet, self._said))
        owner = text(words.owner).replace("{owner}", self._t(sheet.owner))
        yield (f'<div class="bd-about">\n<p><b>{text(words.not_covered)}</b> {self._t(sheet.not_covered)}</p>\n<p>{version}. {owner}</p>\n</div>\n')

    def _tools(self) -> Iterator[str]:
        """The buttons, then what answers them, so that the next Tab leads into it."""
        words = self._words
        buttons = "".join(f'<button type="button" data-do="{name}">{text(words.do[name])}</button>' for name in TOOLS)
        buttons += f'<label class="bd-file">{text(words.open)}<input type="file" accept=".json,application/json" multiple></label>'
        yield f'<div class="bd-tools" hidden><p><b>{text(words.tools)}</b></p>\n<p>{text(words.device)}</p>\n<div>{buttons}</div>\n</div>\n'
        yield '<div class="bd-notice" role="status"></div>\n'


def sheet_on_paper(sheet: Sheet, options: HtmlOptions) -> list[Piece]:
    """Write the sheet as text, for prints and books in which it is read rather than used."""
    said, words, level = options.words, options.words.site.checklist, options.level + 1

    def said_in(own: str) -> str:
        return marked(own, sheet.lang)

    style = words.style["read-do" if sheet.is_read_do else "do-confirm"]
    untested = f" <strong>{text(words.untested)}</strong>" if not sheet.trials else ""
    out: list[Piece] = [
        (
            f"<p>{said_in(sheet.purpose)}</p>\n<p><strong>{text(words.when)}:</strong> {said_in(sheet.when)}. <strong>{text(words.who)}:</strong>"
            f" {said_in(sheet.who)}. <strong>{text(words.style_label)}:</strong> {text(style)}.{untested}</p>\n"
        )
    ]
    for pause in sheet.pauses:
        out.append(
            f"<h{level}>{pause.letter}. {said_in(pause.title)}</h{level}>\n<p><em>{text(words.pause_when)} {said_in(pause.when)}."
            f" {text(words.pause_who)} {said_in(pause.who)}.</em></p>\n<ul>\n"
        )
        for item in pause.items:
            out += _item_on_paper(item, said)
        out.append("</ul>\n")
    decision = sheet.decision
    choices = "".join(f"<li><strong>{said_in(choice.label)}.</strong> {said_in(choice.then)}</li>\n" for choice in decision.choices)
    out.append(
        f"<h{level}>{text(words.decision)}</h{level}>\n<p><strong>{said_in(decision.question)}</strong> {text(words.decided_by)}"
        f" {said_in(decision.decided_by)}.</p>\n<ul>\n{choices}</ul>\n<p>{text(words.not_covered)} {said_in(sheet.not_covered)}</p>\n"
        f'<p class="bd-note">{text(version_of(sheet, said))}</p>\n'
    )
    return out


def _item_on_paper(item: SheetItem, said: Words) -> Iterator[Piece]:
    words = said.site.checklist
    mark = f" <strong>[{text(words.stop)}]</strong>" if item.stop else f" <strong>[{text(words.critical)}]</strong>" if item.critical else ""
    mark += f" <em>({text(said.site.labels.saran)})</em>" if item.suggested else ""
    yield f"<li><strong>{item.code}</strong> {marked(item.text, said.code)}{mark}. {marked(item.why, said.code)} "
    yield item.refs
    yield (f" <em>{text(words.if_no)}</em> {marked(item.if_no, said.code)}" if item.if_no else "") + "</li>\n"
