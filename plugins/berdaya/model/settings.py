"""What an edition says of itself in ``mkdocs.yml``: the few settings that an organisation changes."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from berdaya.model.text import Frozen

OPTIONAL_WEB_PATTERN = r"^$|^https?://[^\s\"'<>]+$"
CONTACT_PATTERN = r"^(|(mailto:)?[^\s\"'<>@:/?]+@[^\s\"'<>@:/?]+|https?://[^\s\"'<>]+)$"
# Themes print the name of the site as it is, also within attributes.
NAME_PATTERN = r"^[^<>\"]+$"
FILE_PATTERN = r"^[^\s\"'<>\\:/][^\s\"'<>\\:]*$"

Name = Annotated[str, Field(min_length=1, pattern=NAME_PATTERN)]
WebAddress = Annotated[str, Field(pattern=OPTIONAL_WEB_PATTERN)]
LocalFile = Annotated[str, Field(pattern=FILE_PATTERN)]


class Organisation(Frozen):
    """Whose edition it is, and where readers reach it."""

    name: Name | None = Field(None, description="Nama lembaga, di lembar cetak dan berkas data.")
    contact: Annotated[str, Field(pattern=CONTACT_PATTERN)] | None = Field(
        None, description="Surel atau alamat https:// (WhatsApp: https://wa.me/62…) untuk laporan kekeliruan."
    )
    picture: LocalFile | None = Field(None, description="Gambar yang tampil bila tautan dikirim lewat WhatsApp, 1200 x 630 piksel.")


class _Open(BaseModel):
    """Holds more keys than ours: those of MkDocs and of Material are theirs to judge."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class Extra(_Open):
    """The part of ``mkdocs.yml`` that MkDocs leaves to others."""

    organisation: Organisation | None = Field(None, description="Lembaga yang menerbitkan edisi ini.")


class Theme(_Open):
    """Pictures of the edition: files below ``local/files/``. Its language is that of each page."""

    language: Literal["id", "en"] | None = Field(None, description="Tidak perlu ditulis: setiap halaman punya bahasanya.")
    logo: LocalFile | None = Field(None, description="Logo.")
    favicon: LocalFile | None = Field(None, description="Ikon kecil di tab peramban.")


def _without_name(value: Any) -> Any:
    """``theme: material`` is short for a theme of which nothing else is set."""
    return {} if isinstance(value, str) else value


NamedTheme = Annotated[Theme, BeforeValidator(_without_name)]


class Settings(_Open):
    """The settings of an edition."""

    site_name: Name | None = Field(None, description="Nama situs; bila hilang, MkDocs yang menyebutnya.")
    site_url: WebAddress | None = Field(None, description="Alamat situs.")
    repo_url: WebAddress | None = Field(None, description="Alamat repositori.")
    edit_uri: str | None = Field(None, description="Jalan ke penyunting di repositori; MkDocs menebaknya dari repo_url.")
    extra: Extra = Field(Extra(), description="Keterangan lembaga.")
    theme: NamedTheme = Field(Theme(), description="Tampilan.")
