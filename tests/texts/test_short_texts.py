"""Short texts: what an author writes is what stands on the page, and the little markup that there is."""

import re
import string
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from berdaya.load.bounds import CONTROLS
from berdaya.model.document import Code, Emphasis, Inlines, Link, PageTarget, PlaceTarget, Run, Strong, TermLink, WebTarget, every_node, plain
from berdaya.model.markdown import read_short
from berdaya.model.pages import ListPage, RecordPage
from berdaya.write.html import text as escaped
from tests.written import html_of

SITE = WebTarget("https://contoh.example/x")


def words(said: str) -> Run:
    return Run(said)


# A text, and the inlines that it is.
MARKED = [
    ("**tebal** biasa", (Strong((words("tebal"),)), words(" biasa"))),
    ("*miring*", (Emphasis((words("miring"),)),)),
    ("**a *b* c**", (Strong((words("a "), Emphasis((words("b"),)), words(" c"))),)),
    ("***keduanya***", (Emphasis((Strong((words("keduanya"),)),)),)),
    ("`kode *a*`", (Code("kode *a*"),)),
    ("[desa](term/desa)", (TermLink("desa", (words("desa"),), is_chosen=True),)),
    ("[tugas](role/pld#tugas)", (Link(PageTarget(RecordPage("role", "pld"), "tugas"), (words("tugas"),)),)),
    ("[semua](index/role)", (Link(PageTarget(ListPage("role")), (words("semua"),)),)),
    ("[bawah](#akhir)", (Link(PlaceTarget("akhir"), (words("bawah"),)),)),
    ("[situs](https://contoh.example/x)", (Link(SITE, (words("situs"),)),)),
    ("[situs](<https://contoh.example/x>)", (Link(SITE, (words("situs"),)),)),
    ('[situs](https://contoh.example/x "judul")', (Link(SITE, (words("situs"),)),)),
    ("[a (b)](https://contoh.example/a_(b))", (Link(WebTarget("https://contoh.example/a_(b)"), (words("a (b)"),)),)),
    ("[a [b] c](https://contoh.example/x)", (Link(SITE, (words("a [b] c"),)),)),
    ("[**a**](https://contoh.example/x)", (Link(SITE, (Strong((words("a"),)),)),)),
    ("<https://contoh.example/x>", (Link(SITE, (words("https://contoh.example/x"),)),)),
    ("<tim@contoh.example>", (Link(WebTarget("mailto:tim@contoh.example"), (words("tim@contoh.example"),)),)),
    ("[tim](mailto:tim@contoh.example)", (Link(WebTarget("mailto:tim@contoh.example"), (words("tim"),)),)),
    ("[kader](-) di sini", (Run("kader", is_linkable=False), words(" di sini"))),
    (r"5 \* 3, \[siku\](x), \`a\`", (words("5 * 3, [siku](x), `a`"),)),
    ("dua\n  baris\tdan\r\ntab", (words("dua baris dan tab"),)),
    ("", ()),
    (" \n ", ()),
]

# A text that shows as it is written: no sign at its beginning or within it is more than a sign.
AS_WRITTEN = [
    # title-is-read-as-markdown, where a summary or a step says the same
    "Bahasa C#", "Nama __init__ dan 2*3*4", "Map C:\\", "nama_berkas_ini, x__y__z", "5 * 3 * 2 ** 4", "a*b*c", "* bintang", "2 * 3",
    # first-sign-of-a-text
    "#1 di antara kata yang sering ditanyakan.", ">18 years old may join.", ">= 3 rumah ikut.", "[1]: https://contoh.example",
    "# a", "## a ##", "> a", "- a", "+ a", "1. a", "1) a", "---", "* * *", "===", '=== "tab"', "~~~ pagar", "``` pagar", "???+ x", "!!! a",
    "| a | b |", "    dalam", "[^1]: catatan", "[x]", "[x][y]", "[ ] tugas", "[TOC]", "*[HTML]: x", ":::", "::: kotak",
    # signs of other dialects
    "~~coret~~", "==tanda==", "H~2~O", "x^2^", ":smile:", "&lt;b&gt; &amp; &#60;", "<b>tebal</b>", "<!-- x -->", "{: .kelas }", "{{ 7*7 }}",
    "https://contoh.example dan tim@contoh.example", "--8<-- x", "(c) (tm) -- ...", "\"kutip\" 'kutip'", "a < b > c", "a](b)", "[a](b c)",
    "**", "****", "** a **", "*a", "a*", "`", "``a", "[](", "![", "!", "\\", "\\\\ dua", "a\\b",
]  # fmt: skip


@pytest.mark.parametrize(("text", "inlines"), MARKED)
def test_the_markup_of_a_short_text(text: str, inlines: Inlines) -> None:
    assert read_short(text).inlines == inlines
    assert read_short(text).findings == ()


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_every_other_sign_stands_for_itself(text: str) -> None:
    shown = " ".join(text.split()) if text != "\\\\ dua" else "\\ dua"
    assert read_short(text).inlines == (words(shown),)
    assert html_of(read_short(text).inlines) == escaped(shown)


@pytest.mark.parametrize(
    ("text", "shown", "code", "value"),
    [
        ("[a](javascript:alert(1))", "a", "unsafe-link", "javascript:alert(1)"),
        ("[a](JaVaScript:alert(1))", "a", "unsafe-link", "JaVaScript:alert(1)"),
        ("[a](&#106;avascript:alert(1))", "a", "unsafe-link", "javascript:alert(1)"),
        ("[a](data:text/html,x)", "a", "unsafe-link", "data:text/html,x"),
        ("[a](//contoh.example)", "a", "unsafe-link", "//contoh.example"),
        ("[a](../../x)", "a", "unsafe-link", "../../x"),
        ("[a](https://[alamat]/x)", "a", "unsafe-link", "https://[alamat]/x"),
        ("[a](https://)", "a", "unsafe-link", "https://"),
        ("[a](mailto:tim)", "a", "unsafe-link", "mailto:tim"),
        ("<javascript:alert(1)>", "javascript:alert(1)", "unsafe-link", "javascript:alert(1)"),
        ("[](https://contoh.example)", "", "empty-link", "[](https://contoh.example)"),
        ("[ ](-)", "", "empty-link", "[](-)"),
        ("![peta](https://contoh.example/p.png)", "peta", "image-in-text", "![peta]"),
        # unlink-makes-a-link: the mark is one unit, and what stood around it is words
        ("Tekan [di sini][](-)(javascript:alert(1))", "Tekan [di sini](javascript:alert(1))", "empty-link", "[](-)"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_words_and_told(text: str, shown: str, code: str, value: str) -> None:
    read = read_short(text)
    assert plain(read.inlines).strip() == shown
    assert not [node for node in every_node(read.inlines) if isinstance(node, (Link, TermLink))]
    assert [(finding.code, finding.value) for finding in read.findings] == [(code, value)]


# What nobody may write (``load/bounds.py``) cannot stand in a source; white space is folded.
SIGNS = "".join(
    sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isprintable() and not CONTROLS.match(sign) and not 0xD800 <= ord(sign) < 0xE000
)
MARKUP = "*[]()`\\<>"
PROSE = st.text(st.one_of(st.sampled_from(string.ascii_letters + string.digits + " .,;:-_#&'\"/+=!?|{}~^%$@"), st.sampled_from(SIGNS)), max_size=60)


@settings(max_examples=600, deadline=None)
@given(PROSE.map(lambda text: "".join(sign for sign in text if sign not in MARKUP)))
def test_prose_stands_on_the_page_letter_for_letter(text: str) -> None:
    folded = re.sub(r"[ \t\n\r\f\v]+", " ", text).strip(" ")
    assert plain(read_short(text).inlines) == folded
    # Words from right to left stand in an element of their own.
    assert re.sub("</?bdi>", "", html_of(read_short(text).inlines)) == escaped(folded)


@settings(max_examples=600, deadline=None)
@given(PROSE)
def test_a_text_whose_signs_are_escaped_shows_every_one_of_them(text: str) -> None:
    """The backslash makes any sign of markup a word: an author can write everything."""
    written = re.sub(r"([*\[\]()`\\<>])", r"\\\1", text)
    assert plain(read_short(written).inlines) == re.sub(r"[ \t\n\r\f\v]+", " ", text).strip(" ")
    assert len(read_short(written).inlines) <= 1


@settings(max_examples=600, deadline=None)
@given(st.text(st.sampled_from("*[]()`\\<>-ab :/!#h\u202e\"'"), max_size=40))
def test_no_text_holds_more_than_markup_gives(text: str) -> None:
    """Whatever signs stand beside each other: nodes of a few kinds, links only to where a page may link."""
    for node in every_node(read_short(text).inlines):
        if isinstance(node, Link):
            assert isinstance(node.to, (PageTarget, PlaceTarget)) or re.match(r"(https?://|mailto:)[^\s\"'<>]+$", node.to.url)
    shown = html_of(read_short(text).inlines)
    assert set(re.findall(r"</?([a-z]+)", shown)) <= {"strong", "em", "code", "a"}
    assert not re.search(r"<[a-z]+ (?!href=|data-term=|class=\"bd-chosen\")", shown)


@pytest.mark.parametrize("sign", ["*", "[", "](", "`", "<", "\\", "[](-)", "*a*", "**"])
def test_a_long_row_of_signs_takes_no_time(sign: str) -> None:
    import time

    started = time.perf_counter()
    read_short(sign * (200_000 // len(sign)) + " ")
    assert time.perf_counter() - started < 5
