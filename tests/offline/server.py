"""A server that can go out of reach and tells what was asked of it, for tests of use without a signal."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class SignalServer(ThreadingHTTPServer):
    """Serves ``folder`` under ``/panduan/`` as long as ``has_signal``; ``asked`` are the paths since ``/panduan/``."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.has_signal = True
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """The address of the site, ending with ``/panduan/``."""
        return f"http://127.0.0.1:{self.server_port}/panduan/"


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args, **more) -> None:
        super().__init__(*args, directory=str(args[2].folder), **more)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/panduan"))

    def do_GET(self) -> None:
        if not self.server.has_signal:
            self.close_connection = True
            return
        self.server.asked.append(self.path.removeprefix("/panduan/"))
        super().do_GET()

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
