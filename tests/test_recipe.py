"""The steps of CONTRIBUTING.md, done as they are written: a new kind with a page and a print, and a third language.

They are done to a copy of the program with a full record of every kind: each field, and so each word that a page can say, is
there. (That the whole base holds in a third language, test_javanese.py sees.) Each word of the new language carries a Javanese
letter, so that a word of another language on its pages is seen.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import pytest
import yaml
from lxml import html

from tests.conftest import SITE_URL

sys.path.append(str(Path(__file__).parent.parent / "scripts"))

from fuzzing.seeds import seeds

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
LANGUAGES = "plugins/berdaya/languages"
MARK = "ꦗ"
WORD = re.compile(r"(?P<kept>\{[^{}]*\}|\]\([^()]*\))|[^\W\d_]{2,}")
OF_INDONESIAN = ("items.yml", "imperatives.txt", "promises.yml", "settled.yml", "search")
STORY = """title: {id: Rob di pesisir, en: Tidal floods on the coast}
slug: {id: rob, en: tidal-floods}
summary: {id: Warga membaca air., en: Residents read the water.}
region: pesisir
place: {id: Desa contoh, en: A sample village}
events: [{id: Air naik., en: The water rose.}, {id: Warga mencatat., en: Residents took notes.}]
lesson: {id: Catat bersama., en: Write it down together.}
methods: [contoh]
sources: [buku]
reviewed: 2026-11-22
"""
MEETING = """title: {id: Musdes, en: village meeting}
summary: {id: Rapat warga desa., en: A meeting of villagers.}
sources: [buku]
reviewed: 2026-11-22
"""
SECOND = STORY.replace("Rob di pesisir", "Longsor di lereng").replace("Tidal floods on the coast", "A landslide").replace("{id: rob, en: tidal-floods}", "{id: longsor}").replace("pesisir", "lereng")


def blocks(heading: str) -> dict[str, str]:
    """The files that a part of CONTRIBUTING.md shows, by their path."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = re.split(r"^#{2,3} ", guide.partition(f"### {heading}\n")[2], flags=re.MULTILINE)[0]
    shown = re.findall(r"^ *`(\S+)`\n\n *```(?:python|yaml)\n(.*?)^ *```", part, flags=re.MULTILINE | re.DOTALL)
    assert shown, heading
    return {path: dedent(text) for path, text in shown}


def apply(root: Path, files: dict[str, str]) -> None:
    """Write files; what a YAML file has already stays, and takes in what is new."""
    for name, text in files.items():
        path = root / name
        if path.suffix == ".yml" and path.is_file() and not name.endswith("jv/language.yml"):
            merged = _merged(yaml.safe_load(path.read_text(encoding="utf-8")), yaml.safe_load(text))
            text = yaml.safe_dump(merged, allow_unicode=True, sort_keys=False, width=10_000)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _merged(old: Any, new: Any) -> Any:
    return {**old, **{key: _merged(old[key], value) if isinstance(old.get(key), dict) else value for key, value in new.items()}}


def translated(value: Any, way: tuple[str, ...] = ()) -> Any:
    """Words of the new language: each Indonesian one with a letter behind it; parts of addresses with an ending."""
    if isinstance(value, dict):
        return {key: translated(below, (*way, str(key))) for key, below in value.items()}
    if isinstance(value, list):
        return [translated(below, way) for below in value]
    if not isinstance(value, str):
        return value
    if "addresses" in way or way[-1] == "address" or way[-1].endswith("_stem"):
        return value if "{" in value else f"{value}-jv"
    return WORD.sub(lambda found: found[0] if found["kept"] else found[0] + MARK, value)


@dataclass(frozen=True)
class Copy:
    """A copy of the project, and what its own program makes of it."""

    root: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.root / "plugins"), "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        return subprocess.run([sys.executable, "-m", *command], cwd=self.root, env=environment, capture_output=True, text=True, encoding="utf-8")

    def check(self, *flags: str) -> list[str]:
        done = self.run("berdaya.cli", "check", *flags)
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout.splitlines()

    @cached_property
    def site(self) -> Path:
        return self.root / "site"

    def page(self, url: str) -> html.HtmlElement:
        return html.document_fromstring((self.site / url / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The program and the project's settings, copied whole, with a full record of every kind."""
    root = tmp_path_factory.mktemp("resep") / "proyek"
    root.mkdir()
    for name in ("plugins", "schema"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    records = {path: content.decode() for path, content in seeds().items() if path.startswith(("content/", "glossary/", "checklists/"))}
    records = {path: re.sub(r"^slug:\n(?:  .*\n)+", "", text, flags=re.MULTILINE) for path, text in records.items()}  # addresses as their ids
    # Two roles can be compared, and this method has a tool of its own.
    more = {"content/roles/lain.yml": records["content/roles/contoh.yml"], "content/methods/skor-kesiapan.yml": records["content/methods/contoh.yml"]}
    apply(root, {**records, **more, "glossary/musdes.yml": MEETING})
    return Copy(root)


@pytest.fixture(scope="module")
def with_kind(bare: Copy) -> Copy:
    """A new kind, by the first recipe; told step by step what is missing."""
    steps = blocks("Jenis catatan baru")
    code = {name: text for name, text in steps.items() if name.endswith(".py")}
    apply(bare.root, code)
    missing = [line for line in bare.check() if "word-missing" in line]
    assert {line.split(": kata “")[1].split("”")[0] for line in missing} >= {"story", "sections.stories", "addresses.sections.stories"}
    assert {line.partition(":")[0] for line in missing} == {f"{LANGUAGES}/{code}/{file}.yml" for code in ("id", "en") for file in ("kinds", "site")}
    apply(bare.root, {name: text for name, text in steps.items() if name not in code})
    assert [line for line in bare.check() if "word-" in line] == []
    assert bare.run("berdaya.cli", "schema").returncode == 0
    assert bare.run("berdaya.cli", "new", "story", "contoh").returncode == 0
    assert any("content/stories/contoh.yml" in line and "unfilled" in line for line in bare.check())
    (bare.root / "content/stories/contoh.yml").unlink()
    apply(bare.root, {"content/stories/rob.yml": STORY, "content/stories/longsor.yml": SECOND})
    return bare


@pytest.fixture(scope="module")
def with_language(with_kind: Copy) -> Copy:
    """A third language, by the second recipe; a few records have texts in it."""
    folder = with_kind.root / LANGUAGES
    shutil.copytree(folder / "id", folder / "jv")
    for name in OF_INDONESIAN:
        file = folder / "jv" / name
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    apply(with_kind.root, blocks("Bahasa baru"))
    for name in ("site", "kinds", "sheets", "handbook", "figures", "messages"):
        path = folder / "jv" / f"{name}.yml"
        path.write_text(yaml.safe_dump(translated(yaml.safe_load(path.read_text(encoding="utf-8"))), allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    assert with_kind.run("berdaya.cli", "schema").returncode == 0
    in_javanese(with_kind.root)
    return with_kind


def in_javanese(root: Path) -> None:
    story = STORY.replace("en: Tidal", "jv: Rob ing pesisir, en: Tidal").replace("en: Residents read", "jv: Warga maca banyu., en: Residents read")
    story = story.replace("{id: rob,", "{id: rob, jv: rob-jawa,").replace("en: The water", "jv: Banyu munggah., en: The water")
    apply_text = {"content/stories/rob.yml": story, "content/guides/pengantar-jawa.yml": GUIDE, **{f"content/guides/pengantar-jawa.{code}.md": body for code, body in BODIES.items()}}
    for name, text in apply_text.items():
        (root / name).write_text(text, encoding="utf-8")
    texts = {
        "glossary/desa.yml": ("desa Jawa", "Papan padunungan."),
        "glossary/musdes.yml": ("musdes Jawa", "Pasamuwan desa."),
        "checklists/contoh.yml": ("Nyiapake warga", "Lembar kanggo warga."),
    }
    for name, (title, summary) in texts.items():
        record = yaml.safe_load((root / name).read_text(encoding="utf-8"))
        record["title"]["jv"], record["summary"]["jv"] = title, summary
        (root / name).write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")


GUIDE = """title: {id: Pengantar, en: Introduction, jv: Pambuka}
summary: {id: Sedikit kata., en: A few words., jv: Sawetara tembung.}
group: dasar
reviewed: 2026-11-22
"""
BODIES = {"id": "## Satu\n\nIsi tentang desa.\n", "en": "## One\n\nText on a village.\n", "jv": "## Siji\n\nIsi bab musdes Jawa.\n"}


@pytest.fixture(scope="module")
def built(with_language: Copy) -> Copy:
    found = json.loads(with_language.run("berdaya.cli", "check", "--format", "json").stdout)
    assert [problem for problem in found["problems"] if problem["level"] == "error"] == []
    done = with_language.run("mkdocs", "build", "--strict")
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return with_language


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


# The kind.


@pytest.mark.parametrize(
    ("url", "title", "headings"),
    [
        ("kisah/rob", "Rob di pesisir", ["Yang terjadi", "Yang dipelajari", "Terkait", "Sumber"]),
        ("en/stories/tidal-floods", "Tidal floods on the coast", ["What happened", "What was learned", "Related", "Sources"]),
    ],
)
def test_a_record_of_the_kind_has_its_page(built: Copy, url: str, title: str, headings: list[str]) -> None:
    page = built.page(url)
    assert text_of(page.xpath("//article/h1")[0]) == title
    assert [text_of(heading) for heading in page.xpath("//article/h2")] == headings
    article = text_of(page.xpath("//article")[0])
    assert {"kisah/rob": "Wilayah: Pesisir", "en/stories/tidal-floods": "Region: Coast"}[url] in article
    assert page.xpath("//article//a[contains(@href, '/print/') or contains(@href, '/cetak/')]")


def test_the_method_that_it_names_leads_back(built: Copy) -> None:
    assert "Kisah lapangan: Longsor di lereng · Rob di pesisir" in text_of(built.page("metode/contoh").xpath("//article")[0])


def test_its_list_is_grouped_and_stands_in_the_menu_and_on_the_home_page(built: Copy) -> None:
    page = built.page("kisah")
    assert [text_of(heading) for heading in page.xpath("//article/h2")] == ["Pesisir", "Lereng gunung"]
    assert [text_of(line) for line in page.xpath("//article/ul/li/strong")] == ["Rob di pesisir", "Longsor di lereng"]
    for url, name in (("", "Kisah"), ("en", "Stories")):
        assert name in [text_of(link) for link in built.page(url).xpath("//nav[contains(@class, 'bd-nav')]/ul/li/a")]
        assert built.page(url).xpath("//div[contains(@class, 'bd-tiles--small')]//a[contains(@href, 'kisah/') or contains(@href, 'stories/')]")
    menu = built.page("kisah/rob").xpath("//nav[contains(@class, 'bd-nav')]//ul[@class='bd-nav__list']//a")
    assert [text_of(link) for link in menu] == ["Longsor di lereng", "Rob di pesisir"]


@pytest.mark.parametrize("url", ["cetak/kisah", "cetak/kisah-rob", "en/print/stories", "en/print/story-tidal-floods"])
def test_it_is_printed_as_a_section_and_one_by_one(built: Copy, url: str) -> None:
    said = text_of(built.page(url).xpath("//article")[0])
    assert ("Warga mencatat." if not url.startswith("en") else "Residents took notes.") in said
    assert built.page(url).xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(("lang", "path"), [("id", "kisah/rob/"), ("en", "en/stories/tidal-floods/"), ("jv", "jv/kisah-jv/rob-jawa/")])
def test_it_is_in_every_file_for_other_tools(built: Copy, lang: str, path: str) -> None:
    rows = {row["key"]: row for row in json.loads((built.site / "data/knowledge.json").read_text(encoding="utf-8"))["records"]}
    assert rows["story/rob"]["url"][lang] == path and rows["story/rob"]["kind"] == "story"
    prefix = {"id": "", "en": "en/", "jv": "jv/"}[lang]
    assert f"]({SITE_URL}{path}): " in (built.site / f"{prefix}llms.txt").read_text(encoding="utf-8")
    assert f"<loc>{SITE_URL}{path}</loc>" in (built.site / "sitemap.xml").read_text(encoding="utf-8")
    feed = built.site / {"id": "perubahan.xml", "en": "en/changes.xml", "jv": "jv/perubahan-jv.xml"}[lang]
    assert ElementTree.parse(feed).getroot().tag.endswith("feed")


def test_its_schema_is_there_for_editors(built: Copy) -> None:
    assert json.loads((built.root / "schema/story.json").read_text(encoding="utf-8"))["properties"]["region"]["enum"] == ["pesisir", "lereng"]
    assert "schema/story.json" in (built.root / ".vscode/settings.json").read_text(encoding="utf-8")
    assert "## story" in (built.root / "schema/README.md").read_text(encoding="utf-8")


# The language.


def javanese(built: Copy) -> dict[str, html.HtmlElement]:
    found = {path.parent.relative_to(built.site).as_posix(): built.page(path.parent.relative_to(built.site).as_posix()) for path in sorted((built.site / "jv").rglob("index.html"))}
    return {url: page for url, page in found.items() if not page.xpath('//meta[@http-equiv="refresh"]')}


def test_every_page_says_that_it_is_in_the_language(built: Copy) -> None:
    pages = javanese(built)
    assert len(pages) > 80
    assert {page.get("lang") for page in pages.values()} == {"jv"}
    assert {value for page in pages.values() for value in page.xpath('//meta[@property="og:locale"]/@content')} == {"jv_ID"}


# What the theme says itself beside what is told in theme.yml, and names.
THEME = {"Lewati ke isi", "Mempersiapkan pencarian", "Kembali ke atas", "Sebelumnya", "Selanjutnya", "Isi kaca", "GitHub", "Isi:", "· Kode: MIT", "CC BY-SA 4.0", "Berdaya"}
SWITCH = {"Bahasa Indonesia", "English", "Basa Jawa", "Indonesia", "Inggris"}
# What every language shares (codes, addresses, months as the recipe names them), and what was written in Javanese above.
SHARED = r"[A-Z]{1,2}\d*|\W*|\d.*|[A-Z0-9–]+|https?://\S+|\S+@\S+|\S+\.id|(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)[a-z]*[ –]?.*"
JAVANESE = "desa Jawa|musdes Jawa|Papan|Pasamuwan|Pambuka|Sawetara|Siji|Isi bab|Rob ing|Warga maca|Banyu|Nyiapake|Lembar kanggo"
# The heads of a form's table in one line of a print: on the form's own page each says its language.
HEADS = r"[A-Z]+ \d+|; .*;|\(\w+\).*|\S+\.(?:json\w*|tbx|xml|txt)"
OWN_WORDS = re.compile(rf"^(?:{SHARED}|{HEADS})$|{MARK}|{JAVANESE}")


def foreign_words(page: html.HtmlElement, names: set[str]) -> list[str]:
    """Words on a Javanese page that are in another language and do not say so."""
    found = []
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "template", "title"):
            for part, holder in ((element.text, element), *((below.tail, element) for below in element)):
                said = " ".join((part or "").split())
                marked = any(above.get("lang") not in (None, "jv") for above in (holder, *holder.iterancestors()))
                if said and re.search(r"[A-Za-z]{2}", said) and not marked and not OWN_WORDS.search(said) and said not in names:
                    found.append(said)
    return found


def test_no_word_on_any_page_is_in_another_language_unmarked(built: Copy) -> None:
    """Beside what the theme says, which it can be told in its own file."""
    names = THEME | SWITCH | shared_names(built.root)
    # What people write into the example of a form is in no language that a page could name.
    pages = {url: page for url, page in javanese(built).items() if not url.startswith("jv/formulir-jv/")}
    found = {url: words for url, page in pages.items() if (words := foreign_words(page, names))}
    assert found == {}


def shared_names(root: Path) -> set[str]:
    """What each language has as it is: authors and publishers of sources, titles in classifications, numbers to call, who tried a sheet."""
    found: set[str] = set()
    for path in (root / "content/sources").glob("*.yml"):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        author, year = (" ".join(str(record.get(name, "")).split()) for name in ("author", "year"))
        found |= {" ".join(str(record[name]).split()) for name in ("title", "author", "publisher", "year") if isinstance(record.get(name), (str, int))}
        found |= {f"({author}):", f"({author}, {year}):", f"({author}, {year})"}
    for path in (root / "content/roles").glob("*.yml"):
        for code in yaml.safe_load(path.read_text(encoding="utf-8")).get("codes", ()):
            found.add(f"{code['system']} {code['code']}, {code['title']}")
    for path in (root / "content/guides").glob("*.yml"):
        found |= {contact["number"] for contact in yaml.safe_load(path.read_text(encoding="utf-8")).get("contacts", ())}
    for path in (root / "checklists").glob("*.yml"):
        found |= {f"{trial['place']} ({trial['people']}), {TODAY}" for trial in yaml.safe_load(path.read_text(encoding="utf-8")).get("tested", ())}
    return found


TODAY = "22 November 2026"
"""The day of all that a full record tells, as Javanese has it in the recipe."""


@pytest.mark.parametrize("attribute", ["aria-label", "title", "placeholder", "data-filter", "data-none", "data-open", "data-label", "alt"])
def test_what_only_a_screen_reader_says_is_in_the_language_too(built: Copy, attribute: str) -> None:
    spoken_by_theme = {"Header", "Logo", "Tab", "Tutup", "Cari", "Pencarian", "Hapus", "Navigasi", "Daftar isi", "Isi kaca", "Bagikan", "Ubah halaman ini", "Kembali ke atas",
                       "Pilih bahasa", "Buka repositori", "Mode gelap", "Mode terang", "Berdaya"}  # fmt: skip
    for url in ("jv", "jv/peran-jv/bandingkan-jv", "jv/daftar-periksa-jv/contoh", "jv/glosarium-jv", "jv/kisah-jv/rob-jawa", "jv/kesiapan-jv"):
        for element in built.page(url).xpath(f"//article//*[@{attribute}]"):
            value = element.get(attribute)
            assert MARK in value or value in spoken_by_theme or not re.search(r"[a-z]{3}", value), (url, value)


def test_a_translated_record_is_in_the_language_and_another_says_that_it_waits(built: Copy) -> None:
    story = built.page("jv/kisah-jv/rob-jawa")
    assert text_of(story.xpath("//article/h1")[0]) == "Rob ing pesisir" and not story.xpath("//article/h1/@lang")
    steps = story.xpath("//article/ol[1]/li")
    assert [(text_of(step), step.xpath("./span/@lang")) for step in steps] == [("Banyu munggah.", []), ("Warga mencatat.", ["id"])]
    waiting = built.page("jv/kisah-jv/longsor")
    assert waiting.xpath("//article/h1/@lang") == ["id"] and MARK in text_of(waiting.xpath("//article/div[contains(@class, 'warning')]")[0])
    assert waiting.xpath('//link[@rel="canonical"]/@href') == [f"{SITE_URL}kisah/longsor/"]


def test_a_body_in_the_language_is_read_and_its_words_are_linked(built: Copy) -> None:
    page = built.page("jv/panduan-jv/pengantar-jawa")
    assert [text_of(heading) for heading in page.xpath("//article/h2")][:1] == ["Siji"]
    assert [text_of(link) for link in page.xpath("//article//a[@data-term='musdes']")] == ["musdes Jawa"]
    store = json.loads(page.xpath("//template[@id='bd-terms']")[0].text_content())
    assert store["musdes"] == ["musdes Jawa", "Musdes", "id", "Pasamuwan desa."]


def test_three_languages_name_each_other(built: Copy) -> None:
    wanted = {"id": "kisah/rob/", "en": "en/stories/tidal-floods/", "jv": "jv/kisah-jv/rob-jawa/"}
    for url in wanted.values():
        page = built.page(url)
        links = {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[@hreflang]")}
        assert links == {**{code: SITE_URL + path for code, path in wanted.items()}, "x-default": SITE_URL + wanted["id"]}
        switch = {link.get("hreflang"): urljoin(SITE_URL + url, link.get("href")) for link in page.xpath("//a[contains(@class, 'md-select__link')]")}
        assert switch == {code: SITE_URL + path for code, path in wanted.items()}
    # A page that waits counts for none, and is still a tap away.
    half = built.page("kisah/longsor")
    assert {link.get("hreflang") for link in half.xpath("//head/link[@hreflang]")} == {"id", "en", "x-default"}
    assert {link.get("hreflang") for link in half.xpath("//a[contains(@class, 'md-select__link')]")} == {"id", "en", "jv"}


def test_the_sitemap_has_pages_of_every_language_that_are_really_in_it(built: Copy) -> None:
    listed = set(re.findall(r"<loc>([^<]+)</loc>", (built.site / "sitemap.xml").read_text(encoding="utf-8")))
    assert {f"{SITE_URL}jv/", f"{SITE_URL}jv/kisah-jv/", f"{SITE_URL}jv/kisah-jv/rob-jawa/", f"{SITE_URL}jv/glosarium-jv/desa/"} <= listed
    assert f"{SITE_URL}jv/kisah-jv/longsor/" not in listed


def test_a_term_has_each_other_language_beside_it(built: Copy) -> None:
    assert [text_of(label) for label in built.page("glosarium/desa").xpath("//dl[@class='bd-card']/dt")][:2] == ["Inggris", "Jawa"]
    assert built.page("jv/glosarium-jv/desa").xpath("//dl[@class='bd-card']/dd/span/@lang") == ["id", "en"]
    for url, lists in (("glosarium", ["menurut-inggris", "menurut-jawa"]), ("en/glossary", ["by-indonesian", "by-javanese"]), ("jv/glosarium-jv", ["menurut-indonesia", "menurut-inggris"])):
        links = built.page(url).xpath("//p[@class='bd-more']/a/@href")
        assert [link.strip("/") for link in links[:2]] == lists
        for name in lists:
            assert built.page(f"{url}/{name}").xpath("//div[@class='bd-words']//li")


def test_every_link_of_the_language_leads_somewhere(built: Copy) -> None:
    broken = []
    for url, page in javanese(built).items():
        for address in page.xpath("//a/@href | //link/@href | //script/@src"):
            whole = urljoin(f"{SITE_URL}{url}/", address)
            path = unquote(whole.removeprefix(SITE_URL).partition("#")[0].partition("?")[0])
            if whole.startswith(SITE_URL):
                file = built.site / (path + ("index.html" if not path or path.endswith("/") else ""))
                if not file.is_file():
                    broken.append((url, address))
    assert broken == []


def test_the_404_page_speaks_all_three(built: Copy) -> None:
    page = html.document_fromstring((built.site / "404.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    assert page.xpath("//article//section/@lang") == ["id", "en", "jv"]


def test_phones_may_keep_the_language(built: Copy) -> None:
    editions = json.loads((built.site / "assets/offline/editions.json").read_text(encoding="utf-8"))
    assert set(editions) == {"id", "en", "jv"}
    files = json.loads((built.site / editions["jv"]["path"]).read_text(encoding="utf-8"))["files"]
    assert "jv/kisah-jv/rob-jawa/" in files and not [path for path in files if path.startswith("en/")]


def test_messages_speak_the_language(built: Copy) -> None:
    (built.root / "content/stories/salah.yml").write_text("- x\n", encoding="utf-8")
    lines = built.check("--lang", "jv")
    (built.root / "content/stories/salah.yml").unlink()
    assert any("content/stories/salah.yml:1:1: not-a-mapping" in line and MARK in line.rpartition(": ")[2] for line in lines)
    assert MARK in lines[-1]


def test_the_search_finds_the_kind_in_each_language(built: Copy) -> None:
    for lang, query, path in (("id", "rob pesisir", "kisah/rob/"), ("en", "tidal floods", "en/stories/tidal-floods/"), ("jv", "banyu munggah", "jv/kisah-jv/rob-jawa/")):
        done = built.run("berdaya.cli", "search", query, "--lang", lang, "--json")
        assert done.returncode == 0, done.stderr
        assert path in [hit["url"] for hit in json.loads(done.stdout)["hits"]][:3]


def test_sheets_are_offered_in_the_languages_that_have_them(built: Copy) -> None:
    assert built.page("daftar-periksa/contoh").xpath("//details[@class='bd-editions']//a[@download]")
    assert any((built.site / "unduh").rglob("*.pdf"))


# What is missing is told, whatever it is.


MISSING = {
    "of its own words": {
        "jv/kinds.yml": [("story", "many"), ("story", "print"), ("story", "fields", "methods"), ("story", "choices", "region", "lereng")],
        "jv/site.yml": [("labels", "used_in"), ("addresses", "sections", "stories")],
        "jv/sheets.yml": [("minutes", "agenda")],
        "jv/messages.yml": [("messages", "bad-id")],
    },
    "of what it is": {"jv/language.yml": [("months",), ("prefix",)], "en/language.yml": [("names", "jv")]},
}


@pytest.mark.parametrize("missing", MISSING.values(), ids=list(MISSING))
def test_words_that_are_missing_stop_the_build_each_with_its_place(with_language: Copy, missing: dict[str, list[tuple[str, ...]]]) -> None:
    paths = {file: with_language.root / LANGUAGES / file for file in missing}
    whole = {file: path.read_text(encoding="utf-8") for file, path in paths.items()}
    told = {(f"{LANGUAGES}/{file}", ".".join(way), file[:2]) for file, ways in missing.items() for way in ways}
    try:
        for file, ways in missing.items():
            value = yaml.safe_load(whole[file])
            for *above, last in ways:
                place = value
                for part in above:
                    place = place[part]
                del place[last]
            paths[file].write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
        errors = [re.match(r"(.+?):\d+:\d+: word-\w+: kata “(.+?)” belum ada dalam bahasa “(..)”", line) for line in with_language.check() if "word-" in line]
        assert {error.groups() for error in errors if error} == told and all(errors)
        done = with_language.run("mkdocs", "build")
        assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
        assert [name for _, name, _ in told if f"kata “{name}” belum ada" not in done.stderr] == []
    finally:
        for file, path in paths.items():
            path.write_text(whole[file], encoding="utf-8")
