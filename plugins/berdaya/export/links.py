"""The addresses in a finished page, made into what a copy needs that no server answers for.

On a server an address may name a folder; opened from a disk it must name a file. Links come from our pages, from the theme and
from an edition's own templates and plugins: the finished page is the one place where all of them stand.
"""

import re
from html import escape, unescape
from posixpath import normpath

INDEX = "index.html"
_TAG = re.compile(r'<[a-z][^<>]*?\s(?:href|src)="[^<>]*>')
_ADDRESS = re.compile(r'(\s)(href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def relinked(html: str, here: str) -> str:
    """Let each address of a page that stands at ``here`` (``peran/kader/``) and leads below the site's root name its file:
    ``../pd/#tugas`` becomes ``../pd/index.html#tugas``. Other hosts, telephones, data and places on the page itself stay.
    """

    def address(found: re.Match[str]) -> str:
        blank, name, written = found.groups()
        target = unescape(written)
        path = target.partition("#")[0].partition("?")[0]
        if (target and not path) or _ELSEWHERE.match(target):
            return found[0]
        return f'{blank}{name}="{escape(_named(path, here))}{escape(target[len(path) :])}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(address, tag[0]), html)


def _named(path: str, here: str) -> str:
    """The way to the file that a server sends for an address: ``../pd/`` on ``peran/kader/`` is ``../pd/index.html``."""
    if path.endswith(INDEX) or not _is_folder(path, here):
        return path
    folder = f"{path}/" if path and not path.endswith("/") else path
    return f"{folder.removeprefix('./')}{INDEX}"


def _is_folder(path: str, here: str) -> bool:
    """Whether an address names a folder, and not a file in it; the root itself may be written without a slash."""
    return not path or path.endswith(("/", "..")) or path == "." or normpath(f"{here}{path}") == "."
