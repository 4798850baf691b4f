"""What was read of a list or a form that was made elsewhere, whatever its file was."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, str]
"""A text by language; a language that has none is not there."""


class UnreadableSource(Exception):
    """A file of which nothing can be brought in. ``code`` and ``args``: its message in ``messages.yml``, with a cure."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.args_of_message = {name: str(value) for name, value in args.items()}


@dataclass(frozen=True)
class Remark:
    """Something that was not understood, was left out or was changed. ``where``: the line or the cell; empty for the whole file."""

    where: str
    code: str
    args: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(where: str, code: str, **args: object) -> "Remark":
        """Make a remark."""
        return Remark(where, code, {name: str(value) for name, value in args.items()})


@dataclass(frozen=True)
class Option:
    """One answer of a question. ``name``: what a form calls it. ``is_open``: words can be written behind it."""

    words: Words
    name: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Entry:
    """One item of a list or one question of a form.

    ``name``: what a form calls it. ``type``: as a form's fields have it; empty where nothing says so. ``is_tick``: it is
    answered by yes or no, so that a checklist can ask it. ``nested``: what stands below it, which are answers or items of their
    own. ``columns``: of a table. ``why``, ``if_no``: what a list says of an item.
    """

    where: str
    words: Words
    name: str = ""
    type: str = ""
    help: Words = field(default_factory=dict)
    required: bool = False
    options: tuple[Option, ...] = ()
    is_many: bool = False
    nested: tuple["Entry", ...] = ()
    columns: tuple["Entry", ...] = ()
    is_tick: bool = True
    why: Words = field(default_factory=dict)
    if_no: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A part with its heading; without words where the file has no heading there. ``intro`` stands below the heading."""

    where: str
    words: Words
    entries: tuple[Entry, ...]
    name: str = ""
    intro: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Outline:
    """A whole list or form. ``about`` is what stands below its title. ``remarks`` are in the order of the file.
    ``is_collected``: it is a form for phones, which many people answer."""

    title: Words
    about: Words
    sections: tuple[Section, ...]
    remarks: tuple[Remark, ...] = ()
    is_collected: bool = False

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(section.entries) for section in self.sections)
