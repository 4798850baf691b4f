"""The way out: plain Markdown projects that others build, with every link in its place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from lxml import html

from berdaya.build import Build
from berdaya.cli import main
from berdaya.export.markdown_project import markdown_projects
from berdaya.model.document import (
    Cell, Citation, Code, Disclosure, Document, Emphasis, Fact, Card, Foreign, Item, ItemList, LineBreak, Link, NoteMark, Notes, Notice, PageTarget, Paragraph,
    Quote, Row, Rule, Run, Section, Strike, Strong, Table, WebTarget,
)  # fmt: skip
from berdaya.model.pages import RecordPage
from berdaya.write.markdown import MarkdownOptions, escaped, write_markdown
from tests.small_sites import GOOD, TERM, write_site

FILES = {
    **GOOD,
    "glossary/desa.yml": TERM + "see_also: [term/kota]\nfacts: [{text: {id: 'Ada *dua* [kota](term/kota).', en: Two.}, sources: [buku]}]\n",
    "content/guides/mulai.yml": "title: {id: Mulai, en: Begin}\nsummary: {id: Cara mulai., en: How to begin.}\ngroup: dasar\nreviewed: 2026-11-01\n",
    "content/guides/mulai.id.md": "## Isi\n\n1. Satu\n2. Dua\n\n| a | b |\n| --- | --: |\n| x\\|y | 2 |\n\nCatatan.[^a]\n\n[^a]: Kaki.\n",
    "content/guides/mulai.en.md": "## Text\n\nOne.\n",
    "glossary/kota.yml": TERM.replace("Desa", "Kota").replace("village", "town").replace("Kesatuan", "Pusat"),
}


def document(*blocks: object) -> Document:
    return Document(RecordPage("term", "desa"), "id", "id", "Desa", "id", "", "desa", tuple(blocks), (), ("buku",))  # type: ignore[arg-type]


def written(*blocks: object) -> str:
    options = MarkdownOptions(lambda target: target.url if isinstance(target, WebTarget) else "x.md", anchors=False)
    return write_markdown(document(*blocks), options).removeprefix("# Desa\n\n").rstrip("\n")


def words(text: str) -> tuple[Run]:
    return (Run(text),)


def line(text: str) -> Paragraph:
    return Paragraph(words(text))


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (line("a * b _c_ [d] <e> `f` {g} &amp; \\ | h"), "a \\* b \\_c\\_ \\[d\\] &lt;e> \\`f\\` \\{g\\} &amp;amp; \\\\ | h"),
        (line("# no heading"), "\\# no heading"),
        (line("1. no list"), "1\\. no list"),
        (line("- no list"), "\\- no list"),
        (line("1998 was a year"), "1998 was a year"),
        (Paragraph((Strong(words(" b ")), Emphasis(words("e")), Strike(words("s")), Code("`x`"), LineBreak(), Foreign("en", words("w")))), " **b** *e*<del>s</del>`` `x` ``<br>w"),
        (Paragraph((Link(WebTarget("https://a.example/x (y)"), words("a")), Citation(("buku", "lain")))), "[a](https://a.example/x%20%28y%29)\\[1\\]"),
        (ItemList((Item((line("a"), ItemList((Item((line("b"),)),)))), Item((line("c"),), True)), 3), "3.  a\n\n    -   b\n4.  ☑ c"),
        (Table((Cell((line("h|1"),)), Cell((line("h2"),))), (Row((Cell((line("a"), line("b"))), Cell(()))),), ("", "right")), "| h\\|1 | h2 |\n| --- | ---: |\n| a<br>b |   |"),
        (Card((Fact(words("L"), (line("v"),)),)), "-   **L:** v"),
        (Notice("info", words("T"), (line("a"), line("b"))), "> **T**\n>\n> a\n>\n> b"),
        (Quote((line("a"),)), "> a"),
        (Rule(), "---"),
        (Disclosure(words("S"), (line("a"),)), "**S**\n\na"),
        (Notes(((line("a"), line("b")),)), "[^1]: a\n\n    b"),
        (Paragraph((Run("a"), NoteMark(2))), "a[^2]"),
    ],
)  # fmt: skip
def test_every_block_is_plain_markdown(block: object, markdown: str) -> None:
    assert written(block) == markdown.strip()


def test_two_lists_stay_two() -> None:
    one = ItemList((Item((line("a"),)),))
    assert written(one, one) == "-   a\n\n<!-- -->\n\n-   a"


def test_words_are_never_signs() -> None:
    assert escaped("a\n b") == "a b" and escaped("&copy; & co") == "&amp;copy; & co"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_site(tmp_path_factory.mktemp("keluar"), FILES)
    done = CliRunner().invoke(main, ["export", "markdown", str(root / "hasil"), "--root", str(root)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return root / "hasil"


def test_a_project_for_each_language_links_from_file_to_file(project: Path) -> None:
    text = (project / "id/docs/glosarium/desa.md").read_text(encoding="utf-8")
    assert "Ada *dua* [kota](kota.md). \\[1\\]" in text and "1. [Buku desa](../sumber/buku.md)" in text
    text = (project / "id/docs/panduan/mulai.md").read_text(encoding="utf-8")
    assert "1.  Satu\n2.  Dua" in text and "| x\\|y | 2 |" in text and "Catatan.[^1]" in text and "[^1]: Kaki." in text
    assert (project / "en/docs/glossary/desa.md").is_file()
    settings = yaml.safe_load((project / "id/mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["theme"] == {"name": "mkdocs", "locale": "id"} and settings["nav"][0] == {"Beranda": "index.md"}


def test_a_folder_that_is_not_empty_is_left_alone(project: Path) -> None:
    done = CliRunner().invoke(main, ["export", "markdown", str(project), "--root", str(project.parent)])
    assert done.exit_code == 2 and "tidak kosong" in done.output


def built(project: Path, lang: str, tool: str, out: Path, *flags: str, settings: str = "mkdocs.yml") -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", tool, "build", "--strict", "--site-dir", str(out), "--config-file", str(project / lang / settings), *flags]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=project, env={**clean, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_mkdocs_builds_it_without_a_warning(project: Path, tmp_path: Path, lang: str) -> None:
    done = built(project, lang, "mkdocs", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    page = html.document_fromstring((tmp_path / ("glosarium" if lang == "id" else "glossary") / "desa/index.html").read_bytes())
    assert page.get("lang") == lang and page.xpath("//h1")[0].text_content().strip() in ("Desa", "village")


def test_properdocs_builds_it_without_a_warning(project: Path, tmp_path: Path) -> None:
    """Its plain theme is a package of its own; here it takes the one that is there."""
    done = built(project, "id", "properdocs", tmp_path, "--theme", "material")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_whole_base_goes_out_and_is_built_by_both(built_build: Build, tmp_path: Path) -> None:
    for artifact in markdown_projects(built_build.published):
        path = tmp_path / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    assert any((tmp_path / "id/docs/gambar").glob("*.svg"))
    # A thousand pages, each with a thousand lines of the theme's menu, take minutes: every page and link is read, the menu is not painted.
    (tmp_path / "tema").mkdir()
    (tmp_path / "tema/main.html").write_text('{% extends "base.html" %}{% block site_nav %}{% endblock %}', encoding="utf-8")
    for lang, tool, theme in (("id", "mkdocs", {"name": "mkdocs", "locale": "id"}), ("en", "properdocs", {"name": "material"})):
        settings = yaml.safe_load((tmp_path / lang / "mkdocs.yml").read_text(encoding="utf-8"))
        assert len(settings["nav"]) > 5
        own = {**settings, "theme": {**theme, "custom_dir": str(tmp_path / "tema")}}
        (tmp_path / lang / "tanpa-menu.yml").write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
        done = built(tmp_path, lang, tool, tmp_path / f"site-{lang}", settings="tanpa-menu.yml")
        assert done.returncode == 0, done.stdout + done.stderr
        assert len(list((tmp_path / f"site-{lang}").rglob("index.html"))) > 800


@pytest.mark.skipif(not shutil.which("zensical"), reason="Zensical is not installed")
def test_zensical_builds_it(project: Path) -> None:
    done = subprocess.run(["zensical", "build", "-f", "zensical.yml"], cwd=project / "id", capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "id/site/glosarium/desa/index.html").is_file()
