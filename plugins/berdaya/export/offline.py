"""What a phone may keep of a site: ``sw.js`` and, for each language, a manifest of its files with their hashes.

Made from the files of a finished build, so that it can never name one that is not there. The same files give the
same bytes. A page's hash leaves out the hashes in the names of its styles and scripts: a new colour costs a reader
one style sheet and not six hundred pages (``web/worker/answers.js`` gives an older page the style of today).
``web/worker/digest.js`` makes the same hashes, and keeps nothing under one that it does not have.
"""

import hashlib
import json
import re
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from berdaya.browser import bundle
from berdaya.model.language import CODES
from berdaya.model.page import Artifact, Page

FOLDER = "assets/offline/"
EDITIONS = f"{FOLDER}editions.json"
NOTICE = "offline.html"
WORKER = "sw.js"
MOST_CORE = 285_000
"""Bytes on the way to a phone that comes for the first time, without the manifest: with it 300 KB."""
MOST_UNASKED = 60
"""Files of an update, about 300 KB, that a phone fetches without asking: more waits for the reader's tap."""
_CORE = ("page/home", "page/offline", "index/checklist", "checklist/")
"""Keys of the pages that come first; ``checklist/`` stands for every checklist, as far as they find room."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico")
_STUB = "search/search_index.json"
_UNUSED = re.compile(r"\.map$|^assets/javascripts/(lunr|workers)/|^assets/offline/|^assets/berdaya/card\.")
_ONE_LANGUAGE = re.compile(r"^assets/(?:search/|berdaya/[\w-]+\.)(\w\w)[-.]")
_ENGINE = re.compile(r"^assets/search/[^/]+/engine\.js$")
_HASHED = re.compile(r"\.[0-9a-f]{8,10}\.(?:min\.)?(?:css|js|png)$")
_NAME_HASH = re.compile(rb"\.[0-9a-f]{8,10}(?=\.(?:min\.)?(?:css|js|png)\b)")

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Ways:
    """What a worker must know of a language's pages beside their files: ``short`` are the addresses that stand on paper,
    by their code in lower case, with the address of the sheet; ``discreet`` the addresses of pages that are kept on every
    phone, and that no list of kept pages tells."""

    short: Mapping[str, str] = field(default_factory=dict)
    discreet: tuple[str, ...] = ()


def may_be_kept(path: str) -> bool:
    """Whether a file of the site (its path below the root) is one that phones keep; sheets to download are not."""
    return path == "index.html" or path.endswith("/index.html") or _is_shared(path)


def offline(pages: Sequence[Page], files: Files, names: Sequence[str], ways: Mapping[str, Ways] | None = None) -> tuple[Artifact, ...]:
    """Make the worker and its manifests.

    ``files`` are those that ``may_be_kept``, by path below the root; of the HTML files among them only the ``pages``
    that are not for paper count. ``names`` are the names at the site's root, by which the worker knows its own; ``ways``
    are by language.
    """
    ways = ways or {}
    own = {code: _of_language(pages, files, code) for code in CODES}
    manifests = {code: manifest(own[code], _core_pages(pages, code), ways.get(code, Ways())) for code in CODES}
    paths = {code: f"{FOLDER}{code}.{hashlib.sha256(_json(value)).hexdigest()[:8]}.json" for code, value in manifests.items()}
    editions = {code: {"path": paths[code], "size": value["size"], "coreSize": value["coreSize"]} for code, value in manifests.items()}
    languages = {code: {**editions[code], "urgent": urgent(own[code], ways.get(code, Ways()).discreet)} for code in CODES}
    site = {"languages": languages, "mostUnasked": MOST_UNASKED, "names": sorted(names)}
    return (
        *(Artifact(paths[code], _json(value)) for code, value in manifests.items()),
        Artifact(EDITIONS, _json(editions)),
        Artifact(WORKER, bundle("worker/worker.js", {"worker/site.js": {"SITE": site}}).encode()),
    )


def retired() -> Artifact:
    """Make the ``sw.js`` of a site that keeps nothing (any more): it removes what an earlier one left on a phone."""
    return Artifact(WORKER, bundle("worker/retire.js").encode())


def manifest(files: Files, first: Sequence[str], ways: Ways = Ways()) -> dict[str, object]:
    """Name the files of a language with 36 bits of hash each: enough to tell one content of a path from the next.

    ``files`` are by path; a page's is its address: ``peran/``, empty for the home page. ``first`` are the pages of the
    core, the most needed first. Gives how many of the files are the core, the bytes that a server with gzip sends of
    all and of the core, the files, the core's first, and the ``ways``.
    """
    sizes = {path: len(zlib.compress(content, 6)) for path, content in files.items()}
    core = _core(files, (*ways.discreet, *first), sizes)
    rest = sorted(files.keys() - core, key=lambda path: (not _is_page(path), path))
    hashes = {path: _hash(path, files[path]) for path in (*core, *rest)}
    size, core_size = sum(sizes.values()), sum(sizes[path] for path in core)
    return {
        "core": len(core), "size": size, "coreSize": core_size, "files": hashes, "short": dict(ways.short), "discreet": list(ways.discreet),
    }


def urgent(files: Files, pages: Sequence[str]) -> dict[str, str]:
    """Name these pages with all that they show themselves with: what is kept even by a phone that keeps nothing else."""
    named = [path for page in pages for path in (page, *_named(files, page))]
    return {path: _hash(path, files[path]) for path in dict.fromkeys(named)}


def _core(files: Files, first: Sequence[str], sizes: Mapping[str, int]) -> list[str]:
    """What every page needs, then the first pages with what they name, as long as there is room."""
    core = [path for path in sorted(files) if path == _STUB or _ENGINE.match(path)]
    for page in (NOTICE, *dict.fromkeys(first)):
        named = [path for path in _named(files, page) if path not in core]
        if sum(sizes[path] for path in (*core, page, *named)) <= MOST_CORE:
            core += [page, *named]
    return core


def _named(files: Files, page: str) -> list[str]:
    """The styles, scripts and pictures that a page names."""
    shared = (path for path in sorted(files) if _HASHED.search(path) or path.endswith(_PICTURES))
    return [path for path in shared if f"/{path.rpartition('/')[2]}".encode() in files[page]]


def _hash(path: str, content: bytes) -> str:
    told = _NAME_HASH.sub(b"", content) if _is_page(path) or path == NOTICE else content
    return urlsafe_b64encode(hashlib.sha256(told).digest()).decode()[:6]


def _core_pages(pages: Sequence[Page], code: str) -> list[str]:
    own = [page for page in pages if page.lang == code]
    return [page.url for key in _CORE for page in own if page.key == key or key[-1] == "/" and page.key.startswith(key)]


def _of_language(pages: Sequence[Page], files: Files, code: str) -> Files:
    own = {page.url: files[f"{page.url}index.html"] for page in pages if page.lang == code and not page.is_print}
    return own | {path: content for path, content in files.items() if _is_shared(path) and _language_of(path) in (None, code)}


def _language_of(path: str) -> str | None:
    found = _ONE_LANGUAGE.match(path)
    return found[1] if found else None


def _is_page(path: str) -> bool:
    return not path or path.endswith("/")


def _is_shared(path: str) -> bool:
    """Whether pages use this file: a style, script or picture, a part of the index, the notice."""
    if path.startswith("assets/"):
        return not _UNUSED.search(path)
    return path in (NOTICE, _STUB) or path.endswith(_PICTURES) and not path.startswith("unduh/")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

