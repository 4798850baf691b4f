"""What runs in the browser, under names that carry their content's hash so that caches never mix versions."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from berdaya.browser import BY_LANGUAGE, bundle, page_values
from berdaya.browser.styles import small, words_of, words_of_python
from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.model.colour import shades_of
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.layout import Own
from berdaya.model.language import CODES, SOURCE
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage, is_print
from berdaya.relate.tools import COMPARE, DEVICE, HANDOUT, MAPS, OFFLINE, PORTFOLIO, READINESS, REFLECTION
from berdaya.words import words

FOLDER = "assets/berdaya"
SCRIPTS = ("site/site.js",)
FIRST_SCRIPT = "theme/first.js"
"""Runs before a page is drawn."""
SEARCH_SCRIPT = "theme/search.js"
"""Loaded when a reader reaches for the search."""
ALOUD_SCRIPT = "theme/aloud.js"
"""Loaded when a reader lets the page be read aloud."""
SITE_STYLE = "site.css"
STYLES = (SITE_STYLE,)
_IN_SITE_STYLE = (SITE_STYLE, "glossary/glossary.css")
"""One sheet for every page: two would be one more request, and pack worse."""
NOTICE_SCRIPTS = ("offline/notice.js",)
MISSING_SCRIPTS = ("site/missing.js",)
# Without words or a name, so that they serve every edition: the browser's tab, and what a messenger shows of a link.
ICON = "picture/icon.png"
CARD = "picture/card.png"

_TOOLS: dict[PageId, tuple[str, ...]] = {
    HOME: ("home/home.css",),
    COMPARE: ("ways/ways.css", "ways/compare.js"),
    OFFLINE: ("ways/ways.css", "offline/whole.js"),
    DEVICE: ("ways/ways.css", "offline/held.js"),
    HANDOUT: ("checklist/checklist.css", "form/form.css", "checklist/handout.js"),
    READINESS: ("ways/ways.css", "ways/readiness.js"),
    REFLECTION: ("ways/ways.css", "ways/reflection.js"),
    PORTFOLIO: ("ways/ways.css", "ways/portfolio.js"),
}
_CHECKLIST = ("checklist/checklist.css", "checklist/checklist.js")
_FORM = ("checklist/checklist.css", "form/form.css", "form/form.js")
_TOOLS_OF = {"checklist/checklist.js": "checklist/checklist_tools.js", "form/form.js": "form/form_tools.js"}
"""Loaded when a reader first shares, saves or opens what is filled in; the page's own script is told the address."""
_PRINT = ("print/print.css",)
_FIGURES = ("ways/ways.css",)
_PARTS = {"sheet": _CHECKLIST, "form": _FORM}
"""What pages of a kind load that have a part of this name."""


def _own_assets(page: PageId) -> tuple[str, ...]:
    """The styles and scripts that only this page loads."""
    if is_print(page):
        return _PRINT
    if isinstance(page, RecordPage):
        return next((assets for part, assets in _PARTS.items() if _shows(page.kind, part)), ())
    if isinstance(page, ListPage):
        return _FIGURES if page.kind in MAPS else ()
    return _TOOLS.get(page, ())


def _shows(kind: str, part: str) -> bool:
    """Whether pages of a kind have a part of this name, which only some kinds have."""
    return any(isinstance(item, Own) and item.name == part for item in KINDS[kind].page)


class PageAssets:
    """The styles and scripts of one build, as files and as the paths that a page of a language loads."""

    def __init__(self, icon_style: str, is_offline: bool, colour: str = "", theme_style: str = "", cache: Cache | None = None) -> None:
        """``is_offline``: whether pages start the worker that keeps them; else they remove an older one. ``colour``: that of the
        edition (``#rrggbb``), or empty for ours. ``theme_style``: the theme's own rules, which come first. ``cache`` keeps scripts between
        builds; a preview, whose program may change under way, has none."""
        self._icon_style = icon_style + (colour_style(colour) if colour else "")
        self._is_offline = is_offline
        self._theme_style = theme_style
        self._cache = cache
        self._scripts: dict[tuple[str, str], Artifact] = {}

    def with_theme(self, style: str) -> "PageAssets":
        """The same with the theme's own rules."""
        return PageAssets(self._icon_style, self._is_offline, theme_style=style, cache=self._cache)

    def artifacts(self) -> tuple[Artifact, ...]:
        """Give every file that some page loads."""
        files = (self._asset(name, code) for name in _names() for code in CODES)
        return tuple({artifact.path: artifact for artifact in files}.values())

    def styles(self, page: PageId) -> tuple[str, ...]:
        """Name the styles that a page loads, in loading order."""
        return self._paths((*STYLES, *(name for name in _own_assets(page) if name.endswith(".css"))))

    def scripts(self, lang: str) -> tuple[str, ...]:
        """Name the scripts that every page of a language loads, in loading order."""
        return self._paths(SCRIPTS, lang)

    def page_scripts(self, page: PageId, lang: str) -> tuple[str, ...]:
        """Name the scripts of this page and language alone, in loading order."""
        return self._paths(tuple(name for name in _own_assets(page) if name.endswith(".js")), lang)

    def later_scripts(self, page: PageId, lang: str) -> Mapping[str, str]:
        """Name the scripts that those of this page load later, by the paths of these."""
        names = [name for name in _own_assets(page) if name in _TOOLS_OF]
        return {self.script(name, lang): self.script(_TOOLS_OF[name], lang) for name in names}

    def notice_scripts(self, lang: str) -> tuple[str, ...]:
        """Name the scripts of the page that stands for one that is not kept."""
        return self._paths(NOTICE_SCRIPTS, lang)

    def missing_scripts(self, lang: str) -> tuple[str, ...]:
        """Name the scripts of the page for an address without a page."""
        return self._paths(MISSING_SCRIPTS, lang)

    def script(self, name: str, lang: str = "") -> str:
        """Name the file of ``FIRST_SCRIPT`` or ``SEARCH_SCRIPT``, the same in every language, or of ``ALOUD_SCRIPT`` in one."""
        return self._asset(name, lang).path

    def picture(self, name: str) -> str:
        """Name the file of ``ICON`` or ``CARD``."""
        return self._asset(name, "").path

    def _paths(self, names: tuple[str, ...], lang: str = "") -> tuple[str, ...]:
        return tuple(self._asset(name, lang).path for name in names)

    @cached_property
    def _site_style(self) -> Artifact:
        """The sheet of every page; put together once for all of them."""
        ours = "".join(_style(part) for part in _IN_SITE_STYLE)
        return _hashed(SITE_STYLE, (self._theme_style + ours + small(self._icon_style)).encode())

    def _script(self, name: str, lang: str) -> Artifact:
        if (name, lang) not in self._scripts:
            content = _script(name, lang, self._is_offline) if self._cache is None else self._kept_script(name, lang, self._cache)
            self._scripts[name, lang] = _hashed(f"{name.removesuffix('.js')}.{lang}.js" if lang else name, content)
        return self._scripts[name, lang]

    def _kept_script(self, name: str, lang: str, cache: Cache) -> bytes:
        return cache.made([_script_key(name, lang, self._is_offline)], lambda _: [_script(name, lang, self._is_offline)])[0]

    def _asset(self, name: str, lang: str) -> Artifact:
        if name == SITE_STYLE:
            return self._site_style
        if name.endswith(".js"):
            return self._script(name, lang if name in BY_LANGUAGE else "")
        return _hashed(name, _style(name).encode() if name.endswith(".css") else _bytes(name))


def _names() -> tuple[str, ...]:
    """Every file that some page loads, below ``web/``."""
    own = (*_PRINT, *_CHECKLIST, *_FORM, *_FIGURES, *(name for names in _TOOLS.values() for name in names))
    every = (*STYLES, FIRST_SCRIPT, *SCRIPTS, SEARCH_SCRIPT, ALOUD_SCRIPT, ICON, CARD, *NOTICE_SCRIPTS, *MISSING_SCRIPTS)
    return tuple(dict.fromkeys((*every, *own, *_TOOLS_OF.values())))


def _script_key(name: str, lang: str, is_offline: bool) -> bytes:
    return digest(program_digest(), "script", name, lang, str(is_offline))


def every_script(is_offline: bool) -> dict[bytes, Callable[[], bytes]]:
    """What makes each script, by the key under which it is kept."""
    wanted = {(name, code if name in BY_LANGUAGE else "") for name in _names() if name.endswith(".js") for code in CODES}
    return {_script_key(name, lang, is_offline): partial(_script, name, lang, is_offline) for name, lang in sorted(wanted)}


def words_key() -> bytes:
    """The key under which the program's words are kept (``written_words``)."""
    return digest(program_digest(), "written words")


def kept_words(cache: Cache) -> frozenset[str]:
    """Those of ``written_words``, from the cache where it has them: they are found by reading all of the program."""
    return frozenset(cache.made([words_key()], lambda _: [words_made()])[0].decode().split("\n"))


def words_made() -> bytes:
    """The program's words, a line each."""
    return "\n".join(sorted(written_words())).encode()


def written_words() -> frozenset[str]:
    """The words in the strings of the program that writes pages and changes them: all names that a style may ask for."""
    package = files("berdaya")
    python = (file for room in ("write", "pages", "compose") for file in package.joinpath(room).iterdir() if file.name.endswith(".py"))
    said = frozenset[str]().union(*(words_of_python(file.read_text(encoding="utf-8")) for file in python))
    return said | words_of(file.read_text(encoding="utf-8") for file in _scripts(package.joinpath("web")))


def _scripts(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "search":
            yield from _scripts(item)
        elif item.name.endswith(".js"):
            yield item


def colour_style(colour: str) -> str:
    """The style rules of an edition's colour: header, links, focus, cards, in both schemes."""
    shades = shades_of(colour)
    return (
        f":root{{--md-primary-fg-color:{shades.bar};--md-primary-fg-color--light:{shades.mark};--md-primary-fg-color--dark:{shades.bar_dark};"
        f"--md-accent-fg-color:{shades.link};--bd-soft:{shades.soft}}}\n"
        f'[data-md-color-scheme="default"]{{--md-typeset-a-color:{shades.link}}}\n'
        f'[data-md-color-scheme="slate"]{{--md-primary-fg-color:{shades.bar_dark};--md-typeset-a-color:{shades.link_dark};'
        f"--md-accent-fg-color:{shades.link_dark};--bd-soft:{shades.soft_dark}}}\n"
    )


@cache
def _script(name: str, lang: str, is_offline: bool) -> bytes:
    """A bundle. Words stand in the script: a page carries its own text only, and nothing more is asked of the network."""
    return bundle(name, page_values(words(lang or SOURCE.code), is_offline, name)).encode()


def _resource(name: str) -> Traversable:
    return files("berdaya").joinpath("web", *PurePosixPath(name).parts)


@cache
def _bytes(name: str) -> bytes:
    content = _resource(name).read_bytes()
    # A checkout on Windows may have turned the line ends of a text.
    return content if name.endswith(".png") else content.replace(b"\r\n", b"\n")


@cache
def _style(name: str) -> str:
    return small(_bytes(name).decode())


@cache
def _hashed(name: str, content: bytes) -> Artifact:
    path = PurePosixPath(name)
    return Artifact(f"{FOLDER}/{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}", content)


def forget() -> None:
    """Read the files of the browser's part again: a preview shows a style as soon as it is saved."""
    _bytes.cache_clear()
    _style.cache_clear()
    _hashed.cache_clear()
    _script.cache_clear()
