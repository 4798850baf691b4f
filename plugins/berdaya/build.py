"""The whole way from a project's sources to a site. Reads like a table of contents; each step is made when first asked for.

    sources ─ check → library ─ plan → addresses
    library ─ paper → sheets and cards, offered on pages
    library ─ contents → pages ─ search, exports
    pages + a theme's frame → files of the site (``pages/files.py``)

The command line and the MkDocs adapter choose from the same ``Build``.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from berdaya.cache import Cache
from berdaya.check.pictures import heavy_pictures
from berdaya.check.project import Checked, Checking, begin_check
from berdaya.export import export
from berdaya.load.edition import read_edition
from berdaya.load.pictures import Pictures, pictures_of
from berdaya.model.artifact import Artifact
from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.model.problem import Problem, in_reading_order
from berdaya.pages.channel import Question
from berdaya.pages.contents import ContentMaker
from berdaya.pages.published import Published
from berdaya.pages.site import SitePages, site_pages
from berdaya.paper.handbook import Handbook, handbook_offers, handbooks, kept_handbooks
from berdaya.paper.problems import printable_problems
from berdaya.paper.run import PaperOptions, PaperRun, make, together
from berdaya.paper.share_card import share_card
from berdaya.relate.plan import Plan, plan
from berdaya.search import SearchSite, search_of

__all__ = ["Build", "processes"]

MOST_WORKERS = 4
"""More processes than this wait for each other."""


def processes() -> int:
    """How many processes share the work on this machine."""
    return min(MOST_WORKERS, os.cpu_count() or 1)


@dataclass(frozen=True)
class Build:
    """A project on its way to a site.

    ``workers`` processes share the work where there is much of it; ``today`` decides what is old, and nothing else reads
    the clock. ``cache`` holds what earlier builds made.
    """

    root: Path
    edition: Edition = Edition()
    cache: Cache = field(default_factory=lambda: Cache(None))
    workers: int = 1
    today: date | None = None

    @staticmethod
    def of(root: Path, workers: int = 1) -> "Build":
        """The build of a project as its ``mkdocs.yml`` and its cache have it."""
        return Build(root, read_edition(root), Cache.of(root), workers)

    @cached_property
    def checked(self) -> Checked:
        """The library and everything that is wrong with its sources."""
        return self._checking.finish()

    @cached_property
    def _checking(self) -> Checking:
        return begin_check(self.root, self.today, edition=self.edition, cache=self.cache, workers=self.workers)

    @property
    def library(self) -> Library:
        """All records that could be read."""
        return self._checking.library

    @cached_property
    def plan(self) -> Plan:
        """Every page with its addresses."""
        return plan(self.library)

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures of records, in the sizes that pages and prints show."""
        return pictures_of(self.root, self.library, self.cache)

    @cached_property
    def documents(self) -> ContentMaker:
        """Who composes the documents of records, for paper: their pages offer files besides."""
        return ContentMaker(self.library, self.plan, {}, Question.of(self.edition), self.edition, self.pictures)

    @cached_property
    def paper(self) -> PaperRun:
        """Sheets, forms and cards to print, and what pages say of them."""
        return make(self.library, self.documents, self.edition, PaperOptions(self.workers), self.cache)

    @cached_property
    def handbooks(self) -> tuple[Handbook, ...]:
        """The handbooks that are there, each with its date: none is made unasked."""
        return kept_handbooks(self.library, self.edition, self.cache)

    def make_handbooks(self) -> tuple[Handbook, ...]:
        """The handbooks of today; those that are not there are made."""
        return handbooks(self.library, self.documents, self.edition, self.cache, self.workers)

    @cached_property
    def site(self) -> SitePages:
        """Every page, written."""
        offers = together(self.paper.site_offers, handbook_offers(self.handbooks))
        return site_pages(self.documents.with_offers(self.paper.offers), offers, self.cache, self.workers)

    @cached_property
    def published(self) -> Published:
        """The pages, and whose edition they are."""
        return Published(self.library, self.site, self.edition)

    @cached_property
    def search(self) -> SearchSite:
        """The search over the pages."""
        return search_of(self.published, self.cache, self.workers)

    @cached_property
    def share_card(self) -> Artifact | None:
        """What a messenger shows of a link, where the edition has a look of its own."""
        return share_card(self.edition, self.cache)

    @cached_property
    def exported(self) -> tuple[Artifact, ...]:
        """Files for other tools."""
        return export(self.published, self.cache)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that an author can mend, that of paper included; what has errors is put on no paper."""
        # First, for meanwhile another process runs rules.
        of_paper = [*printable_problems(self.library, self.cache), *heavy_pictures(self.library, self.pictures)]
        if self.checked.errors:
            return in_reading_order([*self.checked.problems, *of_paper])
        return in_reading_order([*self.checked.problems, *of_paper, *self.paper.problems])

    def artifacts(self) -> Iterator[Artifact]:
        """Every file of the site that is no page."""
        # A process that makes the search of several languages has as much in memory as this one: wait for it first.
        is_much = len(self.search.making) > 1
        if is_much:
            yield from self.search.artifacts
        yield from self.exported
        if not is_much:
            yield from self.search.artifacts
        yield from {artifact.path: artifact for made in self.pictures.values() for artifact in made.artifacts()}.values()
        yield from self.paper.artifacts
        yield from (book.artifact for book in self.handbooks)
        yield from (self.share_card,) if self.share_card else ()
