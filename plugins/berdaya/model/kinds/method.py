"""A method card: one thing a facilitator can do with people."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._figures import FigureId
from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Glance, Own, Para, Print, Steps
from berdaya.model.reference import RefersTo
from berdaya.model.text import Frozen, Text, Texts


class Worksheet(Frozen):
    """A sheet to fill in with residents: one of the record's figures, blank."""

    figure: FigureId = Field(description="Id gambar di catatan ini yang dicetak kosong.")
    on_ground: Texts = Field(min_length=2, max_length=6, description="Cara menggambarnya di tanah atau lantai, langkah demi langkah.")
    afterwards: Text = Field(description="Apa yang dilakukan dengan lembar ini sesudahnya: siapa menyimpan, apa yang disalin.")


class Method(RecordData):
    """Purpose, when, when not, time, people, tools, at most eight steps, risks, signs of success."""

    purpose: Text = Field(description="Hasil yang dicari.")
    when: Text = Field(description="Kapan dipakai.")
    when_not: Text = Field(description="Kapan tidak dipakai, dan apa gantinya.")
    time: Text = Field(description="Waktu yang disiapkan.")
    people: Text = Field(description="Jumlah orang dan siapa saja.")
    tools: Texts = Field(description="Alat dan bahan.")
    steps: Texts = Field(min_length=2, max_length=8, description="Langkah, paling banyak delapan, diawali kata kerja.")
    risks: Texts = Field(description="Risiko dan etika.")
    success: Texts = Field(description="Tanda berhasil.")
    worksheet: Worksheet | None = Field(None, description="Lembar kerja untuk diisi bersama warga.")
    competencies: tuple[Annotated[str, RefersTo("competency")], ...] = Field((), description="Kompetensi yang dibutuhkan.")
    principles: tuple[Annotated[str, RefersTo("principle")], ...] = Field((), description="Prinsip yang dipegang.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang menyertai.")


KIND = Kind(
    name="method",
    folder="content/methods",
    shape=Method,
    place=90,
    section="methods",
    page=(
        Glance(("purpose", "time", "people")),
        Para("when"),
        Para("when_not"),
        Bullets("tools"),
        Steps("steps"),
        Bullets("risks"),
        Bullets("success", "yes"),
        Own("worksheet", ("worksheet",)),
    ),
    print=Print("page"),
    is_on_home=True,
    icon="material/shovel",
    offers_files_first=True,
)
