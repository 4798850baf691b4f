"""An unchanged project is told in a word, before MkDocs reads a file; whatever may give another site is built."""

import os
from pathlib import Path

import pytest

from berdaya.cache import FILE, FOLDER
from tests.site_projects import CONFIG, build, project, snapshot
from tests.small_sites import TERM

SAYS = "nothing has changed"
OWN = CONFIG.replace("font: false}", "font: false, custom_dir: tema}").replace("berdaya]", "berdaya: {lang: en}]") + "copyright: !ENV [HAK, Kami]\n"
FILES = {"mkdocs.yml": OWN, "tema/gaya.css": "a{}", "local/files/logo.svg": "<svg/>"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built. Tests change it one after the other: each ends with a site that fits its sources."""
    root = project(tmp_path_factory.mktemp("proyek"), FILES)
    assert build(root).returncode == 0
    return root


def state(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file with its identity and its time: nothing was written where they stay."""
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


def is_told(root: Path, *flags: str, **environment: str) -> bool:
    """Whether a build says that nothing has changed."""
    done = build(root, *flags, **environment)
    assert done.returncode == 0, done.stderr
    assert (SAYS in done.stderr) is ("Documentation built" not in done.stderr)
    return SAYS in done.stderr


def test_nothing_is_written_where_nothing_has_changed(root: Path) -> None:
    before = state(root)
    assert is_told(root)
    assert state(root) == before


def test_a_date_alone_is_no_change(root: Path) -> None:
    for path in root.rglob("*.yml"):
        os.utime(path, (1, 1))
    assert is_told(root)


def test_the_clock_does_not_count(root: Path) -> None:
    """A source with other words, as long as before and with the date of before: copied from another machine."""
    path = root / "glossary/desa.yml"
    times = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("hukum", "madya"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size and not is_told(root)
    assert "madya" in (root / "site/glosarium/desa/index.html").read_text(encoding="utf-8")
    assert is_told(root)


@pytest.mark.parametrize("change", ["a turned byte", "a file that is gone", "a file more", "no site"])
def test_a_site_that_somebody_has_touched_is_built_again(root: Path, tmp_path: Path, change: str) -> None:
    before = snapshot(root / "site")
    page = root / "site/glosarium/desa/index.html"
    if change == "a turned byte":
        content, times = page.read_bytes(), page.stat()
        page.write_bytes(content[:-5] + b"X" + content[-4:])
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif change == "a file that is gone":
        page.unlink()
    elif change == "a file more":
        (root / "site/lain.txt").write_text("x", encoding="utf-8")
    else:
        (root / "site").rename(tmp_path / "site")
    assert not is_told(root)
    assert snapshot(root / "site") == before


@pytest.mark.parametrize(
    "files",
    [
        {"mkdocs.yml": OWN.replace("Contoh", "Lain")},
        {"mkdocs.yml": OWN.replace("berdaya: {lang: en}", "berdaya: {lang: en, offline: false}")},
        {"tema/gaya.css": "b{}"},
        {"tema/baru.css": "c{}"},
        {"local/files/logo.svg": "<svg><g/></svg>"},
        {"local/files/baru.txt": "x"},
        {"glossary/desa.en.md": "Text.\n", "glossary/desa.id.md": "Isi.\n"},
        {"local/glossary/desa.yml": TERM.replace("Desa", "Nagari")},
    ],
    ids=str,
)
def test_another_source_or_setting_gives_another_site(root: Path, files: dict[str, str]) -> None:
    project(root, {**FILES, **files})
    assert not is_told(root)


@pytest.mark.parametrize(("flags", "environment"), [((), {"HAK": "Lain"}), (("--theme", "material"), {}), (("--strict",), {})], ids=str)
def test_what_the_command_and_the_environment_say_counts(root: Path, flags: tuple[str, ...], environment: dict[str, str]) -> None:
    assert not is_told(root, *flags, **environment)
    assert is_told(root, *flags, **environment)


def test_what_the_settings_rest_on_counts(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "INHERIT: dasar.yml\nsite_name: Contoh\n", "dasar.yml": "\n".join(OWN.splitlines()[1:]) + "\n", "tema/gaya.css": "a{}"}
    root = project(tmp_path, files)
    assert not is_told(root) and is_told(root)
    project(root, {**files, "dasar.yml": files["dasar.yml"].replace("contoh.example", "lain.example")})
    assert not is_told(root)
    assert "lain.example" in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_another_folder_is_another_site(root: Path) -> None:
    build(root)
    assert not is_told(root, "--site-dir", "lain")
    assert snapshot(root / "site") == snapshot(root / "lain")
    assert is_told(root) and is_told(root, "--site-dir", "lain")


@pytest.mark.parametrize("damage", [b"", b"rusak", None], ids=["empty", "other", "gone"])
def test_a_cache_that_is_damaged_is_as_good_as_none(root: Path, damage: bytes | None) -> None:
    before = snapshot(root / "site")
    path = root / FOLDER / FILE
    path.unlink() if damage is None else path.write_bytes(damage)
    assert not is_told(root)
    assert snapshot(root / "site") == before
    assert is_told(root)


def test_where_another_plugin_has_a_part_every_build_is_built(tmp_path: Path) -> None:
    """What it would do nobody knows."""
    hook = "def on_post_build(config):\n    pass\n"
    root = project(tmp_path, {"mkdocs.yml": OWN + "hooks: [kait.py]\n", "kait.py": hook, "tema/gaya.css": "a{}"})
    assert not is_told(root) and not is_told(root)


def test_a_failed_build_is_not_remembered(root: Path) -> None:
    project(root, {**FILES, "content/sources/buku.yml": "- x\n"})
    assert build(root).returncode != 0
    assert build(root).returncode != 0
    project(root, FILES)
    assert build(root).returncode == 0
