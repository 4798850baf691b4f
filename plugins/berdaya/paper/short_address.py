"""The short address of a record with a ``code``: what a person types, and what its QR code says."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from berdaya.relate.plan import SHORT_ADDRESSES

QUIET_ZONE = 4
"""Light modules around a QR code (ISO/IEC 18004)."""


@dataclass(frozen=True)
class ShortAddress:
    """``text`` is what a person types, ``qr_payload`` what the code says, ``path`` the page below the site's root."""

    text: str
    qr_payload: str
    path: str


def short_address(site_url: str, code: str) -> ShortAddress:
    """Make the short address of the record ``code`` below ``site_url``.

    Scheme, host and code are upper case in the QR payload, which keeps the code small where the site has
    no folder of its own; the path of ``site_url`` stays as it is, since paths are case-sensitive.
    """
    parts = urlsplit(site_url)
    base = parts.path.rstrip("/")
    path = f"{SHORT_ADDRESSES}/{code.upper()}/"
    return ShortAddress(
        text=f"{parts.netloc}{base}/{path}",
        qr_payload=f"{parts.scheme.upper()}://{parts.netloc.upper()}{base}/{path}",
        path=path,
    )


@dataclass(frozen=True)
class QrCode:
    """A drawn code; ``modules`` counts one side without the quiet zone."""

    svg: str
    modules: int


def qr_code(payload: str) -> QrCode:
    """Draw ``payload`` as SVG at level Q: a quarter of it may be smudged by a photocopier. Needs the extra ``sheets``."""
    import segno

    code = segno.make_qr(payload, error="q", boost_error=False)
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=QUIET_ZONE, omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return QrCode(drawn.getvalue().decode(), int(code.symbol_size(border=0)[0]))
