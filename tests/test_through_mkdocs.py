"""Other plugins of an edition: those that work on pages get every page, as MkDocs hands it on; the site stays the same."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from tests.pages.test_prints import FILES as RECORDS
from tests.site_projects import CONFIG, build, project, snapshot

# A plugin as people write it, installed beside the project: it counts words, and writes a file of its own.
PLUGIN = '''
from mkdocs.plugins import BasePlugin

class Counting(BasePlugin):
    seen = {}

    def on_page_markdown(self, markdown, page, config, files):
        assert "<p" in markdown and page.title
        self.seen[page.file.src_uri] = page.title

    def on_page_content(self, html, page, config, files):
        assert page.toc is not None and page.meta["description"]
        return html.replace("Warga", "Penduduk") + f"<p class='hitungan'>{len(html.split())}</p>"

    def on_page_context(self, context, page, config, nav):
        assert context["page"] is page
        return context

    def on_post_page(self, output, page, config):
        return output.replace("</body>", "<!-- dihitung --></body>")

    def on_post_build(self, config):
        from pathlib import Path
        Path(config.site_dir, "hitungan.txt").write_text("\\n".join(f"{uri} {title}" for uri, title in sorted(self.seen.items())), encoding="utf-8")
'''
INSTALLED = {
    "lib/hitung.py": PLUGIN,
    "lib/hitung-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: hitung\nVersion: 1.0\n",
    "lib/hitung-1.0.dist-info/entry_points.txt": "[mkdocs.plugins]\nhitung = hitung:Counting\n",
}


def with_plugins(text: str) -> dict[str, str]:
    return {**RECORDS, **INSTALLED, "mkdocs.yml": CONFIG.replace("plugins: [material/search, berdaya]", f"plugins: [{text}]")}


def built(root: Path, files: dict[str, str], *flags: str) -> Path:
    import os

    project(root, files)
    done = build(root, "--strict", *flags, PYTHONPATH=os.pathsep.join((str(root / "lib"), os.environ.get("PYTHONPATH", ""))))
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("biasa"), with_plugins("material/search, berdaya"))


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("hitung"), with_plugins("material/search, berdaya, hitung"))


def pages(site: Path) -> dict[str, str]:
    found = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("index.html")}
    return {name: text for name, text in found.items() if 'http-equiv="refresh"' not in text}


def test_a_plugin_that_works_on_pages_gets_every_page(plain: Path, counted: Path) -> None:
    ours, theirs = pages(plain), pages(counted)
    assert set(ours) == set(theirs)
    for name, text in theirs.items():
        assert text.count("class='hitungan'") == 1 and text.count("<!-- dihitung -->") == 1, name
        assert "hitungan" not in ours[name]
        theirs[name] = re.sub(r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.DOTALL)  # it quotes the record
    assert "Penduduk yang membantu" in theirs["peran/kader/index.html"] and "Warga yang membantu" not in theirs["peran/kader/index.html"].partition("<article")[2].partition("</article>")[0]
    seen = dict(line.split(" ", 1) for line in (counted / "hitungan.txt").read_text(encoding="utf-8").splitlines())
    assert len(seen) == len(theirs) and seen["en/roles/cadre.md"] == "Cadre"


def around(name: str, text: str) -> BeautifulSoup:
    """A page with whole addresses, for a way may be written in two ways, and without blanks that nobody sees."""
    # Where other plugins add to pages, they get the theme's style sheet whole.
    soup = BeautifulSoup(re.sub(r"/site\.[0-9a-f]{8}\.css", "/site.css", re.sub(r"\s+", " ", text)), "html5lib")
    for element in soup.select("article .hitungan, .md-skip"):
        element.decompose()
    for element in soup.select("[href], [src]"):
        attribute = "href" if element.has_attr("href") else "src"
        element[attribute] = urljoin(f"https://x/{name.removesuffix('index.html')}", element[attribute])
    return soup


def test_a_page_is_the_same_whichever_way_it_goes(plain: Path, counted: Path) -> None:
    ours, theirs = pages(plain), pages(counted)
    for name in sorted(ours):
        one, other = around(name, ours[name]), around(name, theirs[name].replace("<!-- dihitung -->", "").replace("Penduduk", "Warga"))
        assert str(one.head) == str(other.head), name
        assert [str(part) for part in one.select("nav, aside, header, footer")] == [str(part) for part in other.select("nav, aside, header, footer")], name
        assert " ".join(one.select_one("article").get_text().split()) == " ".join(other.select_one("article").get_text().split()), name


def test_the_other_files_are_the_same(plain: Path, counted: Path) -> None:
    ours, theirs = ({name: content for name, content in snapshot(site).items() if not name.endswith(".html") and "/site." not in name} for site in (plain, counted))
    assert set(theirs) - set(ours) == {"hitungan.txt", *(name for name in theirs if name.startswith("assets/offline/") and name not in ours)}
    same = [name for name in ours if not name.startswith(("assets/offline/", "sw.js"))]
    assert [name for name in same if ours[name] != theirs.get(name)] == []


def test_what_a_plugin_wrote_is_what_phones_keep(counted: Path) -> None:
    """The manifest is made of the files as they are, whoever wrote them."""
    import json

    editions = json.loads((counted / "assets/offline/editions.json").read_text(encoding="utf-8"))
    files = json.loads((counted / editions["id"]["path"]).read_text(encoding="utf-8"))["files"]
    assert "peran/kader/" in files


HOOK = "def on_page_content(html, page, config, files):\n    return html + '<p>dari kait</p>'\n"
TEMPLATE = '{% extends "base.html" %}\n'
AUTO = "material/search, berdaya"


@pytest.mark.parametrize(
    ("plugins", "files", "more", "is_through"),
    [
        (AUTO, {}, "", False),
        (AUTO, {"kait.py": HOOK}, "hooks: [kait.py]\n", True),
        (AUTO, {"kait.py": "def on_config(config):\n    return config\n"}, "hooks: [kait.py]\n", False),
        ("material/search, berdaya: {pages: berdaya}", {"kait.py": HOOK}, "hooks: [kait.py]\n", False),
        ("material/search, berdaya: {pages: mkdocs}", {}, "", True),
        (AUTO, {"tema/gaya.css": "a{}"}, "", False),
        (AUTO, {"tema/partials/copyright.html": "{{ config.site_name }}"}, "", True),
    ],
)
def test_which_way_pages_go(tmp_path: Path, plugins: str, files: dict[str, str], more: str, is_through: bool) -> None:
    config = with_plugins(plugins)["mkdocs.yml"] + more
    if any(name.startswith("tema/") for name in files):
        config = config.replace("font: false}", "font: false, custom_dir: tema}")
    page = pages(built(tmp_path, {**files, "mkdocs.yml": config}))["glosarium/desa/index.html"]
    # The theme's own lines keep their blanks where MkDocs writes them.
    assert bool(re.search(r"\n {4,}<", page)) is is_through
    assert ("dari kait" in page) is (is_through and "kait.py" in files)


def test_an_edition_s_own_partial_is_on_every_page(tmp_path: Path) -> None:
    files = {"tema/partials/copyright.html": "<p>hak {{ config.site_name }}</p>", "mkdocs.yml": CONFIG.replace("font: false}", "font: false, custom_dir: tema}")}
    for name, text in pages(built(tmp_path, files)).items():
        assert text.count("<p>hak Contoh</p>") == 1, name
