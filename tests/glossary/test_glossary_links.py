"""Where on a page a word becomes a link, and where an author or the markup keeps it from becoming one."""

from datetime import date

import pytest

from berdaya.model.address import Address
from berdaya.model.library import Library
from berdaya.model.page import Page, TermNote
from berdaya.relate import glossary
from berdaya.render.glossary_links import with_terms


def linked(library: Library, markdown: str, lang: str = "id", kind: str | None = "guide", key: str = "guide/contoh") -> Page:
    page = Page(key, lang, lang, Address("contoh"), "Contoh", "", markdown, kind, "contoh.yml", date(2026, 11, 1))
    return with_terms(page, library, glossary(library, lang))


KADER = "[kader](term/kader){ data-term=kader }"
ROWS = [
    ("kader dan kader", f"{KADER} dan kader"),  # once in a section
    ("kader\n\n## Dua\n\nkader", f"{KADER}\n\n## Dua\n\n{KADER}"),
    ("kader\n\n### Tiga\n\nkader", f"{KADER}\n\n### Tiga\n\nkader"),  # a part of a section is no section
    ("# kader\n\n## kader lagi", "# kader\n\n## kader lagi"),
    ("**kader**", f"**{KADER}**"),
    ("| kader | apa |\n| --- | --- |\n| x | kader |", f"| kader | apa |\n| --- | --- |\n| x | {KADER} |"),
    ("`kader`", "`kader`"),
    ("```\nkader\n```\nkader", f"```\nkader\n```\n{KADER}"),
    ("[baca kader](role/kader)", "[baca kader](role/kader)"),
    ("[kata kader][x]\n\n[x]: https://contoh.example/kader", "[kata kader][x]\n\n[x]: https://contoh.example/kader"),
    ("![gambar kader](x.svg)", "![gambar kader](x.svg)"),
    ("[[1]](#sumber-1){ .bd-cite } kader", f"[[1]](#sumber-1){{ .bd-cite }} {KADER}"),
    ("https://contoh.example/kader <https://contoh.example/kader> a@kader.example", None),
    ('!!! note "kader"\n\n    kader', f'!!! note "kader"\n\n    {KADER}'),
    ('<span lang="en">kader</span>', None),  # raw HTML is Markdown only where it says so
    ("<div><div>kader</div> kader</div> kader", f"<div><div>kader</div> kader</div> {KADER}"),
    ("<dt>kader</dt>\n<dd markdown=\"span\">kader</dd>", f"<dt>kader</dt>\n<dd markdown=\"span\">{KADER}</dd>"),
    ('<img alt="kader"> kader', f'<img alt="kader"> {KADER}'),
    ("[kader](-) dan kader", f"kader dan {KADER}"),  # switched off in one place
    ("[kader](term/kader) dan kader", "[kader](term/kader){ .bd-chosen data-term=kader } dan kader"),  # the author's own link counts as the first
    ("[para penggerak](term/kader)", "[para penggerak](term/kader){ .bd-chosen data-term=kader }"),
    ("## Sumber {: data-search-exclude }\n\nkader", None),
    ("hasil yang baik", None),  # link_in_text: false
]


@pytest.mark.parametrize(("markdown", "expected"), ROWS)
def test_a_word_becomes_a_link_only_in_running_text(library: Library, markdown: str, expected: str | None) -> None:
    assert linked(library, markdown).markdown == (markdown if expected is None else expected)


def test_a_page_carries_the_meanings_that_it_uses_and_no_more(library: Library) -> None:
    assert linked(library, "pohon masalah, kader\n\n## Dua\n\nkader").terms == (
        TermNote("kader", "kader", "cadre", "en", "Arti ini."),
        TermNote("pohon-masalah", "pohon masalah", "problem tree", "en", "Arti ini."),
    )


def test_a_word_that_is_the_same_in_both_languages_has_no_pair(library: Library) -> None:
    assert linked(library, "PRA", "en").terms == (TermNote("pra", "PRA", "", "id", "This meaning."),)


def test_a_term_does_not_link_to_itself(library: Library) -> None:
    page = linked(library, "kader", kind="term", key="term/kader")
    assert (page.markdown, page.terms) == ("kader", ())


@pytest.mark.parametrize("kind", (None, "source", "checklist"))
def test_lists_and_sheets_stay_plain(library: Library, kind: str | None) -> None:
    page = linked(library, "kader dan [kader](-)", kind=kind)
    assert (page.markdown, page.terms) == ("kader dan kader", ())
