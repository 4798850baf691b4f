"""What an organisation may write into ``mkdocs.yml``: each gives a working site, or its message with place and cure."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from berdaya.check.report import as_text
from berdaya.check.settings import check_settings
from tests.site_projects import CONFIG, build, project, snapshot
from tests.small_sites import GOOD, write_site

ROOT = Path(__file__).parent.parent
ORGANISATION = "extra:\n  organisation:\n    name: {name}\n    contact: {contact}\n"


def organisation(name: str = "Yayasan Contoh", contact: str = '""') -> str:
    return CONFIG + ORGANISATION.format(name=name, contact=contact)


def themed(line: str) -> str:
    return CONFIG.replace("font: false", f"font: false, {line}")


def said(root: Path, text: str) -> list[str]:
    write_site(root, {**GOOD, "mkdocs.yml": text, "local/files/logo.svg": "<svg/>", "local/files/gambar.png": "png"})
    return list(as_text(check_settings(root), "en"))


@pytest.mark.parametrize(
    "text",
    [
        CONFIG,
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8"),
        organisation(contact="halo@contoh.example"),
        organisation(contact="https://wa.me/628123456789"),
        CONFIG.replace("https://contoh.example/panduan/", '""'),
        CONFIG.replace("Contoh", "!ENV NAMA"),
        CONFIG.replace("Contoh", "!ENV [NAMA, Contoh]"),
        "INHERIT: dasar.yml\n",
        themed("logo: logo.svg"),
        organisation() + "    picture: gambar.png\n",
        "site_name: X\ntheme: material\nplugins: [berdaya]\n",
        CONFIG.replace("[material/search, berdaya]", "{material/search: {}, berdaya: {lang: en}}"),
        CONFIG.replace("berdaya]", "berdaya: {offline: false, pages: mkdocs}]"),
        CONFIG.replace("berdaya]", "!ENV PENGAYA, berdaya]"),
        CONFIG + "extra_css: [gaya.css]\nextra_javascript: [{path: kode.js, defer: true}]\n",
        themed("palette: {scheme: slate}"),
        themed("palette: [{scheme: default, toggle: {icon: a, name: {id: Gelap, en: Dark}}}, {scheme: slate}]"),
        CONFIG + "extra: {social: [{icon: a, link: b}], generator: false}\n",
        CONFIG + "markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n",
        CONFIG + "watch: &folders [a]\nexclude_docs: *folders\n<<: {}\n",
    ],
)
def test_what_MkDocs_and_an_edition_may_say_is_fine(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CONFIG.replace("Contoh", "2026"), "mkdocs.yml:1:12: wrong-type: site_name"),
        (CONFIG.replace("Contoh", '""'), "mkdocs.yml:1:1: empty-text: site_name"),
        (CONFIG.replace("Contoh", "Desa <b>Maju</b>"), "mkdocs.yml:1:12: bad-name: site_name"),
        (CONFIG.replace("Contoh", "Panduan: Desa"), "mkdocs.yml:1:19: yaml-colon"),
        (CONFIG.replace("https://contoh.example", "contoh.example"), "mkdocs.yml:2:11: bad-web-address: site_url"),
        (CONFIG.replace("https://github.com/contoh/panduan", "contoh/panduan"), "mkdocs.yml:3:11: bad-web-address: repo_url"),
        (organisation(name="2026"), "mkdocs.yml:9:11: wrong-type: extra.organisation.name"),
        (organisation(contact="0812-3456"), "mkdocs.yml:10:14: bad-contact: extra.organisation.contact"),
        (organisation(contact='"javascript:alert(1)"'), "mkdocs.yml:10:14: bad-contact"),
        (organisation().replace("    name:", "    nama:"), "mkdocs.yml:9:5: unknown-key: the key “nama” is not known. Did you mean “name”?"),
        (organisation().replace("organisation:", "organization:"), "mkdocs.yml:8:3: unknown-key: the key “organization”"),
        (CONFIG + "extra:\n  organisation: Yayasan\n", "mkdocs.yml:8:17: wrong-type: extra.organisation"),
        (themed("logo: tiada.svg"), "mkdocs.yml:5:44: picture-missing: theme.logo"),
        (themed("logo: local/files/logo.svg"), "mkdocs.yml:5:44: picture-missing: theme.logo: there is no file local/files/local/files/logo.svg. Did you mean “logo.svg”?"),
        (themed('logo: "https://contoh.example/logo.svg"'), "mkdocs.yml:5:44: bad-picture: theme.logo"),
        (organisation() + "    picture: tiada.png\n", "mkdocs.yml:11:14: picture-missing: extra.organisation.picture"),
        (themed("language: fr"), "mkdocs.yml:5:48: not-a-choice: theme.language"),
        ("- a\n", "mkdocs.yml:1:1: not-a-mapping"),
        ("site_name: X\nplugins: [berdaya]\n", "mkdocs.yml:1:1: missing-key"),
        ("site_name: X\ntheme: readthedocs\nplugins: [berdaya]\n", "mkdocs.yml:2:8: not-a-choice: theme.name"),
        ("site_name: X\ntheme: material\nplugins: [search]\n", "mkdocs.yml:3:1: plugin-missing"),
        ("site_name: X\ntheme: material\n", "mkdocs.yml:1:1: plugin-missing"),
        (CONFIG.replace("berdaya]", "berdaya: {ofline: false}]"), "mkdocs.yml:6:38: unknown-key: the key “ofline” is not known. Did you mean “offline”?"),
        (CONFIG.replace("berdaya]", "berdaya: {pages: semua}]"), "mkdocs.yml:6:45: not-a-choice: pages"),
        (CONFIG + "extra: {analytics: {provider: google, property: G-1}}\n", "mkdocs.yml:7:9: tracker-refused"),
        (CONFIG + "extra_css:\n- https://contoh.example/gaya.css\n", "mkdocs.yml:8:3: file-from-outside: “https://contoh.example/gaya.css”"),
        (CONFIG + "extra_javascript:\n- {path: //contoh.example/kode.js}\n", "mkdocs.yml:8:3: file-from-outside"),
        (CONFIG + "nav:\n- Beranda: index.md\n", "mkdocs.yml:7:1: nav-not-used: warning"),
        (CONFIG.replace("font: false", "font: {text: Roboto}"), "mkdocs.yml:5:31: not-a-choice: theme.font"),
        (organisation() + "    colour: merah\n", "mkdocs.yml:11:13: bad-colour: extra.organisation.colour: “merah”"),
        (organisation() + "    colour: '#ffdd00'\n", "mkdocs.yml:11:13: colour-too-light"),
        (themed("palette: [{scheme: default, primary: red}, {scheme: slate}]"), "mkdocs.yml:5:75: colour-of-theme: warning"),
        (themed("palette: {primary: red}"), "mkdocs.yml:5:57: colour-of-theme: warning"),
        (CONFIG.replace("berdaya]", "berdaya: {languages: [id, fr]}]"), "mkdocs.yml:6:54: not-a-choice"),
        (themed("palette: gelap"), "mkdocs.yml:5:47: wrong-type: theme.palette"),
        (themed("palette: [{schema: slate}]"), "mkdocs.yml:5:49: unknown-key: the key “schema” is not known. Did you mean “scheme”?"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str, tmp_path: Path) -> None:
    (line,) = said(tmp_path, text)
    assert line.startswith(told)


def test_a_build_says_the_same_and_makes_nothing(tmp_path: Path) -> None:
    failed = build(project(tmp_path, {"mkdocs.yml": organisation(name="2026", contact="12")}))
    assert failed.returncode == 1 and "Traceback" not in failed.stderr
    assert "mkdocs.yml:9:11: wrong-type" in failed.stderr and "mkdocs.yml:10:14: wrong-type" in failed.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("folder", [".", "glossary", "content/../local", "scripts/site"])
def test_a_build_never_replaces_sources(folder: str, tmp_path: Path) -> None:
    root = project(tmp_path, {"local/files/a.txt": "a", "scripts/a.py": ""})
    before = snapshot(root)
    failed = build(root, "--site-dir", folder)
    assert failed.returncode == 1 and "Traceback" not in failed.stderr
    assert {name: content for name, content in snapshot(root).items() if ".cache" not in name} == before


ODD = st.recursive(
    st.sampled_from(["a", "1", "true", "~", '""', "!ENV A", "!ENV [A, b]", "!!binary eA==", "*x", "2026-01-01", "http://a"]),
    lambda below: st.one_of(
        st.lists(below, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(["a", "path", "berdaya", "name", "toggle", "? [a]"]), below, max_size=3).map(
            lambda found: f"{{{', '.join(f'{key}: {value}' for key, value in found.items())}}}"
        ),
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["site_name", "site_url", "repo_url", "edit_uri", "nav", "extra_css", "extra_javascript", "extra", "plugins", "theme", "hooks", "watch"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, ODD, min_size=1, max_size=4))
def test_no_settings_however_odd_do_more_than_make_messages(tmp_path: Path, values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    for line in said(tmp_path, text):
        assert re.match(r"mkdocs\.yml:\d+:\d+: [a-z-]+: ", line), line
