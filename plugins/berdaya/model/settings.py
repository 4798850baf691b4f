"""What an edition says of itself in ``mkdocs.yml``: the few settings that an organisation changes."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from berdaya.model.colour import PATTERN as COLOUR_PATTERN
from berdaya.model.edition import UPSTREAM, Complaints, HomePage, LocalContact, MenuEntry
from berdaya.model.kinds import KINDS, SECTIONS
from berdaya.model.language import CODES, SOURCE, LanguageCode
from berdaya.model.text import Frozen, Text

OPTIONAL_WEB_PATTERN = r"^$|^https?://[^\s\"'<>]+$"
CONTACT_PATTERN = r"^(|(mailto:)?[^\s\"'<>@:/?]+@[^\s\"'<>@:/?]+|https?://[^\s\"'<>]+)$"
# Themes print the name of the site as it is, also within attributes.
NAME_PATTERN = r"^[^<>\"]+$"
FILE_PATTERN = r"^[^\s\"'<>\\:/][^\s\"'<>\\:]*$"

Name = Annotated[str, Field(min_length=1, pattern=NAME_PATTERN)]
WebAddress = Annotated[str, Field(pattern=OPTIONAL_WEB_PATTERN)]
LocalFile = Annotated[str, Field(pattern=FILE_PATTERN)]


if TYPE_CHECKING:
    PartName = str
else:
    PartName = Literal[tuple(dict.fromkeys((*SECTIONS, *KINDS)))]
"""A part of the site that an edition can do without: a section of the menu, or a kind of records."""


class Organisation(Frozen):
    """Whose edition it is, and where readers reach it."""

    name: Name | None = Field(None, description="Nama lembaga, di lembar cetak dan berkas data.")
    contact: Annotated[str, Field(pattern=CONTACT_PATTERN)] | None = Field(
        None, description="Surel atau alamat https:// (WhatsApp: https://wa.me/62…) untuk laporan kekeliruan."
    )
    colour: Annotated[str, Field(pattern=COLOUR_PATTERN)] | None = Field(
        None, description="Warna lembaga, ditulis '#8a1538'; rona lain dihitung darinya."
    )
    picture: LocalFile | None = Field(None, description="Gambar yang tampil bila tautan dikirim lewat WhatsApp, 1200 x 630 piksel.")
    logo_on_paper: LocalFile | None = Field(None, description="Logo untuk lembar cetak dan buku, gelap di atas putih; bila kosong: `theme.logo`.")
    complaints: Complaints | None = Field(None, description="Ke mana orang mengadu tentang lembaga ini; tampil di kaki setiap halaman.")
    emergency: tuple[LocalContact, ...] = Field((), description="Kontak darurat setempat. Menambah halaman darurat; nomor nasional tetap ada.")
    privacy: Text | None = Field(None, description="Satu kalimat tentang data pembaca, di kaki setiap halaman dan di lembar cetak.")
    licence: Text | None = Field(None, description="Satu kalimat tentang hak cipta tambahan lembaga, di kaki setiap halaman dan di lembar cetak.")
    edit: Literal["here", "local", "upstream"] = Field(
        "here",
        description="Ke mana Sunting halaman ini membawa: `here` ke berkasnya, `local` ke perubahan di local/, `upstream` ke proyek induk.",
    )
    upstream: WebAddress = Field(UPSTREAM, description="Repositori proyek induk.")


class _Open(BaseModel):
    """Holds more keys than ours: those of MkDocs and of Material are theirs to judge."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class Extra(_Open):
    """The part of ``mkdocs.yml`` that MkDocs leaves to others."""

    organisation: Organisation | None = Field(None, description="Lembaga yang menerbitkan edisi ini.")


class Toggle(Frozen):
    """The button that changes to the next colour scheme; its name may be given by language."""

    icon: str = Field(description="Gambar tombol, misalnya material/weather-night.")
    name: str | dict[str, str] | None = Field(None, description="Nama tombol: satu untuk semua bahasa, atau per bahasa {id: …, en: …}.")


class Scheme(Frozen):
    """One colour scheme of the theme."""

    media: str | None = Field(None, description="Kapan dipakai, misalnya (prefers-color-scheme: dark).")
    scheme: str | None = Field(None, description="default atau slate.")
    primary: str | None = Field(None, description="Warna utama.")
    accent: str | None = Field(None, description="Warna tautan yang sedang disentuh.")
    toggle: Toggle | None = Field(None, description="Tombol untuk berganti.")


class Theme(_Open):
    """The look of the edition. Pictures are files below ``local/files/``; the language is that of each page."""

    name: Literal["berdaya", "material"] = Field(description="Tema situs ini: Material, sebagai `berdaya` tanpa pemberitahuan di setiap penyusunan.")
    language: LanguageCode | None = Field(None, description="Tidak perlu ditulis: setiap halaman punya bahasanya.")
    logo: LocalFile | None = Field(None, description="Logo.")
    favicon: LocalFile | None = Field(None, description="Ikon kecil di tab peramban.")
    palette: tuple[Scheme, ...] = Field((), description="Warna.")
    icon: dict[str, object] | None = Field(None, description="Gambar kecil tema.")
    features: tuple[str, ...] = Field((), description="Kemampuan tema.")
    font: Literal[False] | None = Field(None, description="Huruf dari luar tidak dipakai: situs tidak meminta apa pun dari server lain.")

    @field_validator("palette", mode="before")
    @classmethod
    def _one_scheme(cls, value: object) -> object:
        return [value] if isinstance(value, dict) else value


class PluginOptions(Frozen):
    """The options of ``- berdaya`` below ``plugins:``."""

    lang: LanguageCode = Field(SOURCE.code, description="Bahasa pesan.")
    offline: bool = Field(True, description="`false`: tidak ada halaman yang disimpan di ponsel pembaca.")
    carry: bool = Field(False, description="`true`: situs menawarkan dirinya sebagai ZIP untuk dibawa.")
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = Field(
        CODES, description="Bahasa yang diterbitkan, misalnya [id]. Bahasa pertama berada di akar situs."
    )
    policy: bool = Field(True, description="`false`: halaman tidak menyebut apa yang boleh berjalan di dalamnya (Content-Security-Policy).")
    hidden: tuple[PartName, ...] = Field((), description="Bagian menu atau jenis catatan yang tidak ada di edisi ini, misalnya [career, law].")
    base: Literal["berdaya"] | None = Field(None, description="`berdaya`: isi proyek induk diambil dari paket yang terpasang.")
    home: HomePage = Field(HomePage(), description="Judul, pembuka, dan urutan bagian beranda.")
    menu: tuple[MenuEntry, ...] = Field((), description="Baris tambahan di ujung menu.")
    footer: tuple[MenuEntry, ...] = Field((), description="Tautan tambahan di kaki setiap halaman.")
    pages: Literal["auto", "berdaya", "mkdocs"] = Field("auto", description="`mkdocs`: setiap halaman melalui MkDocs, untuk pengaya lain.")


def _without_name(value: object) -> object:
    """``theme: material`` is short for a theme of which nothing else is set."""
    return {"name": value} if isinstance(value, str) else value


NamedTheme = Annotated[Theme, BeforeValidator(_without_name)]


class Settings(_Open):
    """The settings of an edition."""

    site_name: Name | None = Field(None, description="Nama situs; bila hilang, MkDocs yang menyebutnya.")
    site_url: WebAddress | None = Field(None, description="Alamat situs.")
    repo_url: WebAddress | None = Field(None, description="Alamat repositori.")
    edit_uri: str | None = Field(None, description="Jalan ke penyunting di repositori; MkDocs menebaknya dari repo_url.")
    extra: Extra = Field(Extra(), description="Keterangan lembaga.")
    theme: NamedTheme = Field(description="Tampilan.")
