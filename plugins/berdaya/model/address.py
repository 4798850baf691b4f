"""Where pages live: addresses relative to the site's root, always with ``/``."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Address:
    """A page's place: ``folder`` is ``peran/fasilitator`` or ``en/roles/facilitator``; empty for the home page."""

    folder: str
    is_index: bool = False

    @property
    def url(self) -> str:
        """The address under the site's root: ``peran/fasilitator/``."""
        return f"{self.folder}/" if self.folder else ""

    @property
    def file(self) -> str:
        """The file that a server sends for it: ``peran/fasilitator/index.html``."""
        return f"{self.url}index.html"

    @property
    def src_uri(self) -> str:
        """The Markdown file that stands for the page in MkDocs: ``peran/fasilitator.md``, ``peran/index.md``."""
        return f"{self.url}index.md" if self.is_index else f"{self.folder}.md"

    @property
    def to_root(self) -> str:
        """The way from the page to the site's root: ``../../``, empty for the home page."""
        return "../" * self.url.count("/")


def relative(target: str, here: str) -> str:
    """The way from a page's address to another address or file, both below the root; ``./`` to the page itself."""
    return _relative(target, here)


@lru_cache(maxsize=1 << 17)
def _relative(target: str, here: str) -> str:
    """Both are plain: no ``..``, no empty part; a page's address ends in ``/``, that of the home page is empty."""
    if target == here:
        return "./"
    folders, own = here.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(folders), len(own) - 1) and folders[shared] == own[shared]:
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(own[shared:]) or "./"
