"""A guide: a longer text, or a way in by situation."""

from typing import Literal

from pydantic import Field

from berdaya.model.kinds._record import RecordData
from berdaya.model.reference import AnyKey, reference_to
from berdaya.model.text import Text, Texts


class Guide(RecordData):
    """The body stands in ``<id>.id.md`` and ``<id>.en.md`` beside the record."""

    group: Literal["situasi", "dasar", "perbandingan", "alat", "tentang"] = Field(
        description="Situasi lapangan, pengetahuan dasar, perbandingan, alat bantu, atau tentang situs ini."
    )
    situation: Text | None = Field(None, description="Situasinya dengan kata pembaca: 'Warga menolak'.")
    first: Texts = Field((), description="Yang dilakukan lebih dulu, hari ini juga.")
    avoid: Texts = Field((), description="Yang jangan dilakukan.")
    related: tuple[AnyKey, ...] = Field((), description="Catatan yang dipakai di panduan ini: `jenis/id`.")
    roles: tuple[reference_to("role"), ...] = Field((), description="Peran yang dibandingkan atau dituju.")
    checklists: tuple[reference_to("checklist"), ...] = Field((), description="Daftar periksa yang dipakai.")
