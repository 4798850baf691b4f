"""ZIP archives without the time of saving, which office files are, too: equal content is equal bytes."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def normalised(content: bytes, day: date) -> bytes:
    """Rewrite an office file with ``day`` as its only date."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(_entry(name), _dated(name, source.read(name), day), compresslevel=9)
    return written.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files, by their names, in their order: equal files are equal bytes."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(_entry(name), content, compresslevel=9)
    return written.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry


def _dated(name: str, content: bytes, day: date) -> bytes:
    if name != "docProps/core.xml":
        return content
    return _STAMP.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\2", content)
