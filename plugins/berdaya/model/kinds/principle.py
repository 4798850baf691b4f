"""A principle: what a facilitator holds on to when no rule says what to do."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Para
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Principle(RecordData):
    """Principle → what to do → how you see it → notes."""

    meaning: Text = Field(description="Arti prinsip ini dengan kata sederhana.")
    do: Texts = Field(description="Yang dilakukan, diawali kata kerja.")
    signs: Texts = Field(description="Tanda bahwa prinsip ini hidup: yang bisa dilihat atau didengar.")
    notes: Text | None = Field(None, description="Catatan: batas, ketegangan dengan prinsip lain.")
    exercise: Text | None = Field(None, description="Latihan singkat bagi tim.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang mewujudkannya.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa terkait.")


KIND = Kind(
    name="principle",
    folder="content/principles",
    shape=Principle,
    place=60,
    section="principles",
    page=(
        Para("meaning"),
        Bullets("do"),
        Bullets("signs", "yes"),
        Para("notes"),
        Para("exercise"),
    ),
    is_on_home=True,
    icon="material/compass-outline",
)
