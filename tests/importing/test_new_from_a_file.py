"""A list or a form that was made elsewhere becomes a record: nothing is lost in silence, and what is written holds."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook

from berdaya.check.project import check
from berdaya.check.report import as_text, messages
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES
from berdaya.model.pages import RecordPage
from tests.checklist.sample import sheet
from tests.importing.samples import FIELD_LIST, HERE, VISIT, field_form, filled, new, project, table, xlsform
from tests.small_builds import page_of, small_build

FOLDERS = {"checklist": "checklists", "form": "content/forms"}
SURVEY = [
    ["type", "name", "label::Bahasa Indonesia (id)", "label::English (en)", "label::Basa Jawa (jv)", "hint", "required", "relevant", "appearance"],
    ["start", "start", None, None],
    ["note", "pembuka", "Untuk kunjungan pertama.", "For the first visit."],
    ["begin_group", "identitas", "A. Identitas", "A. Identity"],
    ["text", "nama_keluarga", "Nama keluarga", "Family name", "Jeneng", "Tulis nama panggilan", "yes"],
    ["date", "tgl", "Tanggal kunjungan", "Date of visit"],
    ["integer", "q3", "Berapa orang di rumah ini?", "How many live here?"],
    ["end_group"],
    ["begin group", "air", "B. Air bersih", "B. Clean water"],
    ["select_one yt", "ada_sumur", "Apakah ada sumur?", "Is there a well?", None, None, "yes"],
    ["text", "alasan", "Mengapa tidak ada?", "Why not?", None, None, None, "${ada_sumur} = 'tidak'"],
    ["select_multiple sumber or_other", "sumber_air", "Dari mana air diambil?", "Where is water from?"],
    ["geopoint", "titik", "Titik sumur", "Place of the well"],
    ["image", "foto", "Foto sumur", "Photo of the well"],
    ["begin_repeat", "anggota", "Anggota keluarga", "Members"],
    ["text", "nama", "Nama", "Name"],
    ["integer", "umur", "Umur", "Age"],
    ["select_one yt", "sekolah", "Bersekolah?", "At school?"],
    ["end_repeat"],
    ["text", "cerita", "Cerita keluarga", "Story", None, None, None, None, "multiline"],
    ["end group"],
]
CHOICES = [
    ["list_name", "name", "label::Bahasa Indonesia (id)", "label::English (en)"],
    ["yt", "ya", "Ya", "Yes"],
    ["yt", "tidak", "Tidak", "No"],
    ["sumber", "pam", "PAM", "Piped"],
    ["sumber", "sungai", "Sungai", "River"],
]


def brought(folder: Path, file: Path, kind: str = "checklist", *more: str) -> tuple[dict, list[str]]:
    """What a file became, and the lines that were said of it."""
    root = project(folder)
    done = new(kind, "contoh-baru", "--from", str(file), *more, root=root)
    assert done.exit_code == 0, done.output
    text = (root / FOLDERS[kind] / "contoh-baru.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text), done.output.splitlines()


def written(folder: Path, text: str) -> Path:
    path = folder / "daftar.md"
    path.write_text(text, encoding="utf-8")
    return path


def items(record: dict) -> list[str]:
    return [item["text"]["id"] for pause in record["pauses"] for item in pause["items"]]


def ids(record: dict) -> list[str]:
    return [item["id"] for pause in record["pauses"] for item in pause["items"]]


def titles(record: dict) -> list[str]:
    return [part["title"]["id"] for part in record.get("pauses") or record["parts"]]


def fields(record: dict) -> dict[str, dict]:
    return {field["id"]: field for part in record["parts"] for field in part["fields"]}


# Two real lists of 34 items, from the file to the page.


@pytest.mark.parametrize(
    ("sort", "kind", "layer"),
    [(sort, kind, ()) for sort in ("xlsx", "md", "xlsform") for kind in ("checklist", "form")] + [("xlsx", "checklist", ("--local",))],
    ids=str,
)
def test_what_is_brought_in_passes_and_builds_once_its_blanks_are_filled(sort: str, kind: str, layer: tuple[str, ...], tmp_path: Path) -> None:
    file = {
        "xlsx": lambda: field_form(tmp_path / "kunjungan.xlsx"),
        "md": lambda: FIELD_LIST,
        "xlsform": lambda: xlsform(tmp_path / "form.xlsx", SURVEY, CHOICES),
    }[sort]()
    root = project(tmp_path)
    done = new(kind, "contoh-baru", "--from", str(file), *layer, root=root)
    assert done.exit_code == 0, done.output
    path = root / ("local" if layer else "") / FOLDERS[kind] / "contoh-baru.yml"
    text = path.read_text(encoding="utf-8")
    assert {item.code for item in check(root).errors} == {"unfilled"}
    path.write_text(filled(text), encoding="utf-8")
    assert list(as_text(check(root).errors, "en")) == []
    build = small_build(root)
    for lang in CODES:
        assert "contoh-baru" in page_of(build, RecordPage(kind, "contoh-baru"), lang).url
    names = [artifact.path for artifact in build.artifacts()]
    assert any(name.endswith(".pdf") and "contoh-baru" in name for name in names), names


def test_a_form_of_an_office_is_read_whole(tmp_path: Path) -> None:
    record, said = brought(tmp_path, field_form(tmp_path / "kunjungan.xlsx"))
    wanted = [item for _, part in VISIT for item in part]
    assert len(wanted) == 34 and items(record) == wanted
    assert record["title"]["id"] == "Daftar Periksa Kunjungan Rumah"
    assert titles(record) == ["Persiapan", "Tiba di rumah", "Percakapan (1)", "Percakapan (2)", "Penutup"]
    assert [len(pause["items"]) for pause in record["pauses"]] == [7, 8, 5, 6, 8]
    assert len(set(ids(record))) == 34 and ids(record)[0] == "sepakati-hari-kunjungan-dengan"
    assert "kunjungan.xlsx Kunjungan!A3: “Nama keluarga: ........................” dilewati." in said
    assert any(line.startswith("kunjungan.xlsx Kunjungan!D46: ") and "Petugas" in line for line in said)
    assert any("Kunjungan!A24" in line and "11 butir" in line for line in said)
    assert any("kolom “Keterangan” dilewati, karena tempat jawaban" in line for line in said)


def test_a_list_in_markdown_is_read_whole(tmp_path: Path) -> None:
    record, said = brought(tmp_path, FIELD_LIST)
    assert record["title"]["id"] == "Daftar periksa kunjungan posyandu" and len(items(record)) == 34
    assert record["purpose"]["id"].startswith("Dipakai kader")
    assert titles(record) == [
        "Sebelum hari buka",
        "Saat buka (1)",
        "Saat buka (2)",
        "Sesudah buka",
        "Sesudah buka: Kunjungan rumah",
        "Rapat evaluasi",
    ]
    first = record["pauses"][0]
    assert first["when"]["id"] == "Tiga hari sebelum hari buka" and first["who"]["id"] == "Kader dan bidan desa"
    assert "Siapkan alat: timbangan dacin" in items(record) and "Rujuk anak yang beratnya turun dua kali ke bidan" in items(record)
    assert said[0].startswith("kunjungan-posyandu.md:29: ") and "https://contoh.example/bidan" in said[0]
    assert any(line.startswith("kunjungan-posyandu.md:59: ") for line in said)


@pytest.mark.parametrize("lang", CODES)
def test_what_was_left_out_is_told_in_the_language_asked_for(lang: str, tmp_path: Path) -> None:
    done = new("checklist", "satu", "--from", str(FIELD_LIST), "--lang", lang, root=project(tmp_path))
    assert ("was left out" in done.output) == (lang == "en") and ("dilewati" in done.output) == (lang == "id")


@pytest.mark.parametrize("name", ["daftar-periksa", "Daftar Periksa", "checklist", "field checklist"])
def test_the_kind_may_be_said_in_any_language(name: str, tmp_path: Path) -> None:
    from berdaya.words import words

    named = {words(code).kinds["checklist"].one for code in CODES}
    done = new(name, "satu", "--from", str(FIELD_LIST), root=project(tmp_path))
    assert (done.exit_code == 0) == (name.lower().replace("-", " ") in {*named, "checklist"})


def test_the_same_file_gives_the_same_record_and_a_longer_one_the_same_ids(tmp_path: Path) -> None:
    text = "- Tulis nama warga\n- Tulis nama warga\n- Baca catatan\n"
    first, _ = brought(tmp_path / "a", written(tmp_path, text))
    again, _ = brought(tmp_path / "b", written(tmp_path, text))
    longer, _ = brought(tmp_path / "c", written(tmp_path, text + "- Bawa air\n"))
    assert first == again and ids(first) == ["tulis-nama-warga", "tulis-nama-warga-2", "baca-catatan"]
    assert ids(longer) == [*ids(first), "bawa-air"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert new("checklist", "satu", "--from", str(FIELD_LIST), root=root).exit_code == 0
    before = (root / "checklists" / "satu.yml").read_bytes()
    done = new("checklist", "satu", "--from", str(FIELD_LIST), root=root)
    assert done.exit_code == 2 and "sudah ada" in done.output and (root / "checklists" / "satu.yml").read_bytes() == before
    done = new("checklist", "satu", "--local", "--from", str(FIELD_LIST), root=root)
    assert done.exit_code == 2 and "proyek induk" in done.output and not (root / "local" / "checklists").exists()


# What stands in a table.


@pytest.mark.parametrize(
    ("rows", "bold", "parts", "wanted"),
    [
        # No headings at all: the longest column.
        ([[1, "Tulis nama warga"], [2, "Baca catatan lama"]], (), 1, ["Tulis nama warga", "Baca catatan lama"]),
        # One column, with its heading.
        ([["Kegiatan"], ["Tulis nama"], ["Baca catatan"]], (), 1, ["Tulis nama", "Baca catatan"]),
        # Numbers in front of the words.
        ([["Butir", "Ya"], ["1. Tulis nama"], ["2) Baca catatan"], ["☐ Bawa air"]], (), 1, ["Tulis nama", "Baca catatan", "Bawa air"]),
        # Sections by letter in the column of numbers.
        ([["No", "Uraian", "Ya"], ["A", "Awal"], [1, "Tulis nama"], ["B", "Akhir"], [2, "Baca catatan"]], (), 2, ["Tulis nama", "Baca catatan"]),
        # Sections by number, items by 1.1.
        (
            [["No", "Uraian", "Ya"], ["1", "Awal"], ["1.1", "Tulis nama"], ["2", "Akhir"], ["2.1", "Baca catatan"]],
            (),
            2,
            ["Tulis nama", "Baca catatan"],
        ),
        # A column of sections.
        (
            [["Tahap", "Kegiatan"], ["Awal", "Tulis nama"], [None, "Bawa air"], ["Akhir", "Baca catatan"]],
            (),
            2,
            ["Tulis nama", "Bawa air", "Baca catatan"],
        ),
        # Bold rows without numbers.
        (
            [["Butir", "Ya"], ["Awal"], ["Tulis nama"], ["Bawa air"], ["Akhir"], ["Baca catatan"]],
            (2, 5),
            2,
            ["Tulis nama", "Bawa air", "Baca catatan"],
        ),
        # The headings again on the second page; columns counted below them.
        (
            [["No", "Butir", "Ya"], ["1", "2", "3"], [1, "Tulis nama"], ["No", "Butir", "Ya"], [2, "Baca catatan"]],
            (),
            1,
            ["Tulis nama", "Baca catatan"],
        ),
        # English headings; "No" behind the item is an answer.
        ([["Item", "Yes", "No"], ["Write the names", "x"], ["Read the notes", None, "x"]], (), 1, ["Write the names", "Read the notes"]),
        # Several items in one cell.
        ([["No", "Uraian"], [1, "Siapkan:\n- air\n- tikar"]], (), 1, ["Siapkan: air", "Siapkan: tikar"]),
        # A result of a formula that was computed nowhere is told, the rest stays.
        ([["No", "Uraian"], [1, "Tulis nama"], [2, '=A1&"x"']], (), 1, ["Tulis nama"]),
        # Capitals become a sentence.
        ([["No", "Uraian"], [1, "TULIS NAMA WARGA"]], (), 1, ["Tulis nama warga"]),
    ],
)
def test_tables_of_all_sorts(rows: list, bold: tuple[int, ...], parts: int, wanted: list[str], tmp_path: Path) -> None:
    record, _ = brought(tmp_path, table(tmp_path / "tabel.xlsx", rows, bold))
    assert items(record) == wanted and len(record["pauses"]) == parts


def test_columns_beside_the_items_are_taken_where_they_are_known_and_told_where_not(tmp_path: Path) -> None:
    rows = [
        ["No", "Butir", "Butir (Inggris)", "Mengapa", "Bila belum", "Warna", "Hasil"],
        [1, "Tulis nama", "Write the names", "Agar jelas.", "Tunda dulu.", "merah", "ya"],
    ]
    record, said = brought(tmp_path, table(tmp_path / "tabel.xlsx", rows))
    (item,) = record["pauses"][0]["items"]
    assert (
        item["text"] == {"id": "Tulis nama", "en": "Write the names"} and item["why"]["id"] == "Agar jelas." and item["if_no"]["id"] == "Tunda dulu."
    )
    assert any("Lembar1!F1" in line and "Warna" in line for line in said)
    assert any("Lembar1!G1" in line and "1 sel" in line for line in said)


def test_the_sheet_with_most_items_is_taken_and_the_others_are_told(tmp_path: Path) -> None:
    file = table(tmp_path / "tabel.xlsx", [["Butir"], ["Satu saja"]], Panjang=[["Butir"], ["Tulis nama"], ["Baca catatan"]])
    record, said = brought(tmp_path / "a", file)
    assert items(record) == ["Tulis nama", "Baca catatan"] and any('--sheet "Lembar1"' in line for line in said)
    record, _ = brought(tmp_path / "b", file, "checklist", "--sheet", "lembar1")
    assert items(record) == ["Satu saja"]
    done = new("checklist", "lain", "--from", str(file), "--sheet", "Tiada", root=project(tmp_path))
    assert done.exit_code == 2 and "Lembar1, Panjang" in done.output


def test_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    file = table(tmp_path / "tabel.xlsx", [["Butir"], ["Tulis nama"]], Rahasia=[["Butir"], ["A b"], ["C d"], ["E f"]])
    book = load_workbook(file)
    book["Rahasia"].sheet_state = "hidden"
    book.save(file)
    record, said = brought(tmp_path, file)
    assert items(record) == ["Tulis nama"] and any("Rahasia" in line and "tersembunyi" in line for line in said)


def test_a_table_with_answers_becomes_choices_of_a_form(tmp_path: Path) -> None:
    rows = [["No", "Aspek", "Baik", "Cukup", "Kurang"], [1, "Kebersihan ruang"], [2, "Air minum"]]
    record, _ = brought(tmp_path, table(tmp_path / "tabel.xlsx", rows), "form")
    assert [choice["id"] for choice in fields(record)["air-minum"]["choices"]] == ["baik", "cukup", "kurang"]


def test_a_list_of_fields_becomes_a_form(tmp_path: Path) -> None:
    text = (
        "# Buku tamu\n\n## Identitas\n\n1. Nama: ............\n2. Tanggal kunjungan\n3. Jumlah anggota keluarga\n4. Punya sumur? (ya/tidak)\n"
        "5. Sumber air:\n   - sungai\n   - lainnya: ______\n6. Alamat\n   - Dusun: ____\n   - RT: ____\n7. Tanda tangan tamu\n"
    )
    record, _ = brought(tmp_path, written(tmp_path, text), "form")
    made = fields(record)
    assert {name: field["type"] for name, field in made.items()} == {
        "nama": "line",
        "tanggal-kunjungan": "date",
        "jumlah-anggota-keluarga": "number",
        "punya-sumur": "choice",
        "sumber-air": "choice",
        "alamat-dusun": "line",
        "alamat-rt": "line",
        "tanda-tangan-tamu": "signatures",
    }
    assert made["nama"]["label"]["id"] == "Nama" and made["punya-sumur"]["label"]["id"] == "Punya sumur?"
    assert made["sumber-air"]["choices"][1]["write"] is True and made["sumber-air"]["choices"][1]["label"]["id"] == "lainnya"


# XLSForms.


def test_an_xlsform_becomes_a_form(tmp_path: Path) -> None:
    record, said = brought(tmp_path, xlsform(tmp_path / "form.xlsx", SURVEY, CHOICES), "form")
    made = fields(record)
    assert record["title"]["id"] == "Contoh" and record["collects"] is True and record["purpose"]["en"] == "For the first visit."
    assert titles(record) == ["Identitas", "Air bersih"] and [part["id"] for part in record["parts"]] == ["identitas", "air"]
    assert {name: field["type"] for name, field in made.items()} == {
        "nama-keluarga": "line",
        "tgl": "date",
        "berapa-orang-di-rumah": "number",
        "ada-sumur": "choice",
        "alasan": "lines",
        "sumber-air": "choice",
        "titik": "place",
        "anggota": "table",
        "cerita": "lines",
    }
    assert made["nama-keluarga"]["required"] is True and made["nama-keluarga"]["help"]["id"] == "Tulis nama panggilan"
    assert made["nama-keluarga"]["label"] == {"id": "Nama keluarga", "en": "Family name"}
    assert made["sumber-air"]["many"] is True and [choice["id"] for choice in made["sumber-air"]["choices"]] == ["pam", "sungai", "lainnya"]
    assert [(column["id"], column["type"]) for column in made["anggota"]["columns"]] == [("nama", "line"), ("umur", "number"), ("sekolah", "choice")]
    for place, word in (("survey!E1", "Basa Jawa"), ("survey!A14", "image"), ("", "start")):
        assert any(f"form.xlsx {place}".strip() in line and word in line for line in said), place


def test_an_xlsform_becomes_a_checklist_of_what_a_tick_answers(tmp_path: Path) -> None:
    record, said = brought(tmp_path, xlsform(tmp_path / "form.xlsx", SURVEY, CHOICES))
    assert items(record) == ["Apakah ada sumur?"] and titles(record) == ["Air bersih"]
    assert any("survey!A5" in line and "Nama keluarga" in line for line in said)
    assert any("1 pertanyaan catatan" in line for line in said)


def test_a_sheet_of_our_own_comes_back_with_its_ids(tmp_path: Path) -> None:
    """Answers of many months fit together: a form that went out and comes back names its parts and items alike."""
    build = small_build(tmp_path / "dari", {"checklists/uji.yml": yaml.safe_dump(sheet(), allow_unicode=True)})
    content = next(artifact.content for artifact in build.artifacts() if artifact.path == "unduh/uji/uji-formulir.xlsx")
    (tmp_path / "uji.xlsx").write_bytes(content)
    record, said = brought(tmp_path, tmp_path / "uji.xlsx")
    assert ids(record) == ["satu", "dua", "tiga"] and [pause["id"] for pause in record["pauses"]] == ["awal"]
    assert items(record) == ["Tulis nama warga di papan"] * 3 and titles(record) == ["Awal"]
    assert (record["pauses"][0]["when"]["id"], record["pauses"][0]["who"]["id"]) == ("Pagi", "Tim")
    assert record["pauses"][0]["items"][0]["text"]["en"] == "Write residents' names on the board"
    assert any("3 pertanyaan catatan" in line for line in said)


@pytest.mark.parametrize(
    ("survey", "choices", "said"),
    [
        ([["type", "label"], ["select_one tiada", "Pilih"], ["text", "Nama"]], [], "“tiada”"),
        ([["type", "label"], ["begin_group", "A"], ["text", "Nama"]], [], "end_group"),
        ([["type", "label"], ["end_group", None], ["text", "Nama"]], [], "pembuka"),
        ([["type", "label"], [None, "Tanpa jenis"], ["text", "Nama"]], [], "type"),
        ([["type", "name", "label"], ["text", "nama_kk", None]], [], "nama_kk"),
        ([["type", "label", "constraint"], ["integer", "Umur", ". < 120"]], [], ". < 120"),
        ([["type", "label", "choice_filter"], ["select_one a", "Desa", "x=${y}"]], [["a", "b", "B"]], "x=${y}"),
        ([["type", "label"], ["datetime", "Mulai"]], [], "tanggal"),
        (
            [["type", "label"], ["begin_repeat", "A"], ["begin_repeat", "B"], ["text", "Nama"], ["end_repeat"], ["text", "Umur"], ["end_repeat"]],
            [],
            "“B”",
        ),
        (
            [["type", "label"], ["begin_repeat", "A"], *(["text", f"Kolom {number}"] for number in range(12)), ["end_repeat"]],
            [],
            "Kolom 10, Kolom 11",
        ),
        ([["type", "label"], ["begin_repeat", "A"], ["select_multiple a", "Apa"], ["end_repeat"]], [["a", "b", "B"]], "lebih dari satu"),
        ([["type", "label", "warna"], ["text", "Nama", "merah"]], [], "warna"),
        ([["type", "label"], ["text", "<b>Nama</b> {x} ${y}"]], [], "HTML"),
    ],
)
def test_what_an_xlsform_has_that_a_form_has_not_is_told(survey: list, choices: list, said: str, tmp_path: Path) -> None:
    file = xlsform(tmp_path / "form.xlsx", survey, [["list_name", "name", "label"], *choices])
    _, lines = brought(tmp_path, file, "form")
    assert any(said in line for line in lines[:-1]), lines


# Markdown.


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("- Tulis nama.\n", ["Tulis nama"], ""),
        ("* a b\n+ c d\n1) e f\n", ["a b", "c d", "e f"], ""),
        ("- a b\n  - c d\n    - e f\n", ["a b", "c d"], ":3: “e f”"),
        ("---\nx: 1\n---\n- a b\n", ["a b"], ":1: kepala"),
        ("- a b\n\nPenutup.\n", ["a b"], ":3: “Penutup.”"),
        ("- a b\n\n```\nkode\n```\n", ["a b"], ":3: “kode”"),
        ("## Kosong\n\n## Isi\n\n- a b\n", ["a b"], ":1: judul “Kosong”"),
        (r"- 2\*3\*4 [x] {y} <b>z</b>" + "\n", ["2*3*4 [x] (y) z"], ":1: HTML"),
        ("> - a b\n", ["a b"], ""),
        ("- " + "kata " * 30 + "\n", ["…"], "30 kata"),
        ("- <b></b>\n- a b\n", ["a b"], ":1: tidak ada kata"),
        ("\ufeff- a b\r\n- c d\r\n", ["a b", "c d"], ""),
        ("Pembuka " + "kata " * 50 + "\n\n- a b\n", ["a b"], "40 kata"),
        ("- " + "sangatpanjang " * 200 + "\n- a b\n", ["a b"], "2000 huruf"),
        ("| x | y |\n|---|---|\n| a b | c |\n", ["a b"], "kepala kolom"),
        ("Catatan\n\n| Butir | Ya |\n|---|---|\n| a b | |\n| | x |\n", ["a b"], ":6: “x”"),
    ],
)
def test_markdown_of_all_sorts(text: str, wanted: list[str], said: str, tmp_path: Path) -> None:
    record, lines = brought(tmp_path, written(tmp_path, text))
    assert items(record) == wanted and any(said in line for line in lines[:-1] or [""]), lines


def test_a_long_item_stands_whole_beside_its_blank(tmp_path: Path) -> None:
    long = " ".join(f"kata{number}" for number in range(30))
    record, _ = brought(tmp_path, written(tmp_path, f"- {long}\n"))
    assert record["pauses"][0]["items"][0]["why"]["id"] == f"{long}."


# Hostile and broken files: one sentence with a cure, and nothing is written.


def big(path: Path) -> Path:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(40_000_000)
    return path


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def repacked(path: Path, change: dict[str, bytes]) -> Path:
    """A sound workbook with some of its parts replaced or added."""
    sound = table(path, [["Butir"], ["Tulis nama"]])
    with zipfile.ZipFile(BytesIO(sound.read_bytes())) as packed_file:
        files = {name: packed_file.read(name) for name in packed_file.namelist()}
    return packed(path, {**files, **change})


def cut(path: Path) -> Path:
    whole = field_form(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def as_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("name", "make", "cure"),
    [
        ("besar.xlsx", big, "40 MB"),
        ("terpotong.xlsx", cut, "simpan lagi"),
        ("kosong.xlsx", lambda path: as_bytes(path, b""), "0 byte"),
        ("csv.xlsx", lambda path: as_bytes(path, b"No;Butir\n1;Tulis nama\n"), "CSV"),
        ("web.xlsx", lambda path: as_bytes(path, b"<html><table>"), "CSV atau halaman web"),
        ("acak.xlsx", lambda path: as_bytes(path, bytes(range(256)) * 40), "rusak"),
        ("zip.xlsx", lambda path: packed(path, {"a.txt": b"x"}), "bukan buku kerja"),
        ("terkunci.xlsx", lambda path: as_bytes(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "kata sandi"),
        ("makro.xlsx", lambda path: repacked(path, {"xl/vbaProject.bin": b"x"}), "makro"),
        ("makro.xlsm", lambda path: as_bytes(path, b"PK"), "makro"),
        ("lembar.ods", lambda path: as_bytes(path, b"PK"), "OpenDocument"),
        ("ods.xlsx", lambda path: packed(path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
        ("bom.xlsx", lambda path: repacked(path, {SHEET: BOMB}), "rusak"),
        ("nol.xlsx", lambda path: repacked(path, {SHEET: b"<worksheet>" + b" " * 30_000_000 + b"</worksheet>"}), "rusak"),
        ("luas.xlsx", lambda path: repacked(path, {"xl/a.xml": bytes(41_000_000)}), "41 MB"),
        ("rusak.xlsx", lambda path: repacked(path, {SHEET: b"<worksheet><sheetData><row>"}), "rusak"),
        ("hampa.xlsx", lambda path: table(path, [["Judul"]]), "Butir"),
        ("tanpa.xlsx", lambda path: table(path, []), "Butir"),
        ("gambar.docx", lambda path: as_bytes(path, b"PK"), "Word"),
        ("tabel.csv", lambda path: as_bytes(path, b"a,b"), "CSV"),
        ("foto.jpg", lambda path: as_bytes(path, b"x"), ".xlsx dan .md"),
        ("prosa.md", lambda path: as_bytes(path, b"Hanya prosa.\n"), "`- `"),
        ("nol.md", lambda path: as_bytes(path, b""), "`- `"),
        ("latin.md", lambda path: as_bytes(path, b"- caf\xe9\n"), "UTF-8"),
        ("biner.md", lambda path: as_bytes(path, b"- a\0b\n"), "baris 1"),
        ("raksasa.md", lambda path: as_bytes(path, b"- a b\n" * 200_000), "512 KB"),
        ("ratusan-ribu.md", lambda path: as_bytes(path, b"- a\n" * 100_000), "10000 baris"),
        ("panjang.md", lambda path: as_bytes(path, b"- " + b"a" * 9_000), "baris 1"),
        ("dalam.md", lambda path: as_bytes(path, b"- a\n\n" + b"> " * 20 + b"b\n"), "baris 3"),
    ],
)
@pytest.mark.parametrize("kind", ["checklist", "form"])
def test_a_file_of_which_nothing_can_be_made_is_told_with_the_cure(name: str, make, cure: str, kind: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    before = sorted(root.rglob("*"))
    done = new(kind, "contoh-baru", "--from", str(make(tmp_path / name)), root=root)
    assert done.exit_code == 2 and name in done.output and cure in done.output, done.output
    assert sorted(root.rglob("*")) == before


def test_a_workbook_with_any_byte_changed_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = field_form(tmp_path / "a.xlsx").read_bytes()
    root = project(tmp_path)
    ends = set()
    for place in range(0, len(whole), len(whole) // 120):
        changed = bytearray(whole)
        changed[place] ^= 0x55
        done = new("checklist", f"uji-{place}", "--from", str(as_bytes(tmp_path / "b.xlsx", bytes(changed))), root=root)
        assert done.exception is None or isinstance(done.exception, SystemExit), (place, done.exception)
        ends.add(done.exit_code)
    assert 2 in ends


def test_brackets_that_are_left_open_nest_no_file(tmp_path: Path) -> None:
    record, said = brought(tmp_path, written(tmp_path, "".join(f"- Tulis [ nama {number}\n" for number in range(50))))
    assert items(record)[0] == "Tulis ( nama 0" and any(":1: HTML atau kurung" in line for line in said)


def test_a_formula_gives_what_it_showed_when_the_file_was_saved(tmp_path: Path) -> None:
    with zipfile.ZipFile(table(tmp_path / "a.xlsx", [["Butir"], ["Tulis nama"]])) as packed_file:
        sheet_text = packed_file.read(SHEET).decode()
    row = '<row r="3"><c r="A3" t="str"><f>"Baca"&amp;" catatan"</f><v>Baca catatan</v></c></row></sheetData>'
    changed = sheet_text.replace("</sheetData>", row).encode()
    record, _ = brought(tmp_path, repacked(tmp_path / "rumus.xlsx", {SHEET: changed}))
    assert items(record) == ["Tulis nama", "Baca catatan"]


def test_a_sheet_that_claims_a_million_rows_is_read_in_bounded_time(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Butir"])
    book.active.append(["Tulis nama"])
    book.active["XFD1048576"] = "jauh"
    book.save(tmp_path / "jauh.xlsx")
    record, said = brought(tmp_path, tmp_path / "jauh.xlsx")
    assert items(record) == ["Tulis nama"] and sum("yang dibaca" in line for line in said) == 2


def test_a_form_that_asks_nothing_a_tick_could_answer_is_told(tmp_path: Path) -> None:
    file = xlsform(tmp_path / "form.xlsx", [["type", "label"], ["text", "Nama"]], [])
    done = new("checklist", "satu", "--from", str(file), root=project(tmp_path))
    assert done.exit_code == 2 and "berdaya new formulir" in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("term", "satu", "--from", str(FIELD_LIST)), "checklist"),
        (("checklist", "satu", "--sheet", "A"), "--from"),
        (("checklist", "Salah Id", "--from", str(FIELD_LIST)), "tidak dapat menjadi id"),
        (("checklist", "satu", "--from", "tiada.xlsx"), "tiada.xlsx"),
    ],
)
def test_wrong_arguments_are_told(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = new(*words, root=project(tmp_path))
    assert done.exit_code == 2 and said in done.output


def test_every_message_is_said_by_the_program() -> None:
    program = "".join(path.read_text(encoding="utf-8") for path in (HERE.parents[1] / "plugins/berdaya/authoring").rglob("*.py"))
    made = {f"{column}-left-out" for column in ("relevant", "constraint", "choice-filter")} | {"too-many-rows", "too-many-columns"}
    codes = {code for group in ("source", "remarks") for code in messages("id").new[group]}
    assert made < codes and [code for code in sorted(codes - made) if f'"{code}"' not in program] == []


def test_kinds_that_can_be_brought_in_are_kinds() -> None:
    from berdaya.authoring.beginning import FROM_FILE

    assert set(FROM_FILE) <= set(KINDS)
