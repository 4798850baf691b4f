"""``sitemap.xml``: every page that is itself in the language of its address, with its alternates (sitemaps.org 0.9)."""

from collections.abc import Iterator
from html import escape

from berdaya.cache import Cache
from berdaya.model.artifact import Artifact
from berdaya.pages.alternates import alternates_of
from berdaya.pages.page import Page
from berdaya.pages.published import Published

PATH = "sitemap.xml"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the sitemap; a site that does not know its address has none, for a sitemap holds full addresses."""
    if published.edition.url:
        entries = (_entry(page, published) for page in published.pages if not (page.is_fallback or page.is_print))
        yield Artifact(PATH, f"{_HEAD}{''.join(entries)}</urlset>\n".encode())


def _entry(page: Page, published: Published) -> str:
    parts = [f"<loc>{escape(published.edition.absolute(page.url))}</loc>"]
    if page.reviewed:
        parts.append(f"<lastmod>{page.reviewed.isoformat()}</lastmod>")
    parts += [
        f'<xhtml:link rel="alternate" hreflang="{other.tag}" href="{escape(other.url, quote=True)}"/>' for other in alternates_of(page.id, published)
    ]
    return f"<url>{''.join(parts)}</url>\n"
