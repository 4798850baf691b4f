"""A copy of the whole site to carry: one ZIP that opens on a laptop or from a stick, without a server and without a network.

Its ``index.html`` opens by double click. Every link names a file; scripts are the site's own classic ones, and the search reads
its parts as scripts (``web/theme/search.js``). Nothing is asked of any address. The same site gives the same bytes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from berdaya.browser.policy import Policy, meta_of
from berdaya.export.links import relinked
from berdaya.export.offline import EDITIONS, FOLDER, WORKER
from berdaya.model.artifact import Artifact
from berdaya.model.pages import HOME
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.notices import NOT_FOUND, NOT_KEPT
from berdaya.pages.page import Page
from berdaya.words import words
from berdaya.write.html import attribute, text

DOWNLOADS = "unduh/"
_SERVERS_ALONE = (NOT_FOUND, NOT_KEPT, WORKER, EDITIONS, "sitemap.xml", "robots.txt", "CNAME", "_headers", ".nojekyll")
_PACKED = (".png", ".jpg", ".jpeg", ".webp", ".docx", ".xlsx", ".epub", ".zip")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_HASHES = re.compile(r"'sha256-[^']*'")


def copy_name(file_name: str) -> str:
    """Where the copy of an edition of this name stands under the site's root."""
    return f"{DOWNLOADS}{file_name}-salinan.zip"


@dataclass
class CarriedCopy:
    """Gathers the files of a copy while a site is written, then packs them."""

    around: Around
    frames: Mapping[str, Frame]
    policy: Policy | None = None
    _files: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def path(self) -> str:
        """Where the copy stands under the site's root."""
        return copy_name(self.around.published.edition.file_name)

    def add_page(self, page: Page, written: bytes | None = None) -> None:
        """Add a page. ``written``: as somebody else has put it into its frame."""
        if written is None:
            values = self.around.values(page)
            html = self.frames[page.lang].fill(values | {"policy": self._policy, "ending": values["ending"] + self._note(page)})
        else:
            html = written.decode()
            if self.policy:  # its text alone: a plugin may have folded what stands around it
                html = html.replace(self.policy.text(), policy_of_copy(self.policy.text()), 1)
        self._files[page.address.file] = relinked(html, page.url).encode()

    @cached_property
    def _policy(self) -> str:
        """What each page of the copy says of what may run on it."""
        return meta_of(policy_of_copy(self.policy.text())) if self.policy else ""

    def add(self, artifact: Artifact) -> None:
        """Add another file of the site, if a copy has a use for it."""
        path = artifact.path
        is_address = path.endswith("/index.html") and path.removesuffix("index.html") in self.around.published.plan.redirects
        if path not in _SERVERS_ALONE and path != self.path and not path.startswith(FOLDER) and not is_address:
            self._files[path] = artifact.content

    def artifact(self) -> Artifact:
        """Pack the copy."""
        return Artifact(self.path, zipped({f"{self.around.published.edition.file_name}/{path}": self._files[path] for path in sorted(self._files)}))

    def _note(self, page: Page) -> str:
        """What each page of the copy says of itself: how old it is, and where the newest stands."""
        published = self.around.published
        said = words(page.lang)
        day = published.site.newest_review
        if page.is_print or day is None:
            return ""
        note = said.site.offline.carried.note.format(day=said.day(day))
        url = published.edition.absolute(page.url) if published.edition.url else ""
        link = f' <a href="{attribute(url)}">{text(said.site.offline.carried.newest)}</a>' if url else ""
        is_home = ' data-copy=""' if page.id == HOME else ""
        return f'<p class="bd-note bd-copied"{is_home}>{text(note)}{link}</p>\n'


def policy_of_copy(policy: str) -> str:
    """The policy of a page that no server sends: files of the copy and nothing else, and no request. ``'self'`` means nothing there to
    some browsers, so files are named by their scheme (``content:`` is that of a phone's file manager). ``policy``: the site's own, of
    which the hashes of what an edition's templates write into pages are taken over."""
    hashes = {part.split()[0]: " ".join(_HASHES.findall(part)) for part in policy.split(";") if part.strip()}
    said = {
        "default-src": "'none'",
        "script-src": f"file: content: {hashes.get('script-src', '')}".rstrip(),
        "style-src": f"file: content: {hashes.get('style-src', '')}".rstrip(),
        "font-src": "file: content:",
        "img-src": "file: content: data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in said.items())


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files in the order given: the same files give the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w") as target:
        for name, content in files.items():
            entry = ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=6)
    return packed.getvalue()
