"""All kinds of records. A kind is one file here, which declares ``KIND``; its words stand in ``languages/``."""

from importlib import import_module
from pkgutil import iter_modules

from berdaya.model.declarations import KINDS as FOLDER
from berdaya.model.declarations import declared_folder
from berdaya.model.kinds._declared import DeclaredKind, declarations, kind_of
from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import WHOLE_RECORD, Example, Fact, RecordData, Slugs, Status, Year

__all__ = ["DECLARED", "KINDS", "SECTIONS", "WHOLE_RECORD", "Example", "Fact", "Kind", "RecordData", "Slugs", "Status", "Year"]

_MODULES = (import_module(f"{__name__}.{item.name}") for item in iter_modules(__path__) if not item.name.startswith("_"))

_OURS: dict[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES if hasattr(module, "KIND")}
_sections = {kind.section for kind in _OURS.values()}
_folder = declared_folder(FOLDER)

DECLARED: dict[str, DeclaredKind] = {
    name: declared for name, declared in (declarations(_folder) if _folder else ()) if name not in _OURS and declared.section in (None, *_sections)
}
"""The kinds that the project declares itself."""

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in sorted((*_OURS.values(), *(kind_of(*item) for item in DECLARED.items())), key=lambda kind: kind.place)
}
"""Every kind by its name, in reading order."""

SECTIONS: dict[str, tuple[str, ...]] = {}
"""The parts of the menu in the order of their first kinds, with the kinds in each."""
for _kind in KINDS.values():
    SECTIONS[_kind.section] = (*SECTIONS.get(_kind.section, ()), _kind.name)
