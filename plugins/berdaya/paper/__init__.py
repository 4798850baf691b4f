"""stub"""
from dataclasses import dataclass, field
@dataclass(frozen=True)
class PaperRun:
    artifacts: tuple = ()
    offers: dict = field(default_factory=dict)
    site_offers: dict = field(default_factory=dict)
    problems: tuple = ()
@dataclass(frozen=True)
class HandbookRun:
    artifacts: tuple = ()
    site_offers: dict = field(default_factory=dict)
    problems: tuple = ()
def make_paper(*a): return PaperRun()
def handbooks(*a): return HandbookRun()
