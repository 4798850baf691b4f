"""How a field says that its value names another record."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY_PATTERN = r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

# Windows keeps these names for devices, whatever ending follows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED_NAMES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))))


@dataclass(frozen=True)
class RefersTo:
    """Marks a field whose value is the id of a record of ``kind``, or a whole key where ``kind`` is ``None``."""

    kind: str | None


def reference_to(kind: str) -> type[str]:
    """Make the type of a field that holds the id of one record of ``kind``."""
    return Annotated[str, RefersTo(kind), Field(pattern=ID_PATTERN, description=f"Id sebuah {kind}.")]


AnyKey = Annotated[str, RefersTo(None), Field(pattern=KEY_PATTERN, description="Kunci `jenis/id` sebuah catatan.")]
