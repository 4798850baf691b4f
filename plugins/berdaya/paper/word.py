"""A checklist as a Word document, for an organisation to adapt."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from berdaya.model.sheet import SheetChoice, SheetItem, SheetPause
from berdaya.paper.formats import Paper
from berdaya.paper.printed_sheet import PrintedSheet
from berdaya.paper.word_parts import SMALL, centred, new_document, row, saved, say, stop, table, tell, tick
from berdaya.words.sheets import SheetsWords


def sheet_docx(printed: PrintedSheet, paper: Paper) -> bytes:
    """Write the checklist as a Word document."""
    document = new_document(printed, paper, printed.sheet.title)
    _head(document, printed)
    for pause in printed.sheet.pauses:
        _pause(document, printed, pause, paper)
    _decision(document, printed)
    _signatures(document, printed, paper)
    _close(document, printed)
    return saved(document, printed)


def _head(document: WordDocument, printed: PrintedSheet) -> None:
    sheet, words = printed.sheet, printed.words.sheet
    document.add_heading(sheet.title, 1)
    tell(document, "", sheet.purpose)
    tell(document, words.when, f" {sheet.when}. ", words.who, f" {sheet.who}.", size=SMALL)
    tell(document, "" if printed.tested else words.untested, f" {printed.tested} {printed.style}", size=SMALL)
    for mark, legend in _legend(printed):
        tell(document, f"{mark}:", f" {legend}", size=SMALL)
    tell(document, words.place, " ____________________  ", words.date, " __________  ", words.names, " ____________________")


def _legend(printed: PrintedSheet) -> list[tuple[str, str]]:
    sheet, words = printed.sheet, printed.words.sheet
    known = (
        (sheet.has_stop, words.stop, words.legend_stop),
        (sheet.has_critical, words.critical, words.legend_critical),
        (sheet.has_suggested, words.suggested, words.legend_suggested),
    )
    return [(mark, legend) for shown, mark, legend in known if shown]


def _pause(document: WordDocument, printed: PrintedSheet, pause: SheetPause, paper: Paper) -> None:
    words = printed.words
    document.add_heading(f"{pause.letter}. {pause.title}", 2)
    tell(document, words.sheet.when, f" {pause.when}. ", words.sheet.who, f" {pause.who}.", size=SMALL).paragraph_format.keep_with_next = True
    labels = (words.minutes.number, words.sheet.item, *words.answers.each(), words.sheet.notes)
    made = table(document, labels, _widths(paper))
    for item in pause.items:
        _item(row(made), item, printed.words)


def _widths(paper: Paper) -> tuple[int, ...]:
    fixed = (17, 11, 17, 20, 27)
    code, yes, not_yet, not_relevant, notes = fixed
    return code, paper.width - 26 - sum(fixed), yes, not_yet, not_relevant, notes


def _item(cells: Sequence[_Cell], item: SheetItem, said: SheetsWords) -> None:
    words = said.sheet
    code, text, *boxes, _ = cells
    say(code.paragraphs[0], item.code)
    if item.stop:
        stop(code.add_paragraph(), words.stop)
    marks = [mark for shown, mark in ((item.critical and not item.stop, words.critical), (item.suggested, words.suggested)) if shown]
    say(text.paragraphs[0], "", item.text, "".join(f"  [{mark}]" for mark in marks))
    if item.if_no:
        tell(text, words.if_no, f" {item.if_no}", size=SMALL)
    for box in boxes:
        tick(centred(box))


def _decision(document: WordDocument, printed: PrintedSheet) -> None:
    sheet, words = printed.sheet, printed.words.sheet
    document.add_heading(words.decision, 2)
    together = [
        tell(document, sheet.decision.question),
        tell(document, words.decided_by, f" {sheet.decision.decided_by}.", size=SMALL),
        *(_choice(document, choice) for choice in sheet.decision.choices),
    ]
    for paragraph in together:
        paragraph.paragraph_format.keep_with_next = True
    tell(document, f"{words.reason}: ", "_" * 50)


def _choice(document: WordDocument, choice: SheetChoice) -> Paragraph:
    return say(tick(document.add_paragraph()), f"  {choice.label}: ", choice.then)


def _signatures(document: WordDocument, printed: PrintedSheet, paper: Paper) -> None:
    sheet, words = printed.sheet, printed.words
    if not sheet.signatures:
        return
    document.add_heading(words.sheet.signatures, 2)
    third = (paper.width - 26) // 3
    labels = (words.minutes.party, words.sheet.signature_name, words.minutes.signature)
    made = table(document, labels, (third, third, third))
    for label in sheet.signatures:
        say(row(made, height=13)[0].paragraphs[0], label, size=SMALL)


def _close(document: WordDocument, printed: PrintedSheet) -> None:
    sheet, words = printed.sheet, printed.words.sheet
    document.add_paragraph()
    tell(document, words.not_covered, f" {sheet.not_covered} {words.privacy}", size=SMALL)
    tell(document, "", f"{printed.version} {printed.owner} {printed.licence}", size=SMALL)
    if printed.address:
        tell(document, "", f"{words.online} {printed.address.text}", size=SMALL)
