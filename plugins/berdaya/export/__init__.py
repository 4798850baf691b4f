"""Files for other tools, made from the library and its pages: one function ``(library, site) → artifacts`` each."""

from collections.abc import Callable, Iterable

from berdaya.export.feed import feeds
from berdaya.export.knowledge import knowledge
from berdaya.export.overview import overviews
from berdaya.export.redirects import redirects
from berdaya.export.single_file import single_files
from berdaya.export.vocabulary import vocabulary
from berdaya.model.library import Library
from berdaya.model.page import Artifact, Site

Exporter = Callable[[Library, Site], Iterable[Artifact]]

EXPORTERS: dict[str, Exporter] = {
    "knowledge": knowledge,
    "vocabulary": vocabulary,
    "overviews": overviews,
    "feeds": feeds,
    "single-file": single_files,
    "redirects": redirects,
}


def export(library: Library, site: Site) -> tuple[Artifact, ...]:
    """Run every exporter."""
    return tuple(artifact for exporter in EXPORTERS.values() for artifact in exporter(library, site))
