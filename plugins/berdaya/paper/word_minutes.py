"""The minutes and the attendance list as a Word document."""

from docx.document import Document as WordDocument
from docx.table import Table

from berdaya.paper.formats import Paper
from berdaya.paper.printed_sheet import PrintedSheet
from berdaya.paper.word_parts import SMALL, new_document, row, saved, say, table, tell, tick

LINE = "_" * 70
ACTIONS, SEATS = 4, 20


def minutes_docx(printed: PrintedSheet, paper: Paper) -> bytes:
    """Write the minutes of a sheet that has ``minutes`` as a Word document, the attendance list on a new page."""
    document = new_document(printed, paper, printed.sheet.minutes or "")
    _facts(document, printed)
    _told_and_said(document, printed)
    _outcome(document, printed)
    _actions(document, printed, paper)
    _signatures(document, printed, paper)
    document.add_page_break()  # type: ignore[no-untyped-call]
    _attendance(document, printed, paper)
    return saved(document, printed)


def _facts(document: WordDocument, printed: PrintedSheet) -> None:
    words = printed.words.minutes
    document.add_heading(printed.sheet.minutes or "", 1)
    for left, right in ((words.day, words.hours), (words.place, words.agenda), (words.chair, words.writer)):
        tell(document, f"{left}: ", "_" * 24, f"  {right}: ", "_" * 24, size=SMALL)
    counts = "   ".join(f"____ {word}" for word in (words.women, words.men, words.disability, words.youth))
    tell(document, f"{words.present}: ", counts, size=SMALL)


def _told_and_said(document: WordDocument, printed: PrintedSheet) -> None:
    words = printed.words.minutes
    for title, lines in ((words.what_was_told, 2), (words.what_was_said, 3)):
        document.add_heading(title, 2)
        for _ in range(lines):
            tell(document, "", LINE)


def _outcome(document: WordDocument, printed: PrintedSheet) -> None:
    document.add_heading(printed.words.minutes.outcome, 2)
    tell(document, printed.sheet.decision.question)
    for choice in printed.sheet.decision.choices:
        say(tick(document.add_paragraph()), f"  {choice.label}")
    tell(document, "", LINE)


def _actions(document: WordDocument, printed: PrintedSheet, paper: Paper) -> None:
    words = printed.words.minutes
    document.add_heading(words.actions, 2)
    rest = paper.width - 26 - 12
    labels = (words.number, words.action, words.person, words.by_when)
    _numbered(table(document, labels, (12, rest - 80, 45, 35)), ACTIONS, height=9)
    tell(document, "")
    say(tick(document.add_paragraph()), "", f"  {words.read_aloud}", size=SMALL)


def _signatures(document: WordDocument, printed: PrintedSheet, paper: Paper) -> None:
    words = printed.words.minutes
    if printed.sheet.signatures:
        document.add_heading(words.signatures, 2)
        third = (paper.width - 26) // 3
        made = table(document, (words.party, words.person_name, words.signature), (third, third, third))
        for label in printed.sheet.signatures:
            say(row(made, height=12)[0].paragraphs[0], label, size=SMALL)
    tell(document, "", printed.licence, size=SMALL)


def _attendance(document: WordDocument, printed: PrintedSheet, paper: Paper) -> None:
    words = printed.words.minutes
    document.add_heading(words.attendance, 2)
    tell(document, f"{words.agenda}: ", "_" * 30, f"  {words.day}: ", "_" * 16)
    tell(document, "", words.attendance_note, size=SMALL)
    rest = paper.width - 26 - 13
    labels = (words.number, words.person_name, words.group, words.signature)
    _numbered(table(document, labels, (13, rest - 100, 52, 48)), SEATS, height=9)


def _numbered(made: Table, count: int, height: int) -> None:
    for number in range(1, count + 1):
        say(row(made, height)[0].paragraphs[0], "", str(number))
