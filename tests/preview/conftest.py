"""A project that is being written, behind a theme that is only a frame."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from berdaya.model.edition import Edition
from berdaya.model.language import CODES
from berdaya.pages.around import ThemeWords
from berdaya.pages.assets import PageAssets
from berdaya.pages.frame import Frame, frame_of, slot
from berdaya.pages.published import Published
from berdaya.preview import LiveProject, ThemeProblem
from berdaya.preview.rest import Rest
from berdaya.preview.server import Preview
from berdaya.search import SearchSite
from tests.pages.test_prints import FILES
from tests.small_sites import write_site

ADDRESS = "http://127.0.0.1:8000/"


class BareTheme:
    """What the preview asks of a theme, without MkDocs. ``name`` is in its frame; ``fault`` is raised as long as it is set."""

    words = {code: ThemeWords("Sunting", "Sebelumnya", "Berikutnya") for code in CODES}

    def __init__(self, name: str = "satu") -> None:
        self.name = name
        self.edition = Edition(name, url=ADDRESS)
        self.assets = PageAssets("", is_offline=False)

    def frames(self, published: Published, search: SearchSite) -> Mapping[str, Frame]:
        inside = f'<title>{slot("html_title")}</title><nav>{slot("menu")}</nav><article{slot("article")}>{slot("content")}</article>'
        return {code: frame_of(f'<html lang="{code}"><body data-theme="{self.name}">{inside}{slot("styles")}{slot("scripts")}</body></html>') for code in CODES}

    def file(self, path: str) -> bytes | None:
        return b"tema" if path == "assets/tema.css" else None


class Author:
    """Somebody who writes: saves files and looks at pages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.next_theme: BareTheme | str = BareTheme()
        self.said: list[str] = []
        theme = BareTheme()
        self.project = LiveProject(root, theme.edition, theme.assets, theme.words)
        self.preview = Preview(self.project, theme, self._theme, "id", self.said.append)

    def _theme(self) -> BareTheme:
        if isinstance(self.next_theme, str):
            raise ThemeProblem(self.next_theme)
        return self.next_theme

    def save(self, files: Mapping[str, str | bytes | None]) -> None:
        """Save files (or remove those without a text), as the watch would tell of them."""
        for name, text in files.items():
            if text is None:
                (self.root / name).unlink()
            else:
                write_site(self.root, {name: text})
        self.preview.changed({self.root / name for name in files})

    def rest(self) -> None:
        """Do what can wait."""
        for found in Rest(self.root).look(self.project.snapshot.number, self.project.edition):
            self.preview.take(found)

    def look(self, path: str) -> str:
        """The page at a path; its status must be that of a page."""
        status, kind, content = self.preview.answer(path)
        assert (status, kind) == (200, "text/html"), (status, path)
        return content.decode()

    def box(self, path: str = "") -> str:
        """What a page says of mistakes; empty where it says nothing."""
        page = self.look(path)
        return page.partition('id="bd-preview">')[2].partition("</div>")[0]


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(write_site(tmp_path, FILES))
