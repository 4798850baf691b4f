"""Files that people bring in, each changed: a list or a form that becomes a record, translations that come back."""

import random
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from tests.full_records import TODAY
from tests.importing.samples import FIELD_LIST, field_form, table, xlsform

from berdaya.check.project import Memory, check
from berdaya.cli import main
from fuzzing.mutants import TEXTS, by_bytes, by_lines, by_signs, by_snippets
from fuzzing.project import wrong_with
from fuzzing.rounds import Outcome
from fuzzing.seeds import BODY, seeds, write_files

MOST_SECONDS = 5.0
"""Seconds of work that one file may take, reading, writing and the check of what was written."""
EXPECTED = {"unfilled", "unknown-reference"}
"""What a record that was brought in may still need: its blanks filled, its sources named."""
_TITLES = ("survey", "choices", "settings", "Lembar 2", "a" * 31, "…", "ya & tidak")
_CELLS = (
    None, 0, -1, 1.5, 10**15, True, "=1+1", "=A1", "#N/A", "ya", "tidak", "select_one x", "begin group", "end group", "label", "type", *TEXTS,
)  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """A file to bring in: ``as_kind`` is the kind of record that it becomes, empty for translations."""

    as_kind: str
    name: str
    content: bytes
    way: str


@cache
def sources() -> tuple[tuple[str, str, bytes], ...]:
    """The files before they are changed, each with the kind that it becomes and its ending."""
    survey = [
        ["type", "name", "label::id", "label::en"],
        ["begin group", "a", "A. Air", "A. Water"],
        ["select_one yt", "sumur", "Ada sumur?", "A well?"],
    ]
    survey += [["end group"], ["integer", "orang", "Berapa orang?", "How many?"], ["text", "cerita", "Cerita", "Story"]]
    choices = [["list_name", "name", "label::id", "label::en"], ["yt", "ya", "Ya", "Yes"], ["yt", "tidak", "Tidak", "No"]]
    rows: list[list[Any]] = [["No", "Uraian", "Ya", "Tidak", "Ket."], [None, "A. Persiapan"], [1, "Bawa surat tugas"], [2, "Kabari kepala dusun"]]
    rows += [[None, "B. Tiba"]]
    rows += [[3, "Ucapkan salam"], [4, "Jelaskan maksud"]]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        books = [field_form(root / "a.xlsx"), table(root / "b.xlsx", rows, bold=(2, 5)), xlsform(root / "c.xlsx", survey, choices)]
        texts = [FIELD_LIST.read_bytes(), BODY.encode()]
        found = [(kind, ".xlsx", book.read_bytes()) for kind in ("checklist", "form") for book in books]
        found += [(kind, ".md", text) for kind in ("checklist", "form") for text in texts]
        write_files(root, seeds())
        for ending in (".xlsx", ".po"):
            done = run("translate", "--to", "en", "--export", str(root / f"teks{ending}"), root=root)
            assert done.exit_code == 0, done.output
            found += [("", ending, (root / f"teks{ending}").read_bytes())] * 4
    return tuple(found)


def run(*words: str, root: Path) -> Result:
    """Run ``berdaya`` in a project."""
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def brought(chance: random.Random) -> Brought:
    """Make one file."""
    kind, ending, content = chance.choice(sources())
    ways: list[tuple[str, Callable[[bytes, random.Random], bytes]]] = [("byte", by_bytes), ("file", _by_file)]
    if ending == ".xlsx":
        ways += [("cell", _by_cells)] * 5 + [("part", _by_parts)] * 3
    else:
        ways += [("line", by_lines), ("sign", by_signs)] * 2
    if ending == ".po":
        ways += [("message", _by_messages)] * 4
    if ending == ".md":
        ways += [("snippet", by_snippets)] * 3
    way, change = chance.choice(ways)
    return Brought(kind, f"berkas{ending}", change(content, chance), way)


def _by_file(content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        (
            b"", b"\n", content[: chance.randrange(len(content))], content * 3, b"PK\x03\x04", b"\xff\xfe" + content, b"\xef\xbb\xbf" + content,
            BODY.encode(), _zipped({"mimetype": b"x"}), content.replace(b"\n", b"\r\n"), content.replace(b"\n", b"\r"), b"[" * 500_000,
            b"- a\n" * 100_000,
        )
    )  # fmt: skip


def _by_cells(content: bytes, chance: random.Random) -> bytes:
    book = load_workbook(BytesIO(content))
    for _ in range(chance.choice((1, 1, 2, 5))):
        sheet = chance.choice(book.worksheets)
        row, column = chance.randrange(1, sheet.max_row + 2), chance.randrange(1, sheet.max_column + 2)
        match chance.randrange(9):
            case 0 | 1 | 2 | 3:
                cell = sheet.cell(row, column)
                if isinstance(cell, Cell):  # the others of merged cells hold nothing
                    cell.value = chance.choice(_CELLS)
            case 4:
                sheet.delete_rows(row, chance.choice((1, 1, 3)))
            case 5:
                sheet.delete_cols(column)
            case 6:
                sheet.insert_rows(row, chance.choice((1, 40)))
            case 7:
                sheet.title = chance.choice(_TITLES)
            case _:
                sheet.sheet_state = chance.choice(("hidden", "visible"))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    book.worksheets[0].sheet_state = "visible"  # a workbook has one that is seen
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _by_parts(content: bytes, chance: random.Random) -> bytes:
    with ZipFile(BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(5):
        case 0:
            del parts[name]
        case 1:
            parts[name] = b""
        case 2:
            parts[name] = parts[chance.choice(sorted(parts))]
        case 3:
            parts[name] = by_bytes(parts[name], chance)
        case _:
            parts[name] = by_signs(parts[name], chance)
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def _by_messages(content: bytes, chance: random.Random) -> bytes:
    catalogue = read_po(BytesIO(content))
    messages = [message for message in catalogue if message.id]
    for message in chance.sample(messages, min(len(messages), chance.choice((1, 1, 3, 20)))):
        match chance.randrange(4):
            case 0:
                message.context = chance.choice((None, "", "term/desa", f"{message.context}x", "term/tidak-ada title", "../x title"))
            case 1:
                message.flags.add("fuzzy")
            case _:
                message.string = chance.choice(TEXTS)
    out = BytesIO()
    write_po(out, catalogue)
    return out.getvalue()


def play_imports(seed: int, numbers: range) -> Outcome:
    """One round: bring files in one by one, each into the project as it was."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="berdaya-fuzz-") as folder:
        root, memory = Path(folder) / "proyek", Memory()
        write_files(root, seeds())
        for number in numbers:
            file = brought(random.Random(f"{seed}/{number}/imports"))
            became, fault, seconds = bring_in(file, root, memory)
            outcome.kinds[became] += 1
            outcome.slowest = max(outcome.slowest, seconds)
            if fault:
                outcome.faults.append(f"{number} ({file.as_kind or 'translate'}, {file.way}, {file.name}): {fault}")
            _put_back(root)
    return outcome


def bring_in(file: Brought, root: Path, memory: Memory) -> tuple[str, str, float]:
    """Bring one file in: what became of it, what is wrong with that, and seconds of work."""
    path = root.parent / file.name
    path.write_bytes(file.content)
    words = ("new", file.as_kind, "dibawa", "--from", str(path)) if file.as_kind else ("translate", "--import", str(path))
    started = time.process_time()
    done = run(*words, root=root)
    if done.exception and not isinstance(done.exception, SystemExit):
        return "raised", "".join(traceback.format_exception(done.exception)[-6:]), 0.0
    try:
        problems = check(root, TODAY, memory).problems
    except Exception:  # noqa: BLE001  # whatever is raised is what this looks for
        return "raised", f"the check of what was written: {traceback.format_exc(limit=-6)}", 0.0
    seconds = time.process_time() - started
    wrong = [f"{problem.place} {problem.code}" for problem in problems if problem.is_error and problem.code not in EXPECTED]
    is_changed = {name: (root / name).read_bytes() for name in _files(root)} != seeds()
    fault = wrong_with(problems, root) or _unclear(done.output)
    if not fault and done.exit_code not in (0, 1, 2):
        fault = f"ended with {done.exit_code}"
    elif not fault and done.exit_code and (is_changed or not done.output.strip()):
        fault = f"refused, and yet written, or without a word: {done.output[:200]!r}"
    elif not fault and wrong:
        fault = f"what was written is wrong: {wrong[:3]}"
    elif not fault and seconds > MOST_SECONDS:
        fault = f"took {seconds:.1f} s"
    return ("refused" if done.exit_code else "brought in"), fault, seconds


def _unclear(output: str) -> str:
    """The first line that hides something, or is beyond reading."""
    return next((f"a line that hides something: {line[:300]!r}" for line in output.split("\n") if not line.isprintable() or len(line) > 2000), "")


def _files(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]


def _put_back(root: Path) -> None:
    """The project as it was."""
    for name in _files(root):
        if name not in seeds():
            (root / name).unlink()
    write_files(root, {name: content for name, content in seeds().items() if (root / name).read_bytes() != content})
