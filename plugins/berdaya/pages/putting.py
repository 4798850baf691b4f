"""Puts files into a new folder: run by ``pages/new_files.py`` as a process of its own, by the standard library alone.

Reads rows of paths and contents from its input, as ``marshal`` writes them, and ends with an empty row. What the disk refuses it
writes to its output and ends; where its input ends too soon, who began it is gone.
"""

import marshal
import os
import signal
import sys
from collections.abc import Iterable
from io import FileIO

REFUSED = 3
"""How it ends when the disk has refused something."""


def put_all(folder: str) -> None:
    """Put every row into ``folder``. Raises ``OSError`` for what the disk refuses."""
    made: set[str] = set()
    row = marshal.load(sys.stdin.buffer)
    while row:
        _put_row(row, folder, made)
        row = marshal.load(sys.stdin.buffer)


def _put_row(row: Iterable[tuple[str, bytes]], folder: str, made: set[str]) -> None:
    for path, content in row:
        place = f"{folder}/{path}"
        below = place.rpartition("/")[0]
        if below not in made:
            os.makedirs(below, exist_ok=True)  # noqa: PTH103  # plain strings, as in ``pages/files.py``
            made.add(below)
        try:
            write_new(content, place)
        except FileExistsError:
            os.unlink(place)  # noqa: PTH108  # as above
            write_new(content, place)


def write_new(content: bytes, place: str) -> None:
    """Write a file that is not there yet (``FileExistsError``); plain calls, for they are made ten thousand times."""
    with FileIO(place, "x") as file:
        left = memoryview(content)
        while left:
            left = left[file.write(left) :]


def _main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began this process ends it
    try:
        put_all(sys.argv[1])
    except EOFError:
        return 0
    except OSError as error:
        sys.stdout.buffer.write(marshal.dumps((error.errno, error.strerror, error.filename)))
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_main())
