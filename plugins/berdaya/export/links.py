"""The addresses in a finished page, made into what a copy needs that no server answers for.

On a server an address may name a folder; opened from a disk it must name a file. Links come from our pages, from the theme and
from an edition's own templates and plugins: the finished page is the one place where all of them stand.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from posixpath import normpath

INDEX = "index.html"
_TAG = re.compile(r'<[a-z][^<>]*?\s(?:href|src)="[^<>]*>')
_ADDRESS = re.compile(r'(\s)(href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

Change = Callable[[str, str, str], str | None]
"""Gives the new address for a file below the root, given also what follows its path (``#tugas``) and the path as it stands; ``None``
where there is nothing to lead to."""


def relinked(html: str, here: str, change: Change) -> str:
    """Give each address of a page that stands at ``here`` (``peran/kader/``) and leads below the site's root a new form.

    Other hosts, telephones, data and places on the page itself stay. Where ``change`` gives ``None`` the words stay, as words.
    """

    def address(found: re.Match[str]) -> str:
        blank, name, written = found.groups()
        target = unescape(written)
        path = target.partition("#")[0].partition("?")[0]
        if (target and not path) or _ELSEWHERE.match(target):
            return found[0]
        changed = change(_file_at(path, here), target[len(path) :], path)
        return "" if changed is None else f'{blank}{name}="{escape(changed)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(address, tag[0]), html)


def _file_at(path: str, here: str) -> str:
    """The file that a server sends for an address on a page: ``../pd/`` on ``peran/kader/`` is ``peran/pd/index.html``."""
    whole = normpath(f"{here}{path}")
    is_folder = not path or path.endswith(("/", "..")) or path == "."
    return (INDEX if whole == "." else f"{whole}/{INDEX}") if is_folder else whole


def named_file(file: str, rest: str, path: str) -> str:
    """Name the file itself: ``../pd/#tugas`` becomes ``../pd/index.html#tugas``."""
    if path.endswith(INDEX) or not file.endswith(INDEX):
        return f"{path}{rest}"
    folder = f"{path}/" if path and not path.endswith("/") else path
    return f"{folder.removeprefix('./')}{INDEX}{rest}"
