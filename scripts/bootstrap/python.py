"""The guard that older Pythons run, so in words that every Python 3 understands: newer types stand in quotes."""

import sys

OLDEST = (3, 11)

TOO_OLD = """\
Berdaya memerlukan Python %(needed)s atau lebih baru; ini Python %(found)s (%(path)s).
  - Pasang Python baru dari https://www.python.org/downloads/
    (Debian dan Ubuntu: sudo apt install python3 python3-venv),
  - lalu jalankan lagi, bila perlu dengan nama lengkapnya: python%(needed)s scripts/...

Berdaya needs Python %(needed)s or newer; this is Python %(found)s.
Install a newer one from the address above and run the script with it.
"""


def complaint(version: "tuple[int, ...]", path: str) -> "str | None":
    """What to tell someone whose Python is too old, or None when it is new enough.

    version: a tuple such as sys.version_info; path: where that Python is.
    """
    if tuple(version[:2]) >= OLDEST:
        return None
    return TOO_OLD % {
        "needed": "%d.%d" % OLDEST,
        "found": "%d.%d" % tuple(version[:2]),
        "path": path,
    }


def require() -> None:
    """Leave with exit code 2 and a plain message when this Python is too old."""
    message = complaint(sys.version_info[:2], sys.executable)
    if message:
        sys.stderr.write(message)
        sys.exit(2)
