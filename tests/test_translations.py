"""Which text of a record is an old translation, what it was made from, and how translators get their texts and give them back."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from berdaya.authoring.former import former_originals
from berdaya.check.project import check
from berdaya.cli import main
from berdaya.model.digest import source_digest
from berdaya.model.record import Record
from berdaya.model.translation import State, stale_fields, translations
from tests.small_sites import GOOD, TERM, write_site

TWO_FACTS = (
    TERM + "facts: [{text: {id: Ada dua., en: There are two.}, sources: [buku]}, {text: {id: Ada tiga., en: There are three.}, sources: [buku]}]\n"
)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def record(root: Path, key: str = "term/desa") -> Record:
    return check(root).library[key]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text, old
    file.write_bytes(text.replace(old, new, 1).encode())


def commit(root: Path, day: str) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@contoh.example"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    moment = f"{day}T08:00:00+00:00"
    subprocess.run(
        [*git, "commit", "-q", "-m", day], check=True, env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"}
    )


@pytest.fixture
def stamped(tmp_path: Path) -> Path:
    root = write_site(
        tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS, "glossary/desa.id.md": "Satu.\n\nDua.\n", "glossary/desa.en.md": "One.\n\nTwo.\n"}
    )
    assert run("translated", "--all", "--root", str(root)).exit_code == 0
    return root


def states(root: Path) -> dict[str, State]:
    return {"/".join(map(str, item.path)): item.state for item in translations(record(root), "en")}


# Stamps.


def test_a_stamp_names_each_field(stamped: Path) -> None:
    stamp = record(stamped).data.translated_from["en"]
    assert list(stamp) == ["title", "summary", "facts", "body"]
    assert [len(digests.split()) for digests in stamp.values()] == [1, 1, 2, 2]
    assert "translated_from" not in (stamped / "glossary/desa.en.md").read_text(encoding="utf-8")
    assert set(states(stamped).values()) == {State.FRESH}


def test_only_the_text_that_changed_is_old(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    change(stamped / "glossary/desa.id.md", "Dua.", "Dua lagi.")
    assert {path for path, state in states(stamped).items() if state is State.STALE} == {"facts/1/text", "body/1"}
    assert stale_fields(record(stamped), "en") == ("facts", "body")
    told = run("check", "--root", str(stamped), "--all").output
    assert "facts.2.text, body.2: terjemahan English dibuat dari teks Indonesia yang lebih lama" in told


def test_another_order_and_a_text_less_make_nothing_old(stamped: Path) -> None:
    file = stamped / "glossary/desa.yml"
    first, second = "{text: {id: Ada dua., en: There are two.}, sources: [buku]}", "{text: {id: Ada tiga., en: There are three.}, sources: [buku]}"
    change(file, f"[{first}, {second}]", f"[{second}, {first}]")
    assert set(states(stamped).values()) == {State.FRESH}
    change(file, f"[{second}, {first}]", f"[{second}]")
    assert set(states(stamped).values()) == {State.FRESH}


def test_a_text_without_translation_is_missing_and_does_not_hide_an_old_one(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", ", en: There are two.", "")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    found = states(stamped)
    assert (found["facts/0/text"], found["facts/1/text"]) == (State.MISSING, State.STALE)


def test_one_field_can_be_confirmed_alone(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    change(stamped / "glossary/desa.yml", "Kesatuan", "Suatu kesatuan")
    assert run("translated", "term/desa", "--field", "facts", "--root", str(stamped)).exit_code == 0
    assert stale_fields(record(stamped), "en") == ("summary",)
    refused = run("translated", "term/desa", "--field", "fact", "--root", str(stamped))
    assert refused.exit_code == 2 and "Maksud Anda “facts”?" in refused.output


# Stamps as they were: one for a whole record.


def old_stamp(root: Path) -> None:
    file = root / "glossary/desa.yml"
    digest = source_digest(record(root))
    file.write_bytes(file.read_bytes().partition(b"translated_from")[0] + f'translated_from: {{en: "{digest}"}}\n'.encode())


def test_an_old_stamp_is_understood_and_turned_over(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS})
    old_stamp(root)
    assert set(states(root).values()) == {State.FRESH}
    assert run("translated", "--convert", "--root", str(root)).output.startswith("1 ")
    assert list(record(root).data.translated_from["en"]) == ["title", "summary", "facts"]
    assert run("translated", "--convert", "--root", str(root)).output.startswith("0 ")


def test_an_old_stamp_that_no_longer_fits_says_so_and_git_tells_which_text(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS})
    old_stamp(root)
    commit(root, "2026-03-01")
    change(root / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    assert stale_fields(record(root), "en") == ("*",)
    assert [item.code for item in check(root).problems if item.code.startswith("stale-")] == ["stale-record-translation"]
    assert run("translated", "--convert", "--root", str(root)).output.startswith("1 ")
    assert stale_fields(record(root), "en") == ("facts",)


def test_without_git_an_old_stamp_that_no_longer_fits_stays(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**GOOD, "glossary/desa.yml": TWO_FACTS + 'translated_from: {en: "000000000000"}\n'})
    done = run("translated", "--convert", "--root", str(root))
    assert "term/desa" in done.output and "tidak ditemukan" in done.output
    assert stale_fields(record(root), "en") == ("*",)


# What an old translation was made from.


def test_git_gives_the_older_text_and_the_day_it_changed(stamped: Path) -> None:
    commit(stamped, "2026-03-01")
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    change(stamped / "glossary/desa.id.md", "Dua.", "Dua lagi.")
    commit(stamped, "2026-04-02")
    change(stamped / "glossary/desa.yml", "Ada empat.", "Ada lima.")
    commit(stamped, "2026-05-03")
    found = former_originals(record(stamped), stamped, "en")
    assert {path: (item.text, str(item.changed)) for path, item in found.items()} == {
        ("facts", 1, "text"): ("Ada tiga.", "2026-04-02"),
        ("body", 1): ("Dua.", "2026-04-02"),
    }


def test_a_text_that_git_does_not_know_has_no_older_one(stamped: Path) -> None:
    change(stamped / "glossary/desa.yml", "Ada tiga.", "Ada empat.")
    assert former_originals(record(stamped), stamped, "en") == {}
