"""The site while it is written: a saved file shows at once, a mistake shows its message above the last good page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from berdaya.pages import assets
from berdaya.pages.contents import ContentMaker
from berdaya.preview.rest import Rest
from berdaya.words import MissingWord, UnreadableWords
from tests.figures.test_pictures import guide, photo
from tests.other_words import changed_words, saying, without
from tests.pages.test_prints import CHALLENGE, FILES, METHOD, REVIEWED, ROLE, TERM
from tests.preview.conftest import Author, BareTheme
from tests.small_sites import write_site

JALAN = "content/methods/jalan.yml"
PAGE = "metode/jalan/"
PACKAGE = Path(assets.__file__).parents[1]


def edited(old: str, new: str, file: str = JALAN) -> dict[str, str]:
    assert old in FILES[file]
    return {file: FILES[file].replace(old, new)}


def test_a_saved_text_shows_on_its_page_and_where_it_is_named(author: Author) -> None:
    author.save(edited("Jalan bersama", "Jalan kaki"))
    assert "Jalan kaki" in author.look(PAGE) and "Jalan kaki" in author.look("metode/") and "Jalan kaki" in author.look("tantangan/sepi/")
    assert author.said[-1].startswith("method/jalan · ") and author.said[-1].endswith(" ms")
    assert author.box(PAGE) == ""


def test_a_body_shows_too(author: Author) -> None:
    author.save({"content/guides/mulai.id.md": "Isi baru.\n"})
    assert "Isi baru." in author.look("panduan/mulai/") and "Isi baru." not in author.look("en/guides/mulai/")


def test_an_overlay_shows_and_goes_again(author: Author) -> None:
    author.save({f"local/{JALAN}": METHOD.replace("Jalan bersama", "Jalan kami") + REVIEWED})
    assert "Jalan kami" in author.look(PAGE)
    author.save({f"local/{JALAN}": None})
    assert "Jalan bersama" in author.look(PAGE)


def test_only_what_depends_on_a_saved_file_is_made_again(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (PAGE, "tantangan/sepi/", "glosarium/musyawarah/", "peran/kader/"):
        author.look(path)
    made = []
    make = ContentMaker.content
    monkeypatch.setattr(ContentMaker, "content", lambda self, record, code: made.append((record.key, code)) or make(self, record, code))
    author.save(edited("Dua jam", "Tiga jam"))
    for path in (PAGE, "tantangan/sepi/", "glosarium/musyawarah/", "peran/kader/"):
        author.look(path)
    assert made == [("method/jalan", "id")]


# A mistake, and its end.

MISTAKES = [
    (edited("title: {", "title: {{"), f"{JALAN}:"),
    (edited("purpose:", "porpuse:"), f"{JALAN}:3:1: unknown-key"),
    ({JALAN: "- x\n"}, f"{JALAN}:1:1: not-a-mapping"),
    ({JALAN: ""}, f"{JALAN}:1:1: empty-file"),
    (edited("sources: [buku]\nfacts", "sources: [{}]\nfacts"), f"{JALAN}:"),
    ({"content/guides/mulai.id.md": "> " * 9 + "dalam\n"}, "content/guides/mulai.id.md:1:1: body-too-nested"),
    ({"content/salah/x.yml": "a: 1\n"}, "content/salah:1:1: unknown-folder"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "told"), MISTAKES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_mistake_stands_above_the_last_good_page_until_it_is_mended(author: Author, files: dict[str, str], told: str) -> None:
    before = author.look(PAGE)
    author.save(files)
    after = author.look(PAGE)
    assert told in author.box(PAGE) and told in author.box("en/") and told in "\n".join(author.said)
    assert re.match(r'<p class="admonition-title">[12] galat', author.box())
    # The page itself is as it was.
    assert after.partition("<h1")[2].partition("</article>")[0] == before.partition("<h1")[2].partition("</article>")[0]
    author.save({name: FILES.get(name) for name in files})
    for folder in (author.root / "content").glob("salah"):
        folder.rmdir()
        author.preview.changed({folder})
    assert author.box(PAGE) == "" and "Jalan bersama" in author.look(PAGE)


def test_what_is_wrong_with_a_page_s_own_file_is_told_first_there(author: Author) -> None:
    author.save({**edited("purpose:", "porpuse:"), "content/guides/mulai.yml": "x: 1\n"})
    assert author.box(PAGE).index(JALAN) < author.box(PAGE).index("content/guides/mulai.yml")
    assert author.box("panduan/mulai/").index("content/guides/mulai.yml") < author.box("panduan/mulai/").index(JALAN)


def test_a_message_is_words(author: Author) -> None:
    author.save(edited("group: warga", "group: '<img src=x onerror=alert(1)>'", "content/roles/kader.yml"))
    assert "&lt;img src=x" in author.box() and "<img" not in author.box()


def test_what_only_the_whole_shows_is_told_when_the_author_rests(author: Author) -> None:
    author.save(edited("sources: [buku]\nfacts", "sources: [tiada]\nfacts"))
    assert author.box(PAGE) == ""
    author.rest()
    assert f"{JALAN}:12:11: unknown-source" in author.box(PAGE)
    author.save({JALAN: FILES[JALAN]})
    assert author.box(PAGE) == ""


def test_every_page_stays_when_something_that_it_names_is_missing(author: Author) -> None:
    author.save({"content/competencies/mendengar.yml": None, "content/sources/buku.yml": None, "content/challenges/sepi.yml": None})
    for path in author.project.snapshot.by_url:
        author.look(path)
    author.rest()
    assert "content/roles/kader.yml" in author.box()


# Records come and go.


def test_a_new_record_has_its_page_its_place_in_the_list_and_in_the_menu(author: Author) -> None:
    author.save({"content/challenges/ramai.yml": CHALLENGE.replace("Sepi", "Ramai") + REVIEWED})
    assert "Ramai" in author.look("tantangan/ramai/") and "ramai/" in author.look("tantangan/") and "Ramai" in author.look("tantangan/sepi/")
    assert author.said[-1].startswith("challenge/ramai")


def test_a_new_record_with_a_mistake_hinders_nothing(author: Author) -> None:
    author.save({"content/challenges/ramai.yml": "title: x\n"})
    assert author.preview.answer("tantangan/ramai/")[0] == 404
    assert "content/challenges/ramai.yml" in author.box("tantangan/")
    author.save({"content/challenges/ramai.yml": CHALLENGE.replace("Sepi", "Ramai") + REVIEWED})
    assert "Ramai" in author.look("tantangan/ramai/") and author.box() == ""


def test_a_deleted_record_is_gone_and_may_come_back(author: Author) -> None:
    author.save({"content/challenges/sepi.yml": None})
    assert author.preview.answer("tantangan/sepi/")[0] == 404
    assert author.said[-1].startswith("challenge/sepi")
    author.save({"content/challenges/sepi.yml": FILES["content/challenges/sepi.yml"]})
    assert "Sepi" in author.look("tantangan/sepi/")


def test_a_renamed_record_moves(author: Author) -> None:
    author.save({"content/challenges/sepi.yml": None, "content/challenges/sunyi.yml": FILES["content/challenges/sepi.yml"]})
    assert author.preview.answer("tantangan/sepi/")[0] == 404 and "Sepi" in author.look("tantangan/sunyi/")


def test_a_record_that_is_broken_and_then_deleted_is_gone(author: Author) -> None:
    author.save({"content/challenges/sepi.yml": "- x\n"})
    assert "Sepi" in author.look("tantangan/sepi/")
    author.save({"content/challenges/sepi.yml": None})
    assert author.preview.answer("tantangan/sepi/")[0] == 404 and author.box() == ""


def test_a_changed_address_moves_the_page_and_the_links_to_it(author: Author) -> None:
    author.save({"glossary/musyawarah.yml": TERM.replace("sources", "slug: {id: rembuk}\nsources") + REVIEWED})
    assert author.preview.answer("glosarium/musyawarah/")[0] == 404
    assert '"../../glosarium/rembuk/"' in author.look(PAGE)


def test_the_same_bytes_are_no_change(author: Author) -> None:
    number = author.project.snapshot.number
    assert author.project.refresh() == ()
    assert author.project.snapshot.number == number + 1


def test_a_saved_file_alone_is_read_again(author: Author) -> None:
    write_site(author.root, {**edited("Jalan bersama", "Jalan kaki"), "glossary/musyawarah.yml": TERM.replace("musyawarah", "rembuk")})
    assert author.project.refresh({author.root / JALAN}) == ("method/jalan",)
    assert "Jalan kaki" in author.look(PAGE) and author.project.snapshot.library["term/musyawarah"].title("id") == "musyawarah"


def test_a_change_of_which_no_news_came_is_seen_once_nobody_saves(author: Author) -> None:
    write_site(author.root, edited("Jalan bersama", "Jalan kaki"))
    version = author.preview.version
    author.rest()
    assert "Jalan kaki" in author.look(PAGE) and author.preview.version > version


def test_of_a_change_of_which_no_news_came_everything_is_asked_anew(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(author.preview.background, "ask", asked.append)
    author.rest()
    author.preview.rest()
    assert asked == []
    write_site(author.root, edited("Jalan bersama", "Jalan kaki"))
    author.rest()
    author.preview.rest()
    assert [number for number, _ in asked] == [author.project.snapshot.number]


def test_what_was_found_of_sources_that_turn_out_the_same_is_taken(author: Author) -> None:
    number = author.project.snapshot.number
    [first, *_] = Rest(author.root).look(number, author.project.edition)
    author.preview.take(replace(first, sources=b"others"))
    assert author.project.snapshot.number == number and author.project.snapshot.of_rules == first.problems


def test_settings_alone_let_no_file_be_read(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(author.root, edited("Jalan bersama", "Jalan kaki"))
    author.save({"mkdocs.yml": "site_name: Dua\ntheme: material\nplugins: [berdaya]\n"})
    assert "Jalan bersama" in author.look(PAGE)
    author.save({"mkdocs.yml": "site_name: Dua\n", **edited("Jalan bersama", "Jalan kaki")})
    assert "Jalan kaki" in author.look(PAGE)


def test_a_file_that_is_new_or_gone_makes_it_look_everywhere(author: Author) -> None:
    write_site(author.root, {**edited("Jalan bersama", "Jalan kaki"), "content/methods/baru.yml": METHOD + REVIEWED})
    assert set(author.project.refresh({author.root / "content/methods/baru.yml"})) == {"method/jalan", "method/baru"}
    (author.root / "content/methods/baru.yml").unlink()
    assert author.project.refresh({author.root / "content/methods/baru.yml"}) == ("method/baru",)


# Words, styles, settings.


def test_a_saved_word_shows(author: Author) -> None:
    author.look("metode/")
    with changed_words({("id", "kinds.yml"): saying("Cara kerja", "method", "many")}):
        author.preview.changed({PACKAGE / "languages/id/kinds.yml"})
        assert "Cara kerja" in author.look("metode/") and author.box() == ""


def test_a_word_that_is_missing_is_told_and_the_old_words_stay(author: Author) -> None:
    with changed_words({("en", "kinds.yml"): without("method", "many")}):
        author.preview.changed({PACKAGE / "languages/en/kinds.yml"})
        assert "plugins/berdaya/languages/en/kinds.yml:1:1: word-missing: kata “method.many”" in author.box("metode/")
        assert "Methods" in author.look("en/methods/")


def test_words_that_are_no_YAML_are_told_and_the_old_ones_stay(author: Author) -> None:
    def broken(value: object) -> object:
        raise UnreadableWords(MissingWord("en", "site.yml", "", reason="salah", line=7, column=3))

    with changed_words({("en", "site.yml"): broken}):
        author.preview.changed({PACKAGE / "languages/en/site.yml"})
        assert "plugins/berdaya/languages/en/site.yml:7:3: yaml-syntax" in author.box()
        assert "Methods" in author.look("en/methods/")
    author.preview.changed({PACKAGE / "languages/en/site.yml"})
    assert author.box() == ""


def test_a_saved_style_has_another_name_on_every_page(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    before = author.look(PAGE)
    resource = assets._resource

    class Changed:
        def read_bytes(self) -> bytes:
            return b"a { color: red }"

    try:
        monkeypatch.setattr(assets, "_resource", lambda name: Changed() if name == "site.css" else resource(name))
        author.preview.changed({PACKAGE / "web/site.css"})
        after = author.look(PAGE)
        (style,) = (part for part in after.split('"') if "/site." in part and part.endswith(".css"))
        assert style not in before
        assert author.preview.answer(style.lstrip("./"))[2].startswith(b"a{color:red}")
    finally:
        monkeypatch.undo()
        assets.forget()


def test_saved_settings_give_another_theme_and_a_mistake_keeps_the_old_one(author: Author) -> None:
    author.next_theme = BareTheme("dua")
    author.save({"mkdocs.yml": "site_name: Dua\ntheme: material\nplugins: [berdaya]\n"})
    assert 'data-theme="dua"' in author.look("") and "– dua</title>" in author.look(PAGE)
    author.next_theme = "mkdocs.yml: palet tidak dikenal <b>"
    author.save({"mkdocs.yml": "site_name: Tiga\ntheme: material\nplugins: [berdaya]\n"})
    assert 'data-theme="dua"' in author.look("") and "palet tidak dikenal &lt;b&gt;" in author.box()
    assert "mkdocs.yml: palet tidak dikenal <b>" in author.said
    author.next_theme = BareTheme("empat")
    author.save({"mkdocs.yml": "site_name: Empat\ntheme: material\nplugins: [berdaya]\n"})
    assert 'data-theme="empat"' in author.look("") and author.box() == ""


def test_settings_that_the_check_refuses_are_told(author: Author) -> None:
    author.save({"mkdocs.yml": "site_name: Dua\nextra:\n  organisation: {contact: 12}\ntheme: material\nplugins: [berdaya]\n"})
    assert "mkdocs.yml:3:27: wrong-type" in author.box()


def test_nothing_but_the_cache_is_written_into_the_project(author: Author) -> None:
    before = {path for path in author.root.rglob("*") if ".cache" not in path.parts}
    author.save(edited("Dua jam", "Tiga jam"))
    author.rest()
    for path in author.project.snapshot.by_url:
        author.look(path)
    assert {path for path in author.root.rglob("*") if ".cache" not in path.parts} == before


def test_a_role_with_a_print_is_printed_while_it_is_written(author: Author) -> None:
    author.save({"content/roles/kader.yml": ROLE.replace("Mengajak.", "Mengajak tetangga.") + REVIEWED})
    assert "Mengajak tetangga." in author.look("cetak/peran-kader/") and "Mengajak tetangga." in author.look("cetak/peran/")


def test_a_picture_shows_as_soon_as_its_record_is_saved(author: Author) -> None:
    author.save({**guide(body="![](picture:balai)\n"), "content/pictures/balai.jpg": photo()})
    page = author.look("panduan/rapat/")
    [source] = set(re.findall(r'src="(?:\.\./)*(assets/pictures/[^"]+\.jpg)"', page))
    status, kind, content = author.preview.answer(source)
    assert (status, kind) == (200, "image/jpeg") and content.startswith(b"\xff\xd8\xff")
