"""The command ``berdaya init``: an organisation's own repository, from nothing but the installed package."""

import json
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from berdaya.check.report import as_text
from berdaya.check.settings import check_settings
from berdaya.model.edition import UPSTREAM
from berdaya.model.language import CODES, SOURCE

PROJECT = "berdaya"
"""The name of the package."""
_EXTRAS = "[sheets,pictures]"
OUR_COLOUR = "#17594a"
_EDITION = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    "netlify.toml": "netlify.toml",
    ".github/workflows/situs.yml": "situs.yml",
    "local/README.md": "local_readme.md",
    "local/pages/tentang-kami.id.md": "about_page.md",
    "local/pages/kontak.id.md": "contact_page.md",
}
_OWN_FIELD = {
    **{name: source for name, source in _EDITION.items() if name not in ("README.md", "local/README.md")},
    "README.md": "own_readme.md",
    "local/words/id.yml": "own_words.yml",
}
_FOLDERS = ("local/files",)
_OWN_FOLDERS = ("content/guides", "content/sources", "glossary", "checklists", *_FOLDERS)
_MAY_BE_THERE = {".git"}
"""What a folder may hold already: that of a repository which is empty."""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="Nama lembaga.")
@click.option("--site-name", help="Nama situs; bila kosong: nama lembaga.")
@click.option("--contact", default="", help="Surel, atau https://wa.me/62… untuk laporan kekeliruan.")
@click.option("--colour", default=OUR_COLOUR, show_default=True, help="Warna lembaga.")
@click.option("--repo", default="", help="Alamat repositori; di GitHub dan GitLab diisi sendiri saat terbit.")
@click.option("--languages", help="Bahasa yang diterbitkan, dengan koma; bila kosong: semua (--empty: id).")
@click.option("--package", help="Paket yang dipasang: berkas .whl (ikut disalin), atau baris untuk pip; bila kosong: yang sedang dipakai.")
@click.option("--empty", is_flag=True, help="Tanpa isi Berdaya: untuk bidang lain, dengan isi sendiri.")
def init_command(
    folder: Path,
    name: str | None,
    site_name: str | None,
    contact: str,
    colour: str,
    repo: str,
    languages: str | None,
    package: str | None,
    empty: bool,
) -> None:
    """Buat repositori edisi lembaga Anda di folder baru: berdaya init panduan"""
    if folder.exists() and (not folder.is_dir() or {item.name for item in folder.iterdir()} - _MAY_BE_THERE):
        raise click.UsageError(f"{folder} sudah berisi. Sebut folder baru atau kosong; tidak ada yang ditimpa.")
    if name is None:
        name = str(click.prompt("Nama lembaga"))
        site_name = site_name or str(click.prompt("Nama situs", default=name))
        contact = contact or str(click.prompt("Surel atau https://wa.me/62… untuk laporan kekeliruan (boleh kosong)", default="", show_default=False))
    requirement, wheel = _requirement(package)
    values = _values(
        name.strip(),
        (site_name or name).strip(),
        contact.strip(),
        colour.strip(),
        repo.strip(),
        languages or (SOURCE.code if empty else ",".join(CODES)),
        requirement,
        empty,
    )
    with TemporaryDirectory() as temporary:
        made = Path(temporary) / "edisi"
        _write(made, _OWN_FIELD if empty else _EDITION, _OWN_FOLDERS if empty else _FOLDERS, values)
        problems = [item for item in check_settings(made) if item.is_error]
        if problems:
            for line in as_text(problems, SOURCE.code):
                click.echo(line, err=True)
            click.echo("Tidak ada yang ditulis. Betulkan pilihan yang disebut, lalu ulangi.", err=True)
            sys.exit(2)
        if wheel:
            shutil.copy(wheel, made / wheel.name)
        shutil.copytree(made, folder, dirs_exist_ok=True)
    click.echo(f"{folder} siap: {len(list(folder.rglob('*')))} berkas dan folder. Langkah berikut ada di {folder / 'README.md'}.")
    if package is None and requirement.startswith(f"{PROJECT}[") and not _is_from_index():
        click.echo(f"requirements.txt meminta {requirement} dari indeks Python. Tidak ada di sana? Ulangi dengan --package berkas.whl.")


def _values(name: str, site_name: str, contact: str, colour: str, repo: str, languages: str, requirement: str, is_empty: bool) -> Mapping[str, str]:
    codes = ", ".join(part.strip() for part in languages.split(",") if part.strip())
    options = [f"      languages: [{codes}]"]
    if not is_empty:
        options.insert(0, "      base: berdaya    # isi datang dari paket di requirements.txt")
    return {
        "NAME": _quoted(name),
        "NAME_PLAIN": name,
        "SITE_NAME": _quoted(site_name),
        "SITE_NAME_PLAIN": site_name,
        "DESCRIPTION": _quoted(f"Panduan {name}."),
        "CONTACT": _quoted(contact),
        "COLOUR": _quoted(colour),
        "REPO": _quoted(repo),
        "TODAY": date.today().isoformat(),
        "UPSTREAM": UPSTREAM,
        "PACKAGE": requirement,
        "PLUGIN": "\n".join(options),
    }


def _quoted(text: str) -> str:
    """A text as YAML reads it whatever signs it holds."""
    return json.dumps(text, ensure_ascii=False)


def _requirement(package: str | None) -> tuple[str, Path | None]:
    """The line of ``requirements.txt``, and the wheel that goes along with it: as given, else what is installed here.

    Raises ``BadParameter`` for a wheel that is not there.
    """
    wheel = Path(package) if package else _installed_wheel()
    if wheel and wheel.is_file():
        return f"./{wheel.name}{_EXTRAS}", wheel
    if package and package.endswith(".whl"):
        raise click.BadParameter(f"tidak ada berkas {package}. Sebut berkas .whl yang ada, atau hapus pilihan --package.")
    try:
        return package or f"{PROJECT}{_EXTRAS}=={version(PROJECT)}", None
    except PackageNotFoundError:  # run from its sources
        return f"{PROJECT}{_EXTRAS}", None


def _origin() -> str:
    """Where the installed package came from, as the installer noted it; empty for an index of packages. Raises
    ``PackageNotFoundError``.

    https://packaging.python.org/en/latest/specifications/direct-url/
    """
    noted = distribution(PROJECT).read_text("direct_url.json")
    return str(json.loads(noted)["url"]) if noted else ""


def _installed_wheel() -> Path | None:
    """The wheel that the package was installed from, where that was a file."""
    try:
        parts = urlsplit(_origin())
    except PackageNotFoundError:
        return None
    return Path(url2pathname(parts.path)) if parts.scheme == "file" and parts.path.endswith(".whl") else None


def _is_from_index() -> bool:
    """Whether the package was installed from an index, so that others can do the same."""
    try:
        return not _origin()
    except PackageNotFoundError:
        return False


def _write(root: Path, names: Mapping[str, str], folders: tuple[str, ...], values: Mapping[str, str]) -> None:
    for name, source in names.items():
        text = files("berdaya").joinpath("authoring", "beginnings", source).read_text(encoding="utf-8")
        for key in sorted(values, key=len, reverse=True):
            text = text.replace(f"@{key}@", values[key])
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for folder in folders:
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / ".gitkeep").touch()  # git keeps no empty folder
