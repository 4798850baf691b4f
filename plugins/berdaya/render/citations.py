"""Citations and what they lead to: the one place that knows how a numbered source is found on a page."""

from collections.abc import Iterable

SOURCE_ANCHORS = "sumber-"
"""How the anchors of sources begin; also read by ``web/checklist/handout.js``."""


def source_anchor(number: int) -> str:
    """Give the anchor of the source with this number in the list at the end of a page."""
    return f"{SOURCE_ANCHORS}{number}"


def citations(numbers: Iterable[int]) -> str:
    """Write numbers of sources as Markdown links to that list."""
    return "".join(f"[[{number}]](#{source_anchor(number)}){{ .bd-cite }}" for number in numbers)
