"""A strategy: a way to choose and order the work."""

from typing import Annotated, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.dimension import Part
from berdaya.model.kinds.layout import Bullets, Choice, Listing, Named, Para, Steps
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Strategy(RecordData):
    """When to choose it, when not, its parts or steps, and its risks."""

    level: Literal["mikro", "mezzo", "makro", "lintas"] = Field(description="Aras: perorangan, kelompok, sistem besar, lintas.")
    when: Text = Field(description="Kapan dipilih.")
    when_not: Text = Field(description="Kapan sebaiknya tidak.")
    parts: tuple[Part, ...] = Field((), description="Unsur-unsurnya.")
    steps: Texts = Field((), description="Langkah di lapangan.")
    risks: Texts = Field((), description="Risiko dan cara menguranginya.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang dipakai.")
    principles: tuple[Annotated[str, RefersTo("principle")], ...] = Field((), description="Prinsip yang dipegang.")


KIND = Kind(
    name="strategy",
    folder="content/strategies",
    shape=Strategy,
    place=70,
    section="principles",
    page=(
        Choice("level"),
        Named("parts"),
        Para("when"),
        Para("when_not"),
        Steps("steps"),
        Bullets("risks"),
    ),
    listing=Listing(group="level"),
)
