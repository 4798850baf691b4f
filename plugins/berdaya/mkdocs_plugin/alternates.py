"""The same page in every language: ``hreflang`` pairs, the language switch and the sitemap."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin

from berdaya.mkdocs_plugin.frame import Alternate
from berdaya.model.language import LANGUAGES, SOURCE
from berdaya.model.page import Page, Site


@dataclass(frozen=True)
class Entry:
    """One address of the sitemap. ``lastmod`` is the review's date, ISO 8601."""

    url: str
    lastmod: str
    alternates: tuple[Alternate, ...]


class Alternates:
    """Indexes a site's pages by key and language. ``site_url`` may be empty: then addresses stay relative."""

    def __init__(self, site: Site, site_url: str) -> None:
        self.site = site
        self.site_url = site_url if site_url.endswith("/") or not site_url else f"{site_url}/"
        self.by_key = {(page.key, page.lang): page for page in site.pages}

    def absolute(self, key: str, code: str) -> str:
        """The full address of a page in a language."""
        return self._full(self.by_key[key, code])

    def of(self, page: Page) -> tuple[Alternate, ...]:
        """The ``hreflang`` pairs of a page; a page that waits for its translation counts for none."""
        pairs = [Alternate(other.lang, self._full(other)) for other in self._translations(page)]
        original = self.by_key.get((page.key, SOURCE.code))
        return (*pairs, Alternate("x-default", self._full(original))) if original and len(pairs) > 1 else ()

    def switch(self, page: Page) -> list[dict[str, str]]:
        """The entries of Material's language switch: the same page, else the home page of the language."""
        entries = []
        for language in LANGUAGES:
            other = self.by_key.get((page.key, language.code)) or self.by_key["page/home", language.code]
            entries.append({"name": language.name, "lang": language.code, "link": quote(other.url) or "."})
        return entries

    def sitemap(self) -> tuple[Entry, ...]:
        """Every page that is itself in the language of its address, but those for paper."""
        return tuple(
            Entry(self._full(page), page.reviewed.isoformat() if page.reviewed else "", self.of(page))
            for page in self.site.pages
            if not (page.is_fallback or page.is_print)
        )

    def _translations(self, page: Page) -> list[Page]:
        found = (self.by_key.get((page.key, language.code)) for language in LANGUAGES)
        return [other for other in found if other and not other.is_fallback]

    def _full(self, page: Page) -> str:
        return urljoin(self.site_url, quote(page.url))
