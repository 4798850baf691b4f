"""Kept files are whole or not there, whoever else builds at the same time and whenever a build ends."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sheet_samples import IMPRINT

from berdaya.model.language import SOURCE
from berdaya.sheets.cache import KEPT_SECONDS, SheetCache
from berdaya.sheets.edition import Form, Job
from berdaya.sheets.kept import keep_whole, kept


@pytest.fixture
def job(sheets) -> Job:
    return Job(Form.PDF, "unduh/x.pdf", (sheets[SOURCE.code],), imprint=IMPRINT)


def test_writers_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    contents = [bytes([at]) * 200_000 for at in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: keep_whole(tmp_path / "berkas", content), contents * 4))
    assert kept(tmp_path / "berkas") in contents
    assert [path.name for path in tmp_path.iterdir()] == ["berkas"]


def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_whole(tmp_path / "berkas", b"lama")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space"):
            keep_whole(tmp_path / "berkas", b"baru")
    assert kept(tmp_path / "berkas") == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["berkas"]


def test_what_nobody_has_kept_is_nothing_and_does_not_come_into_being(tmp_path: Path, job: Job) -> None:
    assert SheetCache(tmp_path).get(job) is None
    assert list(tmp_path.iterdir()) == []


def test_what_was_asked_for_lately_is_not_forgotten(tmp_path: Path, job: Job) -> None:
    cache = SheetCache(tmp_path)
    cache.keep(job, b"isi")
    (path,) = tmp_path.iterdir()
    os.utime(path, (0, 0))
    assert cache.get(job) == b"isi"
    cache.forget_old()
    assert cache.get(job) == b"isi"
    cache.forget_old(path.stat().st_mtime + KEPT_SECONDS + 1)
    assert cache.get(job) is None
