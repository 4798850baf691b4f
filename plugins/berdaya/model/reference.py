"""How a field says that its value names another record."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY_PATTERN = r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

# Windows keeps these names for devices, whatever ending follows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED_NAMES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))))


@dataclass(frozen=True)
class RefersTo:
    """Marks a text as the id of a record of ``kind``, or as a whole key where ``kind`` is ``None``.

    Stands in the annotation: ``methods: tuple[Annotated[str, RefersTo("method")], ...]``.
    """

    kind: str | None

    def __get_pydantic_core_schema__(self, source: type[str], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Hold the text to the form of an id or a key."""
        field = Field(pattern=ID_PATTERN if self.kind else KEY_PATTERN, description=self._description)
        return handler.generate_schema(Annotated[source, field])

    @property
    def _description(self) -> str:
        return f"Id sebuah {self.kind}." if self.kind else "Kunci `jenis/id` sebuah catatan."


AnyKey = Annotated[str, RefersTo(None)]
