"""The sections of the menu and the kinds of records in each."""

SECTIONS = {
    "start": ("guide",),
    "checklists": ("checklist",),
    "roles": ("role",),
    "work": ("responsibility", "competency"),
    "principles": ("principle", "strategy"),
    "methods": ("phase", "method"),
    "indicators": ("dimension", "indicator"),
    "challenges": ("challenge", "misconception"),
    "career": ("career-step", "career-path"),
    "laws": ("law",),
    "glossary": ("term",),
    "sources": ("source",),
}


def section_of(kind: str) -> str:
    """Name the section that holds this kind."""
    return next(name for name, kinds in SECTIONS.items() if kind in kinds)
