"""A guide: a longer text, or a way in by situation."""

from typing import Annotated, Literal

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import Day, RecordData, SourceId, Status
from berdaya.model.kinds.layout import Body, Bullets, Listing, Own, Para, Print, Steps
from berdaya.model.reference import AnyKey, RefersTo
from berdaya.model.text import Frozen, Text, Texts

Month = Annotated[int, Field(ge=1, le=12)]


class Contact(Frozen):
    """Someone to call. A number stands on an official text, or on two independent sources."""

    name: Text = Field(description="Siapa yang dihubungi.")
    number: str = Field(min_length=2, description="Nomornya, seperti ditulis orang: '129', '08111-129-129'.")
    channel: Literal["telepon", "whatsapp", "sms", "surel", "situs"] = Field("telepon", description="Telepon, WhatsApp, SMS, surel, atau situs.")
    when: Text = Field(description="Untuk keadaan apa.")
    otherwise: Text | None = Field(None, description="Yang dilakukan bila nomor ini tidak menjawab.")
    sources: tuple[SourceId, ...] = Field((), description="Naskah resmi, atau dua sumber yang tidak saling menyalin.")
    checked: Day = Field(description="Tanggal nomor ini dicek.")
    status: Status = Field(Status.VERIFIED, description="`belum-diverifikasi` tampil sebagai \u201cbelum dipastikan\u201d.")


class Season(Frozen):
    """One thing that happens in some months of each year."""

    months: tuple[Month, ...] = Field(min_length=1, description="Bulan-bulannya, 1 sampai 12.")
    what: Text = Field(description="Yang terjadi, beberapa kata.")
    short: Text | None = Field(None, description="Yang terjadi dalam dua atau tiga kata: untuk gambar kecil di beranda.")
    who: Text = Field(description="Siapa yang memutuskan atau mengerjakan.")
    door: Text = Field(description="Pintu warga: tempat warga bisa masuk.")
    late: Text | None = Field(None, description="Kapan terlambat.")
    sources: tuple[SourceId, ...] = Field((), description="Sumber.")


class Guide(RecordData):
    """The body stands in ``<id>.id.md`` and ``<id>.en.md`` beside the record."""

    group: Literal["darurat", "situasi", "tugas", "sektor", "dasar", "perbandingan", "alat", "tentang"] = Field(
        description="Darurat, situasi lapangan, tugas dan hak sehari-hari, bidang, pengetahuan dasar, perbandingan, alat bantu, "
        "atau tentang situs ini."
    )
    contacts: tuple[Contact, ...] = Field((), description="Siapa yang dihubungi, yang paling perlu lebih dulu.")
    year: tuple[Season, ...] = Field((), description="Kalender setahun: menjadi gambar, tabel, dan lembar cetak.")
    discreet: bool = Field(
        False,
        description="`true`: halaman ini tidak meninggalkan jejak di ponsel, selalu tersimpan, dan punya tombol Tutup cepat.",
    )
    printed_card: bool = Field(False, description="`true`: halaman ini juga dicetak sebagai kartu.")
    situation: Text | None = Field(None, description="Situasinya dengan kata pembaca: 'Warga menolak'.")
    first: Texts = Field((), description="Yang dilakukan lebih dulu, hari ini juga.")
    avoid: Texts = Field((), description="Yang jangan dilakukan.")
    who_decides: Text | None = Field(None, description="Siapa yang memutuskan.")
    ask_whom: Texts = Field((), description="Kepada siapa bertanya, yang terdekat lebih dulu.")
    take_along: Texts = Field((), description="Yang dibawa.")
    related: tuple[AnyKey, ...] = Field((), description="Catatan yang dipakai di panduan ini: `jenis/id`.")
    roles: tuple[Annotated[str, RefersTo("role")], ...] = Field((), description="Peran yang dibandingkan atau dituju.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang dipakai.")


KIND = Kind(
    name="guide",
    folder="content/guides",
    shape=Guide,
    place=10,
    section="start",
    page=(
        Own("contacts", ("contacts",)),
        Steps("first"),
        Bullets("avoid", "no"),
        Para("who_decides"),
        Bullets("ask_whom"),
        Bullets("take_along"),
        Own("year", ("year",)),
        Body(after=("first", "avoid")),
    ),
    listing=Listing(group="group"),
    needs_source=False,
    is_way_in=True,
    print=Print("page", card=("contacts", "year", "first", "avoid")),
)
