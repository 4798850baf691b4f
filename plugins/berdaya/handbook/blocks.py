"""HTML of our own Markdown → blocks and inlines as plain JSON values, which the Typst template sets.

A text is a string; every other node is a mapping with ``t`` for its type and ``c`` for what it holds.
Inlines: ``strong emph code lang br link (url) ref (to) cite (to) mark (to, auto)``. Blocks: ``p h ul ol dl table box
quote pre rule``, where ``p`` and ``h`` hold inlines, lists hold items of blocks, ``dl`` and ``table`` rows of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from berdaya.model.reference import KEY_PATTERN
from berdaya.render.glossary_links import CHOSEN

Node = str | dict[str, Any]

_VOID = ("br", "hr", "img", "input", "wbr")
_SILENT = ("script", "style", "button", "form", "input", "textarea", "svg", "template", "label")
_BLOCKS = ("p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "div", "section", "nav", "details", "summary",
           "figure", "h1", "h2", "h3", "h4", "h5", "h6")
_KEY = re.compile(KEY_PATTERN)
_SPACES = re.compile(r"\s+")
_INLINE_TYPES = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "code": "code"}


@dataclass
class _Element:
    """An element while the HTML is read."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["_Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list["_Element"]:
        return [child for child in self.children if isinstance(child, _Element)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Element("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(_Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, element in enumerate(self.open) if place and element.tag == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def blocks(html: str) -> list[Node]:
    """Read a piece of HTML as blocks; what only a browser can use is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_blocks(reader.open[0].children))


def _blocks(children: Iterable[_Element | str]) -> Iterator[Node]:
    loose: list[_Element | str] = []
    for child in children:
        if isinstance(child, str) or child.tag not in _BLOCKS:
            loose.append(child)
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _block(child)
    yield from _paragraph(loose)


def _paragraph(children: list[_Element | str], classes: Iterable[str] = ()) -> Iterator[Node]:
    found = _inlines(children)
    if any(not isinstance(node, str) or node.strip() for node in found):
        yield {"t": "p", "class": list(classes), "c": found}


def _block(element: _Element) -> Iterator[Node]:
    match element.tag:
        case "p" | "summary":
            yield from _paragraph(element.children, element.classes)
        case "ul" | "ol":
            items = [list(_blocks(item.children)) for item in element.elements if item.tag == "li"]
            yield {"t": element.tag, "c": items}
        case "dl":
            yield {"t": "dl", "class": element.classes, "c": list(_pairs(element))}
        case "table":
            yield _table(element)
        case "blockquote":
            yield {"t": "quote", "c": list(_blocks(element.children))}
        case "pre":
            yield {"t": "pre", "c": _text(element)}
        case "hr":
            yield {"t": "rule"}
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield {"t": "h", "level": int(element.tag[1]), "class": element.classes, "c": _inlines(element.children)}
        case _:
            yield from _division(element)


def _division(element: _Element) -> Iterator[Node]:
    if "admonition" in element.classes:
        titles = [child for child in element.elements if "admonition-title" in child.classes]
        others = [child for child in element.children if child not in titles]
        title = _inlines(titles[0].children) if titles else []
        yield {"t": "box", "class": element.classes, "title": title, "c": list(_blocks(others))}
    elif "lang" in element.attributes:
        yield {"t": "lang", "lang": element.attributes["lang"], "block": True, "c": list(_blocks(element.children))}
    else:
        yield from _blocks(element.children)


def _pairs(element: _Element) -> Iterator[list[Node]]:
    label: list[Node] = []
    for child in _unwrapped(element):
        if child.tag == "dt":
            label = _inlines(child.children)
        elif child.tag == "dd":
            yield [label, list(_blocks(child.children))]


def _unwrapped(element: _Element) -> Iterator[_Element]:
    for child in element.elements:
        if child.tag in ("div", "p"):
            yield from _unwrapped(child)
        else:
            yield child


def _table(element: _Element) -> Node:
    rows = [[_inlines(cell.children) for cell in row.elements] for row in _rows(element)]
    return {"t": "table", "head": rows[0], "c": rows[1:]}


def _rows(element: _Element) -> Iterator[_Element]:
    for child in element.elements:
        if child.tag == "tr":
            yield child
        else:
            yield from _rows(child)


def _inlines(children: Iterable[_Element | str]) -> list[Node]:
    found: list[Node] = []
    for child in children:
        if isinstance(child, str):
            found.append(_SPACES.sub(" ", child))
        elif child.tag not in _SILENT:
            found += _inline(child)
    return _trimmed(found)


def _inline(element: _Element) -> list[Node]:
    held = _inlines_kept(element)
    if element.tag == "br":
        return [{"t": "br"}]
    if element.tag == "a":
        return [_link(element, held)]
    if element.tag in _INLINE_TYPES:
        return _marked(_INLINE_TYPES[element.tag], held)
    if "lang" in element.attributes:
        return [{"t": "lang", "lang": element.attributes["lang"], "c": held}]
    return held


def _marked(kind: str, held: list[Node]) -> list[Node]:
    """What is bold within bold is bold once: a row of asterisks nests deeper than Typst reads."""
    if len(held) == 1 and isinstance(held[0], dict) and held[0]["t"] == kind:
        return held
    return [{"t": kind, "c": held}]


def _inlines_kept(element: _Element) -> list[Node]:
    """The inlines of an element within a line: blanks at its ends belong to the line."""
    found: list[Node] = []
    for child in element.children:
        if isinstance(child, str):
            found.append(_SPACES.sub(" ", child))
        elif child.tag not in _SILENT:
            found += _inline(child)
    return found


def _link(element: _Element, held: list[Node]) -> Node:
    target = element.attributes.get("href", "")
    bare = target.partition("#")[0]
    if target.startswith("#"):
        return {"t": "cite", "to": target[1:], "c": held}
    if _KEY.match(bare):
        if bare.startswith("term/"):
            found = "data-term" in element.attributes and element.attributes.get("class") != CHOSEN
            return {"t": "mark", "to": bare, "auto": found, "c": held}
        return {"t": "ref", "to": bare, "c": held}
    return {"t": "link", "url": target, "c": held}


def _trimmed(nodes: list[Node]) -> list[Node]:
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip()
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip()
    return [node for node in nodes if node != ""]


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)
