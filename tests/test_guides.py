"""What README.md, CONTRIBUTING.md and the guides beside them tell people to type holds: commands, settings, examples, links."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

import click
import pytest
import yaml

from berdaya.check.project import check
from berdaya.check.report import as_text
from berdaya.check.settings import check_settings
from berdaya.check.words import check_local_words
from berdaya.cli import main
from tests.site_projects import build
from tests.small_sites import GOOD, write_site

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "local/README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"^ *```\w*\n(?P<block>.*?)^ *```|`(?P<span>[^`\n]+)`", re.MULTILINE | re.DOTALL)
SCRIPT = re.compile(r"(?:python3?|py) scripts[/\\](\w+\.py)(.*)")
COMMAND = re.compile(r"(?:^|[\s/\\])berdaya (?!serve`)(.*)")
FLAG = re.compile(r"(?<![\w-])--[a-z][\w-]+")
OTHERS = {"--strict", "--refresh", "--no-deps"}
"""Options of MkDocs, of the tests (``conftest.py``) and of pip that the guides name by themselves."""


def code_of(path: Path) -> Iterator[str]:
    """Every piece of code of a guide that stands on one line, without a remark behind it."""
    for found in CODE.finditer(path.read_text(encoding="utf-8")):
        for line in (found["block"] or found["span"]).splitlines():
            yield re.split(r"\s+#\s", line, maxsplit=1)[0].strip()


def commands(pattern: re.Pattern[str]) -> list[tuple[str, ...]]:
    """What the pattern finds in the guides, each once."""
    return sorted({found.groups() for path in GUIDES for line in code_of(path) if (found := pattern.search(line))})


@cache
def help_of(script: str) -> str:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / script), "--help"], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("script", "rest"), commands(SCRIPT))
def test_every_script_that_a_guide_names_has_the_options_that_it_names(script: str, rest: str) -> None:
    known = help_of(script)
    if script == "check.py":  # hands on all that it is given
        known += help_of_command("check")
    if script != "test.py":
        assert set(FLAG.findall(rest)) <= set(FLAG.findall(known))


def help_of_command(name: str) -> str:
    command = main.commands[name]
    return command.get_help(click.Context(command, info_name=name))


@pytest.mark.parametrize("words", [words for (words,) in commands(COMMAND)])
def test_every_command_that_a_guide_names_can_be_called_so(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, *arguments = shlex.split(words.replace("[", "").replace("]", "").replace("--to jv", "--to en"))  # Javanese is in the recipe's copy alone
    if name == "--help":
        return
    assert name in main.commands, words
    # A file that the guide lets people make is there by then.
    write_site(tmp_path, {argument: "" for argument in arguments if argument.endswith((".yml", ".md", ".xlsx"))})
    for folder in ("content", "glossary", "checklists"):
        (tmp_path / folder).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path)
    main.commands[name].make_context(name, arguments)


def test_every_option_that_a_guide_names_alone_is_there() -> None:
    options = set(FLAG.findall("".join(help_of_command(name) for name in main.commands)))
    scripts = set(FLAG.findall("".join(help_of(script) for script, _ in commands(SCRIPT))))
    alone = {flag for path in GUIDES for line in code_of(path) if line.startswith("--") for flag in FLAG.findall(line)}
    assert alone <= options | scripts | OTHERS


def test_the_readme_lists_every_command() -> None:
    listed = re.search(r"berdaya --help\s+# (.+)", (ROOT / "README.md").read_text(encoding="utf-8"))[1]
    assert {*re.findall(r"[\w-]+", listed)} == {*main.commands}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_a_guide_links_to_is_there(path: Path) -> None:
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text):
        assert re.match(r"https?:|mailto:", target) or (path.parent / target).exists(), target


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content, copied; each test takes back what it wrote."""
    root = tmp_path_factory.mktemp("panduan") / "proyek"
    for folder in ("content", "glossary", "checklists"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def told(root: Path, name: str, text: str, lang: str) -> list[str]:
    """What a check says of one file that holds this."""
    path = root / name
    kept = path.read_text(encoding="utf-8") if path.exists() else None
    write_site(root, {name: text})
    try:
        return [line for line in as_text(check(root).problems, lang) if line.startswith(f"{name}:")]
    finally:
        path.unlink() if kept is None else path.write_text(kept, encoding="utf-8", newline="\n")


def test_the_term_that_contributing_lets_people_add_is_not_there_yet_and_nothing_is_wrong_with_it(copied: Path) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    name = re.search(r"Beri nama `(\S+\.yml)`", guide)[1]
    assert not (ROOT / "glossary" / name).exists()
    assert told(copied, f"glossary/{name}", dedent(re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)[1]), "en") == []


def test_the_message_that_the_readme_shows_is_the_one_that_comes(copied: Path) -> None:
    shown = re.search(r"^(glossary/\S+?\.yml):.*kunci “(\w+)”.*“(\w+)”\?.*", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    name, wrong, right = shown.groups()
    text = (copied / name).read_text(encoding="utf-8").replace(f"\n{right}:", f"\n{wrong}:")
    assert [line[: shown[0].index("…")] for line in told(copied, name, text, "id")][:1] == [shown[0].partition("…")[0]]


def test_the_overlay_that_the_guide_of_local_shows_is_right(copied: Path) -> None:
    guide = (ROOT / "local/README.md").read_text(encoding="utf-8")
    name = re.search(r"bernama sama dengan yang asli, misalnya `(\S+)`", guide)[1]
    overlay, words = (dedent(block) for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL))
    added = re.search(r"term/([\w-]+)", overlay)[1]
    write_site(
        copied, {f"local/glossary/{added}.yml": (ROOT / "glossary/desa.yml").read_text(encoding="utf-8").replace("id: desa\n", "id: arisan\n")}
    )
    assert [line for line in told(copied, name, overlay, "en") if "warning" not in line] == []
    write_site(copied, {"local/words/id.yml": words})
    assert list(check_local_words(copied)) == []


def settings() -> dict[str, str]:
    """The settings that the README gives as YAML, by what they begin with."""
    spans = [span for span in code_of(ROOT / "README.md") if re.match(r"(?:- berdaya: \{|(?:colour|logo|picture): )", span)]
    return {span.split(":")[0] + (":" + span.split("{")[1].split(":")[0] if "{" in span else ""): span for span in spans}


@pytest.mark.slow
def test_an_edition_with_every_setting_of_the_readme_is_built(tmp_path: Path) -> None:
    named = settings()
    assert {*named} >= {"colour", "logo", "picture", "- berdaya:languages", "- berdaya:offline"}
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    options = named["- berdaya:languages"].replace("}", ", " + named["- berdaya:offline"].split("{")[1])
    for old, new in (
        ("site_name: Berdaya", "site_name: Panduan Contoh"),
        ("name: Berdaya", f"name: Yayasan Contoh\n    {named['colour']}\n    {named['picture']}"),
        ('contact: ""', "contact: https://wa.me/628123456789"),
        ("  name: berdaya", f"  {named['logo']}\n  name: berdaya"),
        ("- berdaya: {carry: !ENV [BERDAYA_CARRY, false]}", options),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    assert yaml.safe_load(text.replace("!ENV", ""))["plugins"]
    root = write_site(
        tmp_path,
        {
            **GOOD,
            "mkdocs.yml": text,
            "local/files/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "local/words/id.yml": "sections: {glossary: Kamus}\n",
        },
    )
    shutil.copy(ROOT / ".github/berdaya.png", root / "local/files/gambar.png")
    assert check_settings(root) == ()
    done = build(root, "--strict", SITE_URL="https://contoh.example/panduan/")
    assert done.returncode == 0, done.stdout + done.stderr
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert "Panduan Contoh" in home and "Kamus" in home and "gambar.png" in home and "logo.svg" in home
    assert not (root / "site/en").exists()
