"""YAML text → a node tree with marks, or the problem that stopped the parser."""

import re

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
    mark = failure.problem_mark or failure.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    said = f"{failure.context or ''} {failure.problem or ''}"
    if _tab_indents(text, place.line):
        return Problem.error("yaml-tab", place)
    code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
    return Problem.error(code, place, reason=(failure.problem or failure.context or "").strip())


def _tab_indents(text: str, line: int) -> bool:
    """Whether a tab is part of the indentation at or just before this line: libyaml often says something else."""
    nearby = text.split("\n")[max(0, line - 2) : line]
    return any("\t" in item[: len(item) - len(item.lstrip())] for item in nearby)
