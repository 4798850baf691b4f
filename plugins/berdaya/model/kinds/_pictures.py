"""Photographs and other pictures by authors and organisations: where the file lies, what it shows, whose it is, who agreed."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, Strict

from berdaya.model.reference import ID_PATTERN
from berdaya.model.text import Frozen, ProperName, Text

Day = Annotated[date, Strict()]
PictureId = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]


class Consent(Frozen):
    """That the people in a picture agreed to its being shown; never who they are, never the paper itself."""

    people: Literal["tidak-ada", "ada"] = Field(
        description="`ada`: orang terlihat dan bisa dikenali; `tidak-ada`: tidak ada orang yang bisa dikenali."
    )
    date: Day | None = Field(None, description="Tanggal persetujuan diberikan, TTTT-BB-HH. Wajib bila ada orang.")
    kept_by: ProperName | None = Field(
        None, description="Lembaga atau jabatan yang menyimpan surat persetujuan. Jangan nama orang di gambar. Wajib bila ada orang."
    )

    @property
    def is_given(self) -> bool:
        """Whether the picture may be shown: nobody can be recognised in it, or a day and a keeper of the papers are named."""
        return self.people == "tidak-ada" or (self.date is not None and self.kept_by is not None)


class Picture(Frozen):
    """A picture of a record."""

    id: PictureId = Field(description="Id gambar di dalam catatan ini; letaknya di teks panjang: ![](picture:id).")
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.[A-Za-z0-9]+$", max_length=120)] = Field(
        description="Berkas di `content/pictures/` (edisi: `local/content/pictures/`): JPEG, PNG, atau WebP."
    )
    alt: Text = Field(description="Apa yang terlihat, satu kalimat, bagi yang tidak bisa melihatnya. Wajib di setiap bahasa.")
    caption: Text | None = Field(None, description="Keterangan di bawah gambar.")
    author: ProperName = Field(description="Pembuat gambar.")
    licence: Annotated[str, Field(min_length=2, max_length=60)] = Field(description="Lisensi, misalnya CC BY-SA 4.0.")
    consent: Consent = Field(description="Persetujuan orang yang terlihat.")
