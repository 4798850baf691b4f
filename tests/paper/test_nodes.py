"""Documents as paper shows them, and as nodes for Typst."""

import pytest

from berdaya.compose.on_paper import on_paper, sheet_as_text
from berdaya.model.document import (
    Citation,
    Disclosure,
    Document,
    Foreign,
    Item,
    ItemList,
    Link,
    NoteMark,
    PageTarget,
    Paragraph,
    Run,
    Section,
    SheetBlock,
    SourceList,
    Strong,
    TermLink,
    WebTarget,
    every_node,
    plain,
)
from berdaya.model.pages import RecordPage
from berdaya.paper.signs import drawable
from berdaya.words import words
from berdaya.write.typst import TypstOptions, nodes_of, typst_inlines, typst_sections

PAGE = RecordPage("guide", "mulai")


def line(text, style=""):
    return Paragraph((Run(text),), style)


def document(*blocks, sections=()):
    return Document(PAGE, "id", "id", "Mulai", "id", "", "", blocks, tuple(sections))


def said(value):
    return [plain(node.inlines) for node in every_node(value) if isinstance(node, Paragraph)]


def test_paper_shows_nothing_to_tap():
    shown = on_paper(
        document(
            line("Isi."),
            line("Cetak", "more"),
            line("Bahaya", "danger"),
            Disclosure((Run("Unduh"),), (line("PDF"),), "editions"),
            SourceList(()),
            sections=[
                Section((Run("Terkait"),), "terkait", (line("Tautan"),), place="screen"),
                Section((Run("Dua"),), "dua", (line("Lagi."),)),
            ],
        ),
        words("id"),
    )
    assert said((shown.blocks, shown.sections)) == ["Isi.", "Lagi."]


def test_what_leads_on_is_a_line_of_the_section_before():
    step = Section((Run("Langkah berikut"),), "next", (line("Cari rekan.", "next"), line("Cetak", "more")), style="next")
    shown = on_paper(document(sections=[Section((Run("Satu"),), "satu", (line("Isi."),)), step]), words("id"))
    assert len(shown.sections) == 1
    assert said(shown.sections) == ["Isi.", "Langkah berikut: Cari rekan."]


def test_a_checklist_is_text_to_read(sheets):
    shown = on_paper(document(SheetBlock(sheets["id"])), words("id"))
    assert [plain(section.title) for section in shown.sections] == ["A. Tempat", "B. Undangan", "Keputusan"]
    lines = said((shown.blocks, shown.sections))
    assert "A1 Pilih ruang yang bisa dimasuki kursi roda [Berhenti]. Semua warga berhak hadir. Bila belum: Pindahkan rapat ke ruang lain." in lines
    assert "Kapan: Saat memeriksa ruangan. Siapa: Dua panitia." in lines
    assert not [text for text in lines if ".." in text]


def test_a_sheet_as_text_says_all_that_the_sheet_says(sheets):
    for code, sheet in sheets.items():
        whole = " ".join(said(tuple(sheet_as_text(sheet, words(code)))))
        wanted = [part for item in sheet.items() for part in (item.code, item.text, item.why, item.if_no or "")]
        wanted += [part for choice in sheet.decision.choices for part in (choice.label, choice.then)]
        assert [part for part in (*wanted, sheet.purpose, sheet.not_covered, sheet.version) if part not in whole] == []


@pytest.mark.parametrize(
    ("text", "curved"),
    [
        ("Kata \"awal\" dan 'tunggal'.", "Kata “awal” dan ‘tunggal’."),
        ("Jum'at, it's", "Jum’at, it’s"),
        ('("dalam kurung")', "(“dalam kurung”)"),
        ("“sudah”", "“sudah”"),
    ],
)
def test_quotation_marks_are_curved_by_what_stands_before_them(text, curved):
    assert typst_inlines((Run(text),), TypstOptions()) == [curved]


def test_a_mark_over_the_edge_of_a_style_closes():
    assert typst_inlines((Run('Ia berkata "'), Strong((Run("ya"),)), Run('".')), TypstOptions()) == [
        "Ia berkata “",
        {"t": "strong", "c": ["ya"]},
        "”.",
    ]


def test_marks_within_marks_of_their_kind_count_once():
    """A row of a hundred asterisks would nest deeper than Typst reads."""
    nested = (Run("a"),)
    for _ in range(100):
        nested = (Strong(nested),)
    assert typst_inlines(nested, TypstOptions()) == [{"t": "strong", "c": ["a"]}]


def test_links_lead_to_places_of_the_book_alone():
    def place(target):
        return "role/kader" if isinstance(target, PageTarget) and target.page.id == "kader" else ""

    options = TypstOptions(place, {"desa"}.__contains__, {"buku": 3}, drawable)
    nodes = typst_inlines(
        (
            Link(PageTarget(RecordPage("role", "kader")), (Run("kader"),)),
            Link(PageTarget(PAGE), (Run("itu"),)),
            Link(WebTarget("https://contoh.example/"), (Run("situs"),)),
            TermLink("desa", (Run("desa"),)),
            TermLink("lain", (Run("lain"),)),
            Citation(("buku", "tiada")),
            NoteMark(1),
            Foreign("en", (Run("village ☂ 🐄"),)),
        ),
        options,
    )
    assert nodes == [
        {"t": "ref", "to": "role/kader", "c": ["kader"]},
        "itu",
        {"t": "link", "url": "https://contoh.example/", "c": ["situs"]},
        {"t": "mark", "to": "term/desa", "auto": True, "c": ["desa"]},
        "lain",
        {"t": "cite", "to": [["source/buku", 3]]},
        {"t": "note", "n": 1},
        {"t": "lang", "lang": "en", "c": ["village ☂ [cow]"]},
    ]


def test_headings_go_no_deeper_than_a_pdf_knows():
    deep = Section((Run("g"),), "g")
    for name in "fedcba":
        deep = Section((Run(name),), name, (ItemList((Item((line("x"),)),)),), (deep,))
    nodes = typst_sections((), (deep,), 2, TypstOptions())
    assert [node["level"] for node in nodes_of(nodes, "h")] == [2, 3, 4, 5, 6, 6, 6]
