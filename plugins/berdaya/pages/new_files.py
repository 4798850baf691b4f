"""Files for a new folder, put there by another process.

A thread would not do: Python lets one of them run at a time, each file takes three calls of the system, and after each the thread
would wait until pages have been put into their frames. This takes a tenth off a build that makes everything anew.
"""

import marshal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from berdaya.pages import putting

_PIPE_SIZE = 1 << 20
"""Bytes that may be on their way; where the system cannot, as many as it likes."""


class NewFiles:
    """A process that puts files into a folder."""

    def __init__(self, folder: str) -> None:
        # Alone: it needs none of the packages, and starts in a hundredth of a second.
        alone = ("-I", "-S", f"-Xutf8={sys.flags.utf8_mode}")
        command = [sys.executable, *alone, str(Path(putting.__file__)), folder]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=_PIPE_SIZE)

    def put(self, row: Sequence[tuple[str, bytes]]) -> None:
        """Hand files over, each with its path below the folder; waits where many are on their way. Raises what the disk has refused
        (``OSError``)."""
        input_ = self._process.stdin
        if input_ is None:
            raise RuntimeError("a process without an input")
        try:
            input_.write(marshal.dumps(list(row)))
            input_.flush()
        except OSError:  # a broken pipe, by whatever number the system tells it
            self._tell_end()
            raise

    def finish(self) -> None:
        """Wait until every file is in its place. Raises what the disk has refused (``OSError``)."""
        self.put(())
        self._tell_end()

    def stop(self) -> None:
        """End it, whatever it does; nothing where it has ended."""
        self._process.kill()
        self._close()

    def _tell_end(self) -> None:
        output = self._process.stdout
        said = output.read() if output else b""
        code = self._process.wait()
        self._close()
        if code == putting.REFUSED:
            raise OSError(*marshal.loads(said))
        if code:
            raise RuntimeError(f"the process that writes files has ended with {code}")

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # what was not read cannot be sent any more
                    pipe.close()
        self._process.wait()
