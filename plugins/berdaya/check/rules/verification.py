"""Facts that wait for verification are told, so that someone takes them up."""

from collections.abc import Iterable
from datetime import date

from berdaya.model.kinds import Status
from berdaya.model.library import Library
from berdaya.model.problem import Problem


def facts_are_verified(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``status: terverifikasi``; FAIL ``status: belum-diverifikasi``, of a record or of one fact."""
    for record in library.records:
        if record.data.status is Status.UNVERIFIED:
            yield Problem.warning("unverified", record.places.value(("status",)), field="status")
        for index, fact in enumerate(record.data.facts):
            if fact.status is Status.UNVERIFIED:
                place = record.places.value(("facts", index, "status"))
                yield Problem.warning("unverified", place, field=f"facts.{index + 1}")
