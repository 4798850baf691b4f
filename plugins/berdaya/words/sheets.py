"""The words of sheets, forms and minutes in one language: ``languages/<code>/sheets.yml``."""

from collections.abc import Mapping

from berdaya.model.text import Frozen


class AnswerWords(Frozen):
    """The three answers, and what a screen reader says of an empty box."""

    yes: str
    not_yet: str
    not_relevant: str
    box: str

    def each(self) -> tuple[str, str, str]:
        """The answers in the order of their columns."""
        return self.yes, self.not_yet, self.not_relevant


class SheetWords(Frozen):
    """The words of a checklist on paper."""

    item: str
    notes: str
    stop: str
    if_no: str
    suggested: str
    critical: str
    place: str
    date: str
    names: str
    when: str
    who: str
    do_confirm: str
    read_do: str
    legend_stop: str
    legend_suggested: str
    legend_critical: str
    untested: str
    tested: str
    trial: str
    decision: str
    decided_by: str
    choice_box: str
    reason: str
    signatures: str
    signature_name: str
    not_covered: str
    privacy: str
    owner: str
    online: str
    qr: str
    edition: str
    page: str
    licence: str
    adapted: str


class BookletWords(Frozen):
    """The cover and the contents of the booklet."""

    title: str
    subtitle: str
    contents: str
    how: str


class MinutesWords(Frozen):
    """The words of the minutes and of the attendance list."""

    kind: str
    for_sheet: str
    day: str
    hours: str
    place: str
    agenda: str
    chair: str
    writer: str
    present: str
    women: str
    men: str
    disability: str
    youth: str
    what_was_told: str
    what_was_said: str
    outcome: str
    actions: str
    action: str
    person: str
    by_when: str
    read_aloud: str
    read_aloud_box: str
    signatures: str
    party: str
    attendance: str
    attendance_note: str
    number: str
    person_name: str
    group: str
    signature: str


class FormWords(Frozen):
    """The words of the form for KoboToolbox and ODK."""

    title: str
    date: str
    place: str
    team: str
    team_hint: str
    note: str
    note_hint: str
    stop_hint: str
    suggested_hint: str
    intro: str
    reason: str
    decision: str
    location: str
    location_hint: str


class PrintedFormWords(Frozen):
    """The words of a form on paper, in Word and in a spreadsheet."""

    filled: str
    invented: str
    number: str
    sum: str
    cut: str
    letterhead: str
    name: str
    box: str
    ticked: str
    fills: str
    keeps: str
    code: str
    online: str
    blank_sheet: str
    example_sheet: str
    columns: str
    signature: str
    row: str
    ask_number: str


class PackWords(Frozen):
    """The packs of forms: what each holds, by its name in records, and what its first file says."""

    stem: str
    names: Mapping[str, str]
    stems: Mapping[str, str]
    contents: str
    contents_file: str
    forms: str
    checklists: str
    offer: str


class CardWords(Frozen):
    """What a printed card says beside its record."""

    own: str
    online: str
    reviewed: str
    qr: str


class EditionWords(Frozen):
    """How a link names a file, and the parts of its name."""

    card: str
    pdf: str
    pdf_large: str
    docx: str
    pdf_filled: str
    xlsx: str
    xlsform: str
    minutes_pdf: str
    minutes_docx: str
    booklet: str
    language: str
    every_language: str
    large_stem: str
    minutes_stem: str
    form_stem: str
    filled_stem: str
    booklet_stem: str


class SheetsWords(Frozen):
    """Every fixed word of sheets and forms in one language."""

    answers: AnswerWords
    sheet: SheetWords
    booklet: BookletWords
    minutes: MinutesWords
    form: FormWords
    printed_form: PrintedFormWords
    packs: PackWords
    card: CardWords
    editions: EditionWords
