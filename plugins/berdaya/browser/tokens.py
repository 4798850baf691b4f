"""JavaScript as a row of tokens: just enough to tell names from strings, patterns and comments, and statements apart.

Not a parser: nothing here knows a grammar. What a bundle needs (where a comment ends, whether a line break ends a
statement, which names a module declares) can be told from the tokens alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_PART = re.compile(
    r"""
      (?P<comment>//[^\n]*|/\*(?:.|\n)*?\*/)
    | (?P<space>\s+)
    | (?P<name>[^\W\d][\w$]*|\$[\w$]*|\#[\w$]+)
    | (?P<number>0[xXbBoO][\da-fA-F_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?n?)
    | (?P<string>"(?:[^"\\\n]|\\(?:.|\n))*"|'(?:[^'\\\n]|\\(?:.|\n))*')
    | (?P<punctuator>>>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--
        |\+=|-=|\*=|%=|&=|\|=|\^=|<<|>>|\*\*|[{}()\[\];,<>+\-*%&|^!~?:=.@])
    """,
    re.VERBOSE,
)
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\(?:.|\n)|\$(?!\{))*(?:`|\$\{)")
# A slash after one of these begins a pattern; after any other name it divides.
_BEFORE_PATTERN = frozenset("return typeof case in of delete void throw new instanceof do else yield await".split())
_ENDS_VALUE = (")", "]")
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")


class CodeError(ValueError):
    """Browser code that cannot be put together: a fault of a source file, told with its place."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``kind`` is ``name``, ``number``, ``string``, ``pattern``, ``template`` or ``punctuator``; ``line`` counts
    from 1; ``is_first`` says whether a line break stands before it."""

    kind: str
    text: str
    line: int
    is_first: bool


@lru_cache(maxsize=256)
def tokens(source: str, name: str) -> tuple[Token, ...]:
    """Cut a source into tokens, without comments and blanks. ``name`` is the file's, for messages.

    A template is cut into its pieces (from a backquote or ``}`` to the next ``${`` or backquote), with the tokens of
    its expressions between them. Raises ``CodeError`` for a sign that begins no token.
    """
    return tuple(_cut(source, name))


def step(token: Token) -> int:
    """By how much a token changes the depth of brackets: 1, 0 or -1."""
    if token.kind == "template":
        return token.text.endswith("${") - (token.text[0] == "}")
    return (token.text in _OPENS) - (token.text in _CLOSES) if token.kind == "punctuator" else 0


def _cut(source: str, name: str) -> Iterator[Token]:
    place, line, is_first = 0, 1, True
    before: Token | None = None
    open_templates: list[int] = []  # the depth of braces at which each open template goes on
    depth = 0
    while place < len(source):
        kind, text = _next(source, place, before, open_templates, depth)
        if not text:
            raise CodeError(f"{name}:{line}: no token begins with {source[place]!r}")
        if kind == "space" or kind == "comment":
            is_first = is_first or "\n" in text
        else:
            before = Token(kind, text, line, is_first)
            yield before
            is_first = False
            depth += (text == "{") - (text == "}")
            if kind == "template":
                _follow(open_templates, text, depth)
        place += len(text)
        line += text.count("\n")


def _next(source: str, place: int, before: Token | None, open_templates: list[int], depth: int) -> tuple[str, str]:
    """The kind and text of what begins here; an empty text where nothing does."""
    sign = source[place]
    if sign == "`" or (sign == "}" and open_templates and open_templates[-1] == depth):
        found = _TEMPLATE.match(source, place + 1)
        return "template", sign + found.group() if found else ""
    if sign == "/" and not source.startswith(("//", "/*"), place):
        pattern = _PATTERN.match(source, place) if _may_begin_pattern(before) else None
        if pattern:
            return "pattern", pattern.group()
        return "punctuator", "/=" if source.startswith("/=", place) else "/"
    part = _PART.match(source, place)
    return (part.lastgroup or "", part.group()) if part else ("", "")


def _may_begin_pattern(before: Token | None) -> bool:
    if before is None:
        return True
    if before.kind == "name":
        return before.text in _BEFORE_PATTERN
    if before.kind == "template":
        return before.text.endswith("${")
    return before.kind == "punctuator" and before.text not in _ENDS_VALUE


def _follow(open_templates: list[int], text: str, depth: int) -> None:
    """Note that a template has been opened, goes on, or is at its end."""
    if text[0] == "}" and len(text) > 1:
        open_templates.pop()
    if text.endswith("${"):
        open_templates.append(depth)


# A statement goes on over a line break after one of these (a value is missing) ...
_NEEDS_MORE = re.compile(r"(?:[{(\[,;:?=<>&|^%*~!.@]|=>|(?<!\+)\+|(?<!-)-|\$\{)$")
# ... and before one of these (they cannot begin a statement, or would be taken into the one before all the same).
_GOES_ON = re.compile(r"(?:[)\]}(\[,;:?=<>&|^%*./`]|!=|\+(?!\+)|-(?!-))")
_WORD = re.compile(r"[\w$]")
_CLASHES = frozenset(("++", "--", "//", "/*"))


def written(row: Sequence[Token]) -> str:
    """Write tokens with no more signs than they need. A line break that might end a statement stays."""
    pieces: list[str] = []
    before: Token | None = None
    for token in _without_idle(row):
        if before is not None:
            pieces.append(_between(before, token))
        pieces.append(token.text)
        before = token
    return "".join(pieces)


def _without_idle(row: Sequence[Token]) -> Iterator[Token]:
    """Leave out commas and semicolons before a closing bracket, and brackets around the one parameter of an arrow."""
    texts = [token.text if token.kind == "punctuator" else "" for token in row] + ["", "", ""]
    opened = -1
    for place, token in enumerate(row):
        after = texts[place + 1]
        if (texts[place] == ";" and after == "}") or (texts[place] == "," and after in _CLOSES and texts[place - 1] not in (",", "[")):
            continue
        if texts[place] == "(" and row[place + 1].kind == "name" and texts[place + 2] == ")" and texts[place + 3] == "=>":
            opened = place
            continue
        if opened >= 0 and place == opened + 2:
            continue
        yield token


def _between(before: Token, after: Token) -> str:
    if after.is_first and not _has_sign(before, _NEEDS_MORE.search) and not _has_sign(after, _GOES_ON.match):
        return "\n"
    last, first = before.text[-1], after.text[0]
    if _WORD.match(last) and (_WORD.match(first) or (before.kind == "number" and first == ".")):
        return " "
    if (before.kind == "name" and first == "#") or (last + first in _CLASHES and before.kind != "template"):
        return " "
    return ""


def _has_sign(token: Token, finds: Callable[[str], object]) -> bool:
    """Whether a sign (no name, number or text) is of a sort."""
    return token.kind in ("punctuator", "template") and bool(finds(token.text))
