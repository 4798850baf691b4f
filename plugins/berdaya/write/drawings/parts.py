"""A drawing in several, for slides: what is too much for one at letters that the back row reads goes on over the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from berdaya.model.kinds._figures import Drawing, Flow, Ladder, MapSketch, Tree

Thing = TypeVar("Thing")
_ROWS = {"matrix": "rows", "calendar": "rows", "transect": "rows", "day": "rows", "timeline": "moments"}
"""The field that holds what stands below each other, by type: each part repeats the rest, such as the heads of columns."""


@dataclass(frozen=True)
class Part:
    """One of several drawings: what it shows, and which of its steps or rungs (all of them where ``places`` is empty). Of a map
    the first is the map, the second what its signs mean."""

    drawing: Drawing
    places: tuple[int, ...] = ()


def parts_of(drawing: Drawing, count: int) -> list[Part]:
    """Divide a drawing into ``count`` parts, or as many as it has; one where its kind cannot be divided."""
    match drawing:
        case Flow():
            return [Part(drawing, places) for places in _shared(range(len(drawing.boxes)), count)]
        case Ladder():
            return [Part(drawing, places) for places in reversed(_shared(range(len(drawing.rungs)), count))]
        case MapSketch():
            return [Part(drawing, (at,)) for at in range(min(count, 2))] if count > 1 else [Part(drawing)]
        case Tree() if count > 1:
            limbs = [("branches", some) for some in _shared(drawing.branches, count // 2)]
            limbs += [("roots", some) for some in _shared(drawing.roots, count - count // 2)]
            return [Part(drawing.model_copy(update={"branches": (), "roots": (), name: some})) for name, some in limbs]
        case _ if drawing.type in _ROWS:
            name = _ROWS[drawing.type]
            rows: Sequence[Any] = getattr(drawing, name)
            return [Part(drawing.model_copy(update={name: some})) for some in _shared(rows, count)]
        case _:
            return [Part(drawing)]


def _shared(things: Sequence[Thing], count: int) -> list[tuple[Thing, ...]]:
    """Share things out in their order, so evenly as they go."""
    count = min(count, len(things))
    ends = [len(things) * at // count for at in range(count + 1)]
    return [tuple(things[start:end]) for start, end in pairwise(ends)]
