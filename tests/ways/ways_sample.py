"""A small library of roles, phases, paths and laws for the tests of the ways in."""

from pathlib import Path

from berdaya.check.project import check
from berdaya.model.library import Library
from tests.small_sites import GOOD, write_site

TEXT = "{id: Teks., en: Text.}"
HEAD = "title: {{id: {title}, en: {title} EN}}\nsummary: {text}\nreviewed: 2026-11-01\nsources: [buku]\n"


def head(title: str) -> str:
    """The fields that every record has."""
    return HEAD.format(title=title, text=TEXT)


def phase(title: str, position: int, after: str = "") -> str:
    """A phase record; ``after`` is the id of the next one."""
    body = f"position: {position}\norder: {position}\npurpose: {TEXT}\nquestions: []\ndo: []\ndone_when: []\n"
    return head(title) + body + (f"next: {after}\n" if after else "")


def role(title: str, group: str, suits: str = "[]", first_week: str = "[]") -> str:
    """A role record; lists are written as YAML."""
    facts = "".join(f"{name}: {TEXT}\n" for name in ("focus", "works_for", "works_where", "requirement"))
    return head(title) + f"group: {group}\n{facts}duties: []\nsuits: {suits}\nfirst_week: {first_week}\n"


def law(title: str, citation: str, more: str = "") -> str:
    """A law record with its official citation."""
    return head(title) + f"citation: {citation}\nissuer: {TEXT}\npoints: []\n{more}"


def library(root: Path, files: dict[str, str]) -> Library:
    """Write the files beside a valid small site and read the whole. Fails where something is misshapen."""
    checked = check(write_site(root, {**GOOD, **files}))
    assert not checked.errors, checked.errors
    return checked.library
