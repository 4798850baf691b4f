"""A source: a law's text, a book, a page that other records rest on."""

from typing import ClassVar, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import Day, RecordData
from berdaya.model.kinds.layout import Listing, Own, Print
from berdaya.model.text import ProperName, Text

Tier = Literal["A", "B", "C", "D"]


class Source(RecordData):
    """Tier A: official text or the author's own work; B: scholarly or institutional;
    C: news, blog or village site repeating an official text; D: student paper or re-hosted copy."""

    review_months: ClassVar[int] = 36

    title: ProperName = Field(description="Judul asli dokumen; tidak diterjemahkan.")
    author: str | None = Field(None, description="Penulis atau lembaga.")
    publisher: str | None = Field(None, description="Penerbit atau situs, bila lain dari penulis.")
    year: str | None = Field(None, description="Tahun terbit, dalam tanda kutip: '2014' atau '2014-2015'.")
    tier: Tier = Field(description="Tingkat dokumen: A resmi, B ilmiah/lembaga, C berita/blog, D salinan atau tugas kuliah.")
    read_as: Tier | None = Field(None, description="Tingkat salinan yang dibaca, bila lain dari dokumennya.")
    urls: tuple[str, ...] = Field((), description="Alamat https:// atau http:// tempat dokumen ditemukan.")
    accessed: Day | None = Field(None, description="Tanggal salinan dibaca.")
    limits: Text | None = Field(None, description="Batas: misalnya hanya bagian awal yang terbaca.")


KIND = Kind(
    name="source",
    folder="content/sources",
    shape=Source,
    place=180,
    section="sources",
    page=(Own("document", ("author", "publisher", "year", "tier", "accessed")),),
    listing=Listing(group="tier", order="title", is_cut_by_group=True),
    search_weight=0.35,
    links_terms=False,
    needs_source=False,
    is_way_in=True,
    is_news=False,
    reads_plainly=False,
    print=Print("paragraph"),
)
