"""What the columns of a list are called, in Indonesian and English, and what answers say yes or no."""

import re
from collections.abc import Mapping

from berdaya.model.language import LANGUAGES

ITEM, NUMBER, ANSWER, SECTION, WHY, IF_NO, REQUIRED, OPTIONS, TYPE, HELP = (
    "item", "number", "answer", "section", "why", "if-no", "required", "options", "type", "help"
)  # fmt: skip
_HEADS: Mapping[str, str] = {
    NUMBER: "no|nomor|nomer|nr|number|#|no urut|urut",
    ANSWER: "ya|tidak|belum|sudah|ada|tidak ada|belum ada|ya tidak|ada tidak|yes|no|not yet|n a|na|done|ok|oke|v|x|✓|✔|√|☐|cek|ceklis|checklist|"
    "check|checked|centang|tick|jawaban|jawab|answer|response|hasil|hasil pemeriksaan|result|status|kondisi|paraf|tanda tangan|ttd|nilai|skor|"
    "score|sangat baik|sangat kurang|tidak relevan|keterangan|ket|catatan|remark|remarks|note|notes|comment|comments|tanggal|date|"
    "penanggung jawab|pic|petugas|bukti|isian|baik|cukup|"
    "kurang|rusak|sesuai|tidak sesuai|lengkap|tidak lengkap|diisi|waktu|temuan|rekomendasi|skala|1|2|3|4|5",
    SECTION: "bagian|tahap|tahapan|kelompok|kategori|section|part|group|phase|fase|jeda|topik|category|bidang|tema",
    WHY: "mengapa|kenapa|alasan|why|reason|penjelasan|explanation|maksud|tujuan butir",
    IF_NO: "bila belum|bila tidak|jika belum|jika tidak|kalau belum|kalau tidak|if no|if not|if not yet",
    REQUIRED: "wajib|required|mandatory|wajib diisi",
    OPTIONS: "pilihan|pilihan jawaban|options|choices|opsi|opsi jawaban",
    TYPE: "jenis|tipe|type|jenis isian|tipe isian|jenis jawaban|tipe data",
    HELP: "petunjuk|cara mengisi|bantuan|help|hint|cara isi",
}
MARKS = frozenset(
    "ya|tidak|belum|sudah|ada|tidak ada|belum ada|yes|no|not yet|n a|na|tidak relevan|baik|cukup|kurang|rusak|sesuai|tidak sesuai|lengkap|"
    "tidak lengkap|sangat baik|sangat kurang|1|2|3|4|5".split("|")
)
"""Headings of columns that are answers themselves: a mark is put below one of them."""
_ITEM_WORDS = (
    "butir|uraian|kegiatan|pertanyaan|pernyataan|tindakan|langkah|indikator|aspek|kriteria|komponen|pekerjaan|tugas|daftar|hal|hal-hal|diperiksa|"
    "item|items|question|questions|activity|activities|task|tasks|step|steps|statement|description|deskripsi|rincian|parameter|kebutuhan|"
    "dokumen|barang|alat|bahan|perlengkapan|perihal|unsur|variabel|kolom|field|yang"
)
_ROLES = {name: role for role, names in reversed(tuple(_HEADS.items())) for name in names.split("|")}
_ITEM = re.compile(rf"\b(?:{_ITEM_WORDS})\b")
_BARE = re.compile(r"[^\w#✓✔√☐]+")

_YES = frozenset("ya yes y iya sudah ada benar true done lengkap sesuai".split())
_NO = frozenset("tidak no n belum tdk tidak_ada belum_ada salah false not_yet belum_lengkap tidak_lengkap tidak_sesuai".split())
_NEITHER = frozenset(
    "tidak_relevan na n_a tidak_berlaku not_applicable tidak_tahu dont_know don_t_know tt dk ragu_ragu sebagian lainnya other partly".split()
)

TYPES: Mapping[str, str] = {
    **dict.fromkeys(("teks", "text", "isian", "isian singkat", "kata"), "line"),
    **dict.fromkeys(("teks panjang", "uraian", "paragraf", "long text", "isian panjang", "narasi"), "lines"),
    **dict.fromkeys(("angka", "bilangan", "number", "integer", "decimal", "numerik", "jumlah"), "number"),
    **dict.fromkeys(("uang", "rupiah", "rp", "money", "currency"), "money"),
    **dict.fromkeys(("tanggal", "date"), "date"),
    **dict.fromkeys(("jam", "waktu", "time", "pukul"), "time"),
    **dict.fromkeys(("tempat", "lokasi", "place", "location", "gps"), "place"),
    **dict.fromkeys(("pilihan", "pilihan ganda", "choice", "select", "ya tidak", "yes no"), "choice"),
}
"""What lists made by hand call the type of a field."""


def bare(text: str) -> str:
    """A heading's words alone, in small letters."""
    return " ".join(_BARE.sub(" ", text.lower()).split())


def role_of(heading: str) -> str:
    """What a column with this heading holds; empty where its words say nothing."""
    said = bare(without_language(heading)[0])
    if said in _ROLES:
        return _ROLES[said]
    return ITEM if said and _ITEM.search(said) else ""


def without_language(heading: str) -> tuple[str, str]:
    """A heading without the language that it names, and that language's code: `Butir (Inggris)`, `label::English (en)`."""
    for language in LANGUAGES:
        names = {language.name, *(other.name_of(language.code) for other in LANGUAGES), language.code, f"bahasa {language.name_of(language.code)}"}
        pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        found = re.search(rf"(?:^|[\s(:/–-])(?:bahasa\s+)?(?:{pattern})\)?\s*$", heading.strip(), re.IGNORECASE)
        if found:
            return heading.strip()[: found.start()].strip(" (:/–-"), language.code
    return heading.strip(), ""


def is_yes_or_no(answers: tuple[str, ...]) -> bool:
    """Whether answers are yes and no, perhaps with "not relevant" beside them."""
    said = {_BARE.sub("_", answer.strip().lower()).strip("_") for answer in answers}
    return bool(said & _YES) and bool(said & _NO) and said <= _YES | _NO | _NEITHER
