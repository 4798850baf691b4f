"""A style sheet cut to what pages can show: rules that name an unknown class, id, element or value are left out.

What pages can show is known as words: those of the theme's frame, and those in the strings of the program that writes
pages and changes them (``words_of``). Words too many cost a rule too many; a rule too few cannot come of it, as long as
nobody puts a class together from pieces that are no words themselves.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PART = re.compile(r"""url\((?:"[^"]*"|'[^']*'|[^"')]*)\)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^{};"'u]+|u""", re.DOTALL)
_STRING = re.compile(r"""\[[^\]]*\]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_CODE_STRING = re.compile(r"""\"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*("[^"]*"|'[^']*'|[^\]\s]+)\s*[iIsS]?)?\s*\]""")
_NAME = re.compile(r"(?<![\w\\-])([.#]?)([A-Za-z_][\w-]*(?:\\.[\w-]*)*)")
_PSEUDO = re.compile(r"::?[a-z-]+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_SPACES = re.compile(r"\s*([{};,>])\s*|(?<=[a-z-]:)\s+|\s*!\s*(?=important)")
_BLANKS = re.compile(r"\s+")
_GROUPS = ("@media", "@supports", "@layer", "@container")
_ALWAYS = frozenset("html body h1 h2 h3 h4 h5 h6 p".split())
"""Elements that every page has, or whose number is put into their name."""


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet. ``head`` is a list of selectors or an at-rule; ``body`` its declarations, without braces;
    ``below`` the rules that a group holds."""

    head: str
    body: str = ""
    below: tuple["Rule", ...] = ()
    is_group: bool = False


def cut(css: str, words: frozenset[str]) -> str:
    """Leave out the rules that cannot match, and the variables and animations that nothing asks for any more."""
    rules = tuple(_kept(rules_of(css), words))
    declared = [part for rule in _flat(rules) for part in _declarations(rule.body)]
    used = _used_variables(declared)
    animations = {word for part in declared if part.startswith(("animation", "-webkit-animation")) for word in _WORD.findall(part)}
    return _written(rules, used | words, animations)


def small(css: str) -> str:
    """The same sheet without comments and blanks."""
    return _written(rules_of(css), None, None)


def words_of(sources: Iterable[str]) -> frozenset[str]:
    """The words in the strings of JavaScript or HTML sources."""
    return frozenset(word for source in sources for found in _CODE_STRING.findall(source) for word in _WORD.findall(found))


def words_of_page(html: str) -> frozenset[str]:
    """The words in a page's tags."""
    return frozenset(word for tag in re.findall(r"<[^<>]*>", html) for word in _WORD.findall(tag))


def words_of_python(source: str) -> frozenset[str]:
    """The words in the strings of a Python module, without what it says of itself."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return frozenset(word for text in texts if isinstance(text, str) for word in _WORD.findall(text))


def rules_of(css: str) -> tuple[Rule, ...]:
    """Take a style sheet apart. Strings and addresses may hold braces and semicolons."""
    parts = [part[0] for part in _PART.finditer(_COMMENT.sub("", css))]
    return tuple(_rules(parts, iter(range(len(parts)))))


def _rules(parts: Sequence[str], places: Iterator[int]) -> Iterator[Rule]:
    head: list[str] = []
    for place in places:
        part = parts[place]
        if part == "}":
            return
        if part == ";":
            yield Rule("".join(head).strip())
            head = []
        elif part == "{":
            name = _BLANKS.sub(" ", "".join(head)).strip()
            head = []
            if name.startswith(_GROUPS):
                yield Rule(name, below=tuple(_rules(parts, places)), is_group=True)
            else:
                yield Rule(name, _body(parts, places))
        else:
            head.append(part)


def _body(parts: Sequence[str], places: Iterator[int]) -> str:
    """What stands up to the brace that closes: declarations, or the steps of an animation."""
    depth, said = 1, []
    for place in places:
        depth += (parts[place] == "{") - (parts[place] == "}")
        if not depth:
            break
        said.append(parts[place])
    return "".join(said)


def _kept(rules: Iterable[Rule], words: frozenset[str]) -> Iterator[Rule]:
    for rule in rules:
        if rule.is_group:
            below = tuple(_kept(rule.below, words))
            if below:
                yield Rule(rule.head, below=below, is_group=True)
        elif rule.head.startswith("@"):
            yield rule
        else:
            selectors = [item for item in _split(rule.head, ",") if can_match(item, words)]
            if selectors:
                yield Rule(",".join(selectors), rule.body)


def can_match(selector: str, words: frozenset[str]) -> bool:
    """Whether pages of these words may hold what a selector asks for. What ``:not()`` excludes is not asked for; of the
    choices in ``:is()`` and its like one must be there."""
    plain, choices = _without_functions(selector)
    for name, value in _ATTRIBUTE.findall(plain):
        asked = _WORD.findall(value.strip("\"'")) if name.startswith(("data-md-", "dir", "type", "class")) else []
        if not {name, *asked} <= words:
            return False
    bare = _PSEUDO.sub(" ", _ATTRIBUTE.sub(" ", plain))
    names = {name.replace("\\", "") for _, name in _NAME.findall(bare)}
    return names <= words | _ALWAYS and all(any(can_match(item, words) for item in _split(choice, ",")) for choice in choices)


def _without_functions(selector: str) -> tuple[str, list[str]]:
    """A selector without its functional pseudo-classes, and what those hold that must match."""
    plain, choices, place = "", [], 0
    for found in re.finditer(r":(is|where|has|not|[a-z-]+)\(", selector):
        if found.start() < place:
            continue
        end, depth = found.end(), 1
        while depth and end < len(selector):
            depth += (selector[end] == "(") - (selector[end] == ")")
            end += 1
        if found[1] in ("is", "where", "has"):
            choices.append(selector[found.end() : end - 1])
        plain += selector[place : found.start()]
        place = end
    return plain + selector[place:], choices


def _split(text: str, mark: str) -> list[str]:
    """Cut a text at a mark that stands in no bracket and no string."""
    parts, depth, begun = [], 0, 0
    hidden = _STRING.sub(lambda found: "x" * len(found[0]), text)
    for place, sign in enumerate(hidden):
        depth += (sign == "(") - (sign == ")")
        if sign == mark and not depth:
            parts.append(text[begun:place].strip())
            begun = place + 1
    return [*parts, text[begun:].strip()]


def _flat(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        if rule.is_group:
            yield from _flat(rule.below)
        else:
            yield rule


def _declarations(body: str) -> list[str]:
    return [part for part in _split(body, ";") if part]


def _used_variables(declared: Sequence[str]) -> frozenset[str]:
    """The variables that some declaration reads, be it by way of another variable."""
    asks: dict[str, set[str]] = {}
    waiting: set[str] = set()
    for part in declared:
        name = part.partition(":")[0].strip()
        reads = set(_VARIABLE.findall(part))
        if name.startswith("--"):
            asks.setdefault(name, set()).update(reads)
        else:
            waiting |= reads
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        used.add(name)
        waiting |= asks.get(name, set()) - used
    return frozenset(used)


def _written(rules: Iterable[Rule], variables: frozenset[str] | None, animations: set[str] | None) -> str:
    """Write rules with no more signs than they need; without the variables and animations that are not among those named."""
    said = []
    for rule in rules:
        if rule.is_group:
            said.append(f"{rule.head}{{{_written(rule.below, variables, animations)}}}")
        elif not rule.body:
            said.append(f"{rule.head};" if rule.head else "")
        elif animations is not None and "keyframes" in rule.head and rule.head.split()[-1] not in animations:
            continue
        elif rule.head.startswith("@"):
            said.append(f"{rule.head}{{{_tight(rule.body)}}}")
        else:
            body = [part for part in _declarations(rule.body) if variables is None or not part.startswith("--") or _variable(part) in variables]
            if body:
                said.append(f"{_tight(rule.head)}{{{';'.join(map(_tight, body))}}}")
    return "".join(said)


def _variable(declaration: str) -> str:
    return declaration.partition(":")[0].strip()


def _tight(text: str) -> str:
    """Without blanks that say nothing; strings stay as they are."""
    pieces, place = [], 0
    for found in _STRING.finditer(text):
        pieces += [_tight_piece(text[place : found.start()]), found[0]]
        place = found.end()
    return "".join([*pieces, _tight_piece(text[place:])]).strip()


def _tight_piece(text: str) -> str:
    return _SPACES.sub(lambda match: match[1] or ("!" if "!" in match[0] else ""), _BLANKS.sub(" ", text))
