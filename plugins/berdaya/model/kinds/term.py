"""A term of the glossary."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Listing, Named, Own, Para, Print
from berdaya.model.reference import RefersTo
from berdaya.model.text import Frozen, Text, Words


class Confusion(Frozen):
    """A term that is easily mistaken for this one."""

    term: Annotated[str, RefersTo("term")] = Field(description="Id istilah yang mirip.")
    difference: Text = Field(description="Bedanya, satu kalimat.")


class Term(RecordData):
    """A word of the field. ``summary`` is its meaning, in 25 to 60 words."""

    group: str | None = Field(None, description="Kelompok istilah: gagasan, proses, monev, desa, profesi.")
    abbreviation: Words = Field(Words(), description="Singkatannya, bila ada.")
    forms: Words = Field(Words(), description="Bentuk lain di dalam kalimat yang juga harus ditautkan.")
    usage: Text | None = Field(None, description="Contoh kalimat.")
    confused_with: tuple[Confusion, ...] = Field((), description="Istilah yang sering tertukar.")
    link_in_text: bool = Field(True, description="`false` bila kata ini terlalu umum untuk ditautkan otomatis.")


KIND = Kind(
    name="term",
    folder="glossary",
    shape=Term,
    place=170,
    section="glossary",
    page=(
        Own("word", ("abbreviation", "other_names")),
        Para("usage"),
        Named("confused_with", name="", text="difference", link="term", kind="term", is_numbered=False),
    ),
    listing=Listing(order="title", is_by_word=True),
    print=Print("paragraph"),
    is_on_home=True,
    icon="material/book-alphabet",
)
