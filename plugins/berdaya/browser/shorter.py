"""Short names for what a bundle declares: a tenth of the bytes on the way, for readers who pay by the byte.

A name becomes the same short one wherever it stands for a variable, in every scope: so no scope has to be known. What
has to be known is whether a name stands for a variable or for a property (after a dot, as a key, as a method), and
whether the bundle declares it. A name that browsers give (``document``) keeps its own, even where a parameter has it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, product
from string import ascii_letters

from berdaya.browser.tokens import Token, step

_RESERVED = frozenset(
    "arguments as async await break case catch class const continue debugger default delete do else export extends false finally for"
    " from function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined"
    " var void while with yield NaN Infinity eval".split()
)
# Names of windows and workers that a parameter of ours may share.
_GIVEN = frozenset(
    "addEventListener alert caches clearTimeout clients close confirm console crypto customElements dispatchEvent document event fetch"
    " find focus frames history isSecureContext length localStorage location matchMedia moveBy name navigator open origin parent performance"
    " postMessage print prompt registration removeEventListener screen scroll self sessionStorage setTimeout skipWaiting status stop top"
    " window".split()
)
_BEFORE_BLOCK = frozenset((")", "=>", "else", "try", "catch", "finally", "do", "{", "}", ";"))
_BEFORE_METHOD = frozenset(("async", "get", "set", "static", "*"))


@dataclass(slots=True)
class _Frame:
    """An open bracket: what it holds, and whether a declaration's list goes on in it."""

    kind: str  # "object" (or the pattern that takes one apart), "block", "class", "other"
    is_declaring: bool = False


def shortened(row: Sequence[Token]) -> list[Token]:
    """Give tokens with short names for the variables that they declare."""
    roles = tuple(_roles(row))
    declared = _declared(row, roles) - _RESERVED - _GIVEN
    uses = Counter(token.text for token, role in zip(row, roles, strict=True) if role in ("variable", "shorthand") and token.text in declared)
    taken = {token.text for token, role in zip(row, roles, strict=True) if role in ("variable", "shorthand") and token.text not in declared}
    fresh = (name for name in _short_names() if name not in taken and name not in _RESERVED and name not in _GIVEN)
    names = {old: next(fresh) for old, _ in sorted(uses.items(), key=lambda item: (-item[1], item[0]))}
    return list(_renamed(row, roles, names))


def _short_names() -> Iterator[str]:
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_letters, repeat=length))


def _renamed(row: Sequence[Token], roles: Sequence[str], names: dict[str, str]) -> Iterator[Token]:
    for token, role in zip(row, roles, strict=True):
        if role == "variable" and token.text in names:
            yield replace(token, text=names[token.text])
        elif role == "shorthand" and token.text in names:
            yield replace(token, text=f"{token.text}:{names[token.text]}")
        else:
            yield token


def _roles(row: Sequence[Token]) -> Iterator[str]:
    """What each token is: ``variable``, ``shorthand`` (``{ name }``), ``property``, or empty for what is no name."""
    frames = [_Frame("block")]
    is_class = False
    for place, token in enumerate(row):
        before = row[place - 1].text if place else ""
        after = row[place + 1].text if place + 1 < len(row) else ""
        change = step(token)
        if change < 0:
            frames.pop()
            is_class = False
        yield _role(token, before, after, frames[-1]) if token.kind == "name" else ""
        if token.text in ("const", "let", "var"):
            frames[-1].is_declaring = True
        elif token.text == ";":
            frames[-1].is_declaring = False
        is_class = is_class or (token.text == "class" and before not in (".", "?."))
        if change > 0:
            frames.append(_Frame(_kind(token, before, is_class)))


def _kind(token: Token, before: str, is_class: bool) -> str:
    if token.text != "{":
        return "other"
    if is_class:
        return "class"
    is_block = before in _BEFORE_BLOCK or not before
    return "block" if is_block else "object"


def _role(token: Token, before: str, after: str, frame: _Frame) -> str:
    if before in (".", "?.") or token.text[0] == "#":
        return "property"
    if frame.kind == "class" and (before in ("{", "}", ";") or before in _BEFORE_METHOD):
        return "property"
    if frame.kind == "object" and (before in ("{", ",") or before in _BEFORE_METHOD) and not frame.is_declaring:
        if after in (":", "("):
            return "property"
        if after in (",", "}", "="):
            return "shorthand"
    return "variable"


def _declared(row: Sequence[Token], roles: Sequence[str]) -> set[str]:
    """The names that declarations, parameters and ``catch`` bind."""
    closes = _matches(row)
    bound: set[str] = set()
    for place, token in enumerate(row):
        after = row[place + 1] if place + 1 < len(row) else token
        if token.kind == "name" and roles[place] == "variable" and token.text in ("const", "let", "var"):
            bound |= set(_bound(row, roles, range(place + 1, len(row))))
        elif token.kind == "name" and roles[place] == "variable" and token.text in ("function", "class") and after.kind == "name":
            bound.add(after.text)
        elif token.kind == "name" and after.text == "=>":
            bound.add(token.text)
        elif token.text == "(" and _takes_parameters(row, place, closes[place]):
            bound |= set(_bound(row, roles, range(place + 1, closes[place])))
    return bound


def _takes_parameters(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether brackets hold what a function or ``catch`` takes."""
    after = row[end + 1].text if end + 1 < len(row) else ""
    before = row[start - 1] if start else row[start]
    if after == "=>" or before.text in ("function", "catch"):
        return True
    return after == "{" and before.kind == "name" and before.text not in ("if", "for", "while", "switch", "with")


def _bound(row: Sequence[Token], roles: Sequence[str], places: Iterable[int]) -> Iterator[str]:
    """The names that a pattern binds: not its keys, and nothing of its defaults."""
    depth, skipped = 0, -1
    for place in places:
        token = row[place]
        change = step(token)
        if (change < 0 and depth == skipped) or (depth == skipped and token.text == ","):
            skipped = -1
        depth += change
        if depth < 0 or (not depth and token.text in (";", "of", "in")):
            return
        if skipped < 0 and token.text == "=":
            skipped = depth
        elif skipped < 0 and token.kind == "name" and roles[place] in ("variable", "shorthand"):
            yield token.text


def _matches(row: Sequence[Token]) -> dict[int, int]:
    """Where each bracket that opens is closed."""
    open_places: list[int] = []
    found: dict[int, int] = {}
    for place, token in enumerate(row):
        change = step(token)
        if change < 0:
            found[open_places.pop()] = place
        if change > 0:
            open_places.append(place)
    return found
