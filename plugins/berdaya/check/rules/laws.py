"""A law says since when it holds and where its official text is, or why not."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem


def laws_name_their_text(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``in_force_since`` with ``official_text``, or ``no_official_text``, or ``unread``; FAIL none of them."""
    for record in library.of("law"):
        data = record.data
        if data.unread or data.no_official_text:
            continue
        if not data.in_force_since:
            yield Problem.warning("law-undated", Place(record.path), field="in_force_since")
        if not data.official_text:
            yield Problem.warning("law-without-text", Place(record.path), field="official_text")
