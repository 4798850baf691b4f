"""A field checklist: pause points, items and a decision."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import Day, RecordData, SourceId
from berdaya.model.kinds.layout import Own, Print
from berdaya.model.reference import ID_PATTERN, RefersTo
from berdaya.model.text import Frozen, Text, Texts

ItemId = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]


def pause_letter(number: int) -> str:
    """Give the letter by which page and paper call a pause point, counted from 0: A, B, … Z, then AA."""
    return chr(ord("A") + number) if number < 26 else pause_letter(number // 26 - 1) + pause_letter(number % 26)


class Item(Frozen):
    """One thing to do or to confirm."""

    id: ItemId = Field(description="Id tetap dalam daftar ini; centang di ponsel tersimpan dengan id ini.")
    text: Text = Field(description="Satu tindakan, diawali kata kerja, tanpa titik di ujung.")
    stop: bool = Field(False, description="`true`: bila belum, jangan lanjut.")
    critical: bool = Field(False, description="`true`: butir penting walau bukan tanda berhenti.")
    if_no: Text | None = Field(None, description="Yang dilakukan bila jawabannya belum. Wajib untuk butir `stop`.")
    why: Text = Field(description="Mengapa butir ini ada, satu atau dua kalimat.")
    ref: tuple[SourceId, ...] = Field((), description="Sumber butir ini.")
    suggested: bool = Field(False, description="`true`: butir atau angkanya saran kami, bukan aturan; ditandai *saran*.")


class PausePoint(Frozen):
    """A natural break at which the team stops and goes through a few items."""

    id: ItemId = Field(description="Id tetap jeda ini.")
    title: Text = Field(description="Nama jeda.")
    when: Text = Field(description="Kapan berhenti dan memeriksa.")
    who: Text = Field(description="Siapa yang memeriksa bersama.")
    items: tuple[Item, ...] = Field(min_length=1, description="Butir, paling banyak sembilan.")


class Choice(Frozen):
    """One possible outcome of the decision."""

    id: ItemId = Field(description="Id tetap pilihan ini.")
    label: Text = Field(description="Kata di lembar: Lanjut, Tunda, Tolak.")
    then: Text = Field(description="Yang dilakukan bila ini dipilih.")


class Decision(Frozen):
    """The decision at the end of the sheet."""

    question: Text = Field(description="Pertanyaan yang diputuskan.")
    decided_by: Text = Field(description="Siapa yang memutuskan; warga lebih dulu.")
    choices: tuple[Choice, ...] = Field(min_length=2, description="Pilihan, termasuk menunda atau menolak.")


class Trial(Frozen):
    """One time the sheet was tried in the field."""

    date: Day = Field(description="Tanggal uji.")
    place: str = Field(description="Tempat uji.")
    people: str = Field(description="Bersama siapa.")


class Checklist(RecordData):
    """Rules and thresholds stand in ``check/rules/checklist_*.py`` with their sources."""

    review_months: ClassVar[int] = 24

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{3,12}$")] = Field(description="Kode pendek, huruf besar, untuk alamat pendek dan kode QR.")
    style: Literal["do-confirm", "read-do"] = Field(description="do-confirm: kerjakan lalu periksa; read-do: baca lalu kerjakan.")
    purpose: Text = Field(description="Tujuan lembar, paling banyak 40 kata.")
    when: Text = Field(description="Kapan lembar ini dipakai.")
    who: Text = Field(description="Siapa yang mencentang.")
    owner: Text = Field(description="Siapa yang merawat lembar ini.")
    created: Day = Field(description="Tanggal dibuat.")
    revised: Day = Field(description="Tanggal diubah.")
    version: Annotated[str, Field(pattern=r"^\d+\.\d+$")] = Field(description="Versi, dalam tanda kutip: '1.0'.")
    review_by: Day = Field(description="Tinjau kembali paling lambat.")
    tested: tuple[Trial, ...] = Field((), description="Uji di lapangan; kosong berarti belum diuji.")
    pauses: tuple[PausePoint, ...] = Field(min_length=1, description="Jeda, berurutan.")
    decision: Decision = Field(description="Keputusan di ujung lembar.")
    signatures: Texts = Field(description="Yang bertanda tangan; wakil warga lebih dulu.")
    not_covered: Text = Field(description="Yang tidak dicakup lembar ini.")
    minutes: Text | None = Field(None, description="Judul berita acara bila lembar ini membutuhkannya.")
    phases: tuple[Annotated[str, RefersTo("phase")], ...] = Field((), description="Fase tempat lembar ini dipakai.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang menjelaskan caranya.")

    @property
    def short_code(self) -> str:
        """The sheet's own code."""
        return self.code


KIND = Kind(
    name="checklist",
    folder="checklists",
    shape=Checklist,
    place=20,
    section="checklists",
    page=(Own("sheet"),),
    links_terms=False,
    print=Print("page"),
    offers_files_first=True,
)
