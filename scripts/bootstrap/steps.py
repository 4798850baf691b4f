"""What the scripts say: numbered steps, and troubles with their cure. Indonesian first, then English."""

import sys
from collections.abc import Callable
from dataclasses import dataclass


class Trouble(Exception):
    """Something that the person at the keyboard can mend; shown without a traceback.

    indonesian, english: what is wrong and what to do, whole sentences.
    """

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(english)
        self.indonesian = indonesian
        self.english = english

    def __str__(self) -> str:
        return f"{self.indonesian}\n\n{self.english}"


@dataclass
class Steps:
    """Counts the steps of one run: `[2/4] Memasang paket ... / installing packages ...`."""

    total: int
    done: int = 0

    def begin(self, indonesian: str, english: str) -> None:
        self.done += 1
        say(f"[{self.done}/{self.total}] {indonesian} / {english}")

    def note(self, text: str) -> None:
        say(f"      {text}")


def say(text: str) -> None:
    """Print at once, also where the terminal cannot show every letter of a path."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def wants_help(arguments: list[str], words: str) -> bool:
    """Whether only help was asked for; then it is shown, and nothing has to be installed for it."""
    asked = not {"-h", "--help"}.isdisjoint(arguments)
    if asked:
        say(words.strip())
    return asked


def run(main: Callable[[list[str]], int]) -> int:
    """Call a script's main with its arguments; 2 for a Trouble, 130 for Ctrl-C, else what main returns."""
    try:
        return main(sys.argv[1:])
    except Trouble as trouble:
        sys.stdout.flush()
        print(f"\n{trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        say("\nDihentikan. / Stopped.")
        return 130
