"""Records name their sources, and every source is used."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.kinds import KINDS
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem


def sources_are_named_and_used(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``sources: [uu-6-2014-desa]``; FAIL a record without a source, or a source without a user."""
    for record in library.records:
        place = Place(record.path)
        if record.kind == "source" and not library.broken and not library.users_of(record.key):
            yield Problem.warning("unused-source", place)
        elif KINDS[record.kind].needs_source and not _sources(library, record.key):
            yield Problem.warning("unsourced", place)


def _sources(library: Library, key: str) -> bool:
    return any(link.target.startswith("source/") for link in library.links_from(key))
