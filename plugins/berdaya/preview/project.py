"""A project's sources in memory, read again by what was saved; and the newest snapshot of its site."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

from berdaya.cache import Cache
from berdaya.check.kinds import check_kinds
from berdaya.check.languages import check_languages
from berdaya.check.project import Memory, read_library
from berdaya.check.rules import run_rules
from berdaya.check.settings import check_edition, check_settings
from berdaya.check.words import check_local_words, check_words
from berdaya.model.declarations import KINDS, LANGUAGES
from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.model.pages import PageId
from berdaya.model.problem import Problem, in_reading_order
from berdaya.model.record import Record
from berdaya.pages.around import Around, ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.pages.channel import Question
from berdaya.pages.contents import Content, ContentMaker, Wanted
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.pages.site import SitePages
from berdaya.paper.run import PaperOptions, PaperRun, make
from berdaya.relate import relate
from berdaya.relate.plan import plan
from berdaya.search import SearchSite, search_of

_JUDGED_ANEW = ("kind-not-read", "kind-links-to", "kind-section", "kind-group")
"""What is wrong with a declaration only as long as the others are not read."""


class LazyContents(Mapping[Wanted, Content]):
    """The contents of records' pages, each made when it is first asked for. ``kept`` outlives snapshots: a content is
    found again by all that decides it."""

    def __init__(self, maker: ContentMaker, kept: dict[bytes, Content]) -> None:
        self._maker = maker
        self._kept = kept

    def __getitem__(self, wanted: Wanted) -> Content:
        key, code = wanted
        record = self._maker.library.get(key)
        if record is None or not record.data.has_page:
            raise KeyError(wanted)
        digest = self._maker.key(record, code)
        if digest not in self._kept:
            self._kept[digest] = self._maker.content(record, code)
        return self._kept[digest]

    def __iter__(self) -> Iterator[Wanted]:
        raise TypeError("asks for every page of the site; ask for single ones")

    def __len__(self) -> int:
        return len(self._maker.library.records)


@dataclass(frozen=True)
class Snapshot:
    """The site as it is now. ``problems`` are those of single files, and those that the rules have found so far."""

    number: int
    library: Library
    site: SitePages
    around: Around
    problems: tuple[Problem, ...]

    @cached_property
    def by_url(self) -> Mapping[str, tuple[PageId, str]]:
        """Which page stands at an address."""
        return {address.url: wanted for wanted, address in self.site.maker.plan.addresses.items()}

    @property
    def has_fault_in_declarations(self) -> bool:
        """Whether a kind or a language that the project declares could not be read if the program began now."""
        folders = (f"{KINDS}/", f"{LANGUAGES}/")
        return any(item.is_error and item.code not in _JUDGED_ANEW and item.place.path.startswith(folders) for item in self.problems)

    def page(self, url: str) -> Page | None:
        """Make the page at an address."""
        wanted = self.by_url.get(url)
        return self.site.page(*wanted) if wanted else None


@dataclass
class LiveProject:
    """A project while it is written. ``refresh`` reads what was saved; ``complete`` does the slow rest."""

    root: Path
    edition: Edition
    assets: PageAssets
    theme: Mapping[str, ThemeWords]
    snapshot: Snapshot = field(init=False)
    _memory: Memory = field(default_factory=Memory)
    _good: dict[str, Record] = field(default_factory=dict)
    _kept: dict[bytes, Content] = field(default_factory=dict)
    _paper: PaperRun = PaperRun()
    _search: tuple[int, SearchSite] | None = None
    _search_lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.snapshot = self._look(0)

    def refresh(self) -> tuple[str, ...]:
        """Read the sources again. Gives the keys of the records that are not as they were."""
        before = {record.key: record for record in self.snapshot.library.records}
        self.snapshot = self._look(self.snapshot.number + 1)
        now = {record.key: record for record in self.snapshot.library.records}
        changed = [key for key, record in now.items() if before.get(key) is not record]
        return (*changed, *(key for key in before if key not in now))

    def forget_pages(self) -> None:
        """Forget what was made: the program's words, styles or templates are others now."""
        self._kept.clear()

    def _look(self, number: int) -> Snapshot:
        """Read everything that may have changed. A record that cannot be read stays as it last was."""
        read = read_library(self.root, self._memory, self.edition)
        records = {record.key: record for record in read.library.records}
        self._good |= records
        held = [self._good[key] for key in read.library.broken if key in self._good]
        library = (
            relate(
                (*records.values(), *held),
                frozenset(records) | read.library.broken,
                read.library.hidden,
                self.edition.languages,
                self.edition.keeps_pages,
            )
            if held
            else read.library
        )
        problems = in_reading_order(
            [
                *check_words(),
                *check_local_words(self.root),
                *check_kinds(self.root),
                *check_languages(self.root),
                *check_settings(self.root, date.today()),
                *check_edition(self.root, read.library),
                *read.problems,
            ]
        )
        return self._snapshot(number, library, problems)

    def _snapshot(self, number: int, library: Library, problems: tuple[Problem, ...]) -> Snapshot:
        maker = ContentMaker(library, plan(library), self._paper.offers, Question.of(self.edition), self.edition)
        site = SitePages(maker, LazyContents(maker, self._kept), self._paper.site_offers)
        around = Around(Published(library, site, self.edition), self.assets, "", self.theme)
        return Snapshot(number, library, site, around, problems)

    def complete(self, is_newest: Callable[[], bool]) -> bool:
        """Run the rules and make the sheets of the newest snapshot; gives whether a page may look different now.

        Ends early where ``is_newest`` says that somebody has saved again.
        """
        snapshot = self.snapshot
        of_rules = run_rules(snapshot.library, date.today())
        if not is_newest():
            return False
        problems = in_reading_order([*snapshot.problems, *of_rules])
        has_news = any(item.is_error for item in of_rules)
        paper = self._made_paper(snapshot)
        if not is_newest():
            return False
        if paper.offers != self._paper.offers or paper.site_offers != self._paper.site_offers:
            self._paper = paper
            self.snapshot = self._snapshot(snapshot.number, snapshot.library, problems)
            return True
        self._paper = paper
        self.snapshot = replace(snapshot, problems=problems)
        return has_news

    def _made_paper(self, snapshot: Snapshot) -> PaperRun:
        cache = Cache.of(self.root)
        paper = make(snapshot.library, snapshot.site.maker.with_offers({}), self.edition, PaperOptions(), cache)
        cache.save()
        return paper

    def search(self) -> SearchSite:
        """The search over the newest snapshot, made when a reader first searches."""
        with self._search_lock:
            snapshot = self.snapshot
            if self._search is None or self._search[0] != snapshot.number:
                cache = Cache.of(self.root)
                self._search = (snapshot.number, search_of(snapshot.around.published, cache, 1))
                cache.save()
            return self._search[1]

    def file(self, path: str) -> bytes | None:
        """A file of the site that is no page and no theme's: a sheet, a script, the edition's own."""
        for artifact in (*self._paper.artifacts, *self.assets.artifacts()):
            if artifact.path == path:
                return artifact.content
        own = self.root / "local" / "files" / path
        inside = (self.root / "local" / "files").resolve()
        return own.read_bytes() if own.is_file() and inside in own.resolve().parents else None
