"""The edition's name and address for the printed sheets, and a word to the log while they are made."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from berdaya.mkdocs_plugin.organisation import organisation_of
from berdaya.sheets import CACHE, Imprint, SheetOptions, missing_packages

_log = get_plugin_logger("berdaya")
_MISSING = {
    "id": "Lembar unduhan tidak dibuat: {names} belum terpasang. Pasang dengan `pip install berdaya[sheets]`.",
    "en": "No sheets for download: {names} not installed. Install with `pip install berdaya[sheets]`.",
}
_PROGRESS = {"id": "Lembar unduhan: {done}/{total}", "en": "Sheets for download: {done}/{total}"}
EVERY = 50


def sheet_options(config: MkDocsConfig, root: Path, lang: str) -> SheetOptions:
    """Say who publishes the sheets; tells once where the extra is not installed."""
    if missing := missing_packages():
        _log.info(_MISSING[lang].format(names=", ".join(missing)))
    imprint = Imprint(publisher=organisation_of(config).name, site_url=config.site_url or None)
    return SheetOptions(imprint=imprint, cache=root / CACHE, progress=lambda done, total, path: _tell(done, total, lang))


def _tell(done: int, total: int, lang: str) -> None:
    if done % EVERY == 0 or done == total:
        _log.info(_PROGRESS[lang].format(done=done, total=total))
