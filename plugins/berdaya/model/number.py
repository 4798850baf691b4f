"""Numbers in records: written with a point for what is smaller than one and nothing between the thousands (``1500000``, ``2.5``)."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"^-?\d{1,15}(?:\.\d{1,6})?$")


def read_number(text: str) -> Decimal | None:
    """Read a number; ``None`` for what is none: empty, words, ``1.500.000``, or more than fifteen digits."""
    return Decimal(text) if _NUMBER.match(text.strip()) else None
