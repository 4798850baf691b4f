"""The values that the theme's overrides read as ``bd``."""

from dataclasses import dataclass

from berdaya.model.language import Language
from berdaya.model.page import MenuItem, Page
from berdaya.render.strings import Strings


@dataclass(frozen=True)
class MenuLine:
    """One line of the menu as a page shows it; ``children`` only where the reader is."""

    item: MenuItem
    is_active: bool
    children: tuple["MenuLine", ...] = ()


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: absolute address and the tag for ``hreflang``."""

    tag: str
    url: str


@dataclass(frozen=True)
class Frame:
    """All that stands around the text of one page."""

    page: Page
    language: Language
    words: Strings
    menu: tuple[MenuLine, ...]
    crumbs: tuple[MenuItem, ...]
    alternates: tuple[Alternate, ...]
    reviewed: str
    report_url: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    page_scripts: tuple[str, ...]
    icon: str
    picture: str
