"""A site's files are put in their place by a thread: nothing is lost on the way, and the old site stays as it is."""

from pathlib import Path

import pytest

from berdaya.model.artifact import Artifact
from berdaya.pages.files import AT_ONCE, Output, content_digest


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "peran").mkdir(parents=True)
    (folder / "peran" / "index.html").write_bytes(b"satu")
    return folder


def test_all_files_are_there_at_the_end_with_their_digests(tmp_path: Path) -> None:
    artifacts = [Artifact(f"a/{number % 7}/{number}.txt", str(number).encode()) for number in range(3 * AT_ONCE)]
    with Output(tmp_path / "new") as output:
        digests = [output.write(artifact) for artifact in artifacts]
    assert all((tmp_path / "new" / item.path).read_bytes() == item.content for item in artifacts)
    assert digests == [content_digest(item.content) for item in artifacts] == list(output.digests.values())
    assert output.written == len(artifacts)


def test_little_waits_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("berdaya.pages.files.MOST_WAITING", 10)
    with Output(tmp_path / "new") as output:
        for number in range(5 * AT_ONCE):
            output.write(Artifact(str(number), bytes(100)))
    assert len(list((tmp_path / "new").iterdir())) == 5 * AT_ONCE


def test_a_file_with_the_same_bytes_is_linked_from_the_old_site(tmp_path: Path, old: Path) -> None:
    with Output(tmp_path / "new", old) as output:
        output.write(Artifact("peran/index.html", b"satu"))
        output.write(Artifact("lain/index.html", b"satu"))
    assert (tmp_path / "new/peran/index.html").samefile(old / "peran/index.html")
    assert not (tmp_path / "new/lain/index.html").samefile(old / "peran/index.html") and output.written == 1


def test_what_is_written_twice_leaves_the_old_site_as_it_is(tmp_path: Path, old: Path) -> None:
    with Output(tmp_path / "new", old) as output:
        output.write(Artifact("peran/index.html", b"satu"))
        output.write(Artifact("peran/index.html", b"dua"))
    assert (tmp_path / "new/peran/index.html").read_bytes() == b"dua" and (old / "peran/index.html").read_bytes() == b"satu"


def test_a_kept_file_is_linked_and_copied_where_that_cannot_be(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = content_digest(b"satu")
    with Output(tmp_path / "new", old) as output:
        output.keep("peran/index.html", digest)
    assert (tmp_path / "new/peran/index.html").samefile(old / "peran/index.html") and output.digests == {"peran/index.html": digest}

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    with Output(tmp_path / "other", old) as output:
        output.keep("peran/index.html", digest)
    copied = tmp_path / "other/peran/index.html"
    assert copied.read_bytes() == b"satu" and not copied.samefile(old / "peran/index.html")


def test_what_the_disk_refuses_is_raised_once_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"a file where a folder should be")
    with pytest.raises(OSError), Output(tmp_path / "new") as output:
        for number in range(2 * AT_ONCE):
            output.write(Artifact(f"a/{number}", b""))
        output.settle()
    with pytest.raises(OSError), Output(tmp_path / "new") as output:
        output.write(Artifact("a/b", b""))


def test_another_failure_is_not_hidden_behind_that_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"")
    with pytest.raises(KeyError), Output(tmp_path / "new") as output:
        output.write(Artifact("a/b", b""))
        raise KeyError
