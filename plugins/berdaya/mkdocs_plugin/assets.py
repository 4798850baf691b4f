"""What runs in the browser, under names that carry their content's hash so that caches never mix versions."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from berdaya.browser import BY_LANGUAGE, bundle, page_values
from berdaya.model.language import LANGUAGES
from berdaya.model.page import Artifact
from berdaya.words import words

FOLDER = "assets/berdaya"
SITE_SCRIPT = "site/site.js"
SCRIPTS = (SITE_SCRIPT,)
SITE_STYLE = "site.css"
STYLES = (SITE_STYLE, "glossary/glossary.css")
CHECKLIST_SCRIPT = "checklist/checklist.js"
# Without words or a name, so that they serve every edition: the browser's tab, and what a messenger shows of a link.
ICON = "picture/icon.png"
CARD = "picture/card.png"

# Styles and scripts that only some pages load, by the pages' keys; ``kind/`` stands for every page of a kind.
PAGE_ASSETS = {
    "print/": ("print/print.css",),
    "checklist/": ("checklist/checklist.css", CHECKLIST_SCRIPT),
    "index/phase": ("ways/ways.css",),
    "index/career-path": ("ways/ways.css",),
    "page/role-compare": ("ways/ways.css", "ways/compare.js"),
    "page/guide-offline": ("ways/ways.css", "offline/whole.js"),
    "offline.html": ("offline/notice.js",),
    "404.html": ("site/missing.js",),
    "page/checklist-handout": ("checklist/checklist.css", "checklist/handout.js"),
    "page/method-readiness": ("ways/ways.css", "ways/readiness.js"),
    "page/career-step-reflection": ("ways/ways.css", "ways/reflection.js"),
}


class WebAssets:
    """The styles and scripts of one build, as files and as the paths that a page of a key and a language loads."""

    def __init__(self, icon_style: str, is_offline: bool) -> None:
        """``is_offline``: whether pages start the worker that keeps them; else they remove an older one."""
        self._icon_style = icon_style
        self._is_offline = is_offline

    def artifacts(self) -> tuple[Artifact, ...]:
        """Give every file that some page loads."""
        names = dict.fromkeys((*STYLES, *SCRIPTS, ICON, CARD, *(name for names in PAGE_ASSETS.values() for name in names)))
        made = (self._asset(name, language.code) for name in names if _resource(name).is_file() for language in LANGUAGES)
        return tuple({artifact.path: artifact for artifact in made}.values())

    def styles(self, key: str) -> tuple[str, ...]:
        """Name the styles that the page of this key loads, in loading order."""
        return self._paths((*STYLES, *(name for name in _own_assets(key) if name.endswith(".css"))))

    def scripts(self, lang: str) -> tuple[str, ...]:
        """Name the scripts that every page of a language loads, in loading order."""
        return self._paths(SCRIPTS, lang)

    def page_scripts(self, key: str, lang: str) -> tuple[str, ...]:
        """Name the scripts of the page of this key and language alone, in loading order."""
        return self._paths(tuple(name for name in _own_assets(key) if name.endswith(".js")), lang)

    def picture(self, name: str) -> str:
        """Name the file of ``ICON`` or ``CARD``."""
        return self._asset(name, "").path

    def _paths(self, names: tuple[str, ...], lang: str = "") -> tuple[str, ...]:
        return tuple(self._asset(name, lang).path for name in names if _resource(name).is_file())

    def _asset(self, name: str, lang: str) -> Artifact:
        if name == SITE_STYLE:
            return _hashed(name, _bytes(name) + self._icon_style.encode())
        if name.endswith(".js"):
            # Words stand in the script: a page carries its own text only, and nothing more is asked of the network.
            script = bundle(name, page_values(words(lang or LANGUAGES[0].code), self._is_offline)).encode()
            return _hashed(f"{name.removesuffix('.js')}.{lang}.js" if name in BY_LANGUAGE else name, script)
        return _hashed(name, _bytes(name))


def _own_assets(key: str) -> tuple[str, ...]:
    return PAGE_ASSETS.get(key) or PAGE_ASSETS.get(key.partition("/")[0] + "/", ())


def _resource(name: str):
    return files("berdaya").joinpath("web", *PurePosixPath(name).parts)


@cache
def _bytes(name: str) -> bytes:
    content = _resource(name).read_bytes()
    # A checkout on Windows may have turned the line ends of a text.
    return content if name.endswith(".png") else content.replace(b"\r\n", b"\n")


@cache
def _hashed(name: str, content: bytes) -> Artifact:
    path = PurePosixPath(name)
    return Artifact(f"{FOLDER}/{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}", content)
