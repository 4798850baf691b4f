"""The roles that one page can hold side by side."""

from collections.abc import Sequence

from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.record import Record
from berdaya.render.strings import strings

# Keeps a page that shows every role within the 12 KB (gzip) that a slow phone gets in one breath.
MOST_ROLES = 20


def roles_by_group(library: Library) -> list[Record]:
    """Give all roles, group by group as the list of roles does."""
    rank = list(strings(SOURCE.code).groups["role"])
    return sorted(library.of("role"), key=lambda record: rank.index(record.data.group))


def fitting(roles: Sequence[Record]) -> Sequence[Record]:
    """Cut roles at what one page can hold."""
    return roles[:MOST_ROLES]


def rest_link(roles: Sequence[Record], lang: str) -> str:
    """A Markdown link that counts the roles beyond ``fitting`` and leads to the list of all; empty where none is left out."""
    left_out = len(roles) - MOST_ROLES
    return f"[{strings(lang).labels['and_more'].format(count=left_out)}](index/role)" if left_out > 0 else ""
