"""`berdaya upstream`: what the project above said when an edition's file was written, what it says now, and how that is confirmed."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from berdaya.authoring.beside import texts_beside
from berdaya.authoring.upstream_notes import note_path
from berdaya.cli import main
from berdaya.load import base as base_room
from berdaya.load.overlay import digest_of
from tests.small_sites import GOOD, TERM, write_site

BODY = "## Satu\n\nKalimat satu.\n\nKalimat dua.\n"
A = {**GOOD, "glossary/desa.yml": TERM, "glossary/desa.id.md": BODY, "glossary/desa.en.md": "## One\n\nOne.\n\nTwo.\n"}
B = {"glossary/desa.yml": TERM.replace("masyarakat hukum", "masyarakat hukum dan adat"), "glossary/desa.id.md": BODY.replace("dua", "kedua")}
HERE = "local/glossary/desa.yml"
NOTE = note_path("glossary/desa.yml")
OLD, NEW = "masyarakat [-hukum.-]", "masyarakat {+hukum dan"
PACKAGE = "site_name: Edisi\ntheme: material\nplugins: [{berdaya: {base: berdaya}}]\n"


def run(root: Path, *words: str) -> str:
    done = CliRunner().invoke(main, [*words, "--root", str(root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


@pytest.fixture(params=["fork", "package"])
def projects(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """An edition and the project above it: one folder in a fork, two with a package."""
    if request.param == "fork":
        root = write_site(tmp_path / "fork", A)
        return root, root
    above = write_site(tmp_path / "paket", A)
    monkeypatch.setattr(base_room, "packaged", lambda: above)
    return write_site(tmp_path / "edisi", {"mkdocs.yml": PACKAGE, "local/.gitkeep": ""}), above


def test_the_older_wording_stands_beside_the_new_one_before_and_after_confirming(projects: tuple[Path, Path]) -> None:
    root, above = projects
    assert f"{NOTE} dibuat" in run(root, "new", "--local", "term", "desa").replace(f"{root}/", "")
    write_site(root, {HERE: "summary: {id: Ringkasan kami.}\n"})
    run(root, "check")
    assert "tidak berubah" in run(root, "upstream") and "Dulu" not in run(root, "upstream")
    write_site(above, B)
    assert "1 catatan yang Anda ubah di local/ berubah di proyek induk (term/desa)" in run(root, "check")
    told = run(root, "upstream")
    assert OLD in told and NEW in told and "Di edisi Anda: id: Ringkasan kami." in told and "upstream --confirm term/desa" in told
    confirmed = run(root, "upstream", "--confirm", "term/desa")
    assert OLD in confirmed and NEW in confirmed and "Dicatat." in confirmed
    assert "berubah di proyek induk (term/desa)" not in run(root, "check")
    assert "Dulu" not in run(root, "upstream") and "tidak berubah" in run(root, "upstream")
    again = run(root, "upstream", "term/desa")
    assert OLD in again and NEW in again


def test_a_file_written_by_hand_is_noted_by_the_first_check_and_not_again(projects: tuple[Path, Path]) -> None:
    root, above = projects
    write_site(root, {HERE: "summary: {id: Ringkasan kami.}\n", "local/glossary/desa.id.md": "## Satu\n\nMilik kami.\n"})
    first = run(root, "check")
    assert f"dicatat untuk pertama kali: {NOTE}" in first and "dicatat untuk pertama kali" not in run(root, "check")
    noted = json.loads((root / NOTE).read_text(encoding="utf-8"))
    assert noted["fields"] == {"summary": {"id": "Kesatuan masyarakat hukum.", "en": "A legal community."}, "body.id": BODY}
    write_site(above, B)
    told = run(root, "upstream")
    assert OLD in told and "body.id.3" in told and "[-dua.-]" in told and "{+kedua.+}" in told and "body.id.2" not in told
    assert "stray" not in run(root, "check", "--all")


def test_a_check_after_the_upgrade_does_not_take_the_new_wording_for_the_old(projects: tuple[Path, Path]) -> None:
    """Digests of a time when only these were kept hold: of the wording itself nothing is known without git."""
    root, above = projects
    old = digest_of({"id": "Kesatuan masyarakat hukum.", "en": "A legal community."})
    write_site(root, {HERE: f'summary: {{id: Ringkasan kami.}}\nupstream:\n  summary: "{old}"\n'})
    write_site(above, B)
    told = run(root, "check") + run(root, "upstream")
    assert "berubah di proyek induk (term/desa)" in told and "naskah lama tidak tercatat" in told and not (root / NOTE).exists()
    run(root, "upstream", "--confirm")
    assert "upstream:" not in (root / HERE).read_text(encoding="utf-8") and (root / NOTE).exists()
    assert "berubah di proyek induk (term/desa)" not in run(root, "check")


def test_a_note_that_cannot_be_read_is_told_with_its_cure_and_not_written_over(projects: tuple[Path, Path]) -> None:
    root, _ = projects
    for damaged in ("<<<<<<< HEAD\n", "[]\n", '{"compared": "kemarin", "fields": {}}\n', '{"compared": "2026-11-01", "fields": []}\n'):
        write_site(root, {HERE: "summary: {id: Ringkasan kami.}\n", NOTE: damaged})
        for command in ("check", "upstream"):
            told = run(root, command)
            assert f"{NOTE} tidak dapat dibaca. Hapus berkas itu" in told and f"{NOTE} cannot be read" in told
        assert (root / NOTE).read_text(encoding="utf-8") == damaged


def test_a_note_without_its_file_is_told(projects: tuple[Path, Path]) -> None:
    root, _ = projects
    write_site(root, {HERE: "summary: {id: Ringkasan kami.}\n"})
    run(root, "check")
    (root / HERE).unlink()
    assert f"{NOTE}: tidak ada lagi berkas di local/" in run(root, "upstream")


def test_a_hidden_record_has_no_note(projects: tuple[Path, Path]) -> None:
    root, _ = projects
    write_site(root, {HERE: "hidden: true\n"})
    run(root, "check")
    assert not (root / "local/upstream").exists()


def test_parts_that_stayed_are_not_told() -> None:
    old = {"id": ["a", "b", "c"], "en": "x"}
    new = {"id": ["a", "n", "b", "d"], "en": "x"}
    assert list(texts_beside(old, new, "duties")) == [("duties.id.2", None, "n"), ("duties.id.4", "c", "d")]


def test_a_file_that_says_what_is_above_is_told(projects: tuple[Path, Path]) -> None:
    root, _ = projects
    write_site(root, {HERE: "summary: {id: Kesatuan masyarakat hukum., en: A legal community.}\n"})
    assert "summary: sama dengan proyek induk" in run(root, "upstream")
    shutil.rmtree(root / "local/upstream")
    assert NOTE in run(root, "upstream")


FULL = TERM.replace("Kesatuan masyarakat", "Persekutuan warga")
GAINED = TERM + "usage: {id: Desa itu bermusyawarah., en: The village met.}\n"


def test_a_full_copy_is_told_of_a_field_that_is_new_above(projects: tuple[Path, Path]) -> None:
    root, above = projects
    write_site(root, {HERE: f"replace: true\n{FULL}"})
    run(root, "check")
    begun = run(root, "upstream")
    assert "tidak berubah" in begun and "title, sources: sama dengan proyek induk; tanpa `replace: true`" in begun
    write_site(above, {"glossary/desa.yml": GAINED})
    assert "1 catatan yang Anda ubah di local/ berubah di proyek induk (term/desa)" in run(root, "check")
    told = run(root, "upstream")
    assert "usage: kolom baru di proyek induk. Salinan Anda (replace: true) tidak memuatnya" in told
    assert "Isinya: id: Desa itu bermusyawarah. en: The village met." in told and "upstream --confirm term/desa" in told
    assert "usage: kolom baru" in run(root, "upstream", "--confirm") and "tidak berubah" in run(root, "upstream")
    assert "berubah di proyek induk (term/desa)" not in run(root, "check")
    write_site(above, {"glossary/desa.yml": GAINED.replace("bermusyawarah", "berkumpul")})
    assert "[-bermusyawarah.-]" in run(root, "upstream")


def test_a_full_copy_is_told_of_a_list_that_grew_above(projects: tuple[Path, Path]) -> None:
    root, above = projects
    write_site(above, {"glossary/desa.yml": TERM + "searched_as: {id: [dusun]}\n"})
    write_site(root, {HERE: f"replace: true\n{FULL}searched_as: {{id: [dusun]}}\n"})
    run(root, "check")
    write_site(above, {"glossary/desa.yml": TERM + "searched_as: {id: [dusun, kampung]}\n"})
    assert "berubah di proyek induk (term/desa)" in run(root, "check")
    told = run(root, "upstream")
    assert "searched_as: berubah di proyek induk" in told and "searched_as.id.2" in told and "kampung" in told


def test_a_part_of_a_record_follows_what_is_new_above_and_says_nothing_of_it(projects: tuple[Path, Path]) -> None:
    root, above = projects
    write_site(root, {HERE: "summary: {id: Ringkasan kami.}\n"})
    run(root, "check")
    write_site(above, {"glossary/desa.yml": GAINED})
    assert "tidak berubah" in run(root, "upstream") and "usage" not in run(root, "upstream")


def test_a_file_with_a_mistake_is_named_and_its_note_is_kept(projects: tuple[Path, Path]) -> None:
    root, _ = projects
    write_site(root, {HERE: "summary: {id: Ringkasan kami.}\n"})
    run(root, "check")
    write_site(root, {HERE: "summary: {id: Ringkasan kami.}\nringkasan: salah\n"})
    for told in (run(root, "upstream"), run(root, "upstream", "term/desa"), run(root, "upstream", "--confirm")):
        assert "term/desa: ada kesalahan di berkasnya" in told and "boleh dihapus" not in told and "Tidak ada berkas" not in told
