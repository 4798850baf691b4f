"""An edition's logo on sheets, books and pictures: as templates read it, and whether it can be drawn at all."""

import json
from dataclasses import replace
from typing import Any

from berdaya.model.edition import MOST_BYTES_OF_A_LOGO, Edition


def logo_of(edition: Edition) -> dict[str, Any] | None:
    """The logo as the templates draw it; ``None`` where the edition has none, or one that is too heavy for every sheet."""
    logo = edition.printed_logo
    if logo is None or len(logo.content) > MOST_BYTES_OF_A_LOGO:
        return None
    return {"format": logo.format.replace("jpeg", "jpg"), "bytes": list(logo.content), "alt": edition.publisher}


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
