"""Near names for "maksud Anda …?"."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known name most like ``word``, or an empty string where none is near."""
    matches = get_close_matches(word[:120], list(known), n=1, cutoff=0.7)
    return matches[0] if matches else ""
