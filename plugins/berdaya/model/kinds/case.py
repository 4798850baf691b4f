"""A real case: what was tried somewhere, what happened, what went wrong, by a published report."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Glance, Listing, Para, Print
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Case(RecordData):
    """Told in our own words, at least 250 in all; what the source does not say is said, too."""

    review_months: ClassVar[int] = 36

    group: Literal[
        "desa-koperasi",
        "kesehatan",
        "bantuan",
        "bencana",
        "disabilitas",
        "perempuan",
        "adat",
        "hutan",
        "perusahaan",
        "kota",
        "pendidikan",
        "pertanian",
    ] = Field(description="Bidang kasus ini.")
    where: Text = Field(description="Di mana, secara umum: kabupaten atau wilayah, tanpa nama orang.")
    years: Text = Field(description="Kapan.")
    who: Text = Field(description="Siapa yang bekerja: jenis lembaga dan kelompok warga.")
    tried: Text = Field(description="Yang dicoba, dan mengapa.")
    happened: Text = Field(description="Yang terjadi.")
    went_wrong: Text = Field(description="Yang tidak berjalan, dan sebabnya menurut sumber.")
    unsaid: Text = Field(description="Yang tidak dikatakan sumber, atau yang belum terbukti.")
    lessons: Texts = Field(min_length=1, max_length=5, description="Yang bisa dibawa ke tempat lain: saran kami, paling banyak lima.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang diterangi.")
    challenges: tuple[Annotated[str, RefersTo("challenge")], ...] = Field((), description="Tantangan yang tampak.")
    principles: tuple[Annotated[str, RefersTo("principle")], ...] = Field((), description="Prinsip yang diuji.")
    strategies: tuple[Annotated[str, RefersTo("strategy")], ...] = Field((), description="Strategi yang dipakai.")
    indicators: tuple[Annotated[str, RefersTo("indicator")], ...] = Field((), description="Indikator yang diterangi.")
    roles: tuple[Annotated[str, RefersTo("role")], ...] = Field((), description="Peran yang bekerja.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang akan membantu.")
    guides: tuple[Annotated[str, RefersTo("guide")], ...] = Field((), description="Panduan yang diterangi kasus ini.")


KIND = Kind(
    name="case",
    folder="content/cases",
    shape=Case,
    place=125,
    section="challenges",
    page=(
        Glance(("where", "years", "who")),
        Para("tried"),
        Para("happened"),
        Para("went_wrong"),
        Para("unsaid"),
        Bullets("lessons", "yes"),
    ),
    listing=Listing(group="group"),
    search_weight=0.85,  # a case tells in everyday words what other pages explain
    print=Print("entry"),
)
