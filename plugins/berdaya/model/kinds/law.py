"""A law or policy and what it means in the field."""

from typing import Annotated, ClassVar

from pydantic import Field

from berdaya.model.kinds._record import RecordData
from berdaya.model.reference import reference_to
from berdaya.model.text import Text, Texts

LawId = reference_to("law")
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Law(RecordData):
    """A law fact goes live with its number, its year, when it was checked and what replaced it."""

    review_months: ClassVar[int] = 12

    citation: str = Field(description="Penyebutan resmi: 'Undang-Undang Nomor 6 Tahun 2014 tentang Desa'.")
    issuer: Text = Field(description="Lembaga yang menetapkan.")
    in_force_since: PartialDate | None = Field(
        None, description="Berlaku sejak: 'TTTT', 'TTTT-BB' atau 'TTTT-BB-HH', dalam tanda kutip."
    )
    replaced_by: tuple[LawId, ...] = Field((), description="Diganti oleh: id peraturan penggantinya.")
    amended_by: tuple[LawId, ...] = Field((), description="Diubah oleh: id peraturan pengubahnya.")
    points: Texts = Field(description="Tiga sampai lima hal yang penting di lapangan.")
    not_covered: Text | None = Field(None, description="Yang tidak diatur, atau belum kami baca.")
