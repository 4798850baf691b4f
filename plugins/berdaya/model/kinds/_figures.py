"""Figures as data: what a drawing shows, with its words in each language. ``write/svg`` draws them, and the same stands as a
list or a table for who cannot see it. Drawn blank they are the worksheets of methods.

Limits are what still can be read at the width of a phone (360 px) and in black and white.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from berdaya.model.reference import ID_PATTERN
from berdaya.model.text import Frozen, ProperName, Text

FigureId = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
Label = ProperName
"""Words in a drawing: one for all languages (a name, a number), or by language."""
LONGEST_LABEL = 60
"""Letters of a label; longer ones are told by a rule (``check/rules/figures.py``), for each language."""
Level = Annotated[int, Field(ge=0, le=3)]
Share = Annotated[int, Field(ge=0, le=10)]
Hour = Annotated[int, Field(ge=0, le=24)]
Labels = Annotated[tuple[Label, ...], Field(min_length=1, max_length=12)]


class DrawingBase(Frozen):
    """What every drawing has."""

    id: FigureId = Field(description="Id gambar di dalam catatan ini.")
    title: Text = Field(description="Judul gambar.")
    about: Text = Field(description="Apa yang terlihat dan apa artinya, satu atau dua kalimat, bagi yang tidak bisa melihatnya.")
    invented: bool = Field(True, description="`true`: isinya rekaan; pembaca diberi tahu.")
    source: Text | None = Field(None, description="Dari mana isinya, bila nyata.")
    drawn_by: Label | None = Field(None, description="Kelompok yang menggambar, tempat, dan tanggalnya, seperti di pojok kertas. Jangan nama orang.")
    keeps: tuple[Literal["baris", "kolom"], ...] = Field(
        (),
        description="Nama yang tetap tercetak di lembar kosong: `baris` (juga anak tangga, langkah, lingkaran) atau `kolom` (juga masa, bagian).",
    )
    type: str


class MatrixRow(Frozen):
    """A row of a matrix: its name, and a cell for each column (empty: ``''``)."""

    label: Label = Field(description="Nama baris.")
    cells: tuple[Annotated[str, StringConstraints(max_length=40)] | Text, ...] = Field(description="Isi tiap kolom, berurutan; '' berarti kosong.")


class Matrix(DrawingBase):
    """Rows and columns: ranking, scores, who does what."""

    type: Literal["matrix"]
    columns: Annotated[tuple[Label, ...], Field(min_length=1, max_length=8)] = Field(description="Nama kolom, paling banyak delapan.")
    rows: Annotated[tuple[MatrixRow, ...], Field(min_length=1, max_length=12)] = Field(description="Baris, paling banyak dua belas.")

    @model_validator(mode="after")
    def _each_cell_has_a_column(self) -> "Matrix":
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("cells")
        return self


class CalendarRow(Frozen):
    """A line of a year: how much of it there is in each month."""

    label: Label = Field(description="Yang dicatat: hujan, tanam, kerja, utang.")
    months: Annotated[tuple[Level, ...], Field(min_length=12, max_length=12)] = Field(
        description="Dua belas angka 0–3: tidak ada, sedikit, sedang, banyak."
    )


class Calendar(DrawingBase):
    """A seasonal calendar."""

    type: Literal["calendar"]
    first_month: Annotated[int, Field(ge=1, le=12)] = Field(1, description="Bulan pertama di gambar: 1 (Januari) sampai 12.")
    rows: Annotated[tuple[CalendarRow, ...], Field(min_length=1, max_length=10)] = Field(description="Baris, paling banyak sepuluh.")


class Moment(Frozen):
    """Something that happened."""

    when: Label = Field(description="Tahun atau masa.")
    text: Label = Field(description="Yang terjadi, beberapa kata.")
    mood: Literal["naik", "turun", "biasa"] = Field("biasa", description="Membawa kebaikan (naik), kesulitan (turun), atau biasa.")


class Timeline(DrawingBase):
    """Moments from early to late."""

    type: Literal["timeline"]
    moments: Annotated[tuple[Moment, ...], Field(min_length=2, max_length=12)] = Field(description="Peristiwa, dari yang lama.")


class Branch(Frozen):
    """A root or a branch, and what lies behind it."""

    label: Label = Field(description="Sebab atau akibat.")
    below: Annotated[tuple[Label, ...], Field(max_length=3)] = Field((), description="Yang ada di baliknya, paling banyak tiga.")


class Tree(DrawingBase):
    """A problem with its causes (roots) and effects (branches)."""

    type: Literal["tree"]
    trunk: Label = Field(description="Masalah (atau harapan) di batang.")
    roots: Annotated[tuple[Branch, ...], Field(min_length=1, max_length=5)] = Field(description="Sebab, paling banyak lima.")
    branches: Annotated[tuple[Branch, ...], Field(min_length=1, max_length=5)] = Field(description="Akibat, paling banyak lima.")


class Circle(Frozen):
    """An institution in a Venn diagram."""

    label: Label = Field(description="Nama lembaga atau kelompok.")
    size: Annotated[int, Field(ge=1, le=3)] = Field(description="Besarnya manfaat menurut warga: 1 kecil, 3 besar.")
    distance: Annotated[int, Field(ge=1, le=3)] = Field(description="Jauhnya dari warga: 1 dekat, 3 jauh.")


class Venn(DrawingBase):
    """Institutions as circles around the residents: large helps much, near is close."""

    type: Literal["venn"]
    centre: Label = Field(description="Yang di tengah: warga atau kelompok.")
    large: Label | None = Field(None, description="Kuncinya: apa arti lingkaran besar menurut yang menggambar.")
    near: Label | None = Field(None, description="Kuncinya: apa arti dekat menurut yang menggambar.")
    circles: Annotated[tuple[Circle, ...], Field(min_length=2, max_length=10)] = Field(description="Lingkaran, paling banyak sepuluh.")


class Axis(Frozen):
    """One axis of a square of four."""

    label: Label = Field(description="Nama sumbu.")
    low: Label = Field(description="Ujung rendah.")
    high: Label = Field(description="Ujung tinggi.")


class Spot(Frozen):
    """Something in a square or on a map."""

    label: Label = Field(description="Nama.")
    x: Share = Field(description="Kiri ke kanan, 0–10.")
    y: Share = Field(description="Bawah ke atas, 0–10.")


class Quadrants(DrawingBase):
    """A square of four with things in it."""

    type: Literal["quadrants"]
    across: Axis = Field(description="Sumbu mendatar.")
    up: Axis = Field(description="Sumbu tegak.")
    corners: Annotated[tuple[Label, ...], Field(min_length=4, max_length=4)] = Field(
        description="Nama empat bidang: kiri atas, kanan atas, kiri bawah, kanan bawah."
    )
    spots: Annotated[tuple[Spot, ...], Field(min_length=1, max_length=12)] = Field(description="Isinya, paling banyak dua belas.")


class MapSign(Spot):
    """Something drawn on a sketch map."""

    sign: Literal[
        "rumah", "ibadah", "sekolah", "puskesmas", "kantor", "pasar", "sumur", "mata-air", "sawah", "kebun", "hutan", "jembatan", "bahaya", "lain"
    ] = Field(description="Tanda yang digambar.")  # fmt: skip


class MapLine(Frozen):
    """A road, a river or a border of a sketch map, from point to point."""

    kind: Literal["jalan", "setapak", "sungai", "batas"] = Field(description="Jalan, jalan setapak, sungai, atau batas.")
    label: Label | None = Field(None, description="Nama, bila ada.")
    points: Annotated[tuple[Annotated[tuple[Share, ...], Field(min_length=2, max_length=2)], ...], Field(min_length=2, max_length=8)] = Field(
        description="Titik-titiknya: [[x, y], …], 0–10."
    )


class MapSketch(DrawingBase):
    """A sketch map as residents draw it: signs and lines, not to scale."""

    type: Literal["map"]
    lines: Annotated[tuple[MapLine, ...], Field(max_length=8)] = Field((), description="Jalan, sungai, batas.")
    signs: Annotated[tuple[MapSign, ...], Field(min_length=1, max_length=16)] = Field(description="Tanda, paling banyak enam belas.")


class Zone(Frozen):
    """A stretch of a transect walk."""

    label: Label = Field(description="Nama bagian: tepi sungai, permukiman, kebun.")
    height: Annotated[int, Field(ge=0, le=5)] = Field(description="Tinggi tempat, 0–5, untuk garis permukaan.")


class TransectRow(Frozen):
    """A topic of a transect walk, with what was seen in each zone."""

    label: Label = Field(description="Topik: tanah, tanaman, masalah, potensi.")
    cells: Annotated[tuple[Label, ...], Field(min_length=2, max_length=6)] = Field(description="Yang terlihat di tiap bagian, berurutan.")


class Transect(DrawingBase):
    """A walk through the village: the profile of the land, and what was seen."""

    type: Literal["transect"]
    zones: Annotated[tuple[Zone, ...], Field(min_length=2, max_length=6)] = Field(description="Bagian-bagian, dari awal jalan.")
    rows: Annotated[tuple[TransectRow, ...], Field(min_length=1, max_length=6)] = Field(description="Topik, paling banyak enam.")

    @model_validator(mode="after")
    def _each_cell_has_a_zone(self) -> "Transect":
        if any(len(row.cells) != len(self.zones) for row in self.rows):
            raise ValueError("cells")
        return self


class Rung(Frozen):
    """A rung of a ladder, or a group of a ranking."""

    label: Label = Field(description="Nama anak tangga.")
    text: Label | None = Field(None, description="Tandanya, beberapa kata.")


class Ladder(DrawingBase):
    """Rungs from low to high."""

    type: Literal["ladder"]
    rungs: Annotated[tuple[Rung, ...], Field(min_length=2, max_length=9)] = Field(description="Anak tangga, dari bawah, paling banyak sembilan.")


class FlowBox(Frozen):
    """A step of a flow."""

    id: FigureId = Field(description="Id langkah.")
    label: Label = Field(description="Langkahnya.")


class FlowArrow(Frozen):
    """What follows what."""

    start: FigureId = Field(description="Id langkah asal.")
    end: FigureId = Field(description="Id langkah tujuan.")
    label: Label | None = Field(None, description="Kapan lewat sini, bila ada pilihan.")


class Flow(DrawingBase):
    """Steps and what follows what."""

    type: Literal["flow"]
    boxes: Annotated[tuple[FlowBox, ...], Field(min_length=2, max_length=10)] = Field(description="Langkah, paling banyak sepuluh.")
    arrows: Annotated[tuple[FlowArrow, ...], Field(min_length=1, max_length=14)] = Field(description="Panah.")

    @model_validator(mode="after")
    def _each_arrow_has_its_boxes(self) -> "Flow":
        ids = {box.id for box in self.boxes}
        if any(arrow.start not in ids or arrow.end not in ids for arrow in self.arrows):
            raise ValueError("arrows")
        return self


class TrendLine(Frozen):
    """How an amount rose and fell, as residents remember it."""

    label: Label = Field(description="Yang diamati.")
    values: Annotated[tuple[Share, ...], Field(min_length=2, max_length=10)] = Field(description="Angka 0–10 untuk tiap masa.")


class Trend(DrawingBase):
    """Amounts over time: relative, not statistics."""

    type: Literal["trend"]
    times: Annotated[tuple[Label, ...], Field(min_length=2, max_length=10)] = Field(description="Masa, dari yang lama.")
    lines: Annotated[tuple[TrendLine, ...], Field(min_length=1, max_length=4)] = Field(description="Garis, paling banyak empat.")

    @model_validator(mode="after")
    def _each_value_has_a_time(self) -> "Trend":
        if any(len(line.values) != len(self.times) for line in self.lines):
            raise ValueError("values")
        return self


class Span(Frozen):
    """Some hours of a day."""

    start: Hour = Field(description="Jam mulai, 0–24.")
    end: Hour = Field(description="Jam selesai, 0–24.")
    label: Label = Field(description="Kegiatan.")
    kind: Literal["nafkah", "rawat", "warga", "istirahat"] = Field(
        description="Mencari nafkah, merawat rumah dan orang, kegiatan warga, atau istirahat."
    )


class DayRow(Frozen):
    """Somebody's day."""

    label: Label = Field(description="Siapa: perempuan, laki-laki, anak muda.")
    spans: Annotated[tuple[Span, ...], Field(min_length=1, max_length=14)] = Field(description="Jam demi jam.")


class Day(DrawingBase):
    """Days of 24 hours, one below the other."""

    type: Literal["day"]
    rows: Annotated[tuple[DayRow, ...], Field(min_length=1, max_length=4)] = Field(description="Orang, paling banyak empat.")


class Ring(Frozen):
    """A ring of an inventory, with what lies in it."""

    label: Label = Field(description="Nama lingkaran, dari dalam.")
    items: Annotated[tuple[Label, ...], Field(min_length=1, max_length=6)] = Field(description="Isinya, paling banyak enam.")


class Rings(DrawingBase):
    """Rings around a centre: assets of a community."""

    type: Literal["rings"]
    centre: Label = Field(description="Yang di tengah.")
    rings: Annotated[tuple[Ring, ...], Field(min_length=1, max_length=5)] = Field(description="Lingkaran, dari dalam, paling banyak lima.")


Drawing = Annotated[
    Matrix | Calendar | Timeline | Tree | Venn | Quadrants | MapSketch | Transect | Ladder | Flow | Trend | Day | Rings,
    Field(discriminator="type"),
]
"""A figure of a record."""
