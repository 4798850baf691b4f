"""Problems of the sources → log lines.

A warning about contents is logged as information: MkDocs' own ``--strict`` must not fail because a
date passed. ``berdaya check --strict`` is the place for that.
"""

from collections.abc import Sequence

from mkdocs.plugins import get_plugin_logger

from berdaya.build import Build
from berdaya.check.report import Gap, as_text, summary
from berdaya.model.problem import Problem

_log = get_plugin_logger("berdaya")


def log_problems(problems: Sequence[Problem], lang: str) -> None:
    """Log every error, and say in one line how many warnings ``berdaya check`` would show."""
    for line in as_text((problem for problem in problems if problem.is_error), lang):
        _log.error(line)
    warnings = sum(not problem.is_error for problem in problems)
    if warnings:
        _log.info(_WARNINGS[lang].format(count=Gap(warnings)))


def refusal(build: Build, lang: str) -> str:
    """The last line of a build that errors stop."""
    return f"{summary(build.checked.errors, len(build.library.records), lang)} {_KEPT[lang]}"


def tell_unchanged(site: str, lang: str) -> None:
    """Say that nothing has changed since the site was built."""
    _log.info(_UNCHANGED[lang].format(site=site))


_UNCHANGED = {
    "id": "{site}: tidak ada yang berubah sejak situs ini disusun.",
    "en": "{site}: nothing has changed since this site was built.",
}
_WARNINGS = {
    "id": "{count} peringatan isi; lihat dengan `berdaya check`.",
    "en": "{count:warning|warnings} about contents; see `berdaya check`.",
}
_KEPT = {
    "id": "Situs tidak disusun; situs yang lama tetap seperti semula.",
    "en": "The site was not built; the old one is as it was.",
}
