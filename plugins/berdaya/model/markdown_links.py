"""Where links stand in a Markdown text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from berdaya.model.reference import KEY_PATTERN

_INLINE = re.compile(r"\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>[^)\s>]*)>?(?:\s[^)]*)?\)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]]+\]:\s*<?(?P<target>\S*?)>?(?:\s.*)?$", re.MULTILINE)
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


def replace_targets(text: str, address_of) -> str:
    """Rewrite each inline link whose target is a record's key: ``address_of(key, fragment)`` gives the address."""
    return _INLINE.sub(lambda match: _readdressed(match, address_of), text)


def _readdressed(match: re.Match, address_of) -> str:
    link = MarkdownLink(match["target"], match.start("target"))
    if not link.key:
        return match.group()
    address = address_of(link.key, link.target.partition("#")[2])
    start, end = match.start("target") - match.start(), match.end("target") - match.start()
    return match.group()[:start] + address + match.group()[end:]
