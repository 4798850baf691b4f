"""Problems → what an author reads: text, JSON or GitHub annotations, in Indonesian or English."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from berdaya.model.problem import Problem


LONGEST_VALUE = 400
"""Signs of a value in a message: the longest list of known keys has some 300."""
LONGEST_QUOTE = 80
"""Signs of an author's own words in a message: enough to find them again."""
_QUOTES = ("value", "key", "line")
_BLANKS = re.compile(r"[ \t\r\n]+")
# Controls, direction marks, separators, half characters: all that turns or breaks a line without being seen.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    hint: str
    words: dict[str, str]
    levels: dict[str, str]
    total: str
    clean: str
    whole: str
    standing: str
    standing_more: str
    elsewhere: str
    summed: dict[str, str]
    messages: dict[str, str]


class Gap(str):
    """A word that fills a gap. ``{count:error|errors}`` gives the number and the noun that goes with it."""

    def __format__(self, spec: str) -> str:
        one, several, many = spec.partition("|")
        return f"{self} {one if self == '1' else many}" if several else super().__format__(spec)


@cache
def messages(code: str) -> Messages:
    """Read the messages of a language once."""
    text = files("berdaya").joinpath("languages", code, "messages.yml").read_text(encoding="utf-8")
    return Messages(**yaml.safe_load(text))


def sentence(problem: Problem, code: str) -> str:
    """Say one problem in this language."""
    catalogue = messages(code)
    gaps = {name: Gap(catalogue.words.get(value, value) if name in ("wanted", "got") else shown(value, LONGEST_QUOTE if name in _QUOTES else LONGEST_VALUE))
            for name, value in problem.args.items()}
    near = problem.args.get("near", "")
    return catalogue.messages[problem.code].format(**gaps, hint=catalogue.hint.format(near=near) if near else "")


def shown(value: str, limit: int = LONGEST_VALUE) -> str:
    """Give a value as a message may hold it: on one line, nothing in it unseen, and not longer than a line of a terminal."""
    seen = _UNSHOWN.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", _BLANKS.sub(" ", value[: 2 * LONGEST_VALUE]).strip())
    return seen if len(seen) <= limit else f"{seen[: limit - 1]}…"


def as_text(problems: Iterable[Problem], code: str) -> Iterable[str]:
    """Give one line a problem: ``path:line:column: code: message``, warnings named as such."""
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
    """Give one workflow command a problem, so that GitHub shows it at the line of the change.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    for item in problems:
        where = f"file={_property(item.place.path)},line={item.place.line},col={item.place.column}"
        yield f"::{item.level.value} {where},title={item.code}::{_data(sentence(item, code))}"


def summary(problems: Iterable[Problem], records: int, code: str, is_part: bool = False) -> str:
    """Say in one line how many problems a project has. ``is_part``: what was told before is only a part of them."""
    found = list(problems)
    errors = sum(item.is_error for item in found)
    catalogue = messages(code)
    line = catalogue.total if found else catalogue.clean
    said = line.format(errors=Gap(errors), warnings=Gap(len(found) - errors), records=Gap(records))
    return catalogue.whole.format(said=said) if is_part else said


def standing_lines(standing: Mapping[str, int], code: str) -> Iterable[str]:
    """Say in a line a code how many warnings of it stand, and how to see them one by one."""
    catalogue = messages(code)
    for name, count in standing.items():
        yield catalogue.standing.format(count=Gap(count), code=name, what=catalogue.summed[name])
    if standing:
        yield catalogue.standing_more


def elsewhere(errors: tuple[Problem, ...], code: str) -> str:
    """Say that other files have errors, which stop a build as well: the first place, and how many."""
    return messages(code).elsewhere.format(count=Gap(len(errors)), place=errors[0].place)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
