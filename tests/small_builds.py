"""Small projects on their way to a site, without MkDocs: what stands on a page before the theme's frame is put around it."""

from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.model.edition import Edition
from berdaya.model.pages import PageId
from berdaya.pages.page import Page
from tests.small_sites import GOOD, write_site

TODAY = date(2026, 11, 22)
URL = "https://contoh.example/panduan/"
EDITION = Edition("Contoh", "Lembaga Contoh", URL, repo_url="https://github.com/contoh/panduan")


def small_build(root: Path, files: dict[str, str | bytes] | None = None, edition: Edition = EDITION, cache: Cache | None = None, workers: int = 1) -> Build:
    """Write a small project with ``files`` over it, and begin its build. Fails where the sources have errors."""
    build = Build(write_site(root, {**GOOD, **(files or {})}), edition, cache or Cache(None), workers, TODAY)
    assert not build.checked.errors, build.checked.errors
    return build


def page_of(build: Build, page: PageId, lang: str = "id") -> Page:
    """A page of the site."""
    return build.site.by_id[page, lang]


def shown(build: Build, page: PageId, lang: str = "id") -> BeautifulSoup:
    """What stands in the frame of a page, parsed."""
    return BeautifulSoup(page_of(build, page, lang).content.html, "html5lib")
