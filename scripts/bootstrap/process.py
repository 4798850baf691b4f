"""Running other programs so that Ctrl-C and exit codes mean what people expect."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence


def hand_over(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Let another program take this one's place and give back its exit code.

    On Linux and macOS the program replaces the script, so a signal reaches it directly and nothing stays
    behind. Windows cannot do that: there the script waits, and leaves Ctrl-C to the program.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], list(command), dict(environment))
    return _wait(subprocess.Popen(command, env=dict(environment)))


def run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run another program to its end and give its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    return _wait(subprocess.Popen(command, env=dict(environment)))


def _wait(process: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The program got the same Ctrl-C and cleans up; waiting on is all there is to do.
            continue


def succeeds(command: Sequence[str], seconds: float = 30) -> bool:
    """Whether a program can be started and ends with exit code 0 in time; its output is dropped."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=seconds, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
