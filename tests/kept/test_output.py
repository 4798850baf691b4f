"""A site's files are put in their place by a thread, or by another process where all are new: nothing is lost on the way, and the old
site stays as it is."""

import errno
import os
import signal
import subprocess
import sys
import time
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
    kept, digest, inode = Artifact("peran/index.html", b"satu"), content_digest(b"satu"), (old / "peran/index.html").stat().st_ino
    with Output(tmp_path / "new", old) as output:
        output.keep(kept, digest, inode)
    assert (tmp_path / "new/peran/index.html").samefile(old / "peran/index.html") and output.digests == {"peran/index.html": digest}

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    with Output(tmp_path / "other", old) as output:
        output.keep(kept, digest, inode)
    copied = tmp_path / "other/peran/index.html"
    assert copied.read_bytes() == b"satu" and not copied.samefile(old / "peran/index.html")


def test_another_build_that_changes_the_old_site_meanwhile_changes_nothing_here(tmp_path: Path, old: Path) -> None:
    """Its file is another inode by then, whatever it says."""
    inode = (old / "peran/index.html").stat().st_ino
    (old / "peran/other.html").write_bytes(b"dua")
    (old / "peran/other.html").replace(old / "peran/index.html")
    with Output(tmp_path / "new", old) as output:
        output.keep(Artifact("peran/index.html", b"satu"), content_digest(b"satu"), inode)
    assert (tmp_path / "new/peran/index.html").read_bytes() == b"satu"


# A folder in which an older site stands.


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def filled(folder: Path, contents: dict[str, bytes]) -> frozenset[str]:
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return frozenset(contents)


def test_an_older_site_becomes_this_one_whatever_stands_there(tmp_path: Path, old: Path) -> None:
    there = filled(
        tmp_path / "new",
        {
            "peran/index.html": b"lama",
            "kini": b"lama",
            "hilang/a/b.txt": b"",
            "hilang/c.txt": b"",
            "x": b"a file",
            "y/z": b"a folder",
            "tetap/a": b"1",
        },
    )
    wanted = {"peran/index.html": b"satu", "kini": b"baru", "x/a/b": b"a folder now", "y": b"a file now", "tetap/a": b"1"}
    with Output(tmp_path / "new", old, there) as output:
        for name, content in wanted.items():
            output.write(Artifact(name, content))
    assert files(tmp_path / "new") == wanted
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["kini", "peran", "tetap", "x", "y"]
    assert (tmp_path / "new/peran/index.html").samefile(old / "peran/index.html")
    assert files(old) == {"peran/index.html": b"satu"}


def test_what_stands_there_as_the_old_site_has_it_is_left(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new/peran").mkdir(parents=True)
    (tmp_path / "new/peran/index.html").hardlink_to(old / "peran/index.html")
    monkeypatch.setattr("os.link", lambda *_: pytest.fail("linked again"))
    with Output(tmp_path / "new", old, frozenset({"peran/index.html"})) as output:
        output.write(Artifact("peran/index.html", b"satu"))
    assert output.written == 0 and files(tmp_path / "new") == {"peran/index.html": b"satu"}


def test_a_changed_file_never_writes_through_a_link_into_the_old_site(tmp_path: Path, old: Path) -> None:
    (tmp_path / "new/peran").mkdir(parents=True)
    (tmp_path / "new/peran/index.html").hardlink_to(old / "peran/index.html")
    with Output(tmp_path / "new", old, frozenset({"peran/index.html"})) as output:
        output.write(Artifact("peran/index.html", b"dua"))
    assert files(old) == {"peran/index.html": b"satu"} and files(tmp_path / "new") == {"peran/index.html": b"dua"}


def test_what_the_disk_refuses_is_raised_once_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"a file where a folder should be")
    with pytest.raises(OSError), Output(tmp_path / "new") as output:
        for number in range(2 * AT_ONCE):
            output.write(Artifact(f"a/{number}", b""))
    with pytest.raises(OSError) as told, Output(tmp_path / "new") as output:
        output.write(Artifact("a/b", b""))
    assert told.value.errno in (errno.ENOTDIR, errno.EEXIST) and str(tmp_path / "new") in str(told.value.filename)
    with pytest.raises(OSError), Output(tmp_path / "new", tmp_path / "old") as output:
        output.write(Artifact("a/b", b""))


def test_a_new_file_that_is_written_twice_says_the_last(tmp_path: Path) -> None:
    with Output(tmp_path / "new") as output:
        output.write(Artifact("a/b", b"satu"))
        output.write(Artifact("a/b", b"dua"))
    assert files(tmp_path / "new") == {"a/b": b"dua"}


def test_a_process_that_is_killed_while_it_writes_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), Output(tmp_path / "new") as output:
        output.write(Artifact("a/b", b""))
        assert output._new_files is not None
        os.kill(output._new_files._process.pid, signal.SIGTERM)


@pytest.mark.skipif(os.name != "posix", reason="ends a process at once")
def test_the_process_that_writes_ends_with_the_one_that_builds(tmp_path: Path) -> None:
    lines = (
        "import os, signal", "from pathlib import Path", "from berdaya.model.artifact import Artifact", "from berdaya.pages.files import Output",
        f"output = Output(Path({str(tmp_path / 'new')!r}))", "output.write(Artifact('a', b''))",
        f"Path({str(tmp_path / 'id')!r}).write_text(str(output._new_files._process.pid))", "os.kill(os.getpid(), signal.SIGKILL)",
    )  # fmt: skip
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL and not done.stderr
    process = int((tmp_path / "id").read_text(encoding="utf-8"))
    until = time.monotonic() + 10
    while _is_there(process):
        assert time.monotonic() < until
        time.sleep(0.05)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_names_and_contents_of_any_kind_arrive(tmp_path: Path) -> None:
    wanted = {"foto/warga désa ‘1’.jpg": bytes(range(256)) * 9_000, "kosong": b""}
    with Output(tmp_path / "new") as output:
        for name, content in wanted.items():
            output.write(Artifact(name, content))
    assert files(tmp_path / "new") == wanted


def test_another_failure_is_not_hidden_behind_that_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"")
    with pytest.raises(KeyError), Output(tmp_path / "new") as output:
        output.write(Artifact("a/b", b""))
        raise KeyError
