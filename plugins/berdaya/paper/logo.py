"""An edition's logo on sheets, books and pictures: as templates read it, whether it can be drawn at all, and seen on white."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from berdaya.model.colour import MARK, WHITE, contrast
from berdaya.model.edition import MOST_BYTES_OF_A_LOGO, Edition, Logo
from berdaya.model.problem import Place, Problem

WORD_PICTURES = ("png", "jpg", "jpeg")
"""Kinds of files that every Word shows; SVG is shown by newer ones alone, and not by LibreOffice without a picture beside it."""
PICTURE_HEIGHT = 240
"""Pixels of a logo drawn for Word: 16 mm at 380 to the inch."""

_PIXELS_LOOKED_AT = 64
"""Height and width of the small picture by which a logo is judged."""
_SHARE_SEEN = 0.05
"""Of all that is drawn, so much must stand out from white paper by 3:1 (WCAG 2.2, 1.4.11): a white logo with a thin dark rim does."""


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
        data = {"logo": list(logo.content), "logo_format": logo.format.replace("jpeg", "jpg"), "height": PICTURE_HEIGHT}
        return picture("logo_picture.typ", json.dumps(data))
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


def logo_problems(edition: Edition) -> Iterator[Problem]:
    """What is wrong with the logo on paper: it cannot be drawn, or nobody sees it there. Needs the extra ``sheets``."""
    shown, reason = with_drawable_logo(edition)
    if reason:
        yield Problem.warning("logo-not-drawn", Place("mkdocs.yml"), reason=reason)
    elif logo_of(shown) and shown.printed_logo and is_pale(shown.printed_logo):
        yield Problem.warning("logo-pale", Place("mkdocs.yml"), value=shown.printed_logo.name)


@lru_cache(maxsize=4)
def is_pale(logo: Logo) -> bool:
    """Whether hardly anything of the logo can be seen on white paper. Without Pillow (the extra ``pictures``) nobody looks."""
    drawn = _as_png(logo)
    if not drawn or find_spec("PIL") is None:
        return False
    from PIL import Image

    with Image.open(BytesIO(drawn)) as picture:
        small = picture.convert("RGBA")
        small.thumbnail((_PIXELS_LOOKED_AT, _PIXELS_LOOKED_AT))
        paper = Image.new("RGBA", small.size, WHITE)
        paper.alpha_composite(small)
        inked = [colour for colour, alpha in zip(_colours(paper.tobytes()), small.getchannel("A").tobytes(), strict=True) if alpha]
    seen = sum(contrast(colour, WHITE) >= MARK for colour in inked)
    return seen < _SHARE_SEEN * len(inked)


def _colours(pixels: bytes) -> Iterator[str]:
    """The colours of a picture's pixels, of four bytes each, as ``#rrggbb``."""
    for at in range(0, len(pixels), 4):
        yield f"#{pixels[at : at + 3].hex()}"
