"""A session plan: how to train others in something that the base teaches, minute by minute, with slides and a handout."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from berdaya.model.kinds._figures import FigureId
from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Glance, Listing, Own, Print
from berdaya.model.reference import AnyKey, RefersTo
from berdaya.model.text import Frozen, Text, Texts


class Activity(Frozen):
    """A stretch of a session."""

    minutes: Annotated[int, Field(ge=1, le=240)] = Field(description="Lamanya, dalam menit.")
    title: Text = Field(description="Kegiatannya.")
    text: Text = Field(description="Yang dilakukan pelatih dan peserta.")
    uses: tuple[AnyKey, ...] = Field((), description="Metode, formulir, atau daftar periksa yang dipakai: `jenis/id`.")


class Slide(Frozen):
    """A slide: few words, large."""

    title: Text = Field(description="Judul salindia.")
    points: Annotated[tuple[Text, ...], Field(max_length=5)] = Field((), description="Butir, paling banyak lima, pendek.")
    figure: FigureId | None = Field(None, description="Id gambar di catatan ini.")
    say: Text | None = Field(None, description="Yang dikatakan pelatih; tercetak di catatan pelatih.")


class Session(RecordData):
    """Aim, minutes, materials, activities, handout, what to watch for, 8 to 15 slides."""

    review_months: ClassVar[int] = 24

    group: Literal["dasar", "lapangan", "warga", "rencana"] = Field(description="Dasar, kerja lapangan, bersama warga, atau rencana dan laporan.")
    aim: Texts = Field(min_length=1, max_length=4, description="Sesudah sesi ini peserta bisa …; yang terlihat.")
    people: Text = Field(description="Untuk siapa, dan berapa orang.")
    materials: Texts = Field(description="Yang disiapkan.")
    activities: Annotated[tuple[Activity, ...], Field(min_length=3, max_length=12)] = Field(description="Kegiatan, berurutan, dengan menitnya.")
    watch: Texts = Field(description="Yang perlu diperhatikan pelatih.")
    check: Texts = Field(description="Cara melihat apakah peserta sudah bisa.")
    slides: Annotated[tuple[Slide, ...], Field(min_length=8, max_length=15)] = Field(description="Salindia, 8 sampai 15.")
    handout: tuple[AnyKey, ...] = Field(min_length=1, description="Yang dibagikan: formulir, lembar kerja, daftar periksa.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang dilatih.")
    competencies: tuple[Annotated[str, RefersTo("competency")], ...] = Field((), description="Kompetensi yang dilatih.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang dilatih.")
    forms: tuple[Annotated[str, RefersTo("form")], ...] = Field((), description="Formulir yang dilatih.")

    @property
    def minutes(self) -> int:
        """The length of the whole session."""
        return sum(activity.minutes for activity in self.activities)


KIND = Kind(
    name="session",
    folder="content/sessions",
    shape=Session,
    place=95,
    section="methods",
    page=(
        Glance(("people",)),
        Bullets("aim", "yes"),
        Bullets("materials"),
        Own("activities", ("activities",)),
        Bullets("watch"),
        Bullets("check"),
        Own("slides", ("slides",)),
    ),
    listing=Listing(group="group"),
    needs_source=False,
    print=Print("page"),
    offers_files_first=True,
)
