"""The sheet value, its words and its address."""

import re
from datetime import date

import pytest

from berdaya.sheets import item_codes, short_address
from berdaya.sheets.qr import qr_code
from berdaya.sheets.wording import wording


def test_a_sheet_holds_plain_words_of_one_language(sheets):
    assert sheets["id"].purpose == "Membantu tim menyiapkan rapat yang terbuka bagi semua warga."
    assert sheets["en"].purpose == "To help the team prepare a meeting that is open to everyone."
    assert sheets["en"].edition == "Version 1.2, changed 3 February 2026. Review before 3 February 2027."


def test_items_are_coded_by_pause_and_number(sheets, sample_record):
    assert [item.code for item in sheets["id"].items()] == ["A1", "A2", "B1", "B2"]
    assert item_codes(sample_record.data) == {item.id: item.code for item in sheets["id"].items()}


def test_a_letter_in_the_title_of_a_pause_is_not_printed_twice(sheets):
    assert [(pause.letter, pause.title) for pause in sheets["id"].pauses] == [("A", "Tempat"), ("B", "Undangan")]


def test_both_languages_have_the_same_gaps_in_their_words():
    gaps = {code: _gaps(wording(code).model_dump()) for code in ("id", "en")}
    assert gaps["id"] == gaps["en"]


def _gaps(words, path=()):
    if isinstance(words, dict):
        return {key: value for name, below in words.items() for key, value in _gaps(below, (*path, name)).items()}
    return {path: sorted(re.findall(r"\{(\w+)\}", words))} if isinstance(words, str) else {}


@pytest.mark.parametrize(
    ("code", "size", "words"),
    [("id", 400, "1 KB"), ("id", 95_400, "95 KB"), ("id", 1_240_000, "1,2 MB"), ("en", 1_240_000, "1.2 MB")],
)
def test_sizes_are_written_as_readers_expect(code, size, words):
    assert wording(code).kilobytes(size) == words


def test_dates_are_written_out():
    assert wording("id").day(date(2026, 8, 17)) == "17 Agustus 2026"


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
