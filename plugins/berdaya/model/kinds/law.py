"""A law or policy and what it means in the field."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from berdaya.model.kinds._record import RecordData
from berdaya.model.reference import reference_to
from berdaya.model.text import Text, Texts

LawId = reference_to("law")


def _in_the_calendar(value: str) -> str:
    """Let ``2014``, ``2014-02`` and ``2014-02-28`` pass, and no day that never was."""
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise PydanticCustomError("partial_date", "no day of the calendar") from None
    return value


PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_in_the_calendar)]


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
