"""What a phone may keep of a site: ``sw.js`` and, for each language, a manifest of its files with their hashes.

Made from the files of a finished build, so that it can never name one that is not there. The same files give the
same bytes. A page's hash leaves out the hashes in the names of its styles and scripts: a new colour costs a reader
one style sheet and not six hundred pages (``web/offline/answers.js`` gives an older page the style of today).
"""

import hashlib
import json
import re
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files as resources

from berdaya.model.language import CODES
from berdaya.model.page import Artifact, Page
from berdaya.search.browser import slim

FOLDER = "assets/offline/"
EDITIONS = f"{FOLDER}editions.json"
NOTICE = "offline.html"
WORKER = "sw.js"
MOST_CORE = 285_000
"""Bytes on the way to a phone that comes for the first time, without the manifest: with it 300 KB."""
_MODULES = ("names", "shelf", "editions", "answers", "worker")
"""Modules of the worker, each after those that it uses."""
_CORE = ("page/home", "page/guide-offline", "index/checklist", "checklist/")
"""Keys of the pages that come first; ``checklist/`` stands for every checklist, as far as they find room."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico")
_STUB = "search/search_index.json"
_UNUSED = re.compile(r"\.map$|^assets/javascripts/(lunr|workers)/|^assets/offline/|^assets/berdaya/card\.")
_ONE_LANGUAGE = re.compile(r"^assets/(?:search/|berdaya/[\w-]+\.)(\w\w)[-.]")
_ENGINE = re.compile(r"^assets/search/[^/]+/engine\.js$")
_HASHED = re.compile(r"\.[0-9a-f]{8,10}\.(?:min\.)?(?:css|js|png)$")
_NAME_HASH = re.compile(rb"\.[0-9a-f]{8,10}(?=\.(?:min\.)?(?:css|js|png)\b)")

Files = Mapping[str, bytes]


def may_be_kept(path: str) -> bool:
    """Whether a file of the site (its path below the root) is one that phones keep; sheets to download are not."""
    return path == "index.html" or path.endswith("/index.html") or _is_shared(path)


def offline(pages: Sequence[Page], files: Files, names: Sequence[str]) -> tuple[Artifact, ...]:
    """Make the worker and its manifests.

    ``files`` are those that ``may_be_kept``, by path below the root; of the HTML files among them only the ``pages``
    that are not for paper count. ``names`` are the names at the site's root, by which the worker knows its own.
    """
    manifests = {code: manifest(_of_language(pages, files, code), _core_pages(pages, code)) for code in CODES}
    paths = {code: f"{FOLDER}{code}.{hashlib.sha256(_json(value)).hexdigest()[:8]}.json" for code, value in manifests.items()}
    editions = {code: {"path": paths[code], "size": value["size"], "coreSize": value["coreSize"]} for code, value in manifests.items()}
    site = _json({"languages": editions, "names": sorted(names)})
    return (
        *(Artifact(paths[code], _json(value)) for code, value in manifests.items()),
        Artifact(EDITIONS, _json(editions)),
        Artifact(WORKER, b"const SITE=" + site + b";\n" + _source(*_MODULES)),
    )


def retired() -> Artifact:
    """Make the ``sw.js`` of a site that keeps nothing (any more): it removes what an earlier one left on a phone."""
    return Artifact(WORKER, _source("retire"))


def manifest(files: Files, first: Sequence[str]) -> dict[str, object]:
    """Name the files of a language with 36 bits of hash each: enough to tell one content of a path from the next.

    ``files`` are by path; a page's is its address: ``peran/``, empty for the home page. ``first`` are the pages of the
    core, the most needed first. Gives how many of the files are the core, the bytes that a server with gzip sends of
    all and of the core, and the files, the core's first.
    """
    sizes = {path: len(zlib.compress(content, 6)) for path, content in files.items()}
    core = _core(files, first, sizes)
    rest = sorted(files.keys() - core, key=lambda path: (not _is_page(path), path))
    hashes = {path: _hash(path, files[path]) for path in (*core, *rest)}
    return {"core": len(core), "size": sum(sizes.values()), "coreSize": sum(sizes[path] for path in core), "files": hashes}


def _core(files: Files, first: Sequence[str], sizes: Mapping[str, int]) -> list[str]:
    """What every page needs, then the first pages with what they name, as long as there is room."""
    core = [path for path in sorted(files) if path == _STUB or _ENGINE.match(path)]
    shared = [path for path in sorted(files) if _HASHED.search(path) or path.endswith(_PICTURES)]
    for page in (NOTICE, *first):
        named = [path for path in shared if path not in core and f"/{path.rpartition('/')[2]}".encode() in files[page]]
        if sum(sizes[path] for path in (*core, page, *named)) <= MOST_CORE:
            core += [page, *named]
    return core


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


@cache
def _source(*modules: str) -> bytes:
    folder = resources("berdaya").joinpath("web", "offline")
    return slim("".join(folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in modules)).encode()
