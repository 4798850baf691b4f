"""The picture that a messenger shows of a link to an edition: its name, its colour, its logo. Needs the extra ``sheets``."""

import hashlib

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.model.colour import shades_of
from berdaya.model.edition import Edition
from berdaya.paper.logo import logo_of, with_drawable_logo
from berdaya.paper.run import missing_packages
from berdaya.paper.signs import drawable
from berdaya.words import words
from berdaya.write.typst import as_json

FOLDER = "assets/berdaya"
OUR_COLOUR = "#17594a"
"""That of the header where an edition names none (``web/site.css``)."""


def share_card(edition: Edition, cache: Cache) -> Artifact | None:
    """Draw the picture, 1200 x 630 pixels; ``None`` where the edition has no look of its own, or names a picture itself."""
    if not edition.is_own or edition.picture or missing_packages():
        return None
    said = words(edition.languages[0]).site.title
    headline = edition.home.headline.best(edition.languages[0])[0] if edition.home.headline else said.tagline
    shown = with_drawable_logo(edition)[0]
    data = as_json(
        {
            "name": drawable(edition.name),
            "publisher": drawable(edition.publisher) if edition.publisher != edition.name else "",
            "tagline": drawable(headline),
            "colour": shades_of(edition.colour or OUR_COLOUR).bar,
            "mark": logo_of(shown),
            "lang": edition.languages[0],
        }
    )
    (content,) = cache.made([digest(program_digest(), "share card", data)], lambda _: [_drawn(data)])
    return Artifact(f"{FOLDER}/kartu.{hashlib.sha256(content).hexdigest()[:8]}.png", content)


def _drawn(data: str) -> bytes:
    from berdaya.paper.typeset import picture

    return picture("share.typ", data)
