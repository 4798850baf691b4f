"""What a disk refuses (no room, no right to write), in words that a person can act on."""

import errno
import shutil
from pathlib import Path

_SENTENCES = {
    errno.ENOSPC: (
        "Tempat di disk habis{where}. Kosongkan sekitar 300 MB, lalu jalankan lagi. / The disk is full. Free about 300 MB, then run this again."
    ),
    errno.EACCES: (
        "{path}: tidak boleh dibaca atau ditulis. Periksa izin folder itu, atau pilih folder lain."
        " / May not be read or written. Check the rights of that folder, or choose another one."
    ),
    errno.EROFS: (
        "{path}: disk ini hanya bisa dibaca. Pilih folder lain untuk hasilnya. / This disk can only be read. Choose another folder for the output."
    ),
}
_SENTENCES[errno.EDQUOT] = _SENTENCES[errno.ENOSPC]
_SENTENCES[errno.EPERM] = _SENTENCES[errno.EACCES]


def refusal_of_disk(failure: BaseException) -> str | None:
    """Give one sentence in both languages; ``None`` for a failure that is no refusal of the disk."""
    if not isinstance(failure, OSError) or failure.errno not in _SENTENCES:
        return None
    path = str(failure.filename or "")
    # A write that fails names no file: which disk is full is not known then, and how much is free on another one misleads.
    where = f": {path} (tersisa {_free_megabytes(path)} MB)" if path else ""
    return _SENTENCES[failure.errno].format(path=path or "?", where=where)


def _free_megabytes(path: str) -> int:
    folder = next((folder for folder in (Path(path), *Path(path).parents) if folder.is_dir()), Path.cwd())
    return shutil.disk_usage(folder).free // (1 << 20)
