"""The writer of HTML: one row for every sort of block and inline, on a screen and on paper; every text is escaped."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from berdaya.model import document
from berdaya.model.document import (
    Aside, Card, Cell, Citation, Code, CodeBlock, Disclosure, Document, Emphasis, Fact, FigureBlock, FigurePlace, FileTarget, Foreign,
    ForeignBlocks, FormBlock,
    Item, ItemList, LineBreak, Link, Node, Notes, NoteMark, Notice, PageTarget, Paragraph, PlaceTarget, Quote, Row, Rule, Run, Section,
    SheetBlock, SourceLine, SourceList, Strike, Strong, Table, TermLink, ToolBlock, WebTarget,
)  # fmt: skip
from berdaya.model.figure import CycleFigure, YearFigure
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.tools import CompareForm
from berdaya.words import words
from berdaya.write import html as writer_room
from berdaya.write.html import HtmlOptions, attribute, cited, json_attribute, text, write_html
from tests.written import HERE, PLAN, blocks_html, html_of, writer

A, B = (Run("a"),), (Run("b"),)
PLD, DESA, LIST = RecordPage("role", "pld"), RecordPage("term", "desa"), ListPage("role")


def para(said: str) -> Paragraph:
    return Paragraph((Run(said),))


def cell(said: str) -> Cell:
    return Cell((para(said),))


# An inline, its HTML on a screen, and on paper where that differs.
INLINES = [
    (Run("a & <b> \"c\""), 'a &amp; &lt;b&gt; "c"', None),
    (Strong(A), "<strong>a</strong>", None),
    (Emphasis((Strong(A), Run(" b"))), "<em><strong>a</strong> b</em>", None),
    (Strike(A), "<del>a</del>", None),
    (Code("<x> & y"), "<code>&lt;x&gt; &amp; y</code>", None),
    (LineBreak(), "<br>\n", None),
    (Link(WebTarget("https://contoh.example/?a=1&b=%22"), A), '<a href="https://contoh.example/?a=1&amp;b=%22">a</a>', None),
    (Link(PageTarget(PLD), A), '<a href="../../peran/pld/">a</a>', None),
    (Link(PageTarget(PLD, "tugas"), A), '<a href="../../peran/pld/#tugas">a</a>', None),
    (Link(PageTarget(LIST), A), '<a href="../../peran/">a</a>', None),
    (Link(PageTarget(RecordPage("role", "tiada")), A), "a", None),  # a page that the site does not have
    (Link(PlaceTarget("akhir"), A), '<a href="#akhir">a</a>', "a"),  # on paper headings have no anchors
    (Link(FileTarget("unduh/x.pdf"), A, is_download=True), '<a download="" href="../../unduh/x.pdf">a</a>', None),
    (Link(PageTarget(PLD), (Foreign("en", A),)), '<a lang="en" href="../../peran/pld/">a</a>', None),
    (TermLink("desa", A), '<a data-term="desa" href="../../glosarium/desa/">a</a>', "a"),
    (TermLink("desa", A, is_chosen=True), '<a class="bd-chosen" data-term="desa" href="../../glosarium/desa/">a</a>', '<a href="../../glosarium/desa/">a</a>'),
    (TermLink("tiada", A), "a", None),
    (Citation(("buku", "uu")), "[buku,uu]", None),  # left open until a list of sources gives the numbers
    (Foreign("en", A), '<span lang="en">a</span>', None),
    (NoteMark(2), '<sup id="catatan-dari-2"><a href="#catatan-2">2</a></sup>', None),
]  # fmt: skip

# A block, its HTML on a screen, and on paper where that differs.
BLOCKS = [
    (para("a"), "<p>a</p>", None),
    (Paragraph(A, "lead"), '<p class="bd-lead">a</p>', None),
    (Paragraph(A, "note"), '<p class="bd-note">a</p>', None),
    (Paragraph(A, "more"), '<p class="bd-more">a</p>', ""),  # nothing to tap on paper
    (Paragraph(A, "danger"), '<p class="bd-danger">a</p>', ""),
    (Paragraph(A, "pager"), '<p class="bd-pager">a</p>', ""),
    (ItemList((Item((para("a"),)), Item((para("b"), para("c"))))), "<ul>\n<li>a</li>\n<li>b<p>c</p>\n</li>\n</ul>", None),
    (ItemList((Item((para("a"),)),), is_loose=True), "<ul>\n<li><p>a</p>\n</li>\n</ul>", None),
    (ItemList((Item((para("a"),)),), 1), "<ol>\n<li>a</li>\n</ol>", None),
    (ItemList((Item((para("a"),)),), 3), '<ol start="3">\n<li>a</li>\n</ol>', None),
    (ItemList((Item((para("a"),), is_checked=True), Item((para("b"),), is_checked=False))),
     '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>', None),
    (ItemList((Item((para("a"),), anchor="lama"),)), '<ul>\n<li id="lama">a</li>\n</ul>', None),
    (ItemList((Item((para("a"),)),), style="tiles"), '<div class="bd-tiles">\n<ul>\n<li>a</li>\n</ul>\n</div>', None),
    (ItemList((Item((para("a"), ItemList((Item((para("b"),)),)))),)), "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>", None),
    (Table((cell("a"), cell("b")), (Row((cell("c"), Cell(()))),), ("", "right")),
     '<table>\n<thead>\n<tr>\n<th>a</th>\n<th class="bd-right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td class="bd-right"></td>\n</tr>\n</tbody>\n</table>', None),
    (Table((cell("a"), cell("b & c")), (Row((cell("d"), cell("e")), anchor="pld", data="pld"),), style="compare"),
     '<div class="bd-compare">\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b &amp; c</th>\n</tr>\n</thead>\n<tbody>\n'
     '<tr id="pld" data-role="pld">\n<td>d</td>\n<td data-label="b &amp; c">e</td>\n</tr>\n</tbody>\n</table>\n</div>', None),
    (Card((Fact(A, (para("b"),)), Fact(B, (para("c"), para("d"))))),
     '<dl class="bd-card">\n<dt>a</dt>\n<dd>b</dd>\n<dt>b</dt>\n<dd>c<p>d</p>\n</dd>\n</dl>', None),
    (Card((Fact(A, (para("b"),)),), "levels"), '<dl class="bd-levels">\n<dt>a</dt>\n<dd>b</dd>\n</dl>', None),
    (Notice("warning", A, (para("b"),)), '<div class="admonition warning">\n<p class="admonition-title">a</p>\n<p>b</p>\n</div>', None),
    (Notice("note", (), (para("b"),)), '<div class="admonition note">\n<p>b</p>\n</div>', None),
    (Quote((para("a"),)), "<blockquote>\n<p>a</p>\n</blockquote>", None),
    (CodeBlock("a < b\nc", "python"), "<pre><code>a &lt; b\nc\n</code></pre>", None),
    (Rule(), "<hr>", None),
    (Disclosure(A, (para("b"),)), "<details><summary>a</summary>\n<p>b</p>\n</details>", None),
    (Disclosure(A, (para("b"),), "editions"), '<details class="bd-editions"><summary>a</summary>\n<p>b</p>\n</details>', ""),
    (ForeignBlocks("en", (para("a"),), (Section(B, "b", (para("c"),)),)), '<div lang="en">\n<p>a</p>\n<h2 id="b">b</h2>\n<p>c</p>\n</div>',
     '<div lang="en">\n<p>a</p>\n<h2>b</h2>\n<p>c</p>\n</div>'),
    (Notes(((para("a"),), (para("b"), para("c")))),
     '<ol class="bd-footnotes">\n<li id="catatan-1">a <a href="#catatan-dari-1" aria-label="↩ 1">↩</a></li>\n'
     '<li id="catatan-2">b<p>c</p>\n <a href="#catatan-dari-2" aria-label="↩ 2">↩</a></li>\n</ol>', None),
    (SourceList((SourceLine("buku", (Link(PageTarget(DESA), A),), " — B & C, 2014"),)),
     '<ol>\n<li id="sumber-1"><a href="../../glosarium/desa/">a</a> — B &amp; C, 2014</li>\n</ol>', None),
    (FigurePlace("tiada"), "", None),
    (Aside((para("a"),), "bd-x", "isi"), '<nav class="bd-x" aria-label="isi">\n<p>a</p>\n</nav>', None),
    (Aside((para("a"),)), "<div>\n<p>a</p>\n</div>", None),
    (ToolBlock(CompareForm()), None, ""),  # on paper a tool is what the page says without one
]  # fmt: skip


@pytest.mark.parametrize(("inline", "screen", "paper"), INLINES, ids=lambda value: type(value).__name__ if isinstance(value, Node) else "")
def test_an_inline_as_html(inline, screen: str, paper: str | None) -> None:
    assert html_of((inline,)) == screen
    assert html_of((inline,), is_paper=True) == (screen if paper is None else paper)


@pytest.mark.parametrize(("block", "screen", "paper"), BLOCKS, ids=lambda value: type(value).__name__ if isinstance(value, Node) else "")
def test_a_block_as_html(block, screen: str | None, paper: str | None) -> None:
    assert screen is None or blocks_html((block,)).strip() == screen
    assert blocks_html((block,), is_paper=True).strip() == (screen if paper is None else paper)


def test_words_from_right_to_left_stand_by_themselves() -> None:
    """The number behind them would else stand before them."""
    said = Run("kata \u0633\u0644\u0627\u0645, \u062c\u0627\u0648\u064a (2) & <b>")
    assert html_of((said,)) == "kata <bdi>\u0633\u0644\u0627\u0645, \u062c\u0627\u0648\u064a</bdi> (2) &amp; &lt;b&gt;"
    assert html_of((Run("“rasa” – é"),)) == "“rasa” – é"


def test_every_sort_of_node_has_its_writer_and_its_row() -> None:
    """Sheets, forms and figures have tests of their own; a new node is written by nobody until it stands in the tables."""
    nodes = {name: kind for name, kind in vars(document).items() if isinstance(kind, type) and issubclass(kind, Node)}
    inlines = {kind for kind in nodes.values() if kind in document.Inline.__args__}
    blocks = {kind for kind in nodes.values() if kind in document.Block.__args__}
    assert inlines - {Run} == set(writer_room._INLINES)
    assert blocks == set(writer_room._BLOCKS)
    assert {type(row[0]) for row in INLINES} == inlines
    assert {type(row[0]) for row in BLOCKS} | {SheetBlock, FormBlock, FigureBlock} == blocks


HOSTILE = "\"'><img src=x onerror=alert(1)>&lt;&#39;{}]]>--></script>"


def hostile(value: object) -> object:
    """A node with every text of an author's in it replaced."""
    if isinstance(value, tuple):
        return tuple(map(hostile, value))
    if isinstance(value, Run):
        return Run(HOSTILE)
    if isinstance(value, Node):
        kept = ("lang", "term", "style", "level", "anchor", "data", "page", "aligns", "place", "sources")
        made = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: HOSTILE if isinstance(item, str) and item else hostile(item) for name, item in made.items() if name not in kept}
        return type(value)(**{**made, **changed})
    return value


@pytest.mark.parametrize("node", [*(row[0] for row in INLINES), *(row[0] for row in BLOCKS)], ids=lambda node: type(node).__name__)
def test_no_text_of_a_node_is_more_than_text(node) -> None:
    write = blocks_html if type(node) in writer_room._BLOCKS else html_of
    for is_paper in (False, True):
        before, after = (BeautifulSoup(write((item,), is_paper), "html5lib") for item in (node, hostile(node)))
        names = [[(tag.name, sorted(tag.attrs)) for tag in soup.find_all(True)] for soup in (before, after)]
        assert names[0] == names[1]


def test_a_figure_s_words_are_only_words() -> None:
    from berdaya.model.figure import CycleBox

    cycle = CycleFigure((CycleBox(HOSTILE, HOSTILE, PLD),), (), HOSTILE, HOSTILE)
    year = YearFigure((((1, 2), HOSTILE, True),), tuple("JFMAMJJASOND"), HOSTILE)
    for figure in (cycle, year):
        soup = BeautifulSoup(blocks_html((FigureBlock(figure),)), "html5lib")
        assert not soup.select("img, script") and HOSTILE in soup.find("title").get_text()


# Whole documents.


def page(*sections: Section, **more) -> Document:
    return Document(PLD, "id", "id", "Judul & <b>", "id", "Uraian", "judul", sections=sections, **more)


def whole(made: Document, **options) -> str:
    return write_html(made, HtmlOptions(PLAN, words("id"), HERE, **options)).html({"buku": 1, "uu": 2})


def test_a_document_is_a_title_and_sections_that_skip_no_level() -> None:
    deep = Section(A, "a", (), (Section(A, "b", (), (Section(A, "c", (), (Section(A, "d", (), (Section(A, "e", (), (Section(A, "f"),)),)),)),)),))
    assert re.findall(r'<h(\d) id="(\w+)"', whole(page(deep))) == [("1", "judul"), ("2", "a"), ("3", "b"), ("4", "c"), ("5", "d"), ("6", "e"), ("6", "f")]
    assert re.findall(r"<h(\d)", whole(page(deep), level=3, is_paper=True)) == ["3", "4", "5", "6", "6", "6", "6"]


@pytest.mark.parametrize(("place", "screen", "paper"), [("", True, True), ("screen", True, False), ("paper", False, True)])
def test_a_section_stands_where_it_belongs(place: str, screen: bool, paper: bool) -> None:
    made = page(Section(A, "bagian", (para("isi"),), place=place))
    assert ("isi" in whole(made)) is screen
    assert ("isi" in whole(made, is_paper=True)) is paper
    assert bool(write_html(made, HtmlOptions(PLAN, words("id"), HERE)).toc) is (place != "paper")


def test_on_paper_what_leads_on_is_a_line() -> None:
    made = page(Section(A, "lanjut", (Paragraph(B, "next"), Paragraph(B, "more")), style="next"))
    assert whole(made, is_paper=True).endswith('<p class="bd-next"><strong>a:</strong> b</p>\n')


def test_citations_have_the_numbers_of_the_list_that_they_stand_in() -> None:
    made = page(Section(A, "a", (Paragraph((Citation(("uu", "tiada", "buku")),)),)))
    assert '<p><a class="bd-cite" href="#sumber-2">[2]</a><a class="bd-cite" href="#sumber-1">[1]</a></p>' in whole(made)
    assert cited(("uu",), {"uu": 7}) == '<a class="bd-cite" href="#sumber-7">[7]</a>' and cited(("x",), {}) == ""


def test_the_title_says_its_language_and_stands_at_the_anchor_of_a_print() -> None:
    made = Document(PLD, "en", "id", "Judul", "id", "", "judul")
    assert whole(made) == '<h1 id="judul" lang="id">Judul</h1>\n'
    assert whole(page(), level=2, is_paper=True, title_anchor="role-pld") == '<h2 id="role-pld" class="bd-print-record">Judul &amp; &lt;b&gt;</h2>\n'


def test_the_contents_name_the_headings_of_a_text_in_another_language_too() -> None:
    foreign = ForeignBlocks("id", (), (Section(A, "a", (), (Section(B, "b"),)),))
    toc = write_html(page(Section(B, "terkait"), blocks=(foreign,)), HtmlOptions(PLAN, words("id"), HERE)).toc
    assert [(line.title, line.anchor, line.lang, [below.lang for below in line.below]) for line in toc] == [("a", "a", "id", ["id"]), ("b", "terkait", "", [])]


def test_ids_within_a_record_s_text_are_its_own_in_a_print() -> None:
    made = page(blocks=(Paragraph((NoteMark(1),)), Notes(((para("x"),),)), FigureBlock(YearFigure((((1,), "x", False),), tuple("JFMAMJJASOND"), "y"))))
    shown = whole(made, is_paper=True, level=2, title_anchor="role-pld")
    assert all(name.startswith("role-pld") for name in re.findall(r' id="([^"]+)"', shown))
    assert set(re.findall(r'href="#([^"]+)"|aria-labelledby="([^"]+)"', shown)) == {
        ("role-pld-catatan-1", ""), ("role-pld-catatan-dari-1", ""), ("", "role-pld-nama-setahun"),
    }  # fmt: skip


def test_terms_are_gathered_once_and_only_those_that_lead_somewhere() -> None:
    made = writer()
    made.inlines((TermLink("desa", A), TermLink("tiada", A), TermLink("desa", B)))
    assert list(made.terms) == ["desa"]


def test_words_and_values_for_scripts_arrive_as_they_were() -> None:
    value = {"kata": HOSTILE, "isi": ["</form>", "<!--", "]]>", "ꦗ"]}
    soup = BeautifulSoup(f"<form data-x='{json_attribute(value)}' title=\"{attribute(HOSTILE)}\">{text(HOSTILE)}</form>", "html5lib")
    assert json.loads(soup.form["data-x"]) == value
    assert (soup.form["title"], soup.form.get_text()) == (HOSTILE, HOSTILE)
    assert [tag.name for tag in soup.body.find_all(True)] == ["form"]
