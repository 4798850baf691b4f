"""A file that a list or a form was made in → its outline, by the sort of file it is."""

import re
from dataclasses import replace
from pathlib import Path

from berdaya.authoring.importing.outline import Outline, Remark, UnreadableSource
from berdaya.authoring.importing.plain_words import folded, without_lead
from berdaya.authoring.importing.table import read_table
from berdaya.model.language import SOURCE

MARKDOWN, WORKBOOK, WITH_MACROS = (".md", ".markdown"), (".xlsx",), (".xlsm", ".xlsb", ".xltm")
_OTHERS = {
    ".csv": "comma-separated",
    ".tsv": "comma-separated",
    ".xls": "locked-or-old",
    ".ods": "open-document",
    ".docx": "word-file",
    ".doc": "word-file",
}
_TITLE = re.compile(r"\b(?:daftar|checklist|ceklis|check list|formulir|form|lembar|kuesioner|instrumen|blangko|list|sheet)\b", re.IGNORECASE)
"""What a title says, among the lines of a letterhead."""
_ROOM = re.compile(r"_{3,}|\.{4,}|:\s*$")


def read_source(file: Path, sheet: str = "") -> Outline:
    """Read a file. ``sheet``: of a workbook, else the one with most items. Raises ``UnreadableSource`` with the cure."""
    suffix = file.suffix.lower()
    if suffix in WITH_MACROS:
        raise UnreadableSource("macros")
    if suffix not in (*MARKDOWN, *WORKBOOK):
        raise UnreadableSource(_OTHERS.get(suffix, "other-file"))
    try:
        outline = _markdown(file) if suffix in MARKDOWN else _workbook(file, sheet)
    except OSError as failure:
        raise UnreadableSource("unreadable") from failure
    if not outline.count:
        raise UnreadableSource("nothing-found" if suffix in WORKBOOK else "nothing-found-in-text")
    return outline


def _markdown(file: Path) -> Outline:
    from berdaya.authoring.importing.markdown import read_markdown_list

    return read_markdown_list(file)


def _workbook(file: Path, sheet: str) -> Outline:
    # Spreadsheets are loaded only where they are asked for: a check should not wait for them.
    from berdaya.authoring.importing.workbook import read_workbook
    from berdaya.authoring.importing.xlsform import is_xlsform, read_xlsform

    content = read_workbook(file)
    hidden = tuple(Remark.of(name, "hidden-sheet", value=name) for name in content.hidden)
    if is_xlsform(content) and not sheet:
        outline = read_xlsform(content)
        return replace(outline, remarks=(*hidden, *outline.remarks))
    if sheet and not content.named(sheet.strip().lower()):
        raise UnreadableSource("no-such-sheet", value=sheet, known=", ".join(item.name for item in content.sheets))
    found = {item.name: read_table(item.rows) for item in content.sheets}
    counts = {name: sum(len(section.entries) for section in table.sections) for name, table in found.items()}
    chosen = next((item for item in content.sheets if item.name.strip().lower() == sheet.strip().lower()), None)
    chosen = chosen or max(content.sheets, key=lambda item: counts[item.name], default=None)
    if chosen is None:
        raise UnreadableSource("nothing-found")
    table = found[chosen.name]
    others = tuple(Remark.of(name, "other-sheet", value=name, count=count) for name, count in counts.items() if count and name != chosen.name)
    above = [cell for cell in table.above if without_lead(folded(cell.text))]
    candidates = [cell for cell in above if not _ROOM.search(cell.text)]
    title = next((cell for cell in candidates if _TITLE.search(cell.text)), next(iter(candidates), None))
    left = tuple(Remark.of(cell.where, "cell-left-out", value=folded(cell.text)) for cell in above if cell is not title)
    words = {SOURCE.code: folded(title.text)} if title else {}
    return Outline(words, {}, table.sections, (*hidden, *others, *chosen.remarks, *left, *table.remarks))
