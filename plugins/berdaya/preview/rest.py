"""The slow rest of a look at a project, the rules and the sheets: in a process of its own, so that no save waits for it."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock, Thread

from berdaya.cache import Cache
from berdaya.check.rules import run_rules
from berdaya.model.edition import Edition
from berdaya.model.problem import Problem
from berdaya.pages.channel import Question
from berdaya.pages.contents import ContentMaker, Offers
from berdaya.pages.site import SiteOffers
from berdaya.paper.run import PaperOptions, make
from berdaya.preview.sources import Sources
from berdaya.relate.plan import plan
from berdaya.workers import end_with_parent

Asked = tuple[int, Edition]
"""The number of a snapshot, and whose edition it is."""


@dataclass(frozen=True)
class Found:
    """What was found of the snapshot of this number: by the rules at first, then what its pages offer to download.

    ``sources`` is the digest of all that was read for it, ``of_files`` what is wrong with single files: where the snapshot has others,
    the news of a change was lost.
    """

    number: int
    sources: bytes
    of_files: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    offers: tuple[Offers, SiteOffers] | None = None


@dataclass
class Rest:
    """Looks at a project's sources by itself, and keeps the sheets that it has made."""

    root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    _sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        self._sources = Sources(self.root)

    def look(self, number: int, edition: Edition, is_newest: Callable[[], bool] = lambda: True) -> Iterator[Found]:
        """Run the rules, then make the sheets, unless ``is_newest`` says by then that somebody has saved again."""
        read = self._sources.look(edition)
        library, seen = read.library, (self._sources.digest, read.problems)
        cache = Cache.of(self.root)
        problems = run_rules(library, date.today(), cache)
        cache.save()
        yield Found(number, *seen, problems)
        if not is_newest():
            return
        maker = ContentMaker(library, plan(library), {}, Question.of(edition), edition, self._sources.pictures(library))
        paper = make(library, maker, edition, PaperOptions(), cache)
        cache.save()
        self.files = {artifact.path: artifact.content for artifact in paper.artifacts}
        yield Found(number, *seen, problems, (paper.offers, paper.site_offers))


class Background:
    """A ``Rest`` in a process of its own, which begins at the first question and ends with this one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: BaseProcess | None = None
        self._looks: Connection
        self._files: Connection
        self._files_lock = Lock()

    def ask(self, asked: Asked) -> None:
        """Let it look at the newest snapshot; what it looks at now, it leaves as soon as it can."""
        self._begin()
        self._looks.send(asked)

    def found(self) -> Found | None:
        """The next thing that it has found, if there is any."""
        try:
            return self._looks.recv() if self._process and self._looks.poll() else None
        except (EOFError, OSError):  # it has ended, and its own words say why: the next question begins another
            self.stop()
            return None

    def file(self, path: str) -> bytes | None:
        """A sheet by its path below the site's root; ``None`` where there is none (yet)."""
        with self._files_lock:
            if self._process is None:
                return None
            try:
                self._files.send(path)
                content: bytes | None = self._files.recv()
            except (EOFError, OSError):
                return None
            return content

    def stop(self) -> None:
        """End it; a change of the program, too, is followed by one that has read it anew."""
        if self._process:
            self._process.kill()
            self._process.join()
            self._process = None

    def _begin(self) -> None:
        if self._process and self._process.is_alive():
            return
        context = get_context("spawn")  # Typst keeps threads, which no forked process has
        self._looks, looks = context.Pipe()
        self._files, files = context.Pipe()
        self._process = context.Process(target=_work, args=(self._root, looks, files), daemon=True)
        self._process.start()
        looks.close()
        files.close()


def _work(root: Path, looks: Connection, files: Connection) -> None:
    """What the process does until the other one has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that serves
    end_with_parent()
    rest = Rest(root)
    Thread(target=_give_files, args=(rest, files), daemon=True).start()
    try:
        while True:
            number, edition = looks.recv()
            while looks.poll():
                number, edition = looks.recv()
            for found in rest.look(number, edition, lambda: not looks.poll()):
                looks.send(found)
    except (EOFError, BrokenPipeError):
        return


def _give_files(rest: Rest, files: Connection) -> None:
    try:
        while True:
            path = files.recv()
            files.send(rest.files.get(path))  # by now there may be others
    except (EOFError, BrokenPipeError):
        return
