"""An organisation's edition: its own pages, menu, home page, numbers and edit links; the base from the package; `berdaya init`."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.check.settings import check_settings
from berdaya.cli import main
from berdaya.load.base import base_of, packaged
from berdaya.load.edition import read_edition
from berdaya.model.edition import Edition, Logo
from berdaya.model.declarations import VARIABLE
from berdaya.model.pages import HOME, ListPage, RecordPage
from berdaya.pages.repository import edit_urls
from berdaya.paper.logo import with_drawable_logo
from berdaya.paper.share_card import share_card
from berdaya.build import Build
from berdaya.cache import Cache
from tests.site_projects import build
from tests.small_builds import EDITION, page_of, shown, small_build
from tests.small_sites import GOOD, TERM, write_site

TODAY = date(2026, 11, 29)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#8a1538"/></svg>'
PAGE = "---\nreviewed: 2026-11-29\n---\n# Hubungi kami\n\nKantor buka pukul 08.00.\n\n## Alamat\n\nJalan Contoh 1.\n"
OWN = TERM.replace("Desa", "Nagari").replace("village", "nagari") + "show_under: [term/desa]\n"
DANGER = """title: {id: Bahaya, en: Danger}
summary: {id: Siapa yang ditelepon., en: Whom to call.}
group: darurat
reviewed: 2026-11-01
contacts:
  - {name: {id: Polisi, en: Police}, number: '110', when: {id: Bahaya., en: Danger.}, sources: [buku], checked: 2026-11-01}
"""
CONFIG = """site_name: Panduan Rimba
site_url: https://rimba.example/panduan/
repo_url: https://github.com/rimba/panduan
docs_dir: content
theme: {name: material, font: false}
extra:
  organisation:
    name: Yayasan Rimba
    contact: halo@rimba.example
    edit: local
    complaints: {where: "https://wa.me/6281200000000", text: {id: Dijawab dalam 7 hari., en: Answered within 7 days.}}
    privacy: {id: Kami tidak mengumpulkan data., en: We collect no data.}
    licence: {id: Foto milik kami., en: Photos are ours.}
    emergency:
      - {name: UPTD PPA, number: '0370-123456', when: {id: Siang malam., en: Day and night.}, checked: 2026-11-20}
plugins:
  - material/search
  - berdaya:
      home: {headline: {id: Panduan kami, en: Our guide}, parts: [own, learn]}
      menu: [{title: Situs lembaga, to: "https://rimba.example/"}, {title: Kontak, to: about/kontak}]
      footer: [{title: Istilah, to: index/term}]
"""
FILES = {
    **GOOD,
    "mkdocs.yml": CONFIG,
    "content/guides/bahaya.yml": DANGER,
    "local/pages/kontak.id.md": PAGE,
    "local/glossary/nagari.yml": OWN,
}


@pytest.fixture
def edition(tmp_path: Path) -> Build:
    write_site(tmp_path, FILES)
    return small_build(tmp_path, FILES, read_edition(tmp_path))


def test_what_an_edition_adds_has_a_place_and_stands_where_it_asks_to(edition: Build) -> None:
    own = shown(edition, ListPage("about"))
    assert own.h1.text == "Dari kami"
    assert [link.text for link in own.select("li a")] == ["Hubungi kami", "Nagari"]
    under = shown(edition, RecordPage("term", "desa"))
    assert under.find("h2", string="Dari kami").find_next("li").a.text == "Nagari"
    assert not [item for item in edition.checked.problems if item.code == "orphan" and "nagari" in item.place.path]


def test_without_additions_there_is_no_such_place(tmp_path: Path) -> None:
    plain = small_build(tmp_path)
    assert plain.plan.address(ListPage("about"), "id") is None
    assert "Dari kami" not in page_of(plain, HOME).content.html


def test_a_page_of_its_own_is_one_markdown_file(edition: Build) -> None:
    page = page_of(edition, RecordPage("about", "kontak"))
    assert (page.title, page.description, page.url) == ("Hubungi kami", "Kantor buka pukul 08.00.", "dari-kami/kontak/")
    assert page.sources == ("local/pages/kontak.id.md",)
    assert "Jalan Contoh 1." in page.content.html and page.content.html.count("Kantor buka") == 1


def test_the_home_page_has_the_edition_s_headline_and_order(edition: Build) -> None:
    home = shown(edition, HOME)
    assert home.h1.text == "Panduan kami"
    assert [heading.text for heading in home.select("h2")] == ["Dari kami", "Pelajari pekerjaannya"]


def test_local_numbers_stand_below_the_national_ones(edition: Build) -> None:
    danger = shown(edition, RecordPage("guide", "bahaya"))
    assert [link["href"] for link in danger.select(".bd-contact a")] == ["tel:110", "tel:0370123456"]


def test_the_built_site_says_whose_it_is(tmp_path: Path) -> None:
    built = build(write_site(tmp_path, FILES), "--strict")
    assert built.returncode == 0, built.stderr
    home = BeautifulSoup((tmp_path / "site" / "index.html").read_text(encoding="utf-8"), "html5lib")
    foot = home.select_one(".bd-foot")
    assert "Diterbitkan oleh Yayasan Rimba" in foot.text and "Kami tidak mengumpulkan data." in foot.text and "Foto milik kami." in foot.text
    links = {link.text: link["href"] for link in foot.select("a")}
    assert links == {
        "Hubungi kami": "dari-kami/kontak/", "Istilah": "glosarium/", "Kirim pesan": "mailto:halo@rimba.example",
        "Mengadu tentang kami": "https://wa.me/6281200000000",
    }  # fmt: skip
    menu = {link.text.strip(): link["href"] for link in home.select(".bd-nav li a")}
    assert menu["Situs lembaga"] == "https://rimba.example/" and menu["Kontak"] == "dari-kami/kontak/"
    lost = BeautifulSoup((tmp_path / "site" / "404.html").read_text(encoding="utf-8"), "html5lib")
    links = {link.text.strip(): link["href"] for link in lost.select(".bd-nav li a")}
    assert links["Situs lembaga"] == "https://rimba.example/" and links["Kontak"] == "/panduan/dari-kami/kontak/"


@pytest.mark.parametrize(
    ("edit", "repo", "urls"),
    [
        ("here", "https://github.com/a/b", ("https://github.com/a/b/edit/main/glossary/desa.yml",)),
        ("upstream", "https://github.com/a/b", ("https://github.com/berdaya/berdaya/edit/main/glossary/desa.yml",)),
        ("local", "https://github.com/berdaya/berdaya", ("https://github.com/berdaya/berdaya/edit/main/glossary/desa.yml",)),
        ("local", "https://gitlab.com/a/b", ("https://gitlab.com/a/b/-/new/main?file_name=local/glossary/desa.yml",)),
        ("local", "https://codeberg.org/a/b", ("https://codeberg.org/a/b/_new/main/local/glossary",)),
    ],
)
def test_edit_leads_to_a_change_that_no_update_meets(edit: str, repo: str, urls: tuple[str, ...], tmp_path: Path) -> None:
    page = page_of(small_build(tmp_path), RecordPage("term", "desa"))
    assert edit_urls(replace(EDITION, edit=edit, repo_url=repo), page) == urls


def test_edit_begins_a_file_over_the_record_or_opens_the_one_that_is_there(tmp_path: Path) -> None:
    edition = replace(EDITION, edit="local")
    (url,) = edit_urls(edition, page_of(small_build(tmp_path), RecordPage("term", "desa")))
    assert url.startswith("https://github.com/contoh/panduan/new/main?filename=local/glossary/desa.yml&value=%23%20Mengubah%20term/desa")
    over = small_build(tmp_path, {"local/glossary/desa.yml": "title: {id: Nagari}\n"})
    assert edit_urls(edition, page_of(over, RecordPage("term", "desa"))) == ("https://github.com/contoh/panduan/edit/main/local/glossary/desa.yml",)


def told(root: Path, files: dict[str, str]) -> list[str]:
    write_site(root, {**FILES, **files})
    return [line for line in as_text(check(root, TODAY).problems, "en") if "translation" not in line]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("to: about/kontak", "to: about/kontk", "mkdocs.yml:20:88: menu-target: there is no page “about/kontk”. Did you mean “about/kontak”?"),
        ("to: about/kontak", "to: kontak", "mkdocs.yml:20:88: bad-link: menu.2.to"),
        ("checked: 2026-11-20", "checked: 2025-11-20", "mkdocs.yml:15:104: number-old: warning: the number 0370-123456"),
        ("checked: 2026-11-20", "checked: 2026-12-20", "mkdocs.yml:15:104: future-date: warning"),
        ('"https://wa.me/6281200000000"', "'0812000000'", "mkdocs.yml:11:25: bad-reach: extra.organisation.complaints.where"),
        ("edit: local", "edit: lokal", "mkdocs.yml:10:11: not-a-choice: extra.organisation.edit: “lokal” is not a choice. Did you mean “local”?"),
        ("parts: [own, learn]", "parts: [own, lern]", "mkdocs.yml:19:72: not-a-choice: home.parts.2"),
        ("headline:", "hedline:", "mkdocs.yml:19:14: unknown-key"),
        ('"https://wa.me/6281200000000"', "https://wa.me/081200000000", "mkdocs.yml:11:25: whatsapp-number: extra.organisation.complaints.where"),
        ("contact: halo@rimba.example", "contact: https://wa.me/+62812-0000-000", "mkdocs.yml:9:14: whatsapp-number: extra.organisation.contact"),
        ("contact: halo@rimba.example", "contact: '0812-0000-000'", "mkdocs.yml:9:14: bad-contact"),
        ("contact: halo@rimba.example", "colour: #8a1538", "mkdocs.yml:9:5: colour-unquoted: extra.organisation.colour"),
        ("contact: halo@rimba.example", "picture: kartu.svg", "mkdocs.yml:9:14: picture-is-drawing"),
        ("contact: halo@rimba.example", "logo_on_paper: jahat.svg", "mkdocs.yml:9:20: picture-with-script"),
        ("contact: halo@rimba.example", "logo_on_paper: besar.png", "mkdocs.yml:9:20: logo-too-heavy: warning"),
    ],
)
def test_what_is_wrong_with_an_edition_s_settings_is_told(old: str, new: str, line: str, tmp_path: Path) -> None:
    assert old in CONFIG
    files = {"mkdocs.yml": CONFIG.replace(old, new), "local/files/kartu.svg": LOGO, "local/files/jahat.svg": "<svg><script/></svg>"}
    (tmp_path / "local" / "files").mkdir(parents=True)
    (tmp_path / "local" / "files" / "besar.png").write_bytes(b"x" * 200_000)
    found = [item for item in told(tmp_path, files) if item.startswith("mkdocs.yml")]
    assert len(found) == 1 and found[0].startswith(line), found


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({"local/pages/kontak.id.md": PAGE.replace("# Hubungi kami\n", "Hubungi kami\n", 1)}, "local/pages/kontak.id.md:4:1: page-without-title"),
        ({"local/pages/kontak.id.md": "---\nreviewed: 2026-11-29\n---\n# Hubungi kami\n\n- a\n"}, "local/pages/kontak.id.md:4:1: page-without-opening"),
        ({"local/pages/kontak.id.md": PAGE.partition("---\n# ")[2].join(("# ", ""))}, "local/pages/kontak.id.md:1:1: page-undated"),
        ({"local/pages/kontak.id.md": PAGE.replace("reviewed", "reviwed")}, "local/pages/kontak.id.md:1:1: page-undated"),
        ({"local/pages/Kontak Kami.id.md": PAGE}, "local/pages/Kontak Kami.id.md:1:1: bad-file-name"),
        ({"local/pages/tim.en.md": PAGE}, "local/pages/tim.en.md:1:1: body-without-source"),
        ({"local/content/guides/bahaya.yml": "hidden: true\n"}, "local/content/guides/bahaya.yml:1:1: emergency-page-hidden"),
        ({"local/content/guides/bahaya.yml": "contacts: {remove: [{}]}\n"}, "local/content/guides/bahaya.yml:1:"),
        ({"local/content/guides/bahaya.yml": "contacts: []\n"}, "local/content/guides/bahaya.yml:1:1: national-number-removed: the national number 110"),
    ],
)
def test_what_is_wrong_with_an_edition_s_files_is_told(files: dict[str, str], line: str, tmp_path: Path) -> None:
    found = told(tmp_path, files)
    assert any(item.startswith(line) for item in found), found


def test_the_page_for_emergencies_stays_when_its_part_of_the_menu_goes(tmp_path: Path) -> None:
    write_site(tmp_path, {**FILES, "mkdocs.yml": CONFIG.replace("      menu:", "      hidden: [start]\n      menu:"), "content/guides/lain.yml": DANGER.replace("darurat", "alat")})
    library = check(tmp_path, TODAY).library
    assert [record.id for record in library.of("guide")] == ["bahaya"]


# Its look on paper and in messengers.


def test_a_link_to_the_edition_shows_its_name_and_colour() -> None:
    own = Edition("Panduan Rimba", "Yayasan Rimba", colour="#8a1538", printed_logo=Logo("logo.svg", LOGO.encode()))
    card = share_card(own, Cache(None))
    assert card is not None and card.content[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
    assert share_card(replace(own, picture="kartu.png"), Cache(None)) is None
    assert share_card(Edition(), Cache(None)) is None


def test_a_logo_that_cannot_be_drawn_is_left_out_and_told() -> None:
    """The problem `logo-not-drawn` carries the reason."""
    own = Edition(printed_logo=Logo("logo.png", b"no picture"))
    without, reason = with_drawable_logo(own)
    assert without.printed_logo is None and reason
    assert with_drawable_logo(replace(own, printed_logo=Logo("logo.svg", LOGO.encode())))[1] == ""


# From nothing.


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def test_init_makes_a_repository_that_the_check_calls_clean(tmp_path: Path) -> None:
    folder = tmp_path / "panduan"
    done = run("init", str(folder), "--name", "Yayasan Rimba", "--contact", "halo@rimba.example", "--colour", "#8a1538", "--languages", "id")
    assert done.exit_code == 0, done.output
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"mkdocs.yml", "README.md", "requirements.txt", ".github/workflows/situs.yml", "local/pages/kontak.id.md"} <= names
    assert not [name for name in names if "@NAME" in (folder / name).read_text(encoding="utf-8")]
    assert base_of(folder) == packaged()
    assert list(check_settings(folder, TODAY)) == []
    assert read_edition(folder).publisher == "Yayasan Rimba"


def test_records_of_the_package_lie_below_those_of_the_edition(tmp_path: Path) -> None:
    folder = tmp_path / "panduan"
    run("init", str(folder), "--name", "Yayasan Rimba", "--languages", "id")
    write_site(folder, {"local/content/roles/fasilitator.yml": "summary: {id: Ringkasan kami.}\n"})
    checked = check(folder, TODAY)
    assert not checked.errors and checked.library["role/fasilitator"].data.summary.original == "Ringkasan kami."
    assert all(item.place.path.startswith(("local/", "mkdocs.yml")) for item in checked.problems)
    write_site(folder, {"content/roles/fasilitator.yml": "x"})
    assert [item.code for item in check(folder, TODAY).errors] == ["folder-beside-base"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--name", "Desa <b>"], "bad-name"),
        (["--name", "A", "--contact", "0812-3456"], "bad-contact"),
        (["--name", "A", "--colour", "merah"], "bad-colour"),
        (["--name", "A", "--colour", "#ffff00"], "colour-too-light"),
        (["--name", "A", "--languages", "xx"], "not-a-choice"),
    ],
)
def test_init_writes_nothing_that_the_check_would_refuse(words: list[str], said: str, tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "panduan"), *words)
    assert done.exit_code == 2 and said in done.output and not (tmp_path / "panduan").exists()


def test_init_leaves_a_folder_alone_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting")
    done = run("init", str(tmp_path), "--name", "A")
    assert done.exit_code == 2 and "sudah berisi" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]
    (tmp_path / "surat.txt").unlink()
    (tmp_path / ".git").mkdir()
    assert run("init", str(tmp_path), "--name", "A").exit_code == 0


ONE = "title: {id: Kunjungan}\nsummary: {id: Yang dikerjakan.}\ngroup: alat\nreviewed: 2026-11-29\n"


@pytest.mark.parametrize("files", [{}, {"content/guides/kunjungan.yml": ONE}], ids=["no record", "one in Indonesian"])
def test_a_project_of_another_field_builds_from_its_first_day(files: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "kader"
    run("init", str(folder), "--empty", "--name", "Puskesmas Contoh")
    shutil.rmtree(folder / "local" / "pages")
    write_site(folder, files)
    assert run("check", "--strict", "--root", str(folder)).exit_code == 0
    built = build(folder, "--strict")
    assert built.returncode == 0 and "Traceback" not in built.stderr, built.stderr
    home = BeautifulSoup((folder / "site" / "index.html").read_text(encoding="utf-8"), "html5lib")
    for heading in home.select("article h2"):
        assert heading.find_next_sibling() is not None and heading.find_next_sibling().name != "h2"
    for link in home.select(".bd-nav a, article a"):
        assert (folder / "site" / link["href"].partition("#")[0]).exists(), link


# Kinds of its own.

CADRES = Path(__file__).parent / "cadres"


def in_project(folder: Path, *words: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if name not in (VARIABLE, "NO_MKDOCS_2_WARNING")}
    return subprocess.run([sys.executable, "-m", *words], cwd=folder, env=clean, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def cadres(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CADRES, tmp_path / "kader"))


def test_another_field_s_kinds_are_declared_beside_its_content(cadres: Path) -> None:
    built = in_project(cadres, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "end of life" not in built.stderr and "NO_MKDOCS_2_WARNING" not in built.stderr, "the theme greets an organisation with its notice"
    page = BeautifulSoup((cadres / "site" / "kunjungan" / "timbang-balita" / "index.html").read_text(encoding="utf-8"), "html5lib")
    assert [heading.text for heading in page.select("article h2")] == ["Tujuan", "Langkah", "Yang dibawa", "Terkait"]
    home = BeautifulSoup((cadres / "site" / "index.html").read_text(encoding="utf-8"), "html5lib")
    assert [link.text.strip() for link in home.select(".bd-nav li a")][0] == "Kunjungan rumah"
    sheet = (cadres / "site" / "daftar-periksa" / "sebelum-kunjungan" / "index.html").read_text(encoding="utf-8")
    assert "nama lengkap atau nomor kartu" in sheet and "NIK" not in sheet


def test_the_command_line_finds_a_project_s_kinds_from_elsewhere(cadres: Path, tmp_path: Path) -> None:
    done = in_project(tmp_path, "berdaya.cli", "check", "--root", str(cadres))
    assert done.returncode == 0 and "0 galat" in done.stdout, done.stdout + done.stderr
    done = in_project(tmp_path, "mkdocs", "build", "-f", str(cadres / "mkdocs.yml"))
    assert done.returncode == 1 and "folder proyek" in done.stderr and "Traceback" not in done.stderr


KIND = (CADRES / "kinds" / "kunjungan.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("kunjungan", "one:", "won:", "unknown-key"),
        ("guide", "", "", "kind-is-there"),
        ("kunjungan", "place: 15", "place: 15\nsection: rols", "kind-section"),
        ("kunjungan", "folder: content/kunjungan", "folder: content/guides", "kind-folder-taken"),
        ("kunjungan", "group: sasaran", "group: tujuan", "kind-group"),
        ("kunjungan", "  tujuan:", "  summary:", "kind-field-taken"),
        ("kunjungan", "  tujuan:", "  Tujuan:", "kind-field-name"),
        ("kunjungan", "to: form", "to: from", "kind-links-to"),
        ("kunjungan", "type: steps", "type: choice", "kind-without-choices"),
        ("kunjungan", "intro:", "intro: [", "yaml"),
        ("kunjungan", "one: {id: kunjungan, en: visit}", "one: {id: kunjungan, en: visit}\nalamat: x", "kind-not-read"),
    ],
)
def test_a_declaration_that_does_not_fit_is_told_with_its_cure(name: str, old: str, new: str, code: str, cadres: Path) -> None:
    text = KIND.replace(old, new, 1) if old else KIND
    if name != "kunjungan" or "folder: content/guides" in text:
        shutil.rmtree(cadres / "content" / "kunjungan")
        (cadres / "kinds" / "kunjungan.yml").unlink()
    (cadres / "kinds" / f"{name}.yml").write_text(text, encoding="utf-8")
    done = in_project(cadres, "berdaya.cli", "check")
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert code in done.stdout or code == "kind-not-read" and "unknown-key" in done.stdout, done.stdout


def test_an_organisation_s_own_experience_is_a_source_as_the_warning_says(tmp_path: Path) -> None:
    write_site(tmp_path, {**GOOD, "local/glossary/nagari.yml": OWN.replace("sources: [buku]\n", "")})
    told = CliRunner().invoke(main, ["check", "--root", str(tmp_path)]).output
    assert "local/glossary/nagari.yml:1:1: unsourced-own" in told
    (command,) = re.findall(r"`berdaya (new --local sumber pengalaman-kami)`", told)
    begun = CliRunner().invoke(main, [*command.split(), "--root", str(tmp_path)])
    file = tmp_path / "local/content/sources/pengalaman-kami.yml"
    assert begun.exit_code == 0 and file.is_file(), begun.output
    filled = "title: Pengalaman Yayasan Rimba\nsummary: {id: Catatan kerja kami., en: Our notes.}\ntier: B\nreviewed: 2026-11-29\n"
    file.write_text(filled, encoding="utf-8")
    write_site(tmp_path, {"local/glossary/nagari.yml": OWN.replace("sources: [buku]", "sources: [pengalaman-kami]")})
    after = CliRunner().invoke(main, ["check", "--root", str(tmp_path), "--all"]).output
    assert "unsourced" not in after and "0 galat" in after and "unused-source" not in after, after
    own = shown(small_build(tmp_path, {}), ListPage("about"))
    assert [link.text for link in own.select("li a")] == ["Nagari"]


WHITE_LOGO = LOGO.replace("#8a1538", "#ffffff")
DARK_RIM = WHITE_LOGO.replace('fill="#ffffff"', 'fill="#ffffff" stroke="#222222" stroke-width="1"')


@pytest.mark.parametrize(("drawing", "is_told"), [(LOGO, False), (WHITE_LOGO, True), (LOGO.replace("#8a1538", "#f2d9a0"), True), (DARK_RIM, False)])
def test_a_logo_that_nobody_sees_on_paper_is_told_with_its_cure(drawing: str, is_told: bool, tmp_path: Path) -> None:
    settings = CONFIG.replace("theme: {name: material, font: false}", "theme: {name: material, font: false, logo: logo.svg}")
    write_site(tmp_path, {**FILES, "mkdocs.yml": settings, "local/files/logo.svg": drawing, "local/files/gelap.svg": LOGO})
    told = CliRunner().invoke(main, ["check", "--root", str(tmp_path)]).output
    assert ("logo-pale: peringatan: logo.svg hampir tidak terlihat di kertas putih" in told) == is_told, told
    write_site(tmp_path, {"mkdocs.yml": settings.replace("    contact: ", "    logo_on_paper: gelap.svg\n    contact: ")})
    assert "logo-pale" not in CliRunner().invoke(main, ["check", "--root", str(tmp_path)]).output


def test_a_logo_that_cannot_be_drawn_is_told_by_the_check(tmp_path: Path) -> None:
    settings = CONFIG.replace("theme: {name: material, font: false}", "theme: {name: material, font: false, logo: logo.png}")
    write_site(tmp_path, {**FILES, "mkdocs.yml": settings, "local/files/logo.png": "no picture"})
    assert "mkdocs.yml:1:1: logo-not-drawn: peringatan" in CliRunner().invoke(main, ["check", "--root", str(tmp_path)]).output
