"""Which files of a project are records and bodies."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TypeVar

from berdaya.model.draft import OVERLAY
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES
from berdaya.model.problem import Place, Problem
from berdaya.model.reference import ID_PATTERN, RESERVED_NAMES

OWN_PAGES = "about"
"""The kind whose records may be a Markdown file alone; an edition's lie in ``local/pages``, too."""
_SHORT_FOLDERS = ((OVERLAY, "pages", OWN_PAGES),)
# The project, and the files of an edition, which lie over those of the same names above them.
LAYERS = ("", OVERLAY)
_BODY = re.compile(r"^(?P<id>.+)\.(?P<code>[a-z]{2,3})\.md$")
PICTURES = "pictures"
"""The folder below ``content/`` that holds no records: ``load/pictures.py`` reads it."""
_RECORD_SUFFIXES = (".yml", ".yaml")
Key = tuple[str, str]
AnyKey = TypeVar("AnyKey", bound=tuple[str, ...])


@dataclass(frozen=True)
class SourceFile:
    """One record's file and its bodies by language. ``name`` is its path relative to the project; ``over`` and
    ``bodies_over`` are what an edition lays over them."""

    kind: str
    id: str
    file: Path
    name: str
    bodies: dict[str, Path] = field(default_factory=dict)
    over: Path | None = None
    bodies_over: dict[str, Path] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The name of its record in the whole base."""
        return f"{self.kind}/{self.id}"

    @property
    def every_file(self) -> Iterator[Path]:
        """All its files."""
        yield from (self.file, *self.bodies.values(), *self.bodies_over.values(), *((self.over,) if self.over else ()))

    @property
    def is_text_alone(self) -> bool:
        """Whether there is no record beside the texts."""
        return self.file.suffix == ".md"


@dataclass
class _Layer:
    """What one layer holds, by kind and id; grows while its folders are read."""

    root: Path
    prefix: str
    records: dict[Key, Path] = field(default_factory=dict)
    bodies: dict[tuple[str, str, str], Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> "_Layer":
        """Find the files of every kind's folder."""
        self.problems.extend(_stray_folders(self.root, self.prefix))
        for kind in KINDS.values():
            self._read_folder(self.root / self.prefix / kind.folder, kind.name)
        for prefix, folder, name in _SHORT_FOLDERS:
            if prefix == self.prefix:
                self._read_folder(self.root / prefix / folder, name)
        return self

    def _read_folder(self, folder: Path, kind: str) -> None:
        """Sort the files of a folder and of those below it; what editors keep for themselves (``.obsidian/``) is passed over."""
        try:
            if not folder.is_dir():
                return
            with os.scandir(folder) as listed:  # tells files from folders without a look at each
                inside = sorted(listed, key=lambda item: item.name)
        except OSError as failure:
            self.problems.append(Problem.error("file-unreadable", self._place(folder), reason=failure.strerror or failure))
            return
        for item in inside:
            suffix = PurePath(item.name).suffix
            if item.name.startswith("."):
                continue
            if _is(item.is_dir) and suffix not in _RECORD_SUFFIXES:
                self._read_folder(folder / item.name, kind)
            elif _is(item.is_file, if_unknown=True):
                self._sort(folder / item.name, kind)
            elif suffix in (*_RECORD_SUFFIXES, ".md"):  # a folder, a pipe, or a link to what is gone
                self.problems.append(Problem.error("no-file", self._place(folder / item.name)))

    def _sort(self, file: Path, kind: str) -> None:
        body = _BODY.match(file.name)
        if file.suffix in _RECORD_SUFFIXES:
            self._keep_record(file, kind)
        elif not body:
            self.problems.append(Problem.warning("stray-file", self._place(file)))
        elif body["code"] not in CODES:
            self.problems.append(Problem.error("body-language", self._place(file), code=body["code"], codes=", ".join(CODES)))
        else:
            self._keep(self.bodies, (kind, body["id"], body["code"]), file)

    def _keep_record(self, file: Path, kind: str) -> None:
        if file.stem in RESERVED_NAMES:
            self.problems.append(Problem.error("reserved-name", self._place(file), name=file.stem))
        elif re.fullmatch(ID_PATTERN, file.stem):
            self._keep(self.records, (kind, file.stem), file)
        else:
            self.problems.append(Problem.error("bad-file-name", self._place(file), name=file.name))

    def _keep(self, files: dict[AnyKey, Path], key: AnyKey, file: Path) -> None:
        earlier = files.setdefault(key, file)
        if earlier is not file:
            self.problems.append(Problem.error("duplicate-id", self._place(file), id=key[1], other=path_name(self.root, earlier)))

    def pages(self) -> dict[Key, Path]:
        """The texts of pages that have no record beside them: the first, in the order of languages, stands for it."""
        alone: dict[Key, Path] = {}
        for code in CODES:
            for (kind, identifier, lang), file in self.bodies.items():
                if kind != OWN_PAGES or lang != code or (kind, identifier) in self.records:
                    continue
                if re.fullmatch(ID_PATTERN, identifier) and identifier not in RESERVED_NAMES:
                    alone.setdefault((kind, identifier), file)
                else:
                    self.problems.append(Problem.error("bad-file-name", self._place(file), name=file.name))
        return alone

    def _place(self, file: Path) -> Place:
        return Place(path_name(self.root, file))


def source_files(root: Path, base: Path) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Find every record of the project with its bodies, and what ``local/`` lays over them. ``base`` holds the records above:
    the project itself, or the package's."""
    layers = [_Layer(base if prefix == LAYERS[0] else root, prefix).read() for prefix in LAYERS]
    problems: list[Problem] = []
    own, over = layers
    if base != root:
        problems += _beside_base(root)
    own.records.update(own.pages())
    over.records.update({key: file for key, file in over.pages().items() if key not in own.records})
    problems += [problem for layer in layers for problem in layer.problems]
    keys = sorted({*own.records, *over.records})
    bodies: list[dict[Key, dict[str, Path]]] = []
    for layer in layers:
        by_key: dict[Key, dict[str, Path]] = {}
        for (kind, identifier, code), file in layer.bodies.items():
            if (kind, identifier) in own.records or (kind, identifier) in over.records:
                by_key.setdefault((kind, identifier), {})[code] = file
            else:
                problems.append(Problem.error("stray-body", Place(path_name(root, file, base)), record=f"{identifier}.yml"))
        bodies.append(by_key)
    sources = []
    for key in keys:
        file = own.records.get(key) or over.records[key]
        laid = over.records.get(key) if key in own.records else None
        sources.append(SourceFile(*key, file, path_name(root, file, base), bodies[0].get(key, {}), laid, bodies[1].get(key, {})))
    return tuple(sources), tuple(problems)


def _is(test: Callable[[], bool], if_unknown: bool = False) -> bool:
    """Whether a file is of a sort; one that cannot be looked at is read later, which tells why it cannot."""
    try:
        return test()
    except OSError:
        return if_unknown


def _stray_folders(root: Path, layer: str) -> Iterator[Problem]:
    folders = {kind.folder.removeprefix("content/") for kind in KINDS.values() if kind.folder.startswith("content/")}
    content = root / layer / "content"
    try:
        inside = sorted(content.iterdir()) if content.is_dir() else []
    except OSError:  # told where the folders of the kinds are read
        return
    for item in inside:
        if item.name == PICTURES:
            continue
        if item.is_dir() and item.name not in folders and not item.name.startswith("."):
            yield Problem.error("unknown-folder", Place(path_name(root, item)), name=item.name, folders=", ".join(sorted(folders)))


def path_name(root: Path, item: Path, base: Path | None = None) -> str:
    """The path of a file in problems: relative to the project, or to the ``base`` above it, with bytes that are no UTF-8 made
    visible."""
    path, below = str(item), f"{root}{os.sep}"
    if not path.startswith(below) and base is not None:
        below = f"{base}{os.sep}"
    name = path.removeprefix(below).replace(os.sep, "/")
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def _beside_base(root: Path) -> Iterator[Problem]:
    """Folders of records in an edition whose records come with the package: nobody reads them."""
    for name in dict.fromkeys(kind.folder.partition("/")[0] for kind in KINDS.values()):
        if (root / name).is_dir():
            yield Problem.error("folder-beside-base", Place(name), name=name)
