"""A role: a job or a position in community empowerment."""

from typing import Annotated, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData, SourceId
from berdaya.model.kinds.layout import Bullets, Glance, Listing, Named, Own, Print, Steps, Summaries
from berdaya.model.reference import RefersTo
from berdaya.model.text import Frozen, Text, Texts

RoleId = Annotated[str, RefersTo("role")]


class Difference(Frozen):
    """How the role differs from one neighbour."""

    role: RoleId | None = Field(None, description="Id peran tetangga, bila ada halamannya.")
    other: Text | None = Field(None, description="Nama tetangga bila tidak ada halamannya: pengajar, konsultan.")
    difference: Text = Field(description="Bedanya, satu atau dua kalimat.")


class OccupationCode(Frozen):
    """A code in an international classification: a hint for comparison, never a rank."""

    system: Literal["ISCO-08", "O*NET-SOC"] = Field(description="Nama sistem.")
    code: str = Field(description="Kode, dalam tanda kutip.")
    title: str = Field(description="Judul menurut sistem itu.")
    sources: tuple[SourceId, ...] = Field((), description="Sumber kode.")


class Role(RecordData):
    """Who does what in community empowerment, whom it suits and how it differs from its neighbours."""

    group: Literal["inti", "desa", "sektor", "sosial", "warga", "pengelola"] = Field(description="Kelompok di halaman daftar peran.")
    focus: Text = Field(description="Inti peran dalam satu baris: untuk tabel perbandingan.")
    works_for: Text = Field(description="Bekerja untuk siapa atau diangkat oleh siapa.")
    works_where: Text = Field(description="Tempat dan lingkup kerja.")
    requirement: Text = Field(description="Syarat masuk yang diketahui; tulis bila syarat tergantung pemberi kerja.")
    duties: Texts = Field(description="Tugas utama, masing-masing diawali kata kerja.")
    suits: Texts = Field((), description="Cocok bagi orang yang …")
    suits_not: Texts = Field((), description="Kurang cocok bagi orang yang …")
    differences: tuple[Difference, ...] = Field((), description="Beda dengan peran atau profesi yang mirip.")
    first_week: Texts = Field((), description="Yang dikerjakan pada minggu pertama.")
    misconceptions: tuple[Annotated[str, RefersTo("misconception")], ...] = Field((), description="Salah paham tentang peran ini.")
    responsibilities: tuple[Annotated[str, RefersTo("responsibility")], ...] = Field((), description="Tanggung jawab peran ini.")
    competencies: tuple[Annotated[str, RefersTo("competency")], ...] = Field((), description="Kompetensi yang dibutuhkan.")
    principles: tuple[Annotated[str, RefersTo("principle")], ...] = Field((), description="Prinsip yang paling terasa di peran ini.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang dipakai.")
    career_paths: tuple[Annotated[str, RefersTo("career-path")], ...] = Field((), description="Jalur karier yang lewat peran ini.")
    laws: tuple[Annotated[str, RefersTo("law")], ...] = Field((), description="Dasar hukum.")
    codes: tuple[OccupationCode, ...] = Field((), description="Kode jabatan internasional, bila pasti.")


KIND = Kind(
    name="role",
    folder="content/roles",
    shape=Role,
    place=30,
    section="roles",
    page=(
        Glance(("focus", "works_for", "works_where", "requirement")),
        Bullets("duties"),
        Bullets("suits", "yes"),
        Bullets("suits_not", "no"),
        Steps("first_week"),
        Named("differences", name="other", text="difference", link="role", kind="role", is_numbered=False),
        Summaries("misconceptions"),
        Own("occupation_codes", ("codes",)),
    ),
    listing=Listing(group="group"),
    print=Print("page"),
    has_own_print=True,
    is_on_home=True,
    icon="material/account-group",
)
