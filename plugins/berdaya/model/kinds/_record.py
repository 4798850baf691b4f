"""The fields that every kind of record has."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, Strict, create_model

from berdaya.model.kinds._figures import Drawing
from berdaya.model.kinds._pictures import Picture
from berdaya.model.language import LANGUAGES, SOURCE, TRANSLATIONS
from berdaya.model.reference import ID_PATTERN, AnyKey, RefersTo
from berdaya.model.text import Frozen, Text, Words

Day = Annotated[date, Strict()]
Slug = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
Digests = Annotated[str, Field(pattern=r"^[0-9a-f]{8}( [0-9a-f]{8})*$|^[0-9a-f]{12}$")]
WHOLE_RECORD = "*"
"""The name of the field in a stamp that stands for all of a record: how stamps were before each field had its own."""
SourceId = Annotated[str, RefersTo("source")]
Year = Annotated[int, Field(ge=1945, le=2100)]


def _of_whole_record(stamp: object) -> object:
    return {WHOLE_RECORD: stamp} if isinstance(stamp, str) else stamp


Stamps = Annotated[dict[str, Digests], BeforeValidator(_of_whole_record, json_schema_input_type=str | dict[str, Digests])]
"""For each field the hashes of the texts that a translation was made from (``model/translation.py``)."""


class Status(StrEnum):
    """Whether a fact was checked against its source."""

    VERIFIED = "terverifikasi"
    UNVERIFIED = "belum-diverifikasi"


def _slug_field(code: str) -> tuple[Any, Any]:
    instead = "nama berkas" if code == SOURCE.code else f"sama dengan alamat {SOURCE.name_of(SOURCE.code)}"
    return Slug | None, Field(None, description=f"Alamat {SOURCE.name_of(code)}. Bila kosong: {instead}.")


if TYPE_CHECKING:
    _SlugOfEachLanguage = Frozen
else:  # no class body can name the languages
    _SlugOfEachLanguage = create_model("_SlugOfEachLanguage", __base__=Frozen, **{item.code: _slug_field(item.code) for item in LANGUAGES})


class Slugs(_SlugOfEachLanguage):
    """The last part of a page's address in each language."""

    formerly: dict[str, tuple[Slug, ...]] = Field({}, description="Alamat lama per bahasa; masing-masing menjadi pengalihan ke alamat sekarang.")

    def get(self, code: str) -> str:
        """The last part of the address in this language, else in the source language; empty where neither is given."""
        slug: str | None = getattr(self, code) or getattr(self, SOURCE.code)
        return slug or ""


class Fact(Frozen):
    """A checked statement about the world, with what it rests on."""

    text: Text = Field(description="Pernyataan, satu kalimat.")
    sources: tuple[SourceId, ...] = Field((), description="Sumber yang memuat pernyataan ini.")
    status: Status = Field(Status.VERIFIED, description="`terverifikasi` atau `belum-diverifikasi`.")
    checked: Day | None = Field(None, description="Tanggal pernyataan dicek. Bila kosong: tanggal `reviewed`.")
    valid_for: Year | None = Field(None, description="Tahun yang diatur pernyataan ini; pembaca melihat \u201cberlaku untuk 2026\u201d.")


class Example(Frozen):
    """One concrete local example."""

    text: Text = Field(description="Cerita singkat: siapa, di mana, apa yang dilakukan, apa hasilnya.")
    invented: bool = Field(True, description="`true` bila contoh ini rekaan; pembaca akan diberi tahu.")
    sources: tuple[SourceId, ...] = Field((), description="Sumber, bila contoh ini nyata.")


class RecordData(Frozen):
    """What every record has, whatever its kind.

    ``review_months``: how long a review of this kind stays fresh (our own working rule: laws and
    sources change within a year, craft knowledge within two or three).
    """

    review_months: ClassVar[int] = 24

    title: Text = Field(description="Judul halaman, tanpa Markdown.")
    summary: Text = Field(description="Untuk apa halaman ini, paling banyak dua kalimat. Menjadi pembuka dan deskripsi.")
    slug: Slugs = Field(Slugs(), description="Alamat halaman. Mengubahnya? Catat yang lama di `formerly`.")
    other_names: Words = Field(Words(), description="Nama lain, ejaan lain, singkatan: dipakai pencarian.")
    searched_as: Words = Field(
        Words(),
        description="Kata dan ungkapan sehari-hari yang diketik orang ketika mencari halaman ini. Hanya untuk pencarian; tidak ditampilkan.",
    )
    facts: tuple[Fact, ...] = Field((), description="Fakta yang menjadi dasar, masing-masing dengan sumbernya.")
    example: Example | None = Field(None, description="Satu contoh setempat yang konkret.")
    figures: tuple[Drawing, ...] = Field((), description="Gambar sebagai data; letaknya di teks panjang: ![](figure:id).")
    pictures: tuple[Picture, ...] = Field((), description="Foto atau gambar lain dari berkas; letaknya di teks panjang: ![](picture:id).")
    next_step: Text | None = Field(None, description="Langkah berikut bagi pembaca, dengan tautan ke catatan lain.")
    see_also: tuple[AnyKey, ...] = Field((), description="Kunci catatan lain yang patut dibaca: `jenis/id`.")
    show_under: tuple[AnyKey, ...] = Field(
        (), description="Untuk catatan edisi sendiri: halaman (`jenis/id`) yang menampilkan catatan ini di bawah judul \u201cDari kami\u201d."
    )
    sources: tuple[SourceId, ...] = Field((), description="Id sumber yang mendasari halaman ini.")
    status: Status = Field(Status.VERIFIED, description="Status isi halaman secara keseluruhan.")
    valid_for: Year | None = Field(None, description="Tahun yang diatur halaman ini, bila isinya berganti tiap tahun.")
    leads_to_danger: bool = Field(
        False,
        description="`true` bila topik ini bisa berujung pada kekerasan atau bahaya: halaman menampilkan jalan ke halaman darurat.",
    )
    reviewed: Day = Field(description="Tanggal isi terakhir ditinjau, TTTT-BB-HH.")
    order: int = Field(1000, description="Urutan di daftar; angka kecil lebih dulu, lalu menurut judul.")
    translated_from: dict[str, Stamps] = Field(
        {},
        description="Sidik teks asal ketika terjemahan dibuat, per bahasa ("
        + ", ".join(item.code for item in TRANSLATIONS)
        + ") dan kolom. Diisi oleh `berdaya translated`.",
    )

    @property
    def has_page(self) -> bool:
        """Whether the record has a page of its own; else its place is in the list of its kind."""
        return True

    @property
    def short_code(self) -> str:
        """The code of the short address that stands on paper (``P/<CODE>/``); empty where the record has none."""
        return ""
