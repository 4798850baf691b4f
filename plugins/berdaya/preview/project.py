"""The newest snapshot of a project's site: its pages are made when they are asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from berdaya.cache import Cache
from berdaya.model.declarations import KINDS, LANGUAGES
from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.model.pages import PageId
from berdaya.model.problem import Problem, in_reading_order
from berdaya.pages.around import Around, ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.pages.channel import Question
from berdaya.pages.contents import Content, ContentMaker, Offers, Wanted
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.pages.site import SiteOffers, SitePages
from berdaya.preview.rest import Found
from berdaya.preview.sources import Sources
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
    """The site as it is now. ``sources`` is the digest of what was read for it, ``of_files`` what is wrong with single files,
    ``of_rules`` what the rules have found so far."""

    number: int
    library: Library
    site: SitePages
    around: Around
    sources: bytes
    of_files: tuple[Problem, ...]
    of_rules: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong."""
        return in_reading_order([*self.of_files, *self.of_rules])

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
    """A project while it is written. ``refresh`` reads what was saved; what takes longer is found by others (``rest.py``), and
    taken over by ``take``."""

    root: Path
    edition: Edition
    assets: PageAssets
    theme: Mapping[str, ThemeWords]
    snapshot: Snapshot = field(init=False)
    _sources: Sources = field(init=False)
    _kept: dict[bytes, Content] = field(default_factory=dict)
    _offers: tuple[Offers, SiteOffers] = field(default_factory=lambda: ({}, {}))
    _search: tuple[int, SearchSite] | None = None
    _search_lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._sources = Sources(self.root)
        self.snapshot = self._look(0)

    def refresh(self, changed: Iterable[Path] | None = None) -> tuple[str, ...]:
        """Read the sources again, or of them those ``changed``. Gives the keys of the records that are not as they were."""
        before = {record.key: record for record in self.snapshot.library.records}
        self.snapshot = self._look(self.snapshot.number + 1, changed)
        now = {record.key: record for record in self.snapshot.library.records}
        others = [key for key, record in now.items() if before.get(key) is not record]
        return (*others, *(key for key in before if key not in now))

    def forget_pages(self) -> None:
        """Forget what was made: the program's words, styles or templates are others now."""
        self._kept.clear()

    def _look(self, number: int, changed: Iterable[Path] | None = None) -> Snapshot:
        read = self._sources.look(self.edition, changed)
        return self._snapshot(number, read.library, self._sources.digest, read.problems)

    def _snapshot(self, number: int, library: Library, sources: bytes, problems: tuple[Problem, ...]) -> Snapshot:
        pictures = self._sources.pictures(library)
        maker = ContentMaker(library, plan(library), self._offers[0], Question.of(self.edition), self.edition, pictures)
        site = SitePages(maker, LazyContents(maker, self._kept), self._offers[1])
        around = Around(Published(library, site, self.edition), self.assets, "", self.theme)
        return Snapshot(number, library, site, around, sources, problems)

    def take(self, found: Found) -> bool:
        """Take what was found of the newest snapshot; gives whether a page may look different now. Where that is of sources which
        the snapshot has not seen, these are read."""
        snapshot = self.snapshot
        if found.number != snapshot.number:
            return False  # somebody has saved again: the same is looked for anew
        if (found.sources, found.of_files) != (snapshot.sources, snapshot.of_files):
            # A system may lose the news of a change; and what was saved just now may be told in a moment.
            if self.refresh() or self.snapshot.of_files != snapshot.of_files:
                return True
            snapshot = replace(self.snapshot, number=found.number)
        has_news = _errors(found.problems) != _errors(snapshot.of_rules)
        if found.offers and found.offers != self._offers:
            self._offers, has_news = found.offers, True
            snapshot = self._snapshot(snapshot.number, snapshot.library, snapshot.sources, snapshot.of_files)
        self.snapshot = replace(snapshot, of_rules=found.problems)
        return has_news

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
        """A file of the site that is no page, no theme's and no sheet: a script, a picture, the edition's own."""
        pictures = self.snapshot.site.maker.pictures.values()
        for artifact in (*self.assets.artifacts(), *(artifact for made in pictures for artifact in made.artifacts())):
            if artifact.path == path:
                return artifact.content
        own = self.root / "local" / "files" / path
        inside = (self.root / "local" / "files").resolve()
        return own.read_bytes() if own.is_file() and inside in own.resolve().parents else None


def _errors(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.is_error]
