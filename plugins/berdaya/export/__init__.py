"""Files for other tools, made from what is published: one function ``published → artifacts`` each; what takes long is kept in a cache."""

from collections.abc import Callable, Iterable

from berdaya.cache import Cache
from berdaya.export.feed import feeds
from berdaya.export.knowledge import knowledge, records
from berdaya.export.overview import full_texts, overviews
from berdaya.export.redirects import redirects
from berdaya.export.single_pages import single_pages
from berdaya.export.sitemap import sitemap
from berdaya.export.termbase import termbase
from berdaya.export.vocabulary import vocabulary
from berdaya.export.worksheets import worksheets
from berdaya.model.artifact import Artifact
from berdaya.pages.published import Published

Exporter = Callable[[Published, Cache], Iterable[Artifact]]

EXPORTERS: dict[str, Exporter] = {
    "knowledge": knowledge,
    "records": records,
    "vocabulary": vocabulary,
    "termbase": termbase,
    "overviews": overviews,
    "full_texts": full_texts,
    "feeds": feeds,
    "redirects": redirects,
    "sitemap": sitemap,
    "parts": single_pages,
    "worksheets": worksheets,
}


def export(published: Published, cache: Cache) -> tuple[Artifact, ...]:
    """Run every exporter."""
    return tuple(artifact for exporter in EXPORTERS.values() for artifact in exporter(published, cache))
