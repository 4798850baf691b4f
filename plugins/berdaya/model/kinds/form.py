"""A form or register: parts of fields to fill in, on paper, on a phone or in a spreadsheet."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import Day, Fact, RecordData
from berdaya.model.kinds.layout import Bullets, Glance, Listing, Own, Print
from berdaya.model.reference import ID_PATTERN, RefersTo
from berdaya.model.text import Frozen, ProperName, Text, Texts

FieldId = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
MOST_COLUMNS, MOST_ROWS, MOST_LINES = 10, 40, 20
Cell = Annotated[str, StringConstraints(max_length=240)] | Text
"""What the example writes into a cell: one word for all languages (a name, a number; empty: ``''``), or by language."""


class FormChoice(Frozen):
    """One answer of a field of choices."""

    id: FieldId = Field(description="Id tetap pilihan ini.")
    label: Text = Field(description="Kata pada formulir.")
    write: bool = Field(False, description="`true`: di belakangnya ada garis untuk ditulisi, misalnya 'lainnya: …'.")


class Column(Frozen):
    """A column of a table."""

    id: FieldId = Field(description="Id tetap kolom ini.")
    label: Text = Field(description="Kepala kolom.")
    type: Literal["line", "number", "money", "date", "choice", "tick", "signature"] = Field(
        "line", description="Isi kolom. `signature`: tanda tangan atau cap jempol, hanya di kertas."
    )
    width: Annotated[int, Field(ge=1, le=6)] = Field(2, description="Lebar terhadap kolom lain, 1–6.")
    unit: Text | None = Field(None, description="Satuan, untuk kolom angka.")
    choices: tuple[FormChoice, ...] = Field((), description="Pilihan, untuk kolom pilihan.")
    sum: bool = Field(False, description="`true`: di kaki tabel ada jumlahnya. Hanya untuk kolom angka dan uang.")
    product: Annotated[tuple[FieldId, ...], Field(max_length=3)] = Field(
        (), description="Id kolom yang dikalikan: [volume, harga]. Hasilnya dihitung sendiri."
    )


class Signer(Frozen):
    """Someone who signs."""

    id: FieldId = Field(description="Id tetap.")
    label: Text = Field(description="Sebagai apa ia menandatangani.")


class FormField(Frozen):
    """One field. What it needs depends on its type: a table has columns, a choice has choices, words to read out a text."""

    id: FieldId = Field(description="Id tetap dalam formulir ini; isian dan data lama dikenali dengan id ini.")
    type: Literal["line", "lines", "date", "time", "place", "number", "money", "choice", "table", "signatures", "read-out", "note"] = Field(
        description="Satu baris, beberapa baris, tanggal, jam, tempat, angka, uang, pilihan, tabel, tanda tangan, teks untuk dibacakan, atau"
        " keterangan."
    )
    label: Text = Field(description="Nama kolom.")
    help: Text | None = Field(None, description="Cara mengisi, bila perlu.")
    required: bool = Field(False, description="`true`: tidak boleh kosong saat dikumpulkan dengan ponsel.")
    text: Text | None = Field(None, description="Isi teks yang dibacakan, atau isi keterangan.")
    lines: Annotated[int, Field(ge=2, le=MOST_LINES)] = Field(3, description="Banyak garis tulis, untuk jenis lines.")
    unit: Text | None = Field(None, description="Satuan, untuk angka.")
    choices: tuple[FormChoice, ...] = Field((), description="Pilihan, untuk jenis choice.")
    many: bool = Field(False, description="`true`: boleh memilih lebih dari satu.")
    columns: Annotated[tuple[Column, ...], Field(max_length=MOST_COLUMNS)] = Field((), description="Kolom tabel, paling banyak sepuluh.")
    rows: Annotated[int, Field(ge=1, le=MOST_ROWS)] = Field(8, description="Banyak baris kosong tabel.")
    row_lines: Annotated[int, Field(ge=1, le=8)] = Field(1, description="Tinggi tiap baris tabel, dihitung dalam garis tulis.")
    numbered: bool = Field(False, description="`true`: baris tabel diberi nomor 1, 2, 3 di depannya.")
    row_labels: Annotated[tuple[Text, ...], Field(max_length=MOST_ROWS)] = Field(
        (), description="Nama baris, bila barisnya tetap: mengisi kolom pertama dan menggantikan `rows`. Di contoh isian sel itu ditulis ''."
    )
    row_ids: Annotated[tuple[FieldId, ...], Field(max_length=MOST_ROWS)] = Field(
        (),
        description="Id tetap tiap baris `row_labels`, berurutan. Bila kosong, dibuat dari katanya; isi dengan id lama sebelum mengganti kata itu,"
        " agar jawaban lama dan baru tetap cocok.",
    )
    totals: Annotated[tuple[FieldId, ...], Field(max_length=6)] = Field(
        (), description="Untuk angka dan uang: id tabel yang jumlahnya ditambahkan di sini. Hasilnya dihitung sendiri."
    )
    signers: Annotated[tuple[Signer, ...], Field(max_length=6)] = Field((), description="Yang menandatangani, paling banyak enam.")


class FormPart(Frozen):
    """A part of a form, with its heading."""

    id: FieldId = Field(description="Id tetap bagian ini.")
    title: Text = Field(description="Judul bagian.")
    intro: Text | None = Field(None, description="Pengantar bagian, bila perlu.")
    apart: Literal["sheet", "slip"] | None = Field(
        None, description="`sheet`: di lembar sendiri dan disimpan terpisah; `slip`: dipotong dari lembarnya, lalu diberikan."
    )
    fields: tuple[FormField, ...] = Field(min_length=1, description="Kolom, berurutan.")


class Filled(Frozen):
    """The example's answer to one field."""

    field: FieldId = Field(description="Id kolom yang diisi.")
    text: ProperName | None = Field(
        None,
        description="Jawaban untuk baris, tanggal (2027-05-04), jam (15:30), tempat, angka dan uang (tanpa titik: 150000), nama terang satu penanda"
        " tangan, atau kata di belakang pilihan yang ditulisi.",
    )
    choices: tuple[FieldId, ...] = Field((), description="Id pilihan yang dicentang.")
    rows: tuple[tuple[Cell, ...], ...] = Field(
        (),
        description="Baris tabel; tiap baris sebanyak kolomnya. Kolom hasil kali diisi '', kolom pilihan dengan id pilihannya, kolom centang dengan"
        " 'x' atau ''. Untuk beberapa penanda tangan: satu baris tiap orang, isinya nama terang.",
    )


class Form(RecordData):
    """Purpose, who fills it in and keeps it, what a law asks of it, then parts of fields and an invented filled example."""

    review_months: ClassVar[int] = 24

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{3,12}$")] = Field(description="Kode pendek, huruf besar, untuk alamat pendek dan kode QR.")
    group: Literal["rapat", "persetujuan", "aduan", "tugas", "rencana", "laporan", "warga", "belajar"] = Field(
        description="Rapat, persetujuan, aduan dan rujukan, tugas, rencana dan anggaran, laporan dan serah terima, wawancara dan kunjungan, atau"
        " belajar."
    )
    purpose: Text = Field(description="Untuk apa formulir ini, satu kalimat.")
    when: Text = Field(description="Kapan dipakai.")
    who_fills: Text = Field(description="Siapa yang mengisi.")
    who_keeps: Text = Field(description="Siapa yang menyimpan, dan di mana.")
    keep_for: Text = Field(description="Berapa lama disimpan, lalu diapakan.")
    notice: Text | None = Field(None, description="Baris di atas formulir: mengapa data ini diminta, siapa yang menyimpan, sampai kapan.")
    requires: tuple[Fact, ...] = Field((), description="Yang diminta peraturan, masing-masing dengan sumbernya.")
    mistakes: Texts = Field(description="Kesalahan yang sering.")
    sensitive: bool = Field(False, description="`true`: tidak disimpan di ponsel kecuali diminta, dan mudah dihapus.")
    letter: bool = Field(False, description="`true`: dicetak sebagai surat, dengan kepala surat di atas; judul bagian hanya tampil di layar.")
    landscape: bool = Field(False, description="`true`: dicetak mendatar, untuk tabel yang lebar.")
    collects: bool = Field(False, description="`true`: jawabannya dikumpulkan dari banyak orang; tersedia sebagai XLSForm.")
    spreadsheet: bool = Field(False, description="`true`: berupa tabel; tersedia sebagai XLSX dengan jumlah sebagai rumus.")
    packs: tuple[Literal["rapat", "kunjungan", "aduan", "laporan"], ...] = Field((), description="Paket unduhan yang memuat formulir ini.")
    owner: Text = Field(description="Siapa yang merawat formulir ini.")
    created: Day = Field(description="Tanggal dibuat.")
    revised: Day = Field(description="Tanggal diubah.")
    version: Annotated[str, Field(pattern=r"^\d+\.\d+$")] = Field(description="Versi, dalam tanda kutip: '1.0'.")
    parts: tuple[FormPart, ...] = Field(min_length=1, description="Bagian, berurutan.")
    filled: tuple[Filled, ...] = Field(min_length=1, description="Contoh isian, rekaan: jawaban untuk kolom-kolomnya.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang memakai formulir ini.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang memakai formulir ini.")
    responsibilities: tuple[Annotated[str, RefersTo("responsibility")], ...] = Field((), description="Tanggung jawab yang dilayani.")
    guides: tuple[Annotated[str, RefersTo("guide")], ...] = Field((), description="Panduan yang memakai formulir ini.")
    laws: tuple[Annotated[str, RefersTo("law")], ...] = Field((), description="Peraturan yang mengaturnya.")
    forms: tuple[Annotated[str, RefersTo("form")], ...] = Field((), description="Formulir lain yang dipakai bersama.")

    @property
    def short_code(self) -> str:
        """The form's own code."""
        return self.code


KIND = Kind(
    name="form",
    folder="content/forms",
    shape=Form,
    place=25,
    section="forms",
    page=(
        Glance(("purpose", "when", "who_fills", "who_keeps", "keep_for")),
        Own("form"),
        Own("requires", ("requires",)),
        Bullets("mistakes", "no"),
    ),
    listing=Listing(group="group"),
    links_terms=False,
    print=Print("page"),
    offers_files_first=True,
)
