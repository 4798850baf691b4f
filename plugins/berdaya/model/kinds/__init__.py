"""All kinds of records. A new kind is one file here, one line in ``KINDS`` and one template."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """A kind of record: its name in keys, the folder of its files, its declared shape,
    and the first part of its pages' addresses in each language."""

    name: str
    folder: str
    shape: type[RecordData]
    address: Mapping[str, str] = field(hash=False)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("guide", "content/guides", Guide, {"id": "panduan", "en": "guides"}),
        Kind("checklist", "checklists", Checklist, {"id": "daftar-periksa", "en": "checklists"}),
        Kind("role", "content/roles", Role, {"id": "peran", "en": "roles"}),
        Kind("responsibility", "content/responsibilities", Responsibility, {"id": "tanggung-jawab", "en": "responsibilities"}),
        Kind("competency", "content/competencies", Competency, {"id": "kompetensi", "en": "competencies"}),
        Kind("principle", "content/principles", Principle, {"id": "prinsip", "en": "principles"}),
        Kind("strategy", "content/strategies", Strategy, {"id": "strategi", "en": "strategies"}),
        Kind("phase", "content/phases", Phase, {"id": "siklus", "en": "cycle"}),
        Kind("method", "content/methods", Method, {"id": "metode", "en": "methods"}),
        Kind("dimension", "content/dimensions", Dimension, {"id": "dimensi", "en": "dimensions"}),
        Kind("indicator", "content/indicators", Indicator, {"id": "indikator", "en": "indicators"}),
        Kind("challenge", "content/challenges", Challenge, {"id": "tantangan", "en": "challenges"}),
        Kind("misconception", "content/misconceptions", Misconception, {"id": "miskonsepsi", "en": "misconceptions"}),
        Kind("career-step", "content/career-steps", CareerStep, {"id": "langkah-karier", "en": "career-steps"}),
        Kind("career-path", "content/career-paths", CareerPath, {"id": "jalur-karier", "en": "career-paths"}),
        Kind("law", "content/laws", Law, {"id": "hukum", "en": "laws"}),
        Kind("term", "glossary", Term, {"id": "glosarium", "en": "glossary"}),
        Kind("source", "content/sources", Source, {"id": "sumber", "en": "sources"}),
    )
}
