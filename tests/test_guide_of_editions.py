"""docs/edisi.md to the letter: its examples are set in two projects that are built, each setting that they hold is seen to work, each
command that it names is given, and every piece of code in docs/ is one of these or names what is there. A setting that the guide adds
and nobody tries fails here."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner

from berdaya.cli import main
from berdaya.load.base import base_of, packaged
from berdaya.load.edition import read_edition
from berdaya.model.language import CODES
from tests.small_sites import GOOD, write_site
from tests.test_declarations import CADRES, in_project
from tests.test_own_edition import DANGER, LOGO, OWN, PAGE

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "edisi.md"
TEXT = GUIDE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
WHO, WHAT, KIND, LANGUAGE = BLOCKS
HEAD = """site_name: Panduan Rimba
site_url: https://rimba.example/panduan/
repo_url: https://github.com/rimba/panduan
docs_dir: content
theme: {name: berdaya, font: false, logo: logo.svg}
"""
BASE = "      base: berdaya"


@dataclass(frozen=True)
class Site:
    """A project that is built, and what stands on its pages."""

    root: Path

    def soup(self, address: str = "") -> BeautifulSoup:
        return BeautifulSoup((self.root / "site" / address / "index.html").read_text(encoding="utf-8"), "html5lib")

    @cached_property
    def home(self) -> BeautifulSoup:
        return self.soup()

    @cached_property
    def foot(self) -> str:
        return self.home.select_one(".bd-foot").text

    @cached_property
    def danger(self) -> str:
        return str(self.soup("panduan/bahaya").article)

    def links(self, where: str = "body") -> dict[str, str]:
        return {link.text.strip(): link["href"] for link in self.home.select(f"{where} a[href]")}

    def has(self, name: str) -> bool:
        return (self.root / "site" / name).exists()


def settings_of(block: str) -> set[str]:
    """The settings that a block of YAML sets, each by its way; a text is one setting in all languages, an entry of a list like any."""
    return set(_ways(yaml.safe_load(block), ()))


def _ways(value: Any, way: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict) and not (value and set(value) <= {*CODES, "jv"}):
        for key, below in value.items():
            yield from _ways(below, (*way, key))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for item in value:
            yield from _ways(item, way)
    elif isinstance(value, list) or value != "material/search":
        yield ".".join(way)


def edition_files() -> dict[str, str | bytes]:
    """An edition with all that the guide sets but the package's records, which are another test's."""
    law = ROOT / "content/laws"
    return {
        **GOOD,
        "mkdocs.yml": HEAD + WHO + WHAT.replace(next(line for line in WHAT.splitlines() if line.startswith(BASE)) + "\n", ""),
        "content/guides/bahaya.yml": DANGER,
        "content/laws/uu-6-2014-desa.yml": next(law.glob("uu-6-2014*.yml")).read_text(encoding="utf-8"),
        "checklists/sebelum-kunjungan.yml": (CADRES / "checklists/sebelum-kunjungan.yml").read_text(encoding="utf-8"),
        "content/roles/fasilitator.yml": (CADRES / "content/roles/kader.yml")
        .read_text(encoding="utf-8")
        .replace("see_also: [kunjungan/timbang-balita]\n", ""),
        "local/pages/kontak.id.md": PAGE,
        "local/glossary/nagari.yml": OWN.replace("show_under: [term/desa]", "show_under: [role/fasilitator]"),
        "local/content/roles/fasilitator.yml": "summary:\n  id: Ringkasan kami.\n",
        "local/words/id.yml": "sections: {glossary: Kamus}\n",
        "local/files/logo.svg": LOGO,
        "local/files/logo-hitam.png": (ROOT / ".github/berdaya.png").read_bytes(),
        "local/files/kartu.png": (ROOT / ".github/berdaya.png").read_bytes(),
    }


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = write_site(tmp_path_factory.mktemp("edisi") / "rimba", edition_files())
    done = in_project(root, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Site(root)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The worked example of another field with the guide's kind and language in the place of its own."""
    root = Path(shutil.copytree(CADRES, tmp_path_factory.mktemp("bidang") / "kader"))
    write_site(root, {"kinds/kunjungan.yml": KIND, "languages/jv/language.yml": LANGUAGE})
    done = in_project(root, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Site(root)


def _edits(site: Site, edit: str) -> str:
    """Where the page of a record above is edited, with this choice."""
    root = site.root.parent / edit
    if not root.exists():
        write_site(
            root, {**edition_files(), "mkdocs.yml": (site.root / "mkdocs.yml").read_text(encoding="utf-8").replace("edit: local", f"edit: {edit}")}
        )
        assert in_project(root, "mkdocs", "build").returncode == 0
    return str(Site(root).soup("glosarium/desa"))


ORGANISATION = "extra.organisation"
PLUGIN = "plugins.berdaya"
EDITION: dict[str, Callable[[Site], bool]] = {
    f"{ORGANISATION}.name": lambda site: "Diterbitkan oleh Yayasan Rimba Lestari" in site.foot,
    f"{ORGANISATION}.contact": lambda site: site.links()["Kirim pesan"] == "mailto:halo@rimba.example",
    f"{ORGANISATION}.colour": lambda site: (
        "#8a1538" in str(site.home) + "".join(path.read_text() for path in (site.root / "site/assets").rglob("*.css"))
    ),
    f"{ORGANISATION}.picture": lambda site: "kartu.png" in site.home.select_one('meta[property="og:image"]')["content"] and site.has("kartu.png"),
    f"{ORGANISATION}.logo_on_paper": lambda site: read_edition(site.root).printed_logo.name == "logo-hitam.png",
    f"{ORGANISATION}.edit": lambda site: (
        "rimba/panduan/new/main?filename=local/glossary/desa.yml" in str(site.soup("glosarium/desa"))
        and "rimba/panduan/edit/main/glossary/desa.yml" in _edits(site, "here")
    ),
    f"{ORGANISATION}.upstream": lambda site: "github.com/berdaya/berdaya/edit/main/glossary/desa.yml" in _edits(site, "upstream"),
    f"{ORGANISATION}.complaints.where": lambda site: site.links()["Mengadu tentang kami"] == "https://wa.me/6281200000000",
    f"{ORGANISATION}.complaints.text": lambda site: "Diterima Ibu Sari dan dijawab dalam 7 hari." in site.foot,
    f"{ORGANISATION}.privacy": lambda site: "Kami tidak mengumpulkan data pembaca." in site.foot,
    f"{ORGANISATION}.licence": lambda site: "Foto © Yayasan Rimba Lestari." in site.foot,
    f"{ORGANISATION}.emergency.name": lambda site: "UPTD PPA Kabupaten Contoh" in site.danger,
    f"{ORGANISATION}.emergency.number": lambda site: 'href="tel:0370123456"' in site.danger and 'href="tel:110"' in site.danger,
    f"{ORGANISATION}.emergency.channel": lambda site: "0370-123456" in site.danger,
    f"{ORGANISATION}.emergency.when": lambda site: "Kekerasan terhadap perempuan dan anak; siang dan malam." in site.danger,
    f"{ORGANISATION}.emergency.checked": lambda site: "20 November 2026" in site.danger,
    f"{PLUGIN}.languages": lambda site: not site.has("en") and site.home.html["lang"] == "id",
    f"{PLUGIN}.hidden": lambda site: not site.has("hukum") and not site.has("karier"),
    f"{PLUGIN}.base": lambda site: base_of(write_site(site.root.parent / "paket", {"mkdocs.yml": HEAD + WHO + WHAT})) == packaged(),
    f"{PLUGIN}.home.headline": lambda site: site.home.h1.text.strip() == "Panduan lapangan Yayasan Rimba",
    f"{PLUGIN}.home.lead": lambda site: "Pilih yang Anda butuhkan." in site.home.article.text,
    f"{PLUGIN}.home.parts": lambda site: site.home.article.h2.text == "Dari kami",
    f"{PLUGIN}.menu.title": lambda site: "Situs lembaga" in site.links(".bd-nav"),
    f"{PLUGIN}.menu.to": lambda site: site.links(".bd-nav")["Situs lembaga"] == "https://rimba.example/",
    f"{PLUGIN}.footer.title": lambda site: "Semua lembar" in site.links(".bd-foot"),
    f"{PLUGIN}.footer.to": lambda site: site.links(".bd-foot")["Semua lembar"] == "daftar-periksa/",
    f"{PLUGIN}.offline": lambda site: "retire" not in (site.root / "site/sw.js").read_text() and site.has("offline.html"),
}


def _search(site: Site, query: str) -> str:
    return in_project(site.root, "berdaya.cli", "search", query).stdout.partition("\n")[0]


def _told(site: Site, old: str, new: str) -> str:
    """What the check says where a line of a record is another."""
    file = site.root / "content/kunjungan/timbang-balita.yml"
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
    try:
        return in_project(site.root, "berdaya.cli", "check", "--all").stdout
    finally:
        file.write_text(before, encoding="utf-8")


VISIT, VISITS = "kunjungan/timbang-balita", "kunjungan"
FIELD: dict[str, Callable[[Site], bool]] = {
    "folder": lambda site: (site.root / "content/kunjungan/timbang-balita.yml").is_file() and site.has(VISIT),
    "address": lambda site: site.has("kunjungan/index.html"),
    "one": lambda site: "kunjungan" in in_project(site.root, "berdaya.cli", "new", "kunjungann", "x").stderr,
    "many": lambda site: site.soup(VISITS).h1.text.strip() == "Kunjungan rumah",
    "intro": lambda site: "Apa yang dikerjakan kader di rumah warga." in site.soup(VISITS).article.text,
    "place": lambda site: site.links(".bd-nav")["Peran"] == "kunjungan/",  # before the roles themselves
    "section": lambda site: "Kunjungan rumah" not in site.links(".bd-nav") and "Peran" in site.soup(VISIT).select_one(".bd-nav").text,
    "on_home": lambda site: "kunjungan/" in site.links("article").values(),
    "needs_source": lambda site: "timbang-balita.yml:1:1: unsourced" not in in_project(site.root, "berdaya.cli", "check", "--all").stdout,
    "asked": lambda site: VISITS in _search(site, "jadwal kader"),
    "weight": lambda site: VISIT in _search(site, "balita"),
    "group": lambda site: [heading.text for heading in site.soup(VISITS).select("article h2")][:1] == ["Balita"],
    "fields.sasaran.title": lambda site: "Untuk siapa" in (site.root / "schema/README.md").read_text(encoding="utf-8"),
    "fields.sasaran.type": lambda site: "not-a-choice" in _told(site, "sasaran: balita", "sasaran: bayi"),
    "fields.sasaran.choices.balita": lambda site: "Balita" in site.soup(VISITS).article.text,
    "fields.sasaran.choices.lansia": lambda site: "not-a-choice" not in _told(site, "sasaran: balita", "sasaran: lansia"),
    "fields.tujuan.title": lambda site: site.soup(VISIT).article.find("h2", string="Tujuan") is not None,
    "fields.tujuan.required": lambda site: "missing-key" in _told(site, "tujuan: {id: Berat badan tercatat dan keluarga tahu artinya.}\n", ""),
    "fields.tujuan.help": lambda site: "Satu kalimat." in (site.root / "schema/README.md").read_text(encoding="utf-8"),
    "fields.langkah.title": lambda site: site.soup(VISIT).article.find("h2", string="Langkah") is not None,
    "fields.langkah.type": lambda site: len(site.soup(VISIT).select("article ol > li")) == 3,
    "fields.bawa.title": lambda site: site.soup(VISIT).article.find("h2", string="Yang dibawa") is not None,
    "fields.bawa.type": lambda site: "Timbangan." in [item.text.strip() for item in site.soup(VISIT).select("article ul > li")],
    "fields.formulir.title": lambda site: "Formulir" in site.soup(VISIT).article.text,
    "fields.formulir.type": lambda site: any("formulir/" in link["href"] for link in site.soup(VISIT).select("article a[href]")),
    "fields.formulir.to": lambda site: "dangling-reference" in _told(site, "formulir: [rujukan]", "formulir: [tiada]"),
}
JAVANESE: dict[str, Callable[[Site], bool]] = {
    "name": lambda site: "Basa Jawa" in site.home.select_one('a[hreflang="jv"]').text,
    "locale": lambda site: site.soup("jv").select_one('meta[property="og:locale"]')["content"] == "jv_ID",
    "prefix": lambda site: site.has("jv/index.html"),
    "place": lambda site: [link["hreflang"] for link in site.home.select("a[hreflang]")][:2] == ["id", "jv"],
    "date": lambda site: "29 November 2026" in site.soup(f"jv/{VISIT}").text,
    "months": lambda site: "November" in site.soup(f"jv/{VISIT}").text,
    "time": lambda site: _language(site).time == "{hour}.{minute}",
    "decimal": lambda site: _language(site).decimal == ",",
    "thousands": lambda site: _language(site).thousands == ".",
    "names": lambda site: _language(site).names == {"id": "Indonesia", "en": "Inggris", "jv": "Jawa"},
    "grammar": lambda site: _language(site).grammar == "",
}


READ = """import json
from berdaya.model.language import language
read = language("jv")
print(json.dumps({name: getattr(read, name) for name in ("time", "decimal", "thousands", "names", "grammar")}))
"""


def _language(site: Site) -> SimpleNamespace:
    """What the program read of the language, in a process that goes by the project's declarations."""
    file = write_site(site.root.parent / "baca", {"baca.py": READ}) / "baca.py"
    done = subprocess.run([sys.executable, str(file)], cwd=site.root, capture_output=True, text=True, check=True)
    return SimpleNamespace(**json.loads(done.stdout))


@pytest.mark.parametrize("name", sorted(EDITION))
def test_a_setting_of_an_edition_does_what_the_guide_says(name: str, edition: Site) -> None:
    assert EDITION[name](edition)


@pytest.mark.parametrize("name", sorted(FIELD))
def test_a_setting_of_a_kind_does_what_the_guide_says(name: str, field: Site) -> None:
    if not (field.root / "schema").exists():
        assert in_project(field.root, "berdaya.cli", "schema").returncode == 0
    assert FIELD[name](field)


@pytest.mark.parametrize("name", sorted(JAVANESE))
def test_a_setting_of_a_language_does_what_the_guide_says(name: str, field: Site) -> None:
    assert JAVANESE[name](field)


def test_every_setting_of_the_guide_is_tried() -> None:
    assert settings_of(WHO) | settings_of(WHAT) == set(EDITION)
    assert settings_of(KIND) == set(FIELD)
    assert settings_of(LANGUAGE) == set(JAVANESE)


# Commands, and what else stands as code in docs/.

SOMEWHERE = {
    "berdaya serve": "tests/preview/test_preview_server.py",
    "berdaya handbook": "tests/paper/test_handbook.py",
    "python scripts/bench.py": "tests/test_scripts.py",
}
"""Commands that take long or do not end, each with the tests that give it."""
GIVEN = {
    "berdaya check": ("check",),
    "berdaya schema": ("schema",),
    "berdaya new --local istilah desa": ("new", "--local", "istilah", "desa"),
    "berdaya upstream": ("upstream",),
    "berdaya upstream --confirm role/fasilitator": ("upstream", "--confirm", "role/fasilitator"),
    "berdaya upstream role/fasilitator": ("upstream", "role/fasilitator"),
    "berdaya new jenis kunjungan": ("new", "jenis", "kunjungan"),
}
"""Commands that are given here, in this order, within an edition."""
INIT = "berdaya init --empty DIR"
MORE: dict[str, Callable[[Site], bool]] = {
    "show_under": lambda site: "Nagari" in site.soup("peran/fasilitator").article.text,
    "reviewed": lambda site: "29 November 2026" in site.soup("dari-kami/kontak").text,
    "slug": lambda site: _page_with(site, "slug: {id: hubungi}", "dari-kami/hubungi/index.html"),
    "order": lambda site: _page_with(site, "order: 5", "dari-kami/kontak/index.html"),
    "searched_as": lambda site: _page_with(site, "searched_as: {id: [jam buka]}", "dari-kami/kontak/index.html"),
    "# Judul": lambda site: site.soup("dari-kami/kontak").h1.text.strip() == "Hubungi kami",
    "jv": lambda site: (CADRES / "content/kunjungan/timbang-balita.yml").read_text(encoding="utf-8").count("jv:") > 0,
}
"""What the guide names in its sentences alone."""
LINES = {"menimbang, ukur berat": "synonyms.txt", "bb: berat badan": "abbreviations.txt", "analisa analisis": "variants.txt"}
"""Lines of tables: ``tests/test_declarations.py`` shows what they do."""


def _page_with(site: Site, line: str, page: str) -> bool:
    """Whether a page of the edition's own may have this line above its text, and stands where it should."""
    root = site.root.parent / re.sub(r"\W+", "-", line)
    write_site(root, {**edition_files(), "local/pages/kontak.id.md": PAGE.replace("reviewed:", f"{line}\nreviewed:")})
    return in_project(root, "mkdocs", "build", "--strict").returncode == 0 and (root / "site" / page).is_file()


@pytest.mark.parametrize("name", sorted(MORE))
def test_what_the_guide_names_in_a_sentence_works(name: str, edition: Site) -> None:
    assert MORE[name](edition)


def test_the_commands_of_the_guide_can_be_given_one_after_the_other(tmp_path: Path) -> None:
    root = write_site(tmp_path / "rimba", edition_files())
    for words in GIVEN.values():
        done = CliRunner().invoke(main, [*words, "--root", str(root)])
        assert done.exit_code == 0, (words, done.output)
    assert CliRunner().invoke(main, ["init", "--empty", str(tmp_path / "kader"), "--name", "Puskesmas"]).exit_code == 0


@pytest.mark.parametrize("name", sorted(set(SOMEWHERE.values())))
def test_the_tests_of_commands_that_take_long_are_there(name: str) -> None:
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("guide", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_every_piece_of_code_in_docs_is_tried_or_names_what_is_there(guide: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", guide.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    spans = {span.strip("` ") for span in re.findall(r"`([^`\n]+)`", prose)}
    assert [span for span in sorted(filter(None, spans)) if not _is_tried(span) and not _names(span)] == []
    commands = {span for span in spans if re.match(r"(berdaya|python) \S", span)}
    assert commands <= {*GIVEN, *SOMEWHERE, INIT}


def _is_tried(span: str) -> bool:
    parts = {part for name in (*EDITION, *FIELD, *JAVANESE) for part in name.split(".")} | set(MORE) | {"plugins", "theme", "logo", "name"}
    setting = span.removeprefix("- ").partition(":")[0]
    choices = {"local", "upstream", "here"}
    return span in {*GIVEN, *SOMEWHERE, *LINES, *MORE, INIT, *choices} or all(part in parts for part in setting.split("."))


def _names(span: str) -> bool:
    """Whether a piece of code names a file, a folder, a record, an option or a word of the program."""
    folders = (ROOT, ROOT / "plugins/berdaya", ROOT / "plugins/berdaya/model", ROOT / "tests/cadres", ROOT / "local/pages")
    span = span.replace("<code>", "id").partition("(…")[0].partition("(Glance")[0]
    path = span.rstrip("/")
    if "*" in path:
        return any(True for folder in folders for _ in folder.glob(path))
    if any((folder / path).exists() for folder in folders) or path in edition_files() or span in _MADE:
        return True
    return (
        span.startswith("https://")
        or span.partition(" ")[0] in _options()
        or _is_brought_in(span)
        or span in _source()
        or any(part in span for part in ("role/fasilitator", "about/kontak", "index/checklist"))
    )


_MADE = {"local/upstream/", ".vscode/settings.json", ".cache/berdaya.sqlite", "kontak.en.md"}
"""What commands and builds write, and a page that an author may add."""


def _is_brought_in(span: str) -> bool:
    """Whether the lists from elsewhere that ``tests/importing`` brings in have such a piece."""
    listed = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/importing").glob("*.*")))
    return all(part.strip() in listed for part in span.split("…"))


def _options() -> set[str]:
    return {option for command in main.commands.values() for parameter in command.params for option in parameter.opts}


@cache
def _source() -> str:
    kept = (".py", ".yml", ".js", ".html", ".json")
    files = [path for path in (ROOT / "plugins/berdaya").rglob("*") if path.suffix in kept]
    return "".join(path.read_text(encoding="utf-8") for path in (*files, ROOT / "tests/browser/tsconfig.json"))
