"""A translator's file → the files of the base: every row is looked at first, and where one fails nothing is written."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from berdaya.authoring.options import PROJECT_FOLDERS
from berdaya.authoring.rewriting import UnwritableText, with_paragraphs, with_texts
from berdaya.authoring.stamp import stamp
from berdaya.authoring.translation_rows import Given
from berdaya.check.project import Checked, check
from berdaya.check.report import sentence
from berdaya.model.digest import text_digest
from berdaya.model.draft import Path as TextPath
from berdaya.model.draft import dotted
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.problem import Problem
from berdaya.model.record import Record
from berdaya.model.translation import BODY, State, Translation, paragraphs, translations


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be taken."""

    where: str
    said: str


@dataclass(frozen=True)
class _Taken:
    """A row that holds, and the text of the base that it is for."""

    given: Given
    record: Record
    item: Translation

    @property
    def is_new(self) -> bool:
        """Whether the row brings another text than the base has."""
        return text_digest(self.given.text) != text_digest(self.item.text)


@dataclass(frozen=True)
class Outcome:
    """What an import did: the files it wrote, how many texts are new and how many only confirmed, and what stood against it.
    ``warnings`` are told by the check of the texts as they are now."""

    files: tuple[str, ...] = ()
    new: int = 0
    confirmed: int = 0
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def take(root: Path, checked: Checked, lang: str, rows: Sequence[Given], only_good: bool) -> Outcome:
    """Take rows over into the files below ``root``. With ``only_good`` rows that fail are left out; else one that fails keeps
    all others out too."""
    taken, faults = _looked_at(checked.library, lang, rows)
    if faults and not only_good:
        return Outcome(faults=faults)
    while True:
        files, unwritable = _files(root, lang, taken)
        found = _tried(root, files, checked) if files else ()
        refused = (*unwritable, *_by_row([item for item in found if item.is_error], taken, files, lang))
        if not refused:
            break
        faults = (*faults, *refused)
        if not only_good:
            return Outcome(faults=faults)
        left = [item for item in taken if item.given.where not in {fault.where for fault in refused}]
        if len(left) == len(taken):
            return Outcome(faults=faults)
        taken = left
    for name, text in files.items():
        (root / name).write_bytes(text.encode())
    stamped = _stamp(root, lang, taken)
    warnings = tuple(_by_row([item for item in found if not item.is_error], taken, files, lang))
    new = sum(item.is_new for item in taken)
    return Outcome(tuple(dict.fromkeys((*files, *stamped))), new, len(taken) - new, faults, warnings)


def _looked_at(library: Library, lang: str, rows: Sequence[Given]) -> tuple[list[_Taken], tuple[Fault, ...]]:
    taken, faults = [], []
    for row in rows:
        found = _found(library, lang, row)
        if isinstance(found, str):
            faults.append(Fault(row.where, found))
        elif found and row.text and (found.is_new or (row.is_confirmed and found.item.state is not State.FRESH)):
            taken.append(found)
    seen: dict[tuple[str, TextPath], _Taken] = {}
    for item in taken:
        first = seen.setdefault((item.record.key, item.item.path), item)
        if first is not item:
            faults.append(Fault(item.given.where, f"{item.record.key} {dotted(item.item.path)} sudah ada di {first.given.where}."))
    return taken, tuple(faults)


def _found(library: Library, lang: str, row: Given) -> _Taken | str | None:
    """The text that a row is for; ``None`` where the translator left it as it was, a sentence where it cannot be taken."""
    if row.key not in library:
        near = nearest(row.key, (record.key for record in library.records))
        return f"tidak ada catatan “{row.key}”." + (f" Maksud Anda “{near}”?" if near else "")
    record = library[row.key]
    items = translations(record, lang)
    item = next((item for item in items if dotted(item.path) == row.place), None)
    is_untouched = text_digest(row.text) == row.digest and not row.is_confirmed
    if is_untouched or not row.text:
        return None
    wanted = text_digest(row.original)
    if item is None or text_digest(item.original) != wanted:
        moved = [other for other in items if other.field == row.place.partition(".")[0] and text_digest(other.original) == wanted]
        if len(moved) != 1:
            return f"{row.key} {row.place}: teks Indonesia berubah sejak diekspor. Ekspor lagi teks ini, lalu terjemahkan yang baru."
        item = moved[0]
    if row.digest and text_digest(item.text) not in (row.digest, text_digest(row.text)):
        return f"{row.key} {dotted(item.path)}: terjemahannya sudah diubah orang lain sejak diekspor. Bandingkan, lalu ekspor lagi."
    return _Taken(row, record, item)


def _files(root: Path, lang: str, taken: Sequence[_Taken]) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """The files as they will be, by name, and the rows that cannot be written."""
    files: dict[str, str] = {}
    faults: list[Fault] = []
    by_record: dict[str, list[_Taken]] = {}
    for item in taken:
        if item.is_new:
            by_record.setdefault(item.record.key, []).append(item)
    for items in by_record.values():
        short = [item for item in items if item.item.field != BODY]
        for name in dict.fromkeys(_file(item) for item in short):
            of_file = [item for item in short if _file(item) == name]
            changes = {item.item.path: " ".join(item.given.text.split()) for item in of_file}
            try:
                files[name] = _rewritten(root / name, partial(with_texts, changes=changes, lang=lang))
            except UnwritableText as failure:
                faults += [Fault(item.given.where, f"{item.record.key}: {failure}") for item in of_file]
        if long := [item for item in items if item.item.field == BODY]:
            try:
                name, text = _body(root, lang, long)
                files[name] = text
            except UnwritableText as failure:
                faults += [Fault(item.given.where, f"{item.record.key}: {failure}") for item in long]
    return files, tuple(faults)


def _file(item: _Taken) -> str:
    return item.record.places.value((*item.item.path, SOURCE.code)).path


def _rewritten(file: Path, change: Callable[[str], str]) -> str:
    """A file's text after a change; its mark and its line ends stay as they are."""
    raw = file.read_bytes().decode()
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    newline = "\r\n" if "\r\n" in raw else "\n"
    return mark + change(raw.removeprefix(mark).replace("\r\n", "\n")).replace("\n", newline)


def _body(root: Path, lang: str, items: Sequence[_Taken]) -> tuple[str, str]:
    record = items[0].record
    body = record.bodies.get(lang)
    if items[0].item.path == (BODY,):
        whole = items[0].given.text
    elif body is None:
        texts = {item.item.path[1]: item.given.text for item in items}
        wanted = len(paragraphs(record.bodies[SOURCE.code].text))
        if len(texts) < wanted:
            raise UnwritableText(f"isi halaman baru dapat ditulis bila semua paragrafnya diterjemahkan ({len(texts)} dari {wanted}).")
        whole = "\n\n".join(texts[index] for index in range(wanted))
    else:
        changes = {int(item.item.path[1]): item.given.text for item in items}
        if any(len(paragraphs(text)) != 1 for text in changes.values()):
            raise UnwritableText("satu baris adalah satu paragraf: hapus baris kosong di dalamnya.")
        return body.path, _rewritten(root / body.path, lambda text: text.replace(body.text, with_paragraphs(body.text, changes)))
    name = body.path if body else record.bodies[SOURCE.code].path.removesuffix(f".{SOURCE.code}.md") + f".{lang}.md"
    return name, whole.rstrip("\n") + "\n"


def _tried(root: Path, files: Mapping[str, str], before: Checked) -> tuple[Problem, ...]:
    """What the check would say of the files that it does not say today, found in a copy of the project."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in dict.fromkeys(PROJECT_FOLDERS):
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
        for settings in root.glob("*.yml"):
            shutil.copy(settings, copy)
        for name, text in files.items():
            (copy / name).write_bytes(text.encode())
        known = {(item.code, item.place.path, tuple(sorted(item.args.items()))) for item in before.problems}
        return tuple(
            item
            for item in check(copy).problems
            if item.place.path in files
            and (item.code, item.place.path, tuple(sorted(item.args.items()))) not in known
            and not item.code.startswith(("stale-", "unstamped-", "missing-"))
        )


def _by_row(problems: Sequence[Problem], taken: Sequence[_Taken], files: Mapping[str, str], lang: str) -> Iterator[Fault]:
    """Problems told by the row that brought the text: that of the problem's line, else every row of its file."""
    for problem in problems:
        near = [item for item in taken if item.is_new and problem.place.path in (_file(item), _body_path(item, lang))]
        lines = files[problem.place.path].splitlines()
        line = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
        exact = [item for item in near if " ".join(item.given.text.split())[:30] in line] or near
        for item in exact[:1] if len(exact) == 1 else exact:
            yield Fault(item.given.where, f"{problem.place}: {sentence(problem, SOURCE.code)}")


def _body_path(item: _Taken, lang: str) -> str:
    body = item.record.bodies.get(lang)
    return body.path if body else ""


def _stamp(root: Path, lang: str, taken: Sequence[_Taken]) -> Iterator[str]:
    library = check(root).library
    paths: dict[str, list[TextPath]] = {}
    for item in taken:
        paths.setdefault(item.record.key, []).append(item.item.path)
    for key, confirmed in paths.items():
        record = library[key]
        if any(path[0] == BODY for path in confirmed):  # paragraphs of a body that is new answer each other only now
            confirmed += [item.path for item in translations(record, lang) if item.path == (BODY,)]
        for file in stamp(record, root, lang, confirmed):
            yield file.relative_to(root).as_posix()
