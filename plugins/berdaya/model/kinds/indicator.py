"""An indicator card: one sign of change and how to ask about it without harm."""

from typing import Annotated, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Choice, Glance, Listing, Para
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Indicator(RecordData):
    """What it measures, for whom it was made, how to ask, how often, disaggregation and misuse."""

    level: Literal["individu", "rumah-tangga", "kelompok", "komunitas", "sistem"] = Field(description="Tingkat yang diukur.")
    measures: Text = Field(description="Yang diukur.")
    made_for: Text = Field(description="Untuk siapa dan di mana kartu ini mula-mula dibuat.")
    questions: Texts = Field(description="Pertanyaan atau pengamatan, dengan kata yang bisa dibacakan.")
    unit: Text = Field(description="Satuan atau cara mencatat jawaban.")
    frequency: Text = Field(description="Seberapa sering.")
    disaggregation: Text = Field(description="Dipilah menurut apa.")
    who_asks: Text | None = Field(None, description="Siapa yang bertanya, dan siapa yang sebaiknya tidak.")
    ethics: Text | None = Field(None, description="Risiko dan etika.")
    change: Text = Field(description="Apa yang dianggap perubahan.")
    misuse: Text = Field(description="Yang tidak dibuktikan; salah pakai yang sering.")
    dimensions: tuple[Annotated[str, RefersTo("dimension")], ...] = Field((), description="Kerangka dimensi tempat kartu ini berada.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode untuk mengumpulkannya.")


KIND = Kind(
    name="indicator",
    folder="content/indicators",
    shape=Indicator,
    place=110,
    section="indicators",
    page=(
        Choice("level"),
        Para("measures"),
        Para("made_for"),
        Bullets("questions"),
        Glance(("unit", "frequency", "disaggregation", "who_asks")),
        Para("change"),
        Para("misuse"),
        Para("ethics"),
    ),
    listing=Listing(group="level"),
    is_on_home=True,
    icon="material/chart-line",
)
