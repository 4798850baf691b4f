"""Answers a browser: pages of the newest snapshot, files of the theme; and tells every open page when to look again."""

import mimetypes
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from typing_extensions import override

from berdaya.cache import program_digest
from berdaya.check.report import Argument, as_text, messages
from berdaya.check.words import LOCAL_WORDS
from berdaya.load.settings import FILE
from berdaya.model import kinds
from berdaya.model.declarations import KINDS, LANGUAGES
from berdaya.model.draft import OVERLAY
from berdaya.model.pages import HOME
from berdaya.pages.frame import Frame
from berdaya.pages.page import Page
from berdaya.preview.project import LiveProject
from berdaya.preview.rest import Background, Found
from berdaya.preview.theme import Theme, ThemeProblem
from berdaya.preview.watch import Watch
from berdaya.search import SearchSite
from berdaya.write.html import text

EVENTS, SCRIPT = "__berdaya/events", "__berdaya/preview.js"
SEARCH = SearchSite("assets/search/worker.0.js")
"""The search's files in a preview: the same names for every state of the index."""
_RETRY_MILLISECONDS = 300
"""So soon an open page asks again when the program has begun anew."""
REST_SECONDS = 0.6
"""So long after the last saving the rules, the sheets and the rest are looked at."""
_PACKAGE = Path(__file__).resolve().parents[1]
_FIRST_FREE, _USUAL_PORT, _LAST_PORT = 1024, 8001, 65535
"""Ports that anybody may use begin with the first; the second is named where the next one is none of them."""
_STYLES = (".css", ".js", ".typ", ".yml", ".html", ".txt", ".json")

Say = Callable[[str], None]


@dataclass
class Preview:
    """A project and its theme behind an address. ``lang`` is the language of messages; ``trouble`` says why the theme of
    before is still in use; ``is_outdated``: that the program must begin anew, as it reads kinds and languages only then."""

    project: LiveProject
    theme: Theme
    reload_theme: Callable[[], Theme]
    lang: str
    say: Say
    frames: Mapping[str, Frame] = field(init=False)
    background: Background = field(init=False)
    news: threading.Condition = field(default_factory=threading.Condition)
    version: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    """Of what the pages show; another one after a new beginning, so that open pages load again."""
    trouble: str = ""
    is_outdated: bool = False
    also: list[Path] = field(default_factory=list)
    """Files and folders beside the project's own that may decide every page: a theme's, or what somebody has named."""
    _saved: float = 0.0

    def __post_init__(self) -> None:
        self.background = Background(self.project.root)
        self.frames = self.theme.frames(self.project.snapshot.around.published, SEARCH)

    # What changes.

    def changed(self, paths: set[Path]) -> None:
        """Look again at what was saved, and tell the open pages."""
        started = time.perf_counter()
        self._saved = time.monotonic()
        deciding = {path for path in paths if self._decides_all(path)}
        keys = self._renewed(deciding, paths - deciding) if deciding else self.project.refresh(paths)
        if any(self._is_declaration(path) for path in paths) and not self.project.snapshot.has_fault_in_declarations:
            self.is_outdated = True
        self._tell()
        names = ", ".join(keys[:3]) + (f" +{len(keys) - 3}" if len(keys) > 3 else "") if keys else ", ".join(sorted({path.name for path in paths}))
        self.say(f"{names} · {round((time.perf_counter() - started) * 1000)} ms")
        for line in as_text((item for item in self.project.snapshot.problems if item.is_error), self.lang):
            self.say(line)

    def rest(self) -> None:
        """Let somebody else do what can wait, once nobody has saved for a moment, and take over what was found."""
        if self._saved and time.monotonic() - self._saved > REST_SECONDS:
            self._saved = 0.0
            self.background.ask((self.project.snapshot.number, self.project.edition))
        while (found := self.background.found()) is not None:
            self.take(found)

    def take(self, found: Found) -> None:
        """Take over what was found, and tell the open pages where they may look different now."""
        before = self.project.snapshot.number
        if self.project.take(found):
            self._tell()
        if self.project.snapshot.number != before:
            self.start()

    def start(self) -> None:
        """Begin with what can wait, too."""
        self._saved = time.monotonic() - REST_SECONDS

    def _decides_all(self, path: Path) -> bool:
        """Whether every page may look different when this file has changed: settings, words, the program's styles."""
        own = [self.project.root / LOCAL_WORDS, *self.also]
        return path.name == FILE or _is_program(path) or any(_is_in(path, place) for place in own)

    def _is_declaration(self, path: Path) -> bool:
        """Whether a file declares a kind or a language."""
        return any(self.project.root.resolve() / name in path.resolve().parents for name in (KINDS, LANGUAGES))

    def _renewed(self, deciding: set[Path], others: set[Path]) -> tuple[str, ...]:
        """Read words, styles, templates and settings again, then the other files that were saved; with a mistake in what is
        ``deciding``, that of before stays in use. Gives the keys of the records that are not as they were."""
        if any(path.name != FILE for path in deciding):
            forget_program()
            self.project.forget_pages()
            self.background.stop()  # it has read the words of before
        before = self.theme
        try:
            self._take(self.reload_theme())
            keys = self.project.refresh(others)
            self.frames, self.trouble = self.theme.frames(self.project.snapshot.around.published, SEARCH), ""
        except ThemeProblem as problem:
            self.trouble = str(problem)
            self.say(self.trouble)
            self._take(before)
            keys = self.project.refresh(others)
        return keys

    def _take(self, theme: Theme) -> None:
        self.theme = theme
        self.project.edition, self.project.assets, self.project.theme = theme.edition, theme.assets, theme.words

    def _tell(self) -> None:
        with self.news:
            self.version += 1
            self.news.notify_all()

    # What is asked for.

    def answer(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Give what stands at a path below the root: status, type and content."""
        if path == SCRIPT:
            return HTTPStatus.OK, "text/javascript", files("berdaya").joinpath("web", "preview", "preview.js").read_bytes()
        page = self.project.snapshot.page(path.removesuffix("index.html"))
        if page:
            return HTTPStatus.OK, "text/html", self._page(page)
        if content := self._file(path):
            return HTTPStatus.OK, mimetypes.guess_type(path)[0] or "application/octet-stream", content
        return self.missing()

    def missing(self) -> tuple[HTTPStatus, str, bytes]:
        """Give what stands where nothing else does: the front page, from which one goes on."""
        home = self.project.snapshot.site.page(HOME, self.lang)
        return HTTPStatus.NOT_FOUND, "text/html", self._page(home)

    def _page(self, page: Page) -> bytes:
        values = self.project.snapshot.around.values(page)
        script = f'<script src="/{SCRIPT}" data-version="{self.version}" data-events="/{EVENTS}" defer></script>'
        added = {"content": self._box(page) + values["content"], "scripts": values["scripts"] + script}
        return self.frames[page.lang].fill(values | added).encode()

    def _box(self, page: Page) -> str:
        """What is wrong, those of this page's files first; the last good page stands below."""
        errors = [item for item in self.project.snapshot.problems if item.is_error]
        errors.sort(key=lambda item: item.place.path not in page.sources)
        messages_of_page = [*([self.trouble] if self.trouble else []), *as_text(errors, self.lang)]
        if not messages_of_page:
            return ""
        title = messages(self.lang).held.format(count=Argument(len(messages_of_page)))
        lines = "".join(f"<li><code>{text(line)}</code></li>" for line in messages_of_page)
        return f'<div class="admonition danger" role="alert" id="bd-preview"><p class="admonition-title">{text(title)}</p><ul>{lines}</ul></div>'

    def _file(self, path: str) -> bytes | None:
        if path.startswith("assets/search/"):
            return self._search_file(path)
        return self.project.file(path) or self.theme.file(path) or self.background.file(path)

    def _search_file(self, path: str) -> bytes | None:
        search = self.project.search()
        wanted = search.worker if path == SEARCH.worker else path
        return next((artifact.content for artifact in search.artifacts if artifact.path == wanted), None)


def begin_anew() -> None:
    """Let the command take its own place: kinds and languages are read when the program begins, before anything else."""
    sys.stdout.flush()
    command = [sys.executable, *(word for word in sys.orig_argv[1:] if word not in ("--open", "-o"))]
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.run(command, check=False).returncode)


def _is_in(path: Path, place: Path) -> bool:
    """Whether a path is this one, or lies below it."""
    return path.resolve().is_relative_to(place.resolve())


def _is_program(path: Path) -> bool:
    """Whether a file belongs to this program: its words, styles, scripts, templates."""
    return path.suffix in _STYLES and _PACKAGE in path.resolve().parents


def forget_program() -> None:
    """Forget what was read of the program's own words and files, so that it is read again."""
    from berdaya import words
    from berdaya.pages import assets
    from berdaya.search import browser

    program_digest.cache_clear()
    words.renew()
    messages.cache_clear()
    assets.forget()
    browser.forget()


class _Handler(BaseHTTPRequestHandler):
    """One request. The server's ``preview`` answers it."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        asked, root = unquote(urlsplit(self.path).path), self.server.root
        path = asked.removeprefix(root).lstrip("/")
        if path == EVENTS:
            self._events()
            return
        if f"{asked}/" == root or (asked == "/" and root != "/"):
            self._redirect(root)
            return
        if path and not path.endswith("/") and "." not in path.rpartition("/")[2]:
            self._redirect(f"{root}{path}/")
            return
        is_below = asked.startswith(root) or path == SCRIPT
        preview = self.server.preview
        status, kind, content = preview.answer(path) if is_below else preview.missing()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self) -> None:
        """Tell this browser of each change, as long as it listens (Server-Sent Events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        seen = -1
        try:
            while not self.server.is_stopping:
                preview = self.server.preview
                with preview.news:
                    if preview.version == seen:
                        preview.news.wait(timeout=15)
                    seen = preview.version
                self.wfile.write(f"retry: {_RETRY_MILLISECONDS}\ndata: {seen}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return  # the browser has left

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request: the terminal tells what was made."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    is_stopping = False

    def __init__(self, address: tuple[str, int], preview: Preview, below: str = "") -> None:
        super().__init__(address, _Handler)
        self.preview = preview
        self.root = f"/{below}/" if below else "/"

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Tell nothing of a browser that has left before it had its answer: each new load of a page does so."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as socketserver hands it over


def watched(root: Path) -> tuple[list[Path], list[Path]]:
    """The folders and the single files of a project whose changes a preview shows."""
    sources = dict.fromkeys(kind.folder.partition("/")[0] for kind in kinds.KINDS.values())
    return [*(root / name for name in (*sources, OVERLAY, KINDS, LANGUAGES)), _PACKAGE], [root / FILE]


class AddressTaken(Exception):
    """Nothing can be shown at an address, in words for the author."""


def serve(preview: Preview, host: str, port: int, folders: Iterable[Path], files: Iterable[Path], below: str = "") -> bool:
    """Serve until interrupted, in the folder ``below`` the root of the address (``berdaya``). What is in ``folders``, and single
    ``files``, are looked at again when they change. Gives whether the program has to begin anew. Raises ``AddressTaken``."""
    try:
        server = _Server((host, port), preview, below)
    except OSError as failure:
        said = messages(preview.lang).address_taken
        other = port + 1 if _FIRST_FREE <= port < _LAST_PORT else _USUAL_PORT
        raise AddressTaken(said.format(address=f"{host}:{port}", reason=failure.strerror, port=other)) from failure
    watch = Watch(folders, files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    preview.start()
    try:
        while not preview.is_outdated:
            changed = watch.next(timeout=0.2)
            if changed:
                preview.changed(changed)
            else:
                preview.rest()
    except KeyboardInterrupt:
        pass
    finally:
        server.is_stopping = True
        preview.background.stop()
        watch.stop()
        server.shutdown()
        server.server_close()
    return preview.is_outdated
