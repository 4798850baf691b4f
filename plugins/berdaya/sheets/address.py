"""The short address of a checklist: what a person types, and what its QR code says."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class ShortAddress:
    """``text`` is what a person types, ``qr_payload`` what the code says, ``path`` the page below the site's root."""

    text: str
    qr_payload: str
    path: str


def short_address(site_url: str, code: str) -> ShortAddress:
    """Make the short address of the checklist ``code`` below ``site_url``.

    Scheme, host and code are upper case in the QR payload, which keeps the code small where the site has
    no folder of its own; the path of ``site_url`` stays as it is, since paths are case-sensitive.
    """
    parts = urlsplit(site_url)
    base = parts.path.rstrip("/")
    path = f"P/{code.upper()}/"
    return ShortAddress(
        text=f"{parts.netloc}{base}/{path}",
        qr_payload=f"{parts.scheme.upper()}://{parts.netloc.upper()}{base}/{path}",
        path=path,
    )
