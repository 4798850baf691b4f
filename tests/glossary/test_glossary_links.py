"""Where on a page a word becomes a link, and where an author or the markup keeps it from becoming one."""

from collections.abc import Iterator

import pytest

from berdaya.compose.terms import terms_in, with_terms
from berdaya.model.document import (
    Card, Citation, Document, Fact, Foreign, ForeignBlocks, ItemList, Link, Notice, Node, PageTarget, Paragraph, Run, Section, Strong,
    Table, TermLink, plain,
)  # fmt: skip
from berdaya.model.library import Library
from berdaya.model.markdown import read_long
from berdaya.model.pages import ListPage, PageId, RecordPage
from berdaya.relate import glossary

GUIDE = RecordPage("guide", "contoh")
A = (Run("kader"),)


def linked(library: Library, *blocks: Node, sections: tuple[Section, ...] = (), page: PageId = GUIDE, lang: str = "id", text_lang: str = "id") -> Document:
    document = Document(page, lang, text_lang, "Contoh", text_lang, "", blocks=blocks, sections=sections)
    return with_terms(document, glossary(library, text_lang))


def told(value: object) -> Iterator[str]:
    """The words of a value, a line a paragraph or heading; what is linked to a term stands in braces, an author's own with a mark."""
    if isinstance(value, tuple):
        for item in value:
            yield from told(item)
    elif isinstance(value, Paragraph):
        yield "".join(map(_word, value.inlines))
    elif isinstance(value, Section):
        yield f"# {''.join(map(_word, value.title))}"
        yield from told((value.blocks, value.sections))
    elif isinstance(value, Node):
        for name in value.__struct_fields__:
            yield from told(getattr(value, name))


def _word(inline: Node) -> str:
    if isinstance(inline, TermLink):
        return f"{{{plain(inline.inlines)}{'!' * inline.is_chosen}}}"
    if isinstance(inline, Link):
        return f"<{plain(inline.inlines)}>"
    return "".join(map(_word, inline.inlines)) if hasattr(inline, "inlines") else plain((inline,))


# A body, and its words: {linked}, {linked by the author!}, <another link>.
ROWS = [
    ("kader dan kader", ["{kader} dan kader"]),  # once in a section
    ("kader\n\nkader", ["{kader}", "kader"]),
    ("kader\n\n## Dua\n\nkader", ["{kader}", "# Dua", "{kader}"]),
    ("## Dua\n\nkader\n\n### Tiga\n\nkader\n\n## Empat\n\nkader", ["# Dua", "{kader}", "# Tiga", "kader", "# Empat", "{kader}"]),
    ("## kader lagi", ["# kader lagi"]),
    ("**kader** dan *modal sosial*", ["{kader} dan {modal sosial}"]),
    ("**modal** sosial", ["modal sosial"]),  # not over the edge of a style
    ("~~kader~~", ["{kader}"]),
    ("| kader | apa |\n| --- | --- |\n| x | kader |", ["kader", "apa", "x", "{kader}"]),  # not in the head of a table
    ("- kader\n- [ ] modal sosial\n  1. kader", ["{kader}", "{modal sosial}", "kader"]),
    ("`kader` kader", ["kader {kader}"]),
    ("```\nkader\n```\n\nkader", ["{kader}"]),
    ("> kader", ["{kader}"]),
    ('!!! note "kader"\n    kader', ["{kader}"]),
    ("[baca kader](role/pld) kader", ["<baca kader> {kader}"]),
    ("[baca kader](https://contoh.example)", ["<baca kader>"]),
    ("https://contoh.example/kader <https://contoh.example/kader>", ["<https://contoh.example/kader> <https://contoh.example/kader>"]),
    ("x[^1]\n\n[^1]: kader", ["x", "{kader}"]),
    ("[kader](-) dan kader", ["kader dan {kader}"]),  # switched off in one place
    ("[kader](term/kader) dan kader", ["{kader!} dan kader"]),  # the author's own link counts as the first
    ("kader, lalu [kader](term/kader)", ["kader, lalu {kader!}"]),  # wherever in the section it stands
    ("[para penggerak](term/kader)", ["{para penggerak!}"]),
    ("Tim. Kader datang", ["Tim. {Kader} datang"]),  # a sentence begins
    ("Tim **Kader** datang", ["Tim Kader datang"]),  # and none begins here: somebody's name
    ("hasil yang baik", ["hasil yang baik"]),  # link_in_text: false
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), ROWS)
def test_a_word_becomes_a_link_only_in_running_text(library: Library, text: str, lines: list[str]) -> None:
    read = read_long(text)
    document = linked(library, *read.blocks, sections=read.sections)
    assert list(told((document.blocks, document.sections))) == lines


def test_a_card_links_what_holds_and_never_its_labels(library: Library) -> None:
    document = linked(library, Card((Fact(A, (Paragraph(A),)),)))
    assert document.blocks[0].facts[0].label == A
    assert terms_in(document.blocks[0].facts[0].blocks) == ("kader",)


@pytest.mark.parametrize(
    ("section", "is_linked"),
    [
        (Section(A, "a", (Paragraph(A),)), True),
        (Section(A, "a", (Paragraph(A),), is_searched=False), False),  # it repeats what other pages say
        (Section(A, "a", (Paragraph(A),), place="screen"), False),
        (Section(A, "a", (Paragraph(A, "more"),)), False),
        (Section(A, "a", (Paragraph(A, "lead"),)), True),
    ],
)
def test_lists_of_links_stay_plain(library: Library, section: Section, is_linked: bool) -> None:
    assert bool(terms_in(linked(library, sections=(section,)).sections)) is is_linked


def test_words_of_ours_are_never_linked(library: Library) -> None:
    document = linked(library, Paragraph((Strong((Run("kader", is_linkable=False),)), Run(" dan "), Citation(("buku",)))))
    assert terms_in(document.blocks) == ()


def test_words_in_another_language_are_left_alone(library: Library) -> None:
    blocks = (Paragraph((Foreign("en", A),)), ForeignBlocks("en", (Paragraph(A),)))
    assert terms_in(linked(library, *blocks).blocks) == ()


def test_a_page_that_waits_for_its_translation_links_its_text_s_own_words(library: Library) -> None:
    blocks = (Notice("warning", (Run("cadre", is_linkable=False),)), Paragraph((Foreign("id", (Run("kader dan cadre"),)),)))
    body = ForeignBlocks("id", (Paragraph(A),), (Section(A, "a", (Paragraph(A),)),))
    document = linked(library, *blocks, body, lang="en", text_lang="id")
    assert list(told(document.blocks)) == ["{kader} dan cadre", "kader", "# kader", "{kader}"]


def test_the_language_of_the_text_decides(library: Library) -> None:
    assert list(told(linked(library, Paragraph((Run("cadres, kader"),)), lang="en", text_lang="en").blocks)) == ["{cadres}, kader"]


def test_a_term_does_not_link_to_itself(library: Library) -> None:
    own = linked(library, Paragraph((Run("kader dan modal sosial"),)), page=RecordPage("term", "kader"))
    assert list(told(own.blocks)) == ["kader dan {modal sosial}"]


def test_marking_twice_changes_nothing(library: Library) -> None:
    once = linked(library, Paragraph((Run("kader"),)), ItemList(()), Table((), ()))
    assert with_terms(once, glossary(library, "id")) == once


def test_terms_are_named_in_the_order_of_their_first_use(library: Library) -> None:
    document = linked(library, Paragraph((Run("pohon masalah, kader"),)), sections=(Section((), "a", (Paragraph((Run("kader, modal sosial"),)),)),))
    assert terms_in((document.blocks, document.sections)) == ("pohon-masalah", "kader", "modal-sosial")


def test_other_targets_are_no_terms() -> None:
    assert terms_in(Link(PageTarget(ListPage("term")), A)) == ()
