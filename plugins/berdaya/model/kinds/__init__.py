"""All kinds of records. A new kind is one file here, one line in ``KINDS`` and one template."""

from dataclasses import dataclass

from berdaya.model.kinds._record import Example, Fact, RecordData, Slugs, Status
from berdaya.model.kinds.career_path import CareerPath
from berdaya.model.kinds.career_step import CareerStep
from berdaya.model.kinds.challenge import Challenge
from berdaya.model.kinds.checklist import Checklist
from berdaya.model.kinds.competency import Competency
from berdaya.model.kinds.dimension import Dimension
from berdaya.model.kinds.guide import Guide
from berdaya.model.kinds.indicator import Indicator
from berdaya.model.kinds.law import Law
from berdaya.model.kinds.method import Method
from berdaya.model.kinds.misconception import Misconception
from berdaya.model.kinds.phase import Phase
from berdaya.model.kinds.principle import Principle
from berdaya.model.kinds.responsibility import Responsibility
from berdaya.model.kinds.role import Role
from berdaya.model.kinds.source import Source
from berdaya.model.kinds.strategy import Strategy
from berdaya.model.kinds.term import Term

__all__ = ["KINDS", "Example", "Fact", "Kind", "RecordData", "Slugs", "Status"]


@dataclass(frozen=True)
class Kind:
    """A kind of record: its name in keys, the folder of its files and its declared shape."""

    name: str
    folder: str
    shape: type[RecordData]


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("guide", "content/guides", Guide),
        Kind("checklist", "checklists", Checklist),
        Kind("role", "content/roles", Role),
        Kind("responsibility", "content/responsibilities", Responsibility),
        Kind("competency", "content/competencies", Competency),
        Kind("principle", "content/principles", Principle),
        Kind("strategy", "content/strategies", Strategy),
        Kind("phase", "content/phases", Phase),
        Kind("method", "content/methods", Method),
        Kind("dimension", "content/dimensions", Dimension),
        Kind("indicator", "content/indicators", Indicator),
        Kind("challenge", "content/challenges", Challenge),
        Kind("misconception", "content/misconceptions", Misconception),
        Kind("career-step", "content/career-steps", CareerStep),
        Kind("career-path", "content/career-paths", CareerPath),
        Kind("law", "content/laws", Law),
        Kind("term", "glossary", Term),
        Kind("source", "content/sources", Source),
    )
}
