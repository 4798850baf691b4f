"""Who publishes the sheets, and on what terms."""

from dataclasses import dataclass

from berdaya.sheets.address import ShortAddress, short_address


@dataclass(frozen=True)
class Imprint:
    """The name of the site, the short name of its licence, and its address (``None``: none yet, so no QR code)."""

    publisher: str = "Berdaya"
    licence: str = "CC BY-SA 4.0"
    site_url: str | None = None

    def address(self, code: str) -> ShortAddress | None:
        """The short address of the checklist with this code, where the site has an address."""
        return short_address(self.site_url, code) if self.site_url else None
