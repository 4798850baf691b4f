"""An edition's logo on sheets, books and pictures: as templates read it, and whether it can be drawn at all."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from berdaya.model.edition import MOST_BYTES_OF_A_LOGO, Edition, Logo

WORD_PICTURES = ("png", "jpg", "jpeg")
"""Kinds of files that every Word shows; SVG is shown by newer ones alone, and not by LibreOffice without a picture beside it."""
PICTURE_HEIGHT = 240
"""Pixels of a logo drawn for Word: 16 mm at 380 to the inch."""


def logo_of(edition: Edition) -> dict[str, Any] | None:
    """The logo as the templates draw it; ``None`` where the edition has none, or one that is too heavy for every sheet."""
    logo = edition.printed_logo
    if logo is None or len(logo.content) > MOST_BYTES_OF_A_LOGO:
        return None
    return {"format": logo.format.replace("jpeg", "jpg"), "bytes": list(logo.content), "alt": edition.publisher}


def picture_of(logo: Logo) -> bytes:
    """The logo as Word shows it: a PNG or JPEG as it is, another kind drawn as a PNG; nothing where it cannot be drawn."""
    return logo.content if logo.format in WORD_PICTURES else _as_png(logo)


@lru_cache(maxsize=4)
def _as_png(logo: Logo) -> bytes:
    from berdaya.paper.typeset import picture

    try:
        return picture("logo_picture.typ", json.dumps({"logo": list(logo.content), "logo_format": logo.format, "height": PICTURE_HEIGHT}))
    except RuntimeError:  # what Typst raises; ``with_drawable_logo`` tells it
        return b""


def with_drawable_logo(edition: Edition) -> tuple[Edition, str]:
    """The edition without a logo that cannot be drawn, and why it cannot; the edition as it is where it can."""
    logo = logo_of(edition)
    if logo is None:
        return edition, ""
    from berdaya.paper.typeset import marked

    try:
        marked("logo.typ", json.dumps({"logo": logo["bytes"], "logo_format": logo["format"]}), "<none>")
    except RuntimeError as failure:  # what a query of Typst raises, whatever it is that it refuses
        return replace(edition, printed_logo=None), str(failure).partition("\n")[0]
    return edition, ""
