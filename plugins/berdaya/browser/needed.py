"""Leaves out what a bundle declares and never uses: modules are shared by pages that need different parts of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from berdaya.browser.tokens import Token, step

DECLARES = frozenset(("const", "let", "var", "function", "class"))


@dataclass(frozen=True)
class _Statement:
    """A statement at the top of a module, or several that do something. ``declared``: what it declares and does no more
    than declare; empty where running it may do something."""

    body: tuple[Token, ...]
    declared: frozenset[str]


def needed(row: Sequence[Token]) -> list[Token]:
    """Give the tokens of modules without the declarations that nothing asks for."""
    statements = tuple(_statements(row))
    by_name = {name: statement for statement in statements for name in statement.declared}
    kept: set[int] = set()
    waiting = [statement for statement in statements if not statement.declared]
    while waiting:
        statement = waiting.pop()
        if id(statement) not in kept:
            kept.add(id(statement))
            waiting += [by_name[token.text] for token in statement.body if token.kind == "name" and token.text in by_name]
    return [token for statement in statements if id(statement) in kept for token in statement.body]


def names_declared(row: Sequence[Token], place: int) -> list[str]:
    """The names that the declaration at this place declares."""
    word = row[place].text
    if word in ("function", "class"):
        return [row[place + (2 if row[place + 1].text == "*" else 1)].text]
    names: list[str] = []
    depth, is_target = 0, True
    for token in row[place + 1 :]:
        if not depth and token.text == ";":
            break
        if not depth and token.text in ("=", ","):
            is_target = token.text == ","
        elif is_target and token.kind == "name":
            names.append(token.text)
        elif is_target and token.text == ":":
            names.pop()  # `{ key: name }` declares what stands after the colon
        depth += step(token)
    return names


def _statements(row: Sequence[Token]) -> Iterator[_Statement]:
    place = begun = depth = 0
    while place < len(row):
        start = place + (row[place].text == "async")
        if depth or row[place].kind != "name" or row[start].text not in DECLARES or not row[place].is_first:
            depth += step(row[place])
            place += 1
            continue
        if begun < place:
            yield _Statement(tuple(row[begun:place]), frozenset())
        end = _end(row, start)
        is_still = row[start].text in ("function", "class") or _is_still(row[start:end])
        yield _Statement(tuple(row[place:end]), frozenset(names_declared(row, start)) if is_still else frozenset())
        place = begun = end
    if begun < place:
        yield _Statement(tuple(row[begun:place]), frozenset())


def _end(row: Sequence[Token], start: int) -> int:
    """The place after a declaration: after the braces of a function or class, after the semicolon of a constant."""
    last, depth = "}" if row[start].text in ("function", "class") else ";", 0
    for place in range(start, len(row)):
        depth += step(row[place])
        if not depth and row[place].text == last:
            return place + 1
    return len(row)


def _is_still(declaration: Sequence[Token]) -> bool:
    """Whether a constant is a function or made of plain values: nothing happens where it is declared."""
    texts = [token.text for token in declaration]
    value = texts[texts.index("=") + 1 :] if "=" in texts else []
    value = value[1:] if value[:1] == ["async"] else value
    if value[:1] == ["("]:
        return value[_closing(declaration[-len(value) :]) + 1 :][:1] == ["=>"]
    return value[1:2] == ["=>"] or (not {"(", "new", "await"} & set(value) and not any(text.endswith("${") for text in value))


def _closing(row: Sequence[Token]) -> int:
    depth = 0
    for place, token in enumerate(row):
        depth += step(token)
        if not depth:
            return place
    return len(row)
