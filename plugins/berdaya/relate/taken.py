"""Which places of a site are taken: by its pages, by what leads to them, and by the files around them.

Asked before anything is made, for the files of an edition; a test compares it with all that a build writes.
"""

from berdaya.model.pages import CHANGES
from berdaya.relate.plan import SHORT_ADDRESSES, Plan

FOLDERS = frozenset(("assets", "data", "search", "unduh", SHORT_ADDRESSES))
"""Folders that are the site's with all that is below them: names there change with each build."""
FILES = frozenset(("404.html", "_headers", "offline.html", "sw.js", "sitemap.xml", "sitemap.xml.gz"))
"""Files at the root that belong to no page."""


class TakenPlaces:
    """The files and folders of a site; letters count as the same in upper and lower case, as Windows and macOS keep them."""

    def __init__(self, plan: Plan) -> None:
        pages = {address.file for address in plan.addresses.values()} | {f"{former}index.html" for former in plan.redirects}
        feeds = {f"{plan.at(CHANGES, code).folder}.xml" for code in plan.languages}
        overviews = {f"{plan.prefix(code)}/{name}".lstrip("/") for code in plan.languages for name in ("llms.txt", "llms-full.txt")}
        self._files = {file.casefold() for file in (*pages, *feeds, *overviews, *FILES)}
        self._folders = {above for file in self._files for above in _above(file)} | {name.casefold() for name in FOLDERS}
        self._closed = {name.casefold() for name in FOLDERS}

    def by(self, file: str) -> str:
        """What of the site stands where a file would: the file itself, the folder of its name, a file where it wants a
        folder, or a folder that is wholly the site's. Empty where the place is free."""
        wanted = file.casefold()
        if wanted in self._files or wanted in self._folders:
            return file
        above = list(_above(wanted))
        if above and above[0] in self._closed:
            return file.partition("/")[0] + "/"
        return next((file[: len(name)] for name in above if name in self._files), "")


def _above(file: str) -> list[str]:
    """The folders in which a file stands, from the outermost: ``a``, ``a/b`` for ``a/b/c.txt``."""
    parts = file.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]
