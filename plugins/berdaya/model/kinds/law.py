"""A law or policy and what it means in the field."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Listing, Named, Own, Para, Steps
from berdaya.model.reference import RefersTo
from berdaya.model.text import Frozen, Text, Texts

LawId = Annotated[str, RefersTo("law")]


def _in_the_calendar(value: str) -> str:
    """Let ``2014``, ``2014-02`` and ``2014-02-28`` pass, and no day that never was."""
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise PydanticCustomError("partial_date", "no day of the calendar") from None
    return value


PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_in_the_calendar)]
WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")]


class Article(Frozen):
    """One article that matters in the field."""

    number: str = Field(min_length=1, description="Nomornya: 'Pasal 22 ayat (1)'.")
    text: Text = Field(description="Yang diatur, dengan kata-kata sendiri.")


class Law(RecordData):
    """A law fact goes live with its number, its year, when it was checked and what replaced it."""

    review_months: ClassVar[int] = 12

    citation: str = Field(description="Penyebutan resmi: 'Undang-Undang Nomor 6 Tahun 2014 tentang Desa'.")
    issuer: Text = Field(description="Lembaga yang menetapkan.")
    in_force_since: PartialDate | None = Field(None, description="Berlaku sejak: 'TTTT', 'TTTT-BB' atau 'TTTT-BB-HH', dalam tanda kutip.")
    replaced_by: tuple[LawId, ...] = Field((), description="Diganti oleh: id peraturan penggantinya.")
    amended_by: tuple[LawId, ...] = Field((), description="Diubah oleh: id peraturan pengubahnya.")
    asks: Texts = Field((), description="Yang diminta dari fasilitator, diawali kata kerja.")
    articles: tuple[Article, ...] = Field((), description="Tiga sampai enam pasal yang penting, dengan nomornya.")
    points: Texts = Field((), description="Tiga sampai lima hal lain yang penting di lapangan.")
    official_text: WebAddress | None = Field(None, description="Alamat naskah resmi.")
    no_official_text: Text | None = Field(None, description="Mengapa alamat naskah resmi atau tanggal berlaku belum ada.")
    unread: Text | None = Field(
        None, description="Mengapa naskahnya belum terbaca. Peraturan itu lalu berdiri di tabel daftar hukum, tanpa halaman sendiri."
    )
    not_covered: Text | None = Field(None, description="Yang tidak diatur, atau belum kami baca.")

    @property
    def has_page(self) -> bool:
        """A law that could not be read stands in the table of its list alone."""
        return self.unread is None

    @property
    def standing(self) -> str:
        """The heading of the list below which the law stands."""
        if self.unread:
            return "unread"
        return "replaced" if self.replaced_by else "current"


KIND = Kind(
    name="law",
    folder="content/laws",
    shape=Law,
    place=160,
    section="laws",
    page=(
        Own("law", ("citation", "issuer", "in_force_since", "replaced_by", "amended_by", "official_text")),
        Steps("asks"),
        Named("articles", name="number"),
        Bullets("points"),
        Para("not_covered"),
    ),
    listing=Listing(group="standing"),
    search_weight=0.8,
    reads_plainly=False,
    is_on_home=True,
    icon="material/scale-balance",
)
