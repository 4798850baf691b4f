"""A server that can go out of reach and tells what was asked of it, for tests of use without a signal."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class SignalServer(ThreadingHTTPServer):
    """Serves ``folder`` under ``/panduan/`` as long as ``has_signal``.

    ``unreachable`` are paths below the site's root that never come, ``slow`` those that take that many seconds;
    ``asked`` are those that were asked for.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.has_signal = True
        self.unreachable: set[str] = set()
        self.slow: dict[str, float] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """The address of the site, ending with ``/panduan/``."""
        return f"http://127.0.0.1:{self.server_port}/panduan/"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a phone that keeps a thousand files asks for them over a few connections

    def __init__(self, *args, **more) -> None:
        super().__init__(*args, directory=str(args[2].folder), **more)

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)  # another site may stand there by now, and the connection lasts
        return super().translate_path(path.removeprefix("/panduan"))

    def do_GET(self) -> None:
        path = self.path.removeprefix("/panduan/")
        if not self.server.has_signal or path in self.server.unreachable:
            self.close_connection = True
            return
        self.server.asked.append(path)
        time.sleep(self.server.slow.get(path, 0))
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address without one, as GitHub Pages sends it."""
        page = self.server.folder / "404.html"
        content = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


@contextmanager
def serving(folder: Path) -> Iterator[SignalServer]:
    """Serve a folder for as long as the context lasts."""
    server = SignalServer(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
