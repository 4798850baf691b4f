"""What stands around a page's text, rendered once for a language and filled for each page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

OPEN, CLOSE = "\ue000", "\ue001"
"""Signs of the private use area mark a slot; no source may hold one (``load/bounds.py``)."""
DEPTH = "a/b/"
"""The address at which a frame is rendered: links in it begin with the way up two folders."""
_UP = "../../"
_SLOT = re.compile(f"{OPEN}([a-z_-]+){CLOSE}")
_INDENT = re.compile(r"\n\s+")
ROOT, ROOT_FOLDER = "root", "root_folder"


def slot(name: str) -> str:
    """The mark of a slot in a frame."""
    return f"{OPEN}{name}{CLOSE}"


@dataclass(frozen=True)
class Frame:
    """A page of the theme with slots. ``parts`` are text and, at every odd place, the name of a slot."""

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is the same on every page: the theme's HTML with empty slots."""
        return "".join(self.parts[::2])

    def fill(self, values: Mapping[str, str]) -> str:
        """Put a page's values into the slots."""
        parts = list(self.parts)
        for place in range(1, len(parts), 2):
            parts[place] = values[parts[place]]
        return "".join(parts)


def frame_of(html: str) -> Frame:
    """Make a frame of a page that was rendered at ``DEPTH`` with marks in its slots.

    The ways up to the root become slots of their own: ``root`` with a slash at its end (or empty), ``root_folder`` as the
    theme's scripts want it (``.`` on the home page).
    """
    marked = html.replace('"../.."', f'"{slot(ROOT_FOLDER)}"').replace(_UP, slot(ROOT))
    return Frame(tuple(_SLOT.split(without_indentation(marked))))


def without_indentation(html: str) -> str:
    """Fold each line break with the blanks after it: about half a kilobyte (gzip) a page, for readers who pay by the byte."""
    return _INDENT.sub("\n", html)
