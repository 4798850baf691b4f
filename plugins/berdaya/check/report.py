"""Problems → what an author reads: text, JSON or GitHub annotations, in Indonesian or English."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from berdaya.model.language import SOURCE
from berdaya.model.problem import Problem
from berdaya.words import MESSAGES, UnreadableWords, read_words


@dataclass(frozen=True)
class Messages:
    """The messages of one language. ``messages`` are by code; ``words`` name what was wanted and written, ``levels`` and
    ``status`` what is counted; the others are lines that a build or a preview says."""

    hint: str
    words: dict[str, str]
    levels: dict[str, str]
    total: str
    clean: str
    unchanged: str
    warned: str
    refused: str
    held: str
    status: dict[str, str]
    messages: dict[str, str]


class Gap(str):
    """A word that fills a gap. ``{count:error|errors}`` gives the number and the noun that goes with it."""

    def __format__(self, spec: str) -> str:
        one, several, many = spec.partition("|")
        return f"{self} {one if self == '1' else many}" if several else super().__format__(spec)


@cache
def messages(code: str) -> Messages:
    """Read the messages of a language once. One that it lacks is said in the source language: the check tells of it."""
    return Messages(**_completed(_own(code), read_words(SOURCE.code, MESSAGES)))


def _own(code: str) -> dict[str, Any]:
    try:
        return read_words(code, MESSAGES)
    except UnreadableWords:
        return {}


def _completed(value: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _completed(value.get(key) or {}, below) if isinstance(below, dict) else value.get(key) or below
        for key, below in source.items()
    }


def sentence(problem: Problem, code: str) -> str:
    """Say one problem in this language."""
    catalogue = messages(code)
    gaps = {name: Gap(catalogue.words.get(value, value) if name in ("wanted", "got") else value)
            for name, value in problem.args.items()}
    near = problem.args.get("near", "")
    return catalogue.messages[problem.code].format(**gaps, hint=catalogue.hint.format(near=near) if near else "")


def as_text(problems: Iterable[Problem], code: str) -> Iterable[str]:
    """Give one line a problem: ``path:line:column: code: message``, warnings named as such."""
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
    """Give one workflow command a problem, so that GitHub shows it at the line of the change.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    for item in problems:
        where = f"file={_property(item.place.path)},line={item.place.line},col={item.place.column}"
        yield f"::{item.level.value} {where},title={item.code}::{_data(sentence(item, code))}"


def summary(problems: Iterable[Problem], records: int, code: str) -> str:
    """Say in one line how many problems there are."""
    found = list(problems)
    errors = sum(item.is_error for item in found)
    catalogue = messages(code)
    line = catalogue.total if found else catalogue.clean
    return line.format(errors=Gap(errors), warnings=Gap(len(found) - errors), records=Gap(records))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
