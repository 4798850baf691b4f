"""All kinds of records. A kind is one file here, which declares ``KIND``; its words stand in ``languages/``."""

from importlib import import_module
from pkgutil import iter_modules

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import WHOLE_RECORD, Example, Fact, RecordData, Slugs, Status, Year

__all__ = ["KINDS", "SECTIONS", "WHOLE_RECORD", "Example", "Fact", "Kind", "RecordData", "Slugs", "Status", "Year"]

_MODULES = (import_module(f"{__name__}.{item.name}") for item in iter_modules(__path__) if not item.name.startswith("_"))

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in sorted((module.KIND for module in _MODULES if hasattr(module, "KIND")), key=lambda kind: kind.place)
}
"""Every kind by its name, in reading order."""

SECTIONS: dict[str, tuple[str, ...]] = {}
"""The parts of the menu in the order of their first kinds, with the kinds in each."""
for _kind in KINDS.values():
    SECTIONS[_kind.section] = (*SECTIONS.get(_kind.section, ()), _kind.name)
