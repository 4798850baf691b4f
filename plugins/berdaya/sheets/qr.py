"""QR codes, drawn for paper."""

from dataclasses import dataclass
from io import BytesIO

import segno

QUIET_ZONE = 4
"""Light modules around a QR code (ISO/IEC 18004)."""


@dataclass(frozen=True)
class QrCode:
    """A drawn code; ``modules`` counts one side without the quiet zone."""

    svg: str
    modules: int


def qr_code(payload: str) -> QrCode:
    """Draw ``payload`` as SVG at level Q: a quarter of it may be smudged by a photocopier."""
    code = segno.make_qr(payload, error="q", boost_error=False)
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=QUIET_ZONE, omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return QrCode(drawn.getvalue().decode(), code.symbol_size(border=0)[0])
