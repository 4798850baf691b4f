"""A build writes only its output, gives the same bytes every time, and a failed one leaves the old site whole."""

from pathlib import Path

import pytest

from tests.site_projects import CONFIG, build, project, snapshot
from tests.small_sites import GOOD, TERM

BROKEN = {
    "a record that is no mapping": ({"glossary/desa.yml": "- x\n"}, []),
    "a dangling reference": ({"glossary/desa.yml": TERM + "see_also: [term/tiada]\n"}, []),
    "a script in a text": ({"glossary/desa.yml": TERM.replace("hukum", "<script>x</script>")}, []),
    "a warning of MkDocs under --strict": ({"mkdocs.yml": CONFIG + "nav: [{X: hilang.md}]\n"}, ["--strict"]),
    "another plugin that fails late": (
        {"mkdocs.yml": CONFIG + "hooks: [gagal.py]\n",
         "gagal.py": "def on_post_page(output, page, config):\n    raise RuntimeError('gagal')\n"},
        [],
    ),
    "a disk that is full before the end": (
        {"mkdocs.yml": CONFIG + "hooks: [penuh.py]\n",
         "penuh.py": "import errno\ndef on_post_build(config):\n    raise OSError(errno.ENOSPC, 'No space left on device', config.site_dir)\n"},
        [],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_failed_build_leaves_the_old_site_byte_for_byte(name: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    assert build(root).returncode == 0
    before = snapshot(root / "site")
    files, flags = BROKEN[name]
    failed = build(project(root, files), *flags)
    assert failed.returncode != 0
    assert snapshot(root / "site") == before
    assert {path.name for path in root.iterdir()} <= {"site", "content", "glossary", "mkdocs.yml", ".cache", "gagal.py", "penuh.py", "__pycache__"}


def test_errors_of_the_sources_are_told_without_a_traceback(tmp_path: Path) -> None:
    failed = build(project(tmp_path, {"glossary/desa.yml": "- x\n"}))
    assert "glossary/desa.yml:1:1: not-a-mapping" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (tmp_path / "site").exists()


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    failed = build(project(tmp_path, BROKEN["a disk that is full before the end"][0]))
    assert "Tempat di disk habis" in failed.stderr and "The disk is full" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_passed_date_never_fails_a_strict_build(tmp_path: Path) -> None:
    old = {name: text.replace("2026-11-01", "2001-01-01") for name, text in GOOD.items()}
    done = build(project(tmp_path, old), "--strict")
    assert done.returncode == 0, done.stderr


def test_the_same_sources_give_the_same_bytes_in_another_folder_a_year_later(tmp_path: Path) -> None:
    one, two = project(tmp_path / "satu"), project(tmp_path / "dua")
    assert build(one, SOURCE_DATE_EPOCH="1700000000").returncode == 0
    assert build(two, SOURCE_DATE_EPOCH="1731536000", TZ="Asia/Jayapura").returncode == 0
    assert snapshot(one / "site") == snapshot(two / "site")


def test_properdocs_builds_the_same_project(tmp_path: Path) -> None:
    root = project(tmp_path)
    done = build(root, "--strict", tool="properdocs")
    assert done.returncode == 0, done.stderr
    assert (root / "site" / "en" / "glossary" / "desa" / "index.html").is_file()


def test_a_former_address_leads_to_the_present_one(tmp_path: Path) -> None:
    slug = "slug: {id: nagari, en: village, formerly: {id: [desa-lama], en: [old-village]}}\n"
    root = project(tmp_path, {"glossary/desa.yml": TERM + slug})
    assert build(root, "--strict").returncode == 0
    old = (root / "site" / "glosarium" / "desa-lama" / "index.html").read_text(encoding="utf-8")
    assert 'url=../nagari/"' in old
    assert 'url=../village/"' in (root / "site/en/glossary/old-village/index.html").read_text(encoding="utf-8")
