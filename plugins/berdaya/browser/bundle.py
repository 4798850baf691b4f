"""Modules of ``web/`` → one classic script. The order of the files follows from their imports.

A bundle is a function that calls itself: its names meet nobody else's, and it runs from ``file://``, where browsers
refuse modules. Within it all modules share one scope, so no two of them may declare the same name.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from posixpath import join, normpath

from berdaya.browser.needed import DECLARES, names_declared, needed
from berdaya.browser.shorter import shortened
from berdaya.browser.tokens import CodeError, Token, step, tokens, written

Values = Mapping[str, Mapping[str, object]]
"""What the build tells the browser: by module (``sheet/words.js``) the value of each name that it exports."""


@dataclass(frozen=True)
class Module:
    """One file of ``web/``: what it imports (name → module), the names that it declares and exports, and its tokens
    without the words ``import`` and ``export``."""

    path: str
    imports: Mapping[str, tuple[str, ...]]
    declared: tuple[str, ...]
    exported: tuple[str, ...]
    body: tuple[Token, ...]


def bundle(entry: str, values: Values | None = None, is_short: bool = True) -> str:
    """Put a module and all that it imports together.

    ``entry`` is a path below ``web/``: ``site/site.js``. A module that ``values`` names is replaced by constants of its
    exports. ``is_short``: give local names one or two letters. Raises ``CodeError`` for what a bundle cannot hold:
    imports in a circle, an import that its module does not export, a name declared twice, an export without a name.
    """
    return bundle_of(entry, _source, values or {}, is_short)


def bundle_of(entry: str, source: Callable[[str], str], values: Values, is_short: bool = True) -> str:
    """Do so with the modules that ``source`` gives by their paths."""
    modules = tuple(_in_order(entry, source, values))
    _check(modules)
    body = needed([token for module in modules for token in module.body])
    return f'(()=>{{"use strict";{written(shortened(body) if is_short else body)}}})();\n'


def _in_order(entry: str, source: Callable[[str], str], values: Values) -> Iterator[Module]:
    """Every module once, each after those that it imports."""
    done: dict[str, Module] = {}

    def visit(path: str, way: tuple[str, ...]) -> Iterator[Module]:
        if path in way:
            raise CodeError(f"web/{path}: imports itself by way of {' → '.join((*way[way.index(path) :], path))}")
        if path in done:
            return
        module = _read(path, source(path), _constants(path, values))
        for target in module.imports:
            yield from visit(target, (*way, path))
        done[path] = module
        yield module

    yield from visit(entry, ())


def _check(modules: Sequence[Module]) -> None:
    by_path = {module.path: module for module in modules}
    homes: dict[str, str] = {}
    for module in modules:
        for name in module.declared:
            if name in homes:
                raise CodeError(f"web/{module.path}: the name {name!r} is also declared in web/{homes[name]}; one bundle holds both")
            homes[name] = module.path
        for target, names in module.imports.items():
            for name in names:
                if name not in by_path[target].exported:
                    raise CodeError(f"web/{module.path}: web/{target} does not export {name!r}")


def _source(path: str) -> str:
    file = files("berdaya").joinpath("web", *path.split("/"))
    if not file.is_file():
        raise CodeError(f"web/{path}: there is no such module")
    return file.read_text(encoding="utf-8")


def _constants(path: str, values: Values) -> str:
    """The constants that stand in a module's place."""
    return "".join(f"export const {name}={constant(value)};" for name, value in values.get(path, {}).items())


def constant(value: object) -> str:
    """Write a value as JavaScript; it can end no script element, nor begin a comment of HTML."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@lru_cache(maxsize=256)
def _read(path: str, source: str, constants: str) -> Module:
    module = _split(path, tokens(source, f"web/{path}"))
    if not constants:
        return module
    told = _split(path, tokens(constants, f"web/{path}"))
    if set(told.exported) != set(module.exported):
        raise CodeError(f"web/{path}: exports {sorted(module.exported)}, and is given {sorted(told.exported)}")
    return told


def _split(path: str, row: tuple[Token, ...]) -> Module:
    """Take imports and exports out of a module."""
    imports: dict[str, tuple[str, ...]] = {}
    declared: list[str] = []
    exported: list[str] = []
    body: list[Token] = []
    depth = place = 0
    while place < len(row):
        token = row[place]
        if token.kind == "name" and not depth and token.text == "import":
            target, names, place = _import(path, row, place)
            imports[target] = (*imports.get(target, ()), *names)
            continue
        is_export = token.kind == "name" and not depth and token.text == "export"
        if is_export:
            place += 1
            exported += _exported(path, row, place)
            token = replace(row[place], is_first=True)
        if not depth and token.kind == "name" and token.text in DECLARES:
            declared += names_declared(row, place)
        depth += step(token)
        body.append(token)
        place += 1
    return Module(path, imports, tuple(declared), tuple(exported), tuple(body))


def _import(path: str, row: tuple[Token, ...], place: int) -> tuple[str, tuple[str, ...], int]:
    """Read ``import { a, b } from "./c.js";``: the module, the names, and the place after it."""
    texts = [token.text for token in row[place : place + 200]]
    end = texts.index("from") if "from" in texts else 0
    names = [text for text in texts[2:end] if text not in (",", "}")]
    is_plain = len(texts) > end + 2 and texts[1] == "{" and texts[end - 1] == "}" and "as" not in names and texts[end + 2] == ";"
    if not end or not is_plain or row[place + end + 1].kind != "string":
        raise CodeError(f'web/{path}:{row[place].line}: write imports as: import {{ name }} from "./module.js";')
    target = normpath(join(path, "..", texts[end + 1][1:-1]))
    return target, tuple(names), place + end + 3


def _exported(path: str, row: tuple[Token, ...], place: int) -> list[str]:
    token = row[place]
    if token.text == "async":
        token, place = row[place + 1], place + 1
    if token.text not in DECLARES:
        raise CodeError(f"web/{path}:{token.line}: only declarations with a name can be exported: export const, function or class")
    return names_declared(row, place)
