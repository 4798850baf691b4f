"""The command ``berdaya init``: an organisation's own repository, from nothing but the installed package."""

import json
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from berdaya.check.report import as_text
from berdaya.check.settings import check_settings
from berdaya.model.edition import UPSTREAM
from berdaya.model.language import CODES, SOURCE

OUR_COLOUR = "#17594a"
_EDITION = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".gitlab-ci.yml": "gitlab-ci.yml",
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
@click.option("--package", help="Paket yang dipasang, misalnya ./berdaya-0.1.0-py3-none-any.whl; bila kosong: versi ini.")
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
    values = _values(
        name.strip(),
        (site_name or name).strip(),
        contact.strip(),
        colour.strip(),
        repo.strip(),
        languages or (SOURCE.code if empty else ",".join(CODES)),
        package,
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
        shutil.copytree(made, folder, dirs_exist_ok=True)
    click.echo(f"{folder} siap: {len(list(folder.rglob('*')))} berkas dan folder. Langkah berikut ada di {folder / 'README.md'}.")


def _values(
    name: str, site_name: str, contact: str, colour: str, repo: str, languages: str, package: str | None, is_empty: bool
) -> Mapping[str, str]:
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
        "PACKAGE": package or f"berdaya[sheets]=={_version()}",
        "PLUGIN": "\n".join(options),
    }


def _quoted(text: str) -> str:
    """A text as YAML reads it whatever signs it holds."""
    return json.dumps(text, ensure_ascii=False)


def _version() -> str:
    try:
        return version("berdaya")
    except PackageNotFoundError:  # run from its sources
        return "0.1.0"


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
