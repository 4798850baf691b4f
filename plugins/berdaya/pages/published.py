"""What is published: the library, its pages, and whose edition it is. Every exporter reads this value."""

from dataclasses import dataclass

from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.pages.page import Page
from berdaya.pages.site import SitePages
from berdaya.relate.plan import Plan


@dataclass(frozen=True)
class Published:
    """A site before it is put into its frame."""

    library: Library
    site: SitePages
    edition: Edition

    @property
    def plan(self) -> Plan:
        """Where everything stands."""
        return self.site.maker.plan

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page in reading order."""
        return self.site.pages
