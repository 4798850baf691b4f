"""The sources of a project → a sealed library and every problem. All that ``berdaya check`` needs, and no more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berdaya.cache import Cache
from berdaya.check.bodies import read_bodies
from berdaya.check.kept import told_of_program
from berdaya.check.kinds import check_kinds
from berdaya.check.languages import check_languages
from berdaya.check.own_files import check_own_files
from berdaya.check.pictures import check_pictures
from berdaya.check.rules import begin_rules
from berdaya.check.settings import check_edition, check_settings
from berdaya.check.shape import check_shape
from berdaya.check.words import LOCAL_WORDS, check_local_words, check_words
from berdaya.load import Loaded, load
from berdaya.load.base import base_of
from berdaya.load.edition import read_edition
from berdaya.load.overlay import is_for_emergencies
from berdaya.load.settings import FILE
from berdaya.model.draft import OVERLAY, Draft
from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.model.problem import Problem, in_reading_order
from berdaya.model.record import Record
from berdaya.relate import relate
from berdaya.words import use_local


@dataclass(frozen=True)
class Checked:
    """A sealed library and everything that is wrong with its sources."""

    library: Library
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)


@dataclass(frozen=True)
class Checking:
    """A library that is still checked, and what waits for all that is wrong with it; who asks for that asks once."""

    library: Library
    finish: Callable[[], Checked]


Shaped = tuple[Record | None, tuple[Problem, ...]]


class Memory:
    """Records as they were checked, by their drafts: who looks at a project again checks only what was read anew."""

    def __init__(self) -> None:
        self._loaded: Loaded | None = None
        self._shaped: dict[int, tuple[Draft, Shaped]] = {}

    def load(self, root: Path, changed: Iterable[Path] | None = None, cache: Cache | None = None) -> Loaded:
        """Read the project; a file with the same bytes as before gives the same draft. ``changed``: the files that may have others."""
        self._loaded = load(root, self._loaded, changed, cache)
        return self._loaded

    @property
    def digest(self) -> bytes:
        """A hash of what was last read."""
        return self._loaded.digest if self._loaded else b""

    def shape(self, draft: Draft) -> Shaped:
        """Check a draft against the shape of its kind, once."""
        kept = self._shaped.get(id(draft))
        if kept is None or kept[0] is not draft:
            kept = self._shaped[id(draft)] = (draft, check_shape(draft))
        return kept[1]

    def forget_but(self, drafts: Sequence[Draft]) -> None:
        """Forget the drafts of other days."""
        self._shaped = {id(draft): self._shaped[id(draft)] for draft in drafts}


def check(root: Path, today: date | None = None, memory: Memory | None = None) -> Checked:
    """Read the project at ``root`` and check all of it, as its ``mkdocs.yml`` says. ``today`` defaults to the day of the call."""
    return begin_check(root, today, memory).finish()


def begin_check(
    root: Path,
    today: date | None = None,
    memory: Memory | None = None,
    edition: Edition | None = None,
    cache: Cache | None = None,
    workers: int = 1,
) -> Checking:
    """Read the project at ``root`` and begin to check what was read. ``edition`` defaults to what ``mkdocs.yml`` says; ``cache`` holds
    what was read in bodies before; ``workers`` processes share the work."""
    read = read_library(root, memory or Memory(), edition, cache, workers)
    of_words = told_of_program(cache or Cache(None), "words", check_words)
    # Rules lay out the site, which no language without its words can have.
    rules = begin_rules(read.library, today or date.today(), cache, workers) if not of_words else tuple

    def finished() -> Checked:
        told = [
            *of_words,
            *check_pictures(root, read.library),
            *check_local_words(root),
            *check_settings(root, today or date.today()),
            *check_kinds(root),
            *check_languages(root),
            *check_edition(root, read.library),
            *read.problems,
            *(check_own_files(root, read.library) if not of_words else ()),
            *rules(),
        ]
        if base_of(root) != root:  # nobody can mend the package's records from here
            told = [item for item in told if item.is_error or item.place.path.startswith((OVERLAY, FILE))]
        return Checked(read.library, in_reading_order(told))

    return Checking(read.library, finished)


def read_library(
    root: Path,
    memory: Memory,
    edition: Edition | None = None,
    cache: Cache | None = None,
    workers: int = 1,
    changed: Iterable[Path] | None = None,
) -> Checked:
    """Read the records of a project: the library, and what is wrong with single files. ``changed``: see ``Memory.load``."""
    use_local(root / LOCAL_WORDS)
    chosen = edition or read_edition(root)
    loaded = memory.load(root, changed, cache)
    drafts = [draft for draft in loaded.drafts if draft.kind not in chosen.hidden_kinds or is_for_emergencies(draft)]
    shaped = [memory.shape(draft) for draft in drafts]
    memory.forget_but(drafts)
    if cache:
        read_bodies((body for record, _ in shaped if record for body in record.bodies.values()), cache, workers)
    always = {f"{draft.kind}/{draft.id}" for draft in drafts}
    hidden = loaded.hidden | {key for key in loaded.keys - always if key.partition("/")[0] in chosen.hidden_kinds}
    library = relate((record for record, _ in shaped if record), loaded.keys - hidden, hidden, chosen.languages, chosen.keeps_pages)
    return Checked(library, (*loaded.problems, *(problem for _, of_file in shaped for problem in of_file)))
