"""What paper says beside the sheet, its words and its address."""

from dataclasses import replace
from datetime import date

import pytest

from berdaya.model.edition import Edition
from berdaya.model.sheet import SheetTrial
from berdaya.paper.short_address import qr_code, short_address
from berdaya.words import words


def test_a_sheet_holds_plain_words_of_one_language(sheets, printed):
    assert sheets["id"].purpose == "Membantu tim menyiapkan rapat yang terbuka bagi semua warga."
    assert sheets["en"].purpose == "To help the team prepare a meeting that is open to everyone."
    assert printed["en"].version == "Version 1.2, changed 3 February 2026. Review before 3 February 2027."


def test_items_are_coded_by_pause_and_number(sheets):
    assert [item.code for item in sheets["id"].items()] == ["A1", "A2", "B1", "B2"]


def test_a_letter_in_the_title_of_a_pause_is_not_printed_twice(sheets):
    assert [(pause.letter, pause.title) for pause in sheets["id"].pauses] == [("A", "Tempat"), ("B", "Undangan")]


def test_an_edition_is_named_on_its_sheets(printed):
    other = replace(printed["id"], edition=Edition("Panduan Desa", "Yayasan Contoh", ""))
    assert other.licence == "Lisensi CC BY-SA 4.0. Boleh disalin dan disesuaikan dengan menyebut Yayasan Contoh."
    assert (other.address, printed["id"].address.text) == (None, "contoh.example/berdaya/P/CONTOH/")


def test_a_sheet_says_where_it_was_tried(printed):
    trial = SheetTrial("Desa Contoh", "satu tim", date(2026, 1, 31))
    tried = replace(printed["id"], sheet=replace(printed["id"].sheet, trials=(trial,)))
    assert (printed["id"].tested, tried.tested) == ("", "Diuji di lapangan: Desa Contoh, 31 Januari 2026")


@pytest.mark.parametrize(
    ("code", "size", "told"),
    [("id", 400, "1 KB"), ("id", 95_400, "95 KB"), ("id", 1_240_000, "1,2 MB"), ("en", 1_240_000, "1.2 MB")],
)
def test_sizes_are_written_as_readers_expect(code, size, told):
    assert words(code).size(size) == told


def test_dates_are_written_out():
    assert words("id").day(date(2026, 8, 17)) == "17 Agustus 2026"


@pytest.mark.parametrize(
    ("site_url", "text", "payload"),
    [
        ("https://org.github.io/berdaya/", "org.github.io/berdaya/P/GEDSI/", "HTTPS://ORG.GITHUB.IO/berdaya/P/GEDSI/"),
        ("https://a.github.io/Desa-Kita", "a.github.io/Desa-Kita/P/GEDSI/", "HTTPS://A.GITHUB.IO/Desa-Kita/P/GEDSI/"),
        ("https://berdaya.example/", "berdaya.example/P/GEDSI/", "HTTPS://BERDAYA.EXAMPLE/P/GEDSI/"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000/P/GEDSI/", "HTTP://127.0.0.1:8000/P/GEDSI/"),
    ],
)
def test_a_short_address_keeps_the_path_of_the_site(site_url, text, payload):
    address = short_address(site_url, "GEDSI")
    assert (address.text, address.qr_payload, address.path) == (text, payload, "P/GEDSI/")


def test_an_upper_case_address_makes_a_smaller_code():
    payload = "HTTPS://BERDAYA-DESA.EXAMPLE/P/PRAKONDISI/"
    assert qr_code(payload).modules < qr_code(payload.lower()).modules
