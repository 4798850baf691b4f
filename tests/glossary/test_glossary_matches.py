"""Which words are which term: each row marks them as ``{words|term}``; a row without marks is a trap."""

import re
import time

import pytest

from berdaya.model.library import Library
from berdaya.relate import glossary
from berdaya.relate.glossary_forms import inflected, plural

_MARK = re.compile(r"\{([^|{}]+)\|([a-z-]+)\}")
INDONESIAN = [
    "Tujuan {pemberdayaan|pemberdayaan} adalah kendali.",
    "{Pemberdayaan|pemberdayaan} bukan bagi-bagi barang.",
    "Program itu {memberdayakan|pemberdayaan} petani.",
    "Petani {diberdayakan|pemberdayaan}, lalu mengatur sendiri.",
    "{pemberdayaan masyarakat|pemberdayaan-masyarakat} di hulu",  # the longest name
    "Mereka {memberdayakan masyarakat|pemberdayaan-masyarakat} hulu.",  # the verb of the first word
    "{Keberdayaan|keberdayaan} lain dari {pemberdayaan|pemberdayaan}.",  # one root, two terms
    "Warga berdaya tanpa daya listrik.",  # the root alone is no term
    "Ia merasa {tidak berdaya|ketidakberdayaan}.",
    "Warga {berpartisipasi|partisipasi} sejak awal.",
    "{partisipasinya|partisipasi} naik",
    "Rapat yang {partisipatif|partisipasi} itu panjang.",
    "Itu {partisipasi semu|partisipasi-semu}, bukan {partisipasi|partisipasi}.",
    "nonpartisipasi dan non-partisipasi",  # whole words
    "partisipasi-semu",  # another word
    "partisipan dan partisipator",
    "Tim {memfasilitasi|fasilitasi} rapat yang {difasilitasi|fasilitasi} desa.",
    "fasilitas umum dan fasilitator",
    "Kami {memantau|pemantauan} dan {dipantau|pemantauan}.",
    "pantau dan pemantau",  # an agent is the author's to name
    "Tim {mengkaji keadaan desa|pengkajian} bersama {PKD|pengkajian}.",
    "Mereka mengkaji data desa.",
    "Kades {menyosialisasikan|sosialisasi} dan {mensosialisasikan|sosialisasi} aturan.",
    "Sore hari kami {berefleksi|refleksi}, lalu {merefleksikan|refleksi} hari itu.",
    "Ia menghidupkan mesin.",  # left its noun behind
    "Kebun itu {menghidupi|penghidupan} tiga keluarga.",
    "{Kader-kader|kader} itu tetap di desa bersama {kader-kadernya|kader}.",
    "{tokoh-tokoh masyarakat|tokoh-masyarakat} setuju",
    "{Kaderlah|kader} yang memimpin.",
    "kaderisasi dan pengaderan",
    "{modal sosialnya|modal-sosial} kuat",
    "modal, sosial, dan budaya",  # a comma parts the words
    "modal {sosialisasi|sosialisasi}",
    "1. {Kader|kader} datang\n\n{Partisipasi|partisipasi} naik. **{Fasilitasi|fasilitasi}.** {Kader|kader}: \"{Kader|kader}!\"",
    "<dd markdown=\"span\">{Kader|kader} desa</dd>",
    "desa yang {mandiri|kemandirian}",
    "Bank Mandiri menolak.",  # a capital in the middle is a name
    "Mandiri Utama membuka toko.",  # and so is a run of capitals
    "{Mandiri|kemandirian} berarti memilih sendiri.",
    "Ia berkata. {Mandiri|kemandirian} itu perlu.",
    "- {Kader|kader} hadir\n- {Kader|kader} mencatat",
    "MANDIRI",
    "Kementerian Pemberdayaan Perempuan",
    "Buat {pohon\nmasalah|pohon-masalah} di lantai.",  # a line's end is a blank
    "{PRA|pra} pada masa pra rencana",
    "{diagram Venn|diagram-venn} dan diagram venn",  # a proper name keeps its capital
    "IA tidak ditautkan.",  # two letters are too many things
    "Hasil dan hasil antara baik.",  # link_in_text: false
    "{hasil antara kerja|capaian} baik",
    "butir acuan",  # two terms claim it
    "Baca Pedoman Kader Desa.",  # the title of another record stays whole
    "{Padiatapa|padiatapa} bukan padiatapanya siapa pun.",
    "",
]
ENGLISH = [
    "{Empowerment|pemberdayaan} grows.",
    "{community empowerment|pemberdayaan-masyarakat} and {empowerment|pemberdayaan}",
    "People are {empowered|pemberdayaan}; {being empowered|keberdayaan} is a state.",
    "{Cadres|kader} and a {cadre|kader}'s notes",
    "the {cadre|kader}’s notes",
    "a cadreship",
    "two {livelihoods|penghidupan}",
    "We measure rain.",  # another name of one word is for the search alone
    "tokenism",
    "{participatory rural appraisal|pra}",
    "an AI system",
    "{indicators|indikator} and an {indicator|indikator}",
    "the Indicator Group met",
    "{free, prior and informed consent|padiatapa}",
    "free prior and informed consent",
    "the {five P's|lima-p} on five sheets",
    "{self-reliant|kemandirian} groups and {self-reliance|kemandirian}",
    "unself-reliant",
    "Read the Village Cadre Guidance.",
    "an outcome",
    "problem {problem trees|pohon-masalah}",
]
ROWS = [("id", row) for row in INDONESIAN] + [("en", row) for row in ENGLISH]


@pytest.mark.parametrize(("lang", "row"), ROWS)
def test_words_are_their_terms_and_nothing_else_is(library: Library, lang: str, row: str) -> None:
    text = _MARK.sub(r"\1", row)
    found = [(text[match.start : match.end], match.term) for match in glossary(library, lang).matches(text, [(0, len(text))])]
    assert found == _MARK.findall(row)


def test_a_name_does_not_reach_over_the_end_of_a_span(library: Library) -> None:
    text = "pohon masalah"
    assert list(glossary(library, "id").matches(text, [(0, 5), (6, 13)])) == []


@pytest.mark.parametrize(
    ("noun", "verbs"),
    [
        ("pemantauan", {"memantau", "dipantau", "memantaukan"}),
        ("pendampingan", {"mendampingi", "didampingi"}),
        ("penyuluhan", {"menyuluh", "disuluh"}),
        ("pengorganisasian", {"mengorganisasi", "diorganisasikan"}),
        ("penetapan", {"menetapkan", "ditetapkan"}),
        ("pelatihan", {"melatih", "dilatih"}),
        ("evaluasi", {"mengevaluasi", "dievaluasi", "berevaluasi"}),
        ("kaderisasi", {"mengaderisasi", "dikaderisasi"}),
        ("triangulasi", {"mentriangulasikan", "ditriangulasi"}),
    ],
)
def test_a_process_gives_its_verbs(noun: str, verbs: set[str]) -> None:
    assert verbs <= set(inflected(noun, "indonesian"))


@pytest.mark.parametrize("noun", ("kader", "musyawarah", "kemandirian", "modal sosial", "aksi"))
def test_what_is_no_process_gives_no_verb(noun: str) -> None:
    assert list(inflected(noun, "indonesian")) == []


@pytest.mark.parametrize(
    ("noun", "many"), [("cadre", "cadres"), ("strategy", "strategies"), ("day", "days"), ("process", "processes"), ("FGD", "FGDs")]
)
def test_english_nouns_have_their_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_time_grows_with_the_text(library: Library) -> None:
    """A text ten times as long takes about ten times as long, even where every word begins a name."""
    known = glossary(library, "id")

    def seconds(text: str) -> float:
        start = time.process_time()
        assert list(known.matches(text, [(0, len(text))])) == []
        return time.process_time() - start

    short, long = "modal pohon tokoh " * 2_000, "modal pohon tokoh " * 20_000
    seconds(short)
    assert seconds(long) < 30 * max(seconds(short), 0.005)
