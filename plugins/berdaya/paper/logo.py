"""An edition's logo on paper and in pictures: as templates read it, and whether it can be drawn at all."""

from dataclasses import replace
from typing import Any

from berdaya.model.edition import Edition


def logo_of(edition: Edition) -> dict[str, Any] | None:
    """The logo as the templates draw it; ``None`` where the edition has none."""
    drawing = edition.drawing
    if drawing is None:
        return None
    return {"format": drawing.format, "bytes": list(drawing.content), "alt": edition.publisher}


def with_drawable_logo(edition: Edition) -> tuple[Edition, str]:
    """The edition without a logo that cannot be drawn, and why it cannot; the edition as it is where it can."""
    if edition.drawing is None:
        return edition, ""
    import typst

    from berdaya.paper.typeset import marked
    from berdaya.write.typst import as_json

    try:
        marked("logo.typ", as_json({"logo": logo_of(edition)}), "<pages>")
    except (typst.TypstError, RuntimeError) as failure:  # a query gives the latter for the same fault
        return replace(edition, drawing=None), str(failure).partition("\n")[0]
    return edition, ""
