"""Where links stand in a Markdown text.

Only what follows ``](`` is read: labels may nest brackets to any depth, and a checker that parsed them
less well than Markdown does would let a link through.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from berdaya.model.reference import KEY_PATTERN

_INLINE = re.compile(r"\]\(\s*<?\s*(?P<target>[^)\s>]*)")
# Markdown reads a definition in a quote, in an item of a list and below an indent, too; its label and its target may
# stand on lines of their own.
_DEFINITION = re.compile(
    r"^(?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*\[[^\[\]]*\]:[ \t]*(?:\n[ \t>]*)?<?(?P<target>[^\s>]+)", re.MULTILINE
)
_KEY = re.compile(KEY_PATTERN)


@dataclass(frozen=True)
class MarkdownLink:
    """A link in a text; ``target`` is a record's key (``kind/id``, with ``#part``) or an address."""

    target: str
    offset: int

    @property
    def key(self) -> str | None:
        """The record's key, or ``None`` where the target is an address."""
        bare = self.target.partition("#")[0]
        return bare if _KEY.match(bare) else None


def markdown_links(text: str) -> Iterator[MarkdownLink]:
    """Find inline links and reference definitions, in order of their form."""
    if "](" in text:
        yield from (MarkdownLink(match["target"], match.start("target")) for match in _INLINE.finditer(text))
    if "]:" in text:
        yield from (MarkdownLink(match["target"], match.start("target")) for match in _DEFINITION.finditer(text))


def replace_targets(text: str, address_of: Callable[[str, str], str]) -> str:
    """Rewrite each link whose target is a record's key: ``address_of(key, fragment)`` gives the address."""
    text = _INLINE.sub(lambda match: _readdressed(match, address_of), text)
    return _DEFINITION.sub(lambda match: _readdressed(match, address_of), text) if "]:" in text else text


def _readdressed(match: re.Match, address_of: Callable[[str, str], str]) -> str:
    link = MarkdownLink(match["target"], match.start("target"))
    if not link.key:
        return match.group()
    whole = match.group()
    return whole[: len(whole) - len(link.target)] + address_of(link.key, link.target.partition("#")[2])
