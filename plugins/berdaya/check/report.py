"""Problems → what an author reads: text, JSON or GitHub annotations, in Indonesian or English."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from berdaya.model.language import SOURCE
from berdaya.model.problem import Problem
from berdaya.model.record import Record
from berdaya.words import MESSAGES, UnreadableWords, read_words

LONGEST_VALUE = 400
"""Signs of a value in a message: the longest list of known keys has some 300."""
LONGEST_QUOTE = 80
"""Signs of an author's own words in a message: enough to find them again."""
_QUOTES = ("value", "key", "line")
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Messages:
    """The messages of one language. ``messages`` are by code; ``words`` name what was wanted and written, ``levels`` and
    ``status`` what is counted; ``new`` is what the command of that name says; the others are lines that a build or a preview says."""

    hint: str
    words: dict[str, str]
    levels: dict[str, str]
    total: str
    clean: str
    whole: str
    standing: str
    standing_more: str
    elsewhere: str
    behind: str
    summed: dict[str, str]
    unchanged: str
    warned: str
    refused: str
    held: str
    address_taken: str
    begun_anew: str
    status: dict[str, str]
    new: dict[str, Any]
    messages: dict[str, str]


class Argument(str):
    """A value that fills a placeholder of a message. ``{count:error|errors}`` gives the number and the noun that goes with it."""

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


def _completed(value: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _completed(value.get(key) or {}, below) if isinstance(below, dict) else value.get(key) or below for key, below in source.items()}


def sentence(problem: Problem, code: str) -> str:
    """Say one problem in this language."""
    catalogue = messages(code)
    arguments = {name: Argument(_value(name, value, catalogue)) for name, value in problem.args.items()}
    near = problem.args.get("near", "")
    return catalogue.messages[problem.code].format(**arguments, hint=catalogue.hint.format(near=near) if near else "")


def _value(name: str, value: str, catalogue: Messages) -> str:
    """A value as its placeholder wants it: a word of the catalogue, an author's words cut short, any other as it is."""
    if name in ("wanted", "got"):
        return catalogue.words.get(value, value)
    return shown(value, LONGEST_QUOTE if name in _QUOTES else LONGEST_VALUE)


def shown(value: str, limit: int = LONGEST_VALUE) -> str:
    """Give a value as a message may hold it: on one line, nothing in it unseen, and not longer than a line of a terminal."""
    seen = one_line(value[: 2 * LONGEST_VALUE])
    return seen if len(seen) <= limit else f"{seen[: limit - 1]}…"


def one_line(value: str) -> str:
    """Give a text on one line, with nothing in it unseen."""
    line = _BLANKS.sub(" ", value).strip(" ")
    # Controls, direction marks, other blanks, half characters: all that turns or breaks a line, or looks like something else.
    return line if line.isprintable() else "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in line)


def as_text(problems: Iterable[Problem], code: str) -> Iterable[str]:
    """Give a line for each problem: ``path:line:column: code: message``, warnings named as such."""
    catalogue = messages(code)
    for item in problems:
        level = "" if item.is_error else f"{catalogue.levels[item.level.value]}: "
        yield f"{shown(item.place.path)}:{item.place.line}:{item.place.column}: {item.code}: {level}{sentence(item, code)}"


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


def summary(problems: Iterable[Problem], records: int, code: str, is_part: bool = False) -> str:
    """Say in one line how many problems a project has. ``is_part``: what was told before is only a part of them."""
    listed = list(problems)
    errors = sum(item.is_error for item in listed)
    catalogue = messages(code)
    line = catalogue.total if listed else catalogue.clean
    said = line.format(errors=Argument(errors), warnings=Argument(len(listed) - errors), records=Argument(records))
    return catalogue.whole.format(said=said) if is_part else said


def standing_lines(standing: Mapping[str, int], code: str) -> Iterable[str]:
    """Say in a line a code how many warnings of it stand, and how to see them one by one."""
    catalogue = messages(code)
    for name, count in standing.items():
        yield catalogue.standing.format(count=Argument(count), code=name, what=catalogue.summed[name])
    if standing:
        yield catalogue.standing_more


def changed_above(records: Sequence[Record], code: str) -> str:
    """Say which records that an edition changes have changed in the project above it."""
    named = ", ".join(record.key for record in records[:3]) + (", …" if len(records) > 3 else "")
    return messages(code).behind.format(count=Argument(str(len(records))), keys=named)


def elsewhere(errors: tuple[Problem, ...], code: str) -> str:
    """Say that other files have errors, which stop a build as well: the first place, and how many."""
    return messages(code).elsewhere.format(count=Argument(len(errors)), place=errors[0].place)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
