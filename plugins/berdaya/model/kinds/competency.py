"""A competency: an ability that shows in the work."""

from typing import Annotated, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Choice, Listing, Own, Para
from berdaya.model.reference import RefersTo
from berdaya.model.text import Frozen, Text, Texts


class Levels(Frozen):
    """Four levels for an honest look at oneself; not a test and not an official grade."""

    baru: Text = Field(description="Baru: yang dapat dilakukan dengan bantuan.")
    bekerja: Text = Field(description="Bekerja: yang dapat dilakukan sendiri.")
    mahir: Text = Field(description="Mahir: yang dapat dilakukan dalam keadaan sulit.")
    membimbing: Text = Field(description="Membimbing: yang dapat diajarkan kepada orang lain.")


class Competency(RecordData):
    """What it looks like when done well, four levels, evidence for a portfolio and a practice task."""

    group: Literal["teknis", "sosial", "pribadi", "etika"] = Field(description="Kelompok kompetensi.")
    done_well: Text = Field(description="Seperti apa bila dilakukan dengan baik.")
    levels: Levels = Field(description="Empat tingkat untuk menilai diri.")
    evidence: Texts = Field(description="Bukti untuk portofolio.")
    practice: Text = Field(description="Tugas latihan yang bisa dicoba minggu ini.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode untuk melatihnya.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa terkait.")


KIND = Kind(
    name="competency",
    folder="content/competencies",
    shape=Competency,
    place=50,
    section="work",
    page=(
        Choice("group"),
        Para("done_well"),
        Own("levels", ("levels",)),
        Bullets("evidence"),
        Para("practice"),
    ),
    listing=Listing(group="group"),
    is_on_home=True,
    icon="material/school",
)
