"""What depends on the program alone is made in another process while the sources are read, and is what would be made here."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from berdaya import beforehand, workers
from berdaya.beforehand import begin
from berdaya.cache import Cache
from berdaya.export.knowledge import schemas_key, schemas_made
from berdaya.export.offline import worker_key, worker_made
from berdaya.model.edition import Edition
from berdaya.pages.assets import every_script, kept_words, words_key, words_made, written_words
from berdaya.paper.single_file import hashes_key, hashes_made
from berdaya.words import MissingWords
from berdaya.workers import apart


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_another_process_makes_what_this_one_would(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method not in workers.get_all_start_methods():
        pytest.skip("not on this system")
    monkeypatch.setattr(workers, "start_method", lambda: method)
    edition, cache = Edition(), Cache(None)
    begin(edition, True, cache)()
    of_files = {hashes_key(code): partial(hashes_made, code) for code in edition.languages}
    schemas = {schemas_key(edition): partial(schemas_made, edition)}
    wanted = every_script(True) | schemas | of_files | {words_key(): words_made, worker_key(): worker_made}
    assert cache.get(wanted) == {key: make() for key, make in wanted.items()}
    assert kept_words(cache) == written_words()


def test_nothing_is_begun_where_all_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(None)
    begin(Edition(), True, cache)()
    monkeypatch.setattr(beforehand, "apart", lambda *_: pytest.fail("begun again"))
    begin(Edition(), True, cache)()


def test_a_language_without_words_is_told_by_the_check_alone(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def refuse(_: object) -> dict:
        raise MissingWords(())

    monkeypatch.setattr(beforehand, "schemas_made", refuse)
    cache = Cache(None)
    begin(Edition(), True, cache)()
    assert not cache.get(every_script(True)) and not capfd.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="ends a process at once")
def test_a_process_that_nobody_waits_for_any_more_ends(tmp_path: Path) -> None:
    """The value is longer than a pipe holds; who asked for it was killed."""
    lines = (
        "import os, signal, time", "from berdaya.workers import apart", "def make(path):", "    open(path, 'w').write(str(os.getpid()))",
        "    return bytes(1_000_000)", "if __name__ == '__main__':", f"    apart(make, {str(tmp_path / 'id')!r})", "    time.sleep(3)",
        "    os.kill(os.getpid(), signal.SIGKILL)",
    )  # fmt: skip
    (tmp_path / "asks.py").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run([sys.executable, str(tmp_path / "asks.py")], stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    process = int((tmp_path / "id").read_text(encoding="utf-8"))
    assert done.returncode == -signal.SIGKILL and not done.stderr
    assert _ends(process)


@pytest.mark.skipif(os.name != "posix", reason="ends a process at once")
@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("seconds", [0, 600], ids=["waiting for work", "at work"])
def test_processes_that_share_work_end_with_the_one_that_began_them(tmp_path: Path, method: str, seconds: int) -> None:
    lines = (
        "import os, signal, sys, time", "from pathlib import Path", "from berdaya import workers", f"workers.start_method = lambda: {method!r}",
        "def make(folder, items):", "    Path(folder, str(os.getpid())).touch()", f"    time.sleep(max({seconds}, 0.5))", "    return [b'']",
        "if __name__ == '__main__':", f"    workers.begun(make, {str(tmp_path / 'ids')!r}, [[1], [2]], 2)",
        f"    while len(os.listdir({str(tmp_path / 'ids')!r})) < 2:", "        time.sleep(0.05)", "    time.sleep(1)",
        "    os.kill(os.getpid(), signal.SIGKILL)",
    )  # fmt: skip
    (tmp_path / "ids").mkdir()
    (tmp_path / "asks.py").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run([sys.executable, str(tmp_path / "asks.py")], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert all(_ends(int(path.name)) for path in (tmp_path / "ids").iterdir())


def _ends(process: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def _doubled(value: bytes) -> bytes:
    return value * 2


def test_what_a_process_leaves_undone_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_send", lambda *_: None)
    monkeypatch.setattr(workers, "start_method", lambda: "fork")
    assert apart(_doubled, b"a")() == b"aa"
