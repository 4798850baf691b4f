"""The theme's icons drawn once, in the style sheet: drawn in the page they are two kilobytes (gzip) of every page."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from mkdocs.theme import Theme

from berdaya.write.html import icon_class

# What Material's templates draw around a page, by the key of ``theme.icon`` that replaces it.
DEFAULTS = {
    "alternate": "material/translate",
    "close": "material/close",
    "edit": "material/file-edit-outline",
    "logo": "material/library",
    "menu": "material/menu",
    "next": "material/arrow-right",
    "previous": "material/arrow-left",
    "repo": "fontawesome/brands/git-alt",
    "search": "material/magnify",
    "share": "material/share-variant",
    "top": "material/arrow-up",
    "view": "material/file-eye-outline",
}
# Material draws these from its own style; there the drawing itself is wanted.
_IN_STYLE = ("admonition", "annotation", "tag")
_VIEW_BOX = re.compile(r'viewBox="([\d. -]+)"')
_BASE = """
.bd-icon { background: currentcolor; -webkit-mask: var(--bd-icon) center / contain no-repeat; mask: var(--bd-icon) center / contain no-repeat; }
@media (forced-colors: active) { .bd-icon { background: ButtonText; forced-color-adjust: none; } }
"""


class Icons:
    """The icons around a page: ``style`` draws them, ``templates`` stand in for the theme's drawings."""

    def __init__(self, theme: Theme) -> None:
        drawings = {name: text for name in _names(theme) if (text := _drawing(theme, name))}
        boxes = {name: box[1] for name, text in drawings.items() if (box := _VIEW_BOX.search(text))}
        self.style = _BASE + "".join(_rule(name, drawings[name]) for name in boxes)
        self.templates = {_template(name): _stand_in(name, box) for name, box in boxes.items()}


def _names(theme: Theme) -> list[str]:
    chosen = theme.get("icon") or {}
    drawn_in_style = set(_leaves({key: chosen[key] for key in _IN_STYLE if key in chosen}))
    around = {chosen.get(key) or default for key, default in DEFAULTS.items()} | set(_toggles(theme))
    return sorted(around - drawn_in_style)


def _toggles(theme: Theme) -> Iterator[str]:
    palette = theme.get("palette") or []
    for scheme in palette if isinstance(palette, list) else [palette]:
        if icon := (scheme.get("toggle") or {}).get("icon"):
            yield icon


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, str):
        yield value


def _drawing(theme: Theme, name: str) -> str:
    """The first file of that name in the theme's folders; nothing where there is none, which the theme itself reports."""
    files = (Path(folder, _template(name)) for folder in theme.dirs)
    first = next((file for file in files if file.is_file()), None)
    return first.read_text(encoding="utf-8").strip() if first else ""


def _template(name: str) -> str:
    return f".icons/{name}.svg"


def _class(name: str) -> str:
    return icon_class(name)


def _stand_in(name: str, box: str) -> str:
    return f'<svg class="bd-icon {_class(name)}" viewBox="{box}"></svg>'


def _rule(name: str, drawing: str) -> str:
    address = quote(drawing.replace('"', "'"), safe=" ='/:;,.-+!()@*$&?")
    return f'.{_class(name)} {{ --bd-icon: url("data:image/svg+xml,{address}"); }}\n'
