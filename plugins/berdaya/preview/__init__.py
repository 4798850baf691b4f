"""The site while it is written: a page is made when a browser asks for it, and a saved file shows at once.

    watch    a folder's changes → the moment to look again
    sources  sources in memory → the library, and what is wrong with single files
    project  → the newest snapshot of the site, with what is wrong
    rest     rules and sheets, in a process of their own
    server   a request → a page of the snapshot, a file of the theme; tells open pages of each change

Nothing here writes into the project but the cache.
"""

from berdaya.preview.project import LiveProject
from berdaya.preview.server import serve
from berdaya.preview.theme import Theme, ThemeProblem

__all__ = ["LiveProject", "Theme", "ThemeProblem", "serve"]
