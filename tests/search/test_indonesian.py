"""The Indonesian analyser: a word in, its root out. One row a phenomenon."""

import pytest

from berdaya.search import tables
from berdaya.search.analyser import analyser
from berdaya.search.words import fold, words

ROOTS = {
    "prefixes and suffixes": "berdaya:daya diberdayakan:daya terpilih:pilih didampingi:damping dampingan:damping sedesa:desa",
    "confixes": "perencanaan:rencana kemandirian:mandiri keterampilan:terampil kesejahteraan:sejahtera perikanan:ikan pelatihan:latih",
    "meN- before each letter": (
        "membangun:bangun memukul:pukul mencatat:catat mendengar:dengar menulis:tulis menyusun:susun menggerakkan:gerak "
        "mengirim:kirim mengurus:urus mengecek:cek melapor:lapor menilai:nilai merancang:rancang mewakili:wakil memfasilitasi:fasilitasi"
    ),
    "peN- before each letter": (
        "pembangunan:bangun pemetaan:peta pencatat:catat pendamping:damping penulis:tulis penyuluh:suluh penggerak:gerak "
        "pengirim:kirim pengurus:urus pelapor:lapor penilaian:nilai perancang:rancang pengkajian:kaji penyadaran:sadar"
    ),
    "three prefixes": "memperkuat:kuat diperkuat:kuat keberdayaan:daya ketidakberdayaan:daya keberhasilan:hasil berkesinambungan:sinambung",
    "not too much": "peran:peran berani:berani makanan:makan anggaran:anggaran perempuan:perempuan pemerintah:pemerintah ketua:ketua",
    "not too little": "berikan:beri mengubah:ubah bekerja:kerja belajar:ajar pembelajaran:ajar perumahan:rumah terasa:rasa",
    "clitics": "rencananya:rencana pemberdayaannya:daya sampaikanlah:sampai siapakah:siapa apapun:apa desamu:desa",
    "loan endings": (
        "partisipatif:partisipasi partisipatoris:partisipasi fasilitator:fasilitasi koordinator:koordinasi mengorganisir:organisasi "
        "akuntabilitas:akuntabel transparansi:transparan kreativitas:kreatif struktural:struktur mengevaluasi:evaluasi"
    ),
    "spellings": "nasehat:nasihat resiko:risiko subyek:subjek obyek:objek aktifitas:aktif praktek:praktik analisa:analisis rembug:rembuk",
    "spellings with affixes": "beresiko:risiko menasehati:nasihat mempraktekkan:praktik",
    "bound forms": "antarwarga:warga pascaprogram:program multipihak:pihak nonformal:formal antarlembaga:lembaga",
    "spoken forms": "ngumpulin:kumpul nyari:cari nulis:tulis ngajak:ajak bikin:buat dibutuhin:butuh perbaikin:baik ditanggepin:tanggap",
    "spoken vowels": "seneng:senang temen:teman dateng:datang peserta:peserta",
    "compounds in one word": "menindaklanjuti:tindak+lanjut pertanggungjawaban:tanggung+jawab menemukenali:temu+kenal kerjasama:kerja+sama",
    "own meaning, own root": "kepentingan:kepentingan berkepentingan:kepentingan pengalaman:pengalaman pendapat:pendapat penghidupan:penghidupan",
}
CASES = [(word, root, why) for why, row in ROOTS.items() for word, root in (pair.split(":") for pair in row.split())]


@pytest.mark.parametrize(("word", "root", "why"), CASES, ids=[case[0] for case in CASES])
def test_word_has_this_root(word, root, why):
    assert "+".join(analyser("id").terms(word)) == root, why


@pytest.mark.parametrize("word", ["gedsi", "kobotoolbox", "arnstein"])
def test_unknown_word_stays_as_it_is(word):
    assert analyser("id").terms(word) == (word,)


def test_the_word_itself_is_the_first_guess():
    assert analyser("id").candidates("pemetaan")[0] == "pemetaan"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anak-anak", ["anak", "anak"]),  # a hyphen cuts: both halves have the same root
        ("anak2", ["anak"]),
        ("anak2nya jalan2an", ["anaknya", "jalanan"]),
        ("lamaaa 1000", ["lama", "1000"]),
        ("M&E", ["mne"]),
        ("Jum'at", ["jumat"]),
        ("people’s", ["people"]),
        ("Ménage", ["menage"]),
        ("di dampingi", ["di", "dampingi"]),
        ("😀 … !!", []),
    ],
)
def test_text_is_cut_into_folded_words(text, expected):
    assert words(text) == expected


def test_folding_twice_changes_nothing():
    assert fold(fold("Café M&E")) == fold("Café M&E")


@pytest.mark.parametrize(
    ("one", "other"),
    [("organise", "organizing"), ("programme", "programs"), ("labour", "labors"), ("analysis", "analysing"), ("villagers", "village")],
)
def test_british_and_american_english_meet(one, other):
    assert analyser("en").terms(one) == analyser("en").terms(other)


def test_a_language_without_a_folder_has_no_stemmer():
    assert analyser("jv").terms("wongne") == ("wongne",)


def test_an_unknown_stemmer_is_named_with_its_file(monkeypatch):
    monkeypatch.setattr(tables, "_text", lambda code, name: "snowball")
    with pytest.raises(ValueError, match=r"languages/xx/search/stemmer.txt: 'snowball' is none of affixes, porter"):
        tables.stemmer("xx")
