"""A form as HTML before any script runs: what stands in it, under which names, and that no text becomes anything else."""

from dataclasses import fields, is_dataclass, replace

import pytest
from bs4 import BeautifulSoup

from berdaya.compose.form_text import example_of, form_as_text
from berdaya.model.document import Disclosure, FormBlock, Section
from berdaya.model.form import FormSheet
from berdaya.words import words
from berdaya.write.words import form_sections
from tests.forms.conftest import in_languages
from tests.pages.test_html import HOSTILE
from tests.texts.test_hostile_texts import alarms_in
from tests.written import blocks_html

TEXTS = {"title", "notice", "intro", "label", "head", "help", "text", "unit", "row_labels", "owner"}


def spoilt(value: object, name: str = "") -> object:
    """The form with every text of an author's in it replaced."""
    if isinstance(value, tuple):
        return tuple(spoilt(item, name) for item in value)
    if is_dataclass(value):
        return replace(value, **{item.name: spoilt(getattr(value, item.name), item.name) for item in fields(value)})
    return HOSTILE if name in TEXTS and isinstance(value, str) and value else value


@pytest.fixture(scope="module")
def page(forms: dict[str, FormSheet]) -> BeautifulSoup:
    return BeautifulSoup(blocks_html((FormBlock(forms["id"]),)), "html5lib")


def test_every_field_has_a_name_of_fixed_ids(page) -> None:
    names = [field["name"] for field in page.select("input[name], textarea[name], select[name]")]
    assert {"acara", "bentuk", "bentuk.lain.w", "undangan.surat", "belanja.5.sumber", "hadir.laki-laki.banyak", "tanda.ketua"} <= set(names)


def test_every_field_is_labelled(page) -> None:
    ids = {node["id"] for node in page.select("[id]")}
    for field in page.select("input[name], textarea, select"):
        named = field.get("aria-labelledby", "").split()
        assert set(named) <= ids
        assert named or field.get("aria-label") or field.find_parent("label") or page.select_one(f"label[for='{field.get('id')}']"), field


def test_products_and_totals_are_shown_and_not_asked(page) -> None:
    assert not page.select("[name='belanja.1.jumlah'], [name=total]")
    assert page.select_one("output[data-total='belanja.jumlah']") and len(page.select("output[data-cell]")) == 5


def test_a_sensitive_form_says_so(library) -> None:
    html = blocks_html((FormBlock(in_languages(library, "form/rahasia")["id"]),))
    assert "data-sensitive" in html and "bd-slip" in html


def test_no_text_becomes_an_element_or_an_attribute(forms) -> None:
    block = FormBlock(spoilt(forms["id"]))
    html = blocks_html((block,))
    assert alarms_in(html) == [] and html.count("&lt;img src=x onerror=alert(1)&gt;") > 40


def test_the_example_says_what_it_comes_to(forms) -> None:
    example = example_of(forms["en"], words("en"))
    assert isinstance(example, Disclosure)
    text = BeautifulSoup(blocks_html((example,)), "html5lib").get_text(" ")
    for said in ("Water meeting", "4 May 2027", "15:30", "1,500 people", "3,750,000.3", "☑ other: a visit", "Sari"):
        assert said in text


def test_in_a_book_it_is_read(forms) -> None:
    sections = [part for part in form_as_text(forms["id"], words("id")) if isinstance(part, Section)]
    assert len(sections) == 2


def test_the_search_reads_what_is_asked_and_not_the_example(forms) -> None:
    text = " ".join(section.text for section in form_sections(forms["id"]))
    assert "pengeras suara" in text and "Harga satuan" in text and "kunjungan" not in text
