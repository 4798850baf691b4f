"""The preview's answers over HTTP, its events, and the watch over folders; then the whole with the real theme."""

import http.client
import os
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner

from berdaya.cli import main
from berdaya.preview import server as room
from berdaya.preview.server import EVENTS, SCRIPT, Preview, _Server
from berdaya.preview.watch import Watch
from tests.pages.test_prints import FILES
from tests.preview.conftest import Author
from tests.site_projects import project
from tests.small_sites import write_site


@pytest.fixture
def port(author: Author) -> Iterator[int]:
    """The author's preview behind a port of this machine."""
    server = _Server(("127.0.0.1", 0), author.preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.is_stopping = True
    author.preview._tell()
    server.shutdown()
    server.server_close()


def ask(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    ("path", "status", "kind", "holds"),
    [
        ("/", 200, "text/html; charset=utf-8", "Panduan lapangan"),
        ("/en/", 200, "text/html; charset=utf-8", "field guide"),
        ("/metode/jalan/", 200, "text/html; charset=utf-8", "Jalan bersama"),
        ("/metode/jalan/index.html", 200, "text/html; charset=utf-8", "Jalan bersama"),
        ("/metode/jalan/?h=kata", 200, "text/html; charset=utf-8", "Jalan bersama"),
        ("/tiada/", 404, "text/html; charset=utf-8", "Panduan lapangan"),
        ("/assets/tema.css", 200, "text/css; charset=utf-8", "tema"),
        ("/assets/tiada.css", 404, "text/html; charset=utf-8", ""),
        (f"/{SCRIPT}", 200, "text/javascript; charset=utf-8", "EventSource"),
    ],
)
def test_what_is_asked_for_is_answered(port: int, path: str, status: int, kind: str, holds: str) -> None:
    found, headers, content = ask(port, path)
    assert (found, headers["Content-Type"]) == (status, kind)
    assert holds in content.decode() and headers["Cache-Control"] == "no-store" and int(headers["Content-Length"]) == len(content)


def test_an_address_without_its_slash_leads_to_the_one_with_it(port: int) -> None:
    status, headers, _ = ask(port, "/metode/jalan")
    assert (status, headers["Location"]) == (302, "/metode/jalan/")


def test_the_edition_s_own_files_are_there_and_nothing_beside_them(author: Author, port: int) -> None:
    write_site(author.root, {"local/files/peta/desa.png": b"\x89PNG", "rahasia.txt": "x", "local/rahasia.txt": "x"})
    assert ask(port, "/peta/desa.png")[2] == b"\x89PNG"
    for path in ("/../rahasia.txt", "/%2e%2e/rahasia.txt", "/peta/../../rahasia.txt", "/..%2f..%2frahasia.txt", "/local/rahasia.txt", "/mkdocs.yml", "/content/roles/kader.yml"):
        assert b"PNG" not in ask(port, path)[2] and ask(port, path)[0] == 404, path


def test_every_page_listens_for_changes(port: int) -> None:
    page = ask(port, "/peran/kader/")[2].decode()
    assert re.search(rf'<script src="/{SCRIPT}" data-version="\d+" data-events="/{EVENTS}" defer></script></body>', page)


def test_every_open_page_is_told_of_each_change(author: Author, port: int) -> None:
    heard: Queue[bytes] = Queue()

    def listen() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", f"/{EVENTS}")
        answer = connection.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream"
        while line := answer.readline():
            if line.startswith(b"data:"):
                heard.put(line)

    for _ in range(2):
        threading.Thread(target=listen, daemon=True).start()
    begun = author.preview.version
    assert [heard.get(timeout=5) for _ in range(2)] == [f"data: {begun}\n".encode()] * 2
    author.save({"content/guides/mulai.id.md": "Baru.\n"})
    assert [heard.get(timeout=5) for _ in range(2)] == [f"data: {begun + 1}\n".encode()] * 2
    author.save({"content/guides/mulai.id.md": "> " * 9 + "x\n"})
    assert [heard.get(timeout=5) for _ in range(2)] == [f"data: {begun + 2}\n".encode()] * 2


def test_a_page_is_answered_while_another_is_made(author: Author, port: int) -> None:
    """Several browsers at once, as a phone beside the desk is."""
    threads = [threading.Thread(target=ask, args=(port, path)) for path in ("/", "/metode/", "/peran/kader/", "/cetak/mulai/") * 5]
    for thread in threads:
        thread.start()
    author.save({"content/guides/mulai.id.md": "Baru.\n"})
    for thread in threads:
        thread.join(timeout=20)
    assert not any(thread.is_alive() for thread in threads)
    assert b"Baru." in ask(port, "/panduan/mulai/")[2]


# The watch.


def changes(watch: Watch, seconds: float = 5) -> set[Path]:
    found: set[Path] = set()
    end = time.monotonic() + seconds
    while not found and time.monotonic() < end:
        found = watch.next(timeout=0.1)
    return found


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Watch]]:
    root = write_site(tmp_path, {"content/a.yml": "a", "mkdocs.yml": "x", "lain.txt": "x", "content/.git/x": "x"}).resolve()
    watch = Watch([root / "content", root / "tiada"], [root / "mkdocs.yml"])
    yield root, watch
    watch.stop()


def test_a_saved_file_is_told_once(watched) -> None:
    root, watch = watched
    (root / "content/a.yml").write_text("b", encoding="utf-8")
    assert changes(watch) == {root / "content/a.yml"}
    assert watch.next(timeout=0.2) == set()


@pytest.mark.parametrize("save", ["through another name", "a new one", "deleted", "a single file"])
def test_however_a_file_is_saved(watched, save: str) -> None:
    root, watch = watched
    if save == "through another name":
        (root / "content/.a.yml.swp").write_text("b", encoding="utf-8")
        os.replace(root / "content/.a.yml.swp", root / "content/a.yml")
        assert root / "content/a.yml" in changes(watch)
    elif save == "a new one":
        write_site(root, {"content/baru/b.yml": "b"})
        assert any("baru" in path.parts for path in changes(watch))
    elif save == "deleted":
        (root / "content/a.yml").unlink()
        assert root / "content/a.yml" in changes(watch)
    else:
        (root / "mkdocs.yml").write_text("y", encoding="utf-8")
        assert changes(watch) == {root / "mkdocs.yml"}


def test_what_is_not_watched_is_not_told(watched) -> None:
    root, watch = watched
    write_site(root, {"lain.txt": "y", "content/.git/x": "y", "content/site/x.html": "y"})
    assert changes(watch, seconds=1) == set()


def test_a_folder_that_is_made_later_is_watched_from_then_on(watched) -> None:
    root, watch = watched
    write_site(root, {"tiada/dalam/b.yml": "b"})
    found = changes(watch)
    end = time.monotonic() + 5
    while root / "tiada/dalam/b.yml" not in found and time.monotonic() < end:
        found |= watch.next(timeout=0.1)
    assert root / "tiada/dalam/b.yml" in found
    while watch.next(timeout=0.3):
        pass
    (root / "tiada/dalam/b.yml").write_text("c", encoding="utf-8")
    assert changes(watch) == {root / "tiada/dalam/b.yml"}


@pytest.mark.parametrize(("port", "other"), [(80, 8001), (1024, 1025), (65535, 8001)])
def test_another_port_is_named_that_anybody_may_use(author: Author, monkeypatch: pytest.MonkeyPatch, port: int, other: int) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(room, "_Server", refuse)
    with pytest.raises(room.AddressTaken, match=f"127.0.0.1:{port} .*Permission denied.* {other}\\."):
        room.serve(author.preview, "127.0.0.1", port, [], [])


def test_of_a_browser_that_has_left_nothing_is_told(port: int, author: Author, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each new load of a page breaks off the answers to the one before."""
    asked, has_left = threading.Event(), threading.Event()

    def slow(path: str) -> tuple[int, str, bytes]:
        asked.set()
        assert has_left.wait(timeout=20)
        return 200, "text/plain", bytes(20_000_000)

    monkeypatch.setattr(author.preview, "answer", slow)
    with socket.create_connection(("127.0.0.1", port)) as browser:
        browser.sendall(b"GET /besar/ HTTP/1.1\r\nHost: x\r\n\r\n")
        assert asked.wait(timeout=20)
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    before = threading.active_count()
    has_left.set()
    end = time.monotonic() + 20
    while threading.active_count() >= before:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert capfd.readouterr().err == ""


# The whole, with MkDocs' theme.


def test_the_preview_of_a_project_in_its_theme(tmp_path: Path) -> None:
    from berdaya.mkdocs_plugin.preview import MkDocsTheme
    from berdaya.preview import LiveProject

    root = project(tmp_path, {"local/files/logo.svg": "<svg/>"})
    address = "http://127.0.0.1:8123/"
    theme = MkDocsTheme(root, address)
    live = LiveProject(root, theme.edition, theme.assets, theme.words)
    preview = Preview(live, theme, lambda: MkDocsTheme(root, address), "id", lambda line: None)
    page = preview.answer("en/glossary/desa/")[2].decode()
    assert '<html lang="en"' in page and "A legal community." in page and f'href="{address}en/glossary/desa/"' in page
    asked = {match for match in re.findall(r'(?:src|href)="([^":]+\.(?:css|js|svg|png))"', page)}
    assert len(asked) >= 5
    for path in asked:
        status, kind, content = preview.answer("/".join(part for part in path.split("/") if part not in ("", "..", ".")))
        assert status == 200 and content and not kind.startswith("text/html"), path
    write_site(root, {"mkdocs.yml": "site_name: [\n"})
    preview.changed({root / "mkdocs.yml"})
    assert preview.trouble and 'id="bd-preview"' in preview.answer("")[2].decode()
    project(root)
    preview.changed({root / "mkdocs.yml"})
    assert not preview.trouble and 'id="bd-preview"' not in preview.answer("")[2].decode()


def test_languages_and_sections_of_the_settings_are_taken_over(tmp_path: Path) -> None:
    from berdaya.mkdocs_plugin.preview import MkDocsTheme
    from berdaya.preview import LiveProject

    root = project(tmp_path)
    both = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert ", berdaya]" in both
    theme = MkDocsTheme(root, "http://127.0.0.1:8123/")
    preview = Preview(LiveProject(root, theme.edition, theme.assets, theme.words), theme, lambda: MkDocsTheme(root, theme.edition.url), "id", lambda line: None)
    for options, status in (("{languages: [id]}", 404), ("{hidden: [term]}", 404), ("{languages: [id, en]}", 200)):
        write_site(root, {"mkdocs.yml": both.replace(", berdaya]", f", {{berdaya: {options}}}]")})
        preview.changed({root / "mkdocs.yml"})
        assert preview.answer("en/glossary/desa/")[0] == status, options
        assert b'id="bd-preview"' not in preview.answer("")[2], options
    write_site(root, {"local/words/id.yml": "sections: {glossary: Kamus kami}\n"})
    preview.changed({root / "local/words/id.yml"})
    assert "Kamus kami" in preview.answer("")[2].decode()
    write_site(root, {"local/words/id.yml": "seksi: {}\n"})
    preview.changed({root / "local/words/id.yml"})
    assert "local/words/id.yml:1:1" in preview.answer("")[2].decode()


def test_settings_that_MkDocs_refuses_end_the_command_without_a_traceback(tmp_path: Path) -> None:
    root = project(tmp_path, {"mkdocs.yml": "site_name: Contoh\nplugins: [tiada]\n"})
    done = CliRunner().invoke(main, ["serve", "--root", str(root)])
    assert done.exit_code == 1 and not isinstance(done.exception, (KeyError, AttributeError)) and "Traceback" not in done.output


def test_the_command_serves_what_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the command to a page that has changed on the disk, as an author sees it."""
    root = project(tmp_path, FILES)
    found: dict[str, object] = {}
    begun = threading.Event()

    class Listening(_Server):
        def __init__(self, address, preview, below) -> None:
            super().__init__(("127.0.0.1", 0), preview, below)
            found["port"] = self.server_port
            begun.set()

    class Stopping(Watch):
        def next(self, timeout: float) -> set[Path]:
            if found.get("is_done"):
                raise KeyboardInterrupt
            return super().next(timeout)

    monkeypatch.setattr(room, "_Server", Listening)
    monkeypatch.setattr(room, "Watch", Stopping)
    thread = threading.Thread(target=lambda: found.update(result=CliRunner().invoke(main, ["serve", "--root", str(root)])))
    thread.start()
    assert begun.wait(timeout=30)
    port = int(str(found["port"]))
    assert b"Jalan bersama" in ask(port, "/metode/jalan/")[2]
    (root / "content/methods/jalan.yml").write_text(FILES["content/methods/jalan.yml"].replace("Jalan bersama", "Jalan kaki"), encoding="utf-8")
    end = time.monotonic() + 10
    while b"Jalan kaki" not in ask(port, "/metode/jalan/")[2]:
        assert time.monotonic() < end
        time.sleep(0.02)
    found["is_done"] = True
    thread.join(timeout=20)
    result = found["result"]
    assert result.exit_code == 0 and "method/jalan · " in result.output, result.output
