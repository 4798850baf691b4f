"""Problems of the sources → log lines.

A warning about contents is logged as information: MkDocs' own ``--strict`` must not fail because a
date passed. ``berdaya check --strict`` is the place for that.
"""

from collections.abc import Sequence

from mkdocs.plugins import get_plugin_logger

from berdaya.build import Build
from berdaya.check.report import Argument, as_text, messages, summary
from berdaya.model.problem import Problem

_log = get_plugin_logger("berdaya")


def log_problems(problems: Sequence[Problem], lang: str) -> None:
    """Log every error, and say in one line how many warnings ``berdaya check`` would show."""
    for line in as_text((problem for problem in problems if problem.is_error), lang):
        _log.error(line)
    warnings = sum(not problem.is_error for problem in problems)
    if warnings:
        _log.info(messages(lang).warned.format(count=Argument(warnings)))


def refusal(build: Build, lang: str) -> str:
    """The last line of a build that errors stop."""
    return f"{summary(build.checked.errors, len(build.library.records), lang)} {messages(lang).refused}"


def tell(line: str) -> None:
    """Say a line as MkDocs says its own."""
    _log.info(line)


def tell_unchanged(site: str, lang: str) -> None:
    """Say that nothing has changed since the site was built."""
    _log.info(messages(lang).unchanged.format(site=site))
