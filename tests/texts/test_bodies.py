"""Bodies: read as GitHub reads them, with a tree of headings without gaps, and what an author should mend."""

import time

import pytest

from berdaya.check.report import sentence
from berdaya.load.bodies import parse_body
from berdaya.load.bounds import MAX_BODY_BYTES, MAX_BODY_LINES, MAX_LINE
from berdaya.model.document import (
    Blocks, Cell, Code, CodeBlock, Item, ItemList, LineBreak, Link, Notes, NoteMark, Notice, Paragraph, Quote, Row, Rule, Run, Section,
    Strike, Strong, Table, TermLink, WebTarget, every_node,
)  # fmt: skip
from berdaya.model.markdown import MOST_BRACKETS, Anchors, read_long, read_short, slugify


def para(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def items(*texts: str, start: int | None = None) -> ItemList:
    return ItemList(tuple(Item((para(text),)) for text in texts), start)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((para(text),) if text else ()) for text in texts)


# A body, and the blocks before its first heading.
READ = [
    # list-after-paragraph: as authors write on GitHub
    ("Bahan:\n- karung\n- sapu lidi", (para("Bahan:"), items("karung", "sapu lidi"))),
    ("Urutan:\n1. Kumpul\n2. Bagi\n   - jalan\n   - selokan\n3. Makan",
     (para("Urutan:"), ItemList((Item((para("Kumpul"),)), Item((para("Bagi"), items("jalan", "selokan"))), Item((para("Makan"),))), 1))),
    ("* Alat\n  * cangkul\n  * parang\n* Orang", (ItemList((Item((para("Alat"), items("cangkul", "parang"))), Item((para("Orang"),)))),)),
    ("3. tiga\n4. empat", (items("tiga", "empat", start=3),)),
    ("- a\n\n- b", (ItemList((Item((para("a"),)), Item((para("b"),))), is_loose=True),)),
    ("- [ ] belum\n- [x] sudah\n- [X] juga\n- [y] bukan",
     (ItemList((Item((para("belum"),), is_checked=False), Item((para("sudah"),), is_checked=True), Item((para("juga"),), is_checked=True), Item((para("[y] bukan"),)))),)),
    # angle-brackets
    ("Buka <https://contoh.example/x>.", (Paragraph((Run("Buka "), Link(WebTarget("https://contoh.example/x"), (Run("https://contoh.example/x"),)), Run("."))),)),
    ("Buka https://contoh.example/x.", (Paragraph((Run("Buka "), Link(WebTarget("https://contoh.example/x"), (Run("https://contoh.example/x"),)), Run("."))),)),
    ("| Waktu | Isi |\n|:--|--:|\n| 08.00 | Daftar<br>Buka<BR/>Doa |\n| 09.00 | |",
     (Table(cells("Waktu", "Isi"), (Row((*cells("08.00"), Cell((Paragraph((Run("Daftar"), LineBreak(), Run("Buka"), LineBreak(), Run("Doa"))),)))), Row(cells("09.00", ""))), ("left", "right")),)),
    ("a<br>b", (para("a<br>b"),)),  # only in a cell
    ("dua  \nbaris\\\nlagi\nsaja", (Paragraph((Run("dua"), LineBreak(), Run("baris"), LineBreak(), Run("lagi saja"))),)),
    ("> kutipan\n>\n> dua", (Quote((para("kutipan"), para("dua"))),)),
    ("> [!WARNING]\n> Awas\n> banjir", (Notice("warning", (), (para("Awas banjir"),)),)),
    ("> [!caution]\n> Awas\n>\n> - air", (Notice("danger", (), (para("Awas"), items("air"))),)),
    ("> [!LAIN]\n> x", (Quote((para("[!LAIN] x"),)),)),
    ('!!! warning "Awas **banjir**"\n    Isi\n\n    - air', (Notice("warning", (Run("Awas "), Strong((Run("banjir"),))), (para("Isi"), items("air"))),)),
    ("!!! danger\n    Isi", (Notice("danger", (), (para("Isi"),)),)),
    ("!!! lain\n    Isi", (Notice("note", (), (para("Isi"),)),)),
    ("```python\nx = *1*\n```", (CodeBlock("x = *1*", "python"),)),
    ("    dalam", (CodeBlock("dalam"),)),
    ("a\n\n---\n\nb", (para("a"), Rule(), para("b"))),
    ("~~coret~~ `kode`", (Paragraph((Strike((Run("coret"),)), Run(" "), Code("kode"))),)),
    ("a[^k] b[^1]\n\n[^1]: dua\n[^k]: satu", (Paragraph((Run("a"), NoteMark(1), Run(" b"), NoteMark(2))), Notes(((para("satu"),), (para("dua"),))))),
    ("[teks][x] dan [x]\n\n[x]: https://contoh.example",
     (Paragraph((Link(WebTarget("https://contoh.example"), (Run("teks"),)), Run(" dan "), Link(WebTarget("https://contoh.example"), (Run("x"),)))),)),
    ("[kata](-) biasa", (Paragraph((Run("kata", is_linkable=False), Run(" biasa"))),)),
    # HTML is text
    ("<div onclick=x>isi</div>\n\n<!-- k -->\n\n&lt;b&gt; &amp;", (para("<div onclick=x>isi</div>"), para("<!-- k -->"), para("<b> &"))),
    ("&copy;&nbsp;2026 &#8203; &#xE000; &ada;", (para("©\u00a02026 &#8203; &#xE000; &ada;"),)),  # but what nobody would see
    ("www.desa.id/a_b. bukan desa.id", (Paragraph((Link(WebTarget("http://www.desa.id/a_b"), (Run("www.desa.id/a_b"),)), Run(". bukan desa.id"))),)),
    ("ke tim@contoh.example", (Paragraph((Run("ke "), Link(WebTarget("mailto:tim@contoh.example"), (Run("tim@contoh.example"),)))),)),
    ("H~2~O x^2^ :smile: {: .k } {{ 7 }} [TOC]", (para("H~2~O x^2^ :smile: {: .k } {{ 7 }} [TOC]"),)),
    ("", ()),
    ("\n\n", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blocks"), READ)
def test_the_blocks_of_a_body(text: str, blocks: Blocks) -> None:
    read = read_long(text)
    assert (read.blocks, read.sections, read.findings) == (blocks, (), ())
    assert read.links == tuple(node for node in every_node(blocks) if isinstance(node, (Link, TermLink)))


def outline(sections: tuple[Section, ...]) -> list:
    return [[section.anchor, *outline(section.sections)] for section in sections]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("## a\n\n#### b\n\n## c", [["a", ["b"]], ["c"]]),  # heading-skip
        ("### a\n\n## b\n\n### c", [["a"], ["b", ["c"]]]),
        ("# a\n\n### b\n\n##### c\n\n#### d", [["a", ["b", ["c"], ["d"]]]]),
        ("## a\n\n## a\n\n### a", [["a"], ["a_1", ["a_2"]]]),
        ("Satu\n====\n\nDua\n---", [["satu"], ["dua"]]),
        ("## **Tebal** & `kode` – é!", [["tebal-kode-e"]]),
        ("## ???\n\n## !!!", [["_1"], ["_2"]]),
        ("> ## dalam kutipan", []),
    ],
)
def test_headings_are_a_tree_without_gaps(text: str, tree: list) -> None:
    assert outline(read_long(text).sections) == tree


def test_text_belongs_to_the_heading_above_it_and_a_heading_knows_its_line() -> None:
    read = read_long("mula\n\n## satu\n\na\n\n#### dua\n\nb\n\n## tiga\n\n- c")
    assert read.blocks == (para("mula"),)
    assert [section.blocks for section in read.sections] == [(para("a"),), (items("c"),)]
    assert read.sections[0].sections[0].blocks == (para("b"),)
    assert read.lines == (("satu", 2), ("dua", 6), ("tiga", 10))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n\n# judul", [("second-title", "judul", 2, 1)]),
        ("Lihat\n[x](javascript:alert(1)) ya", [("unsafe-link", "javascript:alert(1)", 1, 5)]),
        ("Klik [sini][x].\n\nlagi\n\n[x]: data:text/html,x", [("unsafe-link", "data:text/html,x", 4, 6)]),
        ("- a\n- ![peta](x.png)", [("image-in-text", "![peta]", 1, 11)]),
        ("| a |\n|---|\n| [](https://contoh.example) |", [("empty-link", "[](https://contoh.example)", 2, 6)]),
        ("a[^1]\n\n[^1]: [x](file:///x)", [("unsafe-link", "file:///x", 2, 11)]),
        ("> [x](//contoh.example)", [("unsafe-link", "//contoh.example", 0, 7)]),
    ],
)
def test_what_an_author_should_mend_is_told_with_its_place(text: str, told: list) -> None:
    assert [(item.code, item.value, item.line, item.column) for item in read_long(text).findings] == told


# one-line-that-takes-minutes: bodies of 500 KB, which the size limit lets pass.
@pytest.mark.parametrize("sign", ["[", "---\n", "*a", "` ", "\\", " ", "> a\n\n", "- a\n", "|a|b|\n|-|-|\n", "# a\n", "[a](b", "![", "<", "a@b.c ", "[^a] ", "www.a.b/(", "&#1;"])
def test_no_body_takes_long(sign: str) -> None:
    """As much of a sign as a file may hold, on lines as long as they may be."""
    line = (sign * MAX_LINE)[: MAX_LINE - 1]
    text = "\n\n".join([line] * (MAX_BODY_BYTES // (MAX_LINE + 1))) if "\n" not in sign else (sign * MAX_BODY_BYTES)[:MAX_BODY_BYTES]
    for written in (text, text.replace("\n\n", "\n"), "\n".join(text.split("\n")[:MAX_BODY_LINES])):
        started = time.process_time()
        body, _ = parse_body(written.encode(), "a.id.md")
        if body:
            assert body.read is not None
        assert time.process_time() - started < 5  # seconds of work; twice what a slow machine was seen to need


def test_what_is_too_long_is_told_and_stays_words() -> None:
    for words, code in (("a *b*c " * 3_000, "paragraph-too-long"), ("a [b](term/desa) " * (MOST_BRACKETS + 1), "paragraph-brackets")):
        read = read_long(f"mula\n\n{words.strip()}")
        assert [(item.code, item.line) for item in read.findings] == [(code, 2)]
        assert read.blocks[1] == para(words.strip())
        assert read_short(words).inlines == (Run(words.strip()),) and [item.code for item in read_short(words).findings] == [code]
    assert read_short("a [b](term/desa) " * MOST_BRACKETS).findings == ()
    assert [item.code for item in read_long("1. a\n" * MAX_BODY_LINES).findings] == ["body-too-long"]
    for many in ("- a\n" * (MAX_BODY_LINES + 1), "|" * 20 + "\n" + ("|" * 200 + "\n") * (MAX_BODY_LINES // 100)):
        body, problems = parse_body(many.encode(), "a.id.md")
        assert body is None and [item.code for item in problems] == ["body-too-many-lines"]
        assert str(MAX_BODY_LINES) in sentence(problems[0], "id")


@pytest.mark.parametrize(
    ("words", "anchor"),
    [("Langkah pertama", "langkah-pertama"), ("Apa & siapa?", "apa-siapa"), ("Café – Ünite", "cafe-unite"), ("a_b  c", "a_b-c"), ("???", "")],
)
def test_anchors_are_those_that_people_have_linked_to(words: str, anchor: str) -> None:
    """As Python-Markdown made them, before there was another reader."""
    from markdown.extensions.toc import slugify as before

    assert slugify(words) == before(words, "-") == anchor


def test_no_two_headings_of_a_page_share_an_anchor() -> None:
    anchors = Anchors(["sumber"])
    assert [anchors.of(words) for words in ("Sumber", "Sumber", "a", "a", "a 1", "?", "?")] == ["sumber_1", "sumber_2", "a", "a_1", "a-1", "_1", "_2"]
