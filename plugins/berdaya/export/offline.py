"""What a phone may keep of a site: ``sw.js`` and, for each language, a manifest of its files with their hashes.

Made from the files of the site as they are written, so that it can never name one that is not there. The same files give
the same bytes. A page's hash leaves out the hashes in the names of its styles and scripts: a new colour costs a reader
one style sheet and not six hundred pages (``web/worker/answers.js`` gives an older page the style of today).
``web/worker/digest.js`` makes the same hashes, and keeps nothing under one that it does not have.
"""

import hashlib
import json
import re
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from posixpath import normpath
from urllib.parse import unquote

import msgspec
from msgspec import Struct

from berdaya.browser import bundle, constant
from berdaya.cache import Cache, digest, program_digest
from berdaya.compose.start import emergency_of
from berdaya.model.artifact import Artifact
from berdaya.model.kinds.guide import Guide
from berdaya.model.language import CODES
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage
from berdaya.pages.files import content_digest
from berdaya.pages.frame import Frame
from berdaya.pages.notices import NOT_KEPT
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.relate.plan import SHORT_ADDRESSES
from berdaya.relate.tools import OFFLINE

FOLDER = "assets/offline/"
EDITIONS = f"{FOLDER}editions.json"
WORKER = "sw.js"
MOST_FIRST = 307_200
"""Bytes on the way to a phone that comes for the first time: worker, manifest, and the core, which has the room that these leave."""
WORKER_SIZE = 10_000
"""Bytes of the worker at most; it names the manifests, so that its own size is known too late."""
MOST_UNASKED = 60
"""Files of an update, about 300 KB, that a phone fetches without asking: more waits for the reader's tap."""
_PLACE = "what the worker knows of this site"
_SITE = {"worker/site.js": {"SITE": _PLACE}}
"""In the worker that is kept: the site's own comes in its place."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico")
_OWN = (*_PICTURES, ".css", ".js", ".woff", ".woff2")
"""What pages may show themselves with, of an edition's own files."""
_SHOWN = re.compile(r'\s(?:src|href)="([^"#?:]+\.(?:svg|png|jpe?g|webp|gif|ico|css|js|woff2?))"')
_UNUSED = re.compile(r"\.map$|^assets/javascripts/(lunr|workers)/|^assets/offline/|^assets/berdaya/card\.")
_ONE_LANGUAGE = re.compile(rf"^assets/(?:search/|berdaya/[\w-]+\.)({'|'.join(CODES)})[-.]")
_ENGINE = re.compile(r"^assets/search/[^/]+/(engine|index)\.js$")
_PART = re.compile(r"^assets/search/[^/]+/(?!(?:engine|index)\.js$)")
PART_HASH = 4
"""Signs of a part's hash, six bits each."""
_PACK_SIZE = 400_000
"""Bytes of a pack of the search's parts before gzip, about 150 KB on the way: what a broken connection costs at most."""
_HASHED = re.compile(r"\.[0-9a-f]{8,10}\.(?:min\.)?(?:css|js|png)$")
_NAME_HASH = re.compile(rb"\.[0-9a-f]{8,10}(?=\.(?:min\.)?(?:css|js|png)\b)")


def is_shared(path: str) -> bool:
    """Whether pages may use this file: a style, script or picture, a part of the index, the notice; sheets to download are
    not kept. Of what stands elsewhere than in ``assets/`` only that is kept which some page shows (``OfflineFiles``)."""
    if path.startswith("assets/"):
        return not _UNUSED.search(path)
    return path == NOT_KEPT or (path.endswith(_OWN) and not path.startswith("unduh/"))


@dataclass(frozen=True)
class _Kept:
    """A file that a phone may keep: 36 bits of its hash, and the bytes that a server with gzip sends of it; none for a part of the
    search, which comes in a pack."""

    hash: str
    size: int = 0


@dataclass(frozen=True)
class _Pack:
    """Many parts of the search in one file: how many, and the bytes that a server with gzip sends."""

    artifact: Artifact
    count: int
    size: int


class _Seen(Struct, array_like=True):
    """What was seen in a file: the hash that tells it from another content of its path, and its size with gzip, once it was asked
    for."""

    hash: str
    size: int = -1


class _Files:
    """What was seen in files, by their digests (``pages/files.py: content_digest``): that of the build before is remembered."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._place = digest(program_digest(), "offline-files")
        kept = cache.get([self._place])
        self._before: dict[bytes, _Seen] = _seen_decoder.decode(next(iter(kept.values()))) if kept else {}
        self._now: dict[bytes, _Seen] = {}

    def of(self, content: bytes, key: bytes, is_page: bool) -> _Seen:
        """What is seen in one file; ``key`` is its digest. Of the same bytes as a page, something else is seen."""
        key += b"page" * is_page
        seen = self._before.get(key)
        if seen is None:
            seen = _Seen(_hash(content, is_page))
        self._now[key] = seen
        return seen

    def size(self, content: bytes, seen: _Seen) -> int:
        """The bytes that a server with gzip sends of a file."""
        if seen.size < 0:
            seen.size = len(zlib.compress(content, 6))
        return seen.size

    def keep(self) -> None:
        """Remember what was asked for."""
        self._cache.keep({self._place: _seen_encoder.encode(self._now)})


_seen_encoder, _seen_decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[bytes, _Seen])


@dataclass
class OfflineFiles:
    """Gathers what phones may keep while a site is written, then makes the worker and its manifests. ``frames``: the theme's page in
    each language; ``cache`` remembers the sizes of files.

    An edition's own pictures and styles are asked for by its templates, which means by a frame, or by what other plugins add to a
    page; a text of ours shows nothing but what stands in ``assets/``.
    """

    published: Published
    frames: Mapping[str, Frame]
    cache: InitVar[Cache | None] = None
    _files: dict[str, _Kept] = field(default_factory=dict)
    _first: dict[str, bytes] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _shown: set[str] = field(default_factory=set)
    _parts: dict[str, bytes] = field(default_factory=dict)
    _seen: _Files = field(init=False)
    _script: bytes = field(init=False)

    def __post_init__(self, cache: Cache | None) -> None:
        used = cache or Cache(None)
        self._seen = _Files(used)
        (self._script,) = used.made([worker_key()], lambda _: [worker_made()])
        for frame in self.frames.values():
            self._shown |= _shown_in(frame.text, "")

    def add_page(self, page: Page, content: bytes, key: bytes, is_theirs: bool) -> None:
        """Note a page as it is written; ``key`` is the file's digest; ``is_theirs``: whether other plugins had a part in it. One for
        paper is never kept."""
        self._names.add(page.url.partition("/")[0] or "index.html")
        if page.is_print:
            return
        seen = self._seen.of(content, key, is_page=True)
        if is_theirs:
            self._shown |= _shown_in(content.decode(), page.url)
        is_first = page.id in self._first_pages
        # Not estimated: the first ones are what a first visit is measured by.
        self._files[page.url] = _Kept(seen.hash, self._seen.size(content, seen) if is_first else self._frame_size + page.content.weight)
        if is_first:
            self._first[page.url] = content

    def add(self, artifact: Artifact, key: bytes) -> None:
        """Note another file of the site; ``key`` is its digest."""
        path = artifact.path
        self._names.add(path.partition("/")[0])
        if is_shared(path):
            is_notice = path == NOT_KEPT
            seen = self._seen.of(artifact.content, key, is_page=is_notice)
            if _PART.match(path):
                self._files[path] = _Kept(seen.hash)
                self._parts[path] = artifact.content
                return
            self._files[path] = _Kept(seen.hash, self._seen.size(artifact.content, seen) if not path.endswith(".png") else len(artifact.content))
            if is_notice:
                self._first[path] = artifact.content

    @cached_property
    def _frame_size(self) -> int:
        """Bytes that a server with gzip sends of a page without its text."""
        return len(zlib.compress(next(iter(self.frames.values())).text.encode(), 6))

    @cached_property
    def _first_pages(self) -> Sequence[PageId]:
        """The pages that come first, the most needed first."""
        return _core_pages(self.published)

    def artifacts(self) -> Iterator[Artifact]:
        """Make the worker, its manifests and its packs. An edition's own file that no page shows takes no room on a phone."""
        for path in [path for path in self._files if self._is_own(path) and path not in self._shown]:
            del self._files[path]
        with ThreadPoolExecutor() as pool:  # packing them for their size lets other threads run
            sizing = {code: [pool.submit(self._pack, code, row) for row in self._packed(code)] for code in self.published.plan.languages}
            packs = {code: tuple(pack.result() for pack in row) for code, row in sizing.items()}
        manifests = {code: self._manifest(code, packs[code]) for code in self.published.plan.languages}
        self._seen.keep()
        paths = {code: f"{FOLDER}{code}.{hashlib.sha256(_json(value)).hexdigest()[:8]}.json" for code, value in manifests.items()}
        editions = {code: {"path": paths[code], "size": value["size"], "coreSize": value["coreSize"]} for code, value in manifests.items()}
        languages = {code: {**editions[code], "urgent": self._urgent(code)} for code in self.published.plan.languages}
        yield from (Artifact(paths[code], _json(value)) for code, value in manifests.items())
        yield from (pack.artifact for row in packs.values() for pack in row)
        yield Artifact(EDITIONS, _json(editions))
        names = sorted(self._names | {"assets", "sitemap.xml", WORKER, NOT_KEPT, "404.html"})
        site = {"languages": languages, "mostUnasked": MOST_UNASKED, "names": names}
        yield Artifact(WORKER, self._script.replace(constant(_PLACE).encode(), constant(site).encode(), 1))

    def _is_own(self, path: str) -> bool:
        return not _is_page(path) and not path.startswith("assets/") and path != NOT_KEPT

    def _packed(self, code: str) -> Iterator[Sequence[bytes]]:
        """The parts of a language's search in a few rows, in the order of their names: who keeps the whole site for the first time
        asks for some ten files and not for five thousand."""
        held: list[bytes] = []
        size = 0
        for path in sorted(path for path in self._parts if path in self._files and _language_of(path) == code):
            held.append(self._parts[path])
            size += len(held[-1])
            if size >= _PACK_SIZE:
                yield held
                held, size = [], 0
        if held:
            yield held

    def _pack(self, code: str, parts: Sequence[bytes]) -> _Pack:
        """Put parts into one file, line by line."""
        content = b"".join(parts)
        name = f"{FOLDER}{code}-search.{hashlib.sha256(content).hexdigest()[:8]}.txt"
        seen = self._seen.of(content, content_digest(content), is_page=False)
        return _Pack(Artifact(name, content), len(parts), self._seen.size(content, seen))

    def _manifest(self, code: str, packs: Sequence[_Pack]) -> dict[str, object]:
        """Name the files of a language with 36 bits of hash each: enough to tell one content of a path from the next.

        A page's name is its address: ``peran/``, empty for the home page. Gives how many of the files are the core, the
        bytes that a server with gzip sends of all and of the core, the files, the core's first, the parts of the search
        (``_parts_told``), the sheets' addresses by the short ones on paper (in lower case), and the pages that no list of
        kept pages tells.
        """
        own = {page.url for page in self.published.pages if page.lang == code and not page.is_print}
        known = {path: kept for path, kept in self._files.items() if path in own or (not _is_page(path) and _language_of(path) in (None, code))}
        files = {path: kept for path, kept in known.items() if path not in self._parts}
        parts = self._parts_told(sorted(known.keys() & self._parts.keys()), packs)
        core = self._core(files, parts, [url for page in self._first_pages if (url := self._url(page, code)) is not None])
        rest = sorted(files.keys() - core, key=lambda path: (not _is_page(path), path))
        sizes = {path: kept.size for path, kept in files.items()}
        return {
            "core": len(core),
            "size": sum(sizes.values()) + sum(pack.size for pack in packs),
            "coreSize": sum(sizes[path] for path in core),
            "files": {path: files[path].hash for path in (*core, *rest)},
            "parts": parts,
            "short": self._short(code),
            "discreet": list(self._discreet(code)),
        }

    def _parts_told(self, paths: Sequence[str], packs: Sequence[_Pack]) -> dict[str, object]:
        """The parts of the search: their folder, their names a line each, and 24 bits of hash each, one after the other, since
        thousands of names and hashes side by side would take twice the room; the packs with the numbers of their files."""
        folder = paths[0].rpartition("/")[0] + "/" if paths else ""
        return {
            "folder": folder,
            "names": "\n".join(path.removeprefix(folder).removesuffix(".js") for path in paths),
            "hashes": "".join(self._files[path].hash[:PART_HASH] for path in paths),
            "packs": [[pack.artifact.path, pack.count] for pack in packs],
        }

    def _short(self, code: str) -> dict[str, str]:
        plan, begin = self.published.plan, f"{SHORT_ADDRESSES}/"
        short = {path.removeprefix(begin).rstrip("/").lower(): page for path, (page, _) in plan.redirects.items() if path.startswith(begin)}
        return {name: plan.at(page, code).url for name, page in short.items()}

    def _discreet(self, code: str) -> Iterator[str]:
        for page in _discreet_pages(self.published):
            if (url := self._url(page, code)) is not None:
                yield url

    def _urgent(self, code: str) -> dict[str, str]:
        """The pages that leave no trace with all that they show themselves with: kept even by a phone that keeps nothing else."""
        pages = [url for url in self._discreet(code) if url in self._first]
        named = [path for url in pages for path in (url, *_named(self._first[url], self._files))]
        return {path: self._files[path].hash for path in dict.fromkeys(named)}

    def _url(self, page: PageId, code: str) -> str | None:
        address = self.published.plan.address(page, code)
        return address.url if address else None

    def _core(self, files: Mapping[str, _Kept], parts: Mapping[str, object], first: Iterable[str]) -> list[str]:
        """What every page needs, then the first pages with what they name, as long as there is room."""
        told = {"files": {path: kept.hash for path, kept in sorted(files.items())}, "parts": parts}
        room = MOST_FIRST - WORKER_SIZE - len(zlib.compress(_json(told), 6))
        core = [path for path in sorted(files) if _ENGINE.match(path)]
        size = sum(files[path].size for path in core)
        for page in (NOT_KEPT, *first):
            if page not in files or page not in self._first:
                continue
            content = self._first[page]
            named = [path for path in _named(content, files) if path not in core]
            added = sum(files[path].size for path in (page, *named))
            if size + added <= room:
                core += [page, *named]
                size += added
        return core


def worker_key() -> bytes:
    """The key under which the worker of any site is kept."""
    return digest(program_digest(), "worker")


def worker_made() -> bytes:
    """Put the worker together, with a mark where what it knows of a site is to stand."""
    return bundle("worker/worker.js", _SITE).encode()


def retired() -> Artifact:
    """Make the ``sw.js`` of a site that keeps nothing (any more): it removes what an earlier one left on a phone."""
    return Artifact(WORKER, bundle("worker/retire.js").encode())


def _core_pages(published: Published) -> tuple[PageId, ...]:
    """Home, the page for when someone is hurt, use without a signal, then all checklists and forms as far as they find room."""
    danger = emergency_of(published.library)
    emergency: tuple[PageId, ...] = (RecordPage(danger.kind, danger.id),) if danger else ()
    sheets = tuple(RecordPage("checklist", record.id) for record in published.library.of("checklist"))
    forms = tuple(RecordPage("form", record.id) for record in published.library.of("form"))
    lists: tuple[PageId, ...] = (ListPage("checklist"), *sheets, *([ListPage("form")] if forms else []), *forms)
    return tuple(dict.fromkeys((HOME, *emergency, *_discreet_pages(published), OFFLINE, *lists)))


def _discreet_pages(published: Published) -> tuple[PageId, ...]:
    """The pages that leave no trace on a phone, and that every phone keeps."""
    return tuple(RecordPage(record.kind, record.id) for record in published.library.all(Guide) if record.data.discreet)


def _shown_in(html: str, here: str) -> set[str]:
    """The pictures, styles and scripts that a page at ``here`` asks for."""
    return {normpath(f"{here}{unquote(name)}") for name in _SHOWN.findall(html)}


def _named(content: bytes, files: Iterable[str]) -> list[str]:
    """The styles, scripts and pictures that a page names."""
    shared = (path for path in sorted(files) if _HASHED.search(path) or path.endswith(_PICTURES if path.startswith("assets/") else _OWN))
    return [path for path in shared if f"/{path.rpartition('/')[2]}".encode() in content]


def _hash(content: bytes, is_page: bool) -> str:
    hashed = _NAME_HASH.sub(b"", content) if is_page else content
    return urlsafe_b64encode(hashlib.sha256(hashed).digest()).decode()[:6]


def _language_of(path: str) -> str | None:
    match = _ONE_LANGUAGE.match(path)
    return match[1] if match else None


def _is_page(path: str) -> bool:
    return not path or path.endswith("/")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
