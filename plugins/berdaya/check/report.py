"""Problems → what an author reads: text, JSON or GitHub annotations, in Indonesian or English."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from berdaya.model.problem import Problem
from berdaya.model.resources import read_yaml


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    hint: str
    words: dict[str, str]
    levels: dict[str, str]
    total: str
    clean: str
    messages: dict[str, str]


class Argument(str):
    """A value that fills a placeholder of a message. ``{count:error|errors}`` gives the number and the noun that goes with it."""

    def __format__(self, spec: str) -> str:
        one, several, many = spec.partition("|")
        return f"{self} {one if self == '1' else many}" if several else super().__format__(spec)


@cache
def messages(code: str) -> Messages:
    """Read the messages of a language once."""
    return Messages(**read_yaml("languages", code, "messages.yml"))


def sentence(problem: Problem, code: str) -> str:
    """Say one problem in this language."""
    catalogue = messages(code)
    arguments = {name: Argument(catalogue.words.get(value, value) if name in ("wanted", "got") else value)
            for name, value in problem.args.items()}
    near = problem.args.get("near", "")
    return catalogue.messages[problem.code].format(**arguments, hint=catalogue.hint.format(near=near) if near else "")


def as_text(problems: Iterable[Problem], code: str) -> Iterable[str]:
    """Give a line for each problem: ``path:line:column: code: message``, warnings named as such."""
    catalogue = messages(code)
    for item in problems:
        level = "" if item.is_error else f"{catalogue.levels[item.level.value]}: "
        yield f"{item.place}: {item.code}: {level}{sentence(item, code)}"


def as_json(problems: Iterable[Problem], code: str) -> str:
    """Give the problems as one JSON document with a list ``problems``."""
    rows = [
        {
            "path": item.place.path,
            "line": item.place.line,
            "column": item.place.column,
            "level": item.level.value,
            "code": item.code,
            "message": sentence(item, code),
        }
        for item in problems
    ]
    return json.dumps({"problems": rows}, indent=2)  # ASCII: no console and no pipe can spoil it


def as_github(problems: Iterable[Problem], code: str) -> Iterable[str]:
    """Give a workflow command for each problem, so that GitHub shows it at the line of the change.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    for item in problems:
        where = f"file={_property(item.place.path)},line={item.place.line},col={item.place.column}"
        yield f"::{item.level.value} {where},title={item.code}::{_data(sentence(item, code))}"


def summary(problems: Iterable[Problem], records: int, code: str) -> str:
    """Say in one line how many problems there are."""
    listed = list(problems)
    errors = sum(item.is_error for item in listed)
    catalogue = messages(code)
    line = catalogue.total if listed else catalogue.clean
    return line.format(errors=Argument(errors), warnings=Argument(len(listed) - errors), records=Argument(records))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
