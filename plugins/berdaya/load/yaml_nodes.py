"""YAML text → a node tree with marks, or the problem that stopped the parser."""

import re
from collections.abc import Sequence

import yaml

from berdaya.load.bounds import MAX_NESTING, line_and_column, too_deep
from berdaya.model.problem import Place, Problem
from berdaya.model.resources import FastLoader


class AuthorLoader(FastLoader):
    """Resolves only what an author means: ``ya``, ``no``, ``on`` and ``12:30`` stay words, as in YAML 1.2."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML keeps the resolvers of a class there


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]{0,15})$", "-0123456789"),
    ("float", r"^-?[0-9]{1,15}\.[0-9]{1,15}$", "-0123456789"),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
    ("merge", r"^<<$", "<"),
):
    AuthorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

# What libyaml says → the code whose message says it to an author, with the cure.
_SYNTAX = (
    ("character '\\t'", "yaml-tab"),
    ("that cannot start any token", "yaml-character"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-missing-colon"),
    ("while scanning a quoted scalar", "yaml-quote"),
    ("invalid Unicode character escape", "yaml-surrogate"),
    ("undefined alias", "yaml-alias"),
    ("expected alphabetic or numeric character", "yaml-alias"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("block sequence entries are not allowed", "yaml-indent"),
    ("expected a single document", "yaml-two-documents"),
)

# A line that a parser stumbles over → what its author meant.
_OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BY_WORDS = (
    ("yaml-space", re.compile(rf"^[ -]*(?:[\w-]+:)?(?P<place>[{_OTHER_SPACES}])")),
    ("yaml-apostrophe", re.compile(r"(?:^|[\s{,\[])(?P<place>'[^']*\w'\w)")),
    ("yaml-inner-quote", re.compile(r"(?:^|[\s{,\[])(?P<place>\"[^\"]*\"[^\s,}\]:#])")),
    ("yaml-comment", re.compile(r"^[^'\"#]*\S[ ]+(?P<place>#)")),
)


def compose(text: str, name: str) -> tuple[yaml.Node | None, tuple[Problem, ...]]:
    """Compose one document. Returns its root node (``None`` for an empty file) and the problems found."""
    offset = too_deep(text)
    if offset is not None:
        return None, (Problem.error("too-nested", Place(name, *line_and_column(text, offset)), limit=MAX_NESTING),)
    try:
        return _single_node(text), ()
    except yaml.MarkedYAMLError as failure:
        return None, (_syntax_problem(failure, text, name),)
    except yaml.reader.ReaderError as failure:
        place = Place(name, *line_and_column(text, min(failure.position, len(text))))
        return None, (Problem.error("yaml-control-character", place),)
    except UnicodeError:
        return None, (Problem.error("yaml-surrogate", Place(name)),)


def _single_node(text: str) -> yaml.Node | None:
    loader = AuthorLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _syntax_problem(failure: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    said = f"{failure.context or ''} {failure.problem or ''}"
    code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
    # A missing colon or closing quote is found out lines later; where it began is the place.
    mark = failure.context_mark if code in ("yaml-missing-colon", "yaml-quote") else failure.problem_mark
    mark = mark or failure.problem_mark or failure.context_mark
    lines = text.split("\n")
    place = _within(lines, name, mark.line, mark.column) if mark else Place(name)
    if _tab_indents(lines, place.line):
        return Problem.error("yaml-tab", place)
    return _told_by_line(lines, name, place.line) or Problem.error(code, place, reason=(failure.problem or failure.context or "").strip())


def _within(lines: Sequence[str], name: str, line: int, column: int) -> Place:
    """The place of a mark, which for a parser may lie behind the last line: then the end of the last one with words."""
    last = max((number for number, words in enumerate(lines) if words.strip()), default=0)
    return Place(name, line + 1, column + 1) if line <= last else Place(name, last + 1, len(lines[last].rstrip()) + 1)


def _told_by_line(lines: Sequence[str], name: str, number: int) -> Problem | None:
    """What the words of the line, or of the one before, say better than the parser does."""
    for line in (number, number - 1):
        words = lines[line - 1] if 0 < line <= len(lines) else ""
        for code, pattern in _BY_WORDS:
            if found := pattern.search(words):
                return Problem.error(code, Place(name, line, found.start("place") + 1), value=words[found.start("place") :])
    return None


def _tab_indents(lines: Sequence[str], line: int) -> bool:
    """Whether a tab is part of the indentation at or just before this line: libyaml often says something else."""
    nearby = lines[max(0, line - 2) : line]
    return any("\t" in item[: len(item) - len(item.lstrip())] for item in nearby)
