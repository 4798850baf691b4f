"""Work shared out to processes: one way for every step that makes many values of the same kind."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

Item = TypeVar("Item")
Given = TypeVar("Given")

LEAST_CHUNK = 8
CHUNKS = 6
"""Parts of the work for each process: a slow one holds nobody up for long."""

_given: list[tuple[Callable[[Any, Sequence[Any]], list[bytes]], Any]] = []
"""In a process that helps with the work: what to do, and what it was given when it began."""


def shared_out(make: Callable[[Given, Sequence[Item]], list[bytes]], given: Given, items: Sequence[Item], workers: int) -> list[bytes]:
    """Give ``make(given, items)``, which makes one value for each item, made by ``workers`` processes.

    A forked process has ``given`` as it is; where there is no fork it is handed over, and ``make`` is found by its name.
    """
    size = max(LEAST_CHUNK, -(-len(items) // (workers * CHUNKS)))
    return begun(make, given, [items[start : start + size] for start in range(0, len(items), size)], workers)()


def begun(
    make: Callable[[Given, Sequence[Item]], list[bytes]], given: Given, chunks: Sequence[Sequence[Item]], workers: int
) -> Callable[[], list[bytes]]:
    """Begin with ``make(given, chunk)`` for each chunk in ``workers`` processes. Gives what waits for the end, once, and then
    gives all values; who began does something else meanwhile, but begins no other processes."""
    pool = ProcessPoolExecutor(workers, get_context(start_method()), initializer=_begin, initargs=(make, given))
    parts = pool.map(_work, chunks)

    def finished() -> list[bytes]:
        with pool:
            return [value for part in parts for value in part]

    return finished


def apart(make: Callable[[Given], bytes], given: Given) -> Callable[[], bytes]:
    """Begin ``make(given)`` in a process of its own. No thread here waits for it, so that other processes may begin meanwhile. Gives
    what waits for the value; where that process ends without one, it is made here, which raises what is wrong."""
    context: Any = get_context(start_method())  # its type does not tell that it has processes
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(receiver, sender, make, given), daemon=True)
    process.start()
    sender.close()

    def finished() -> bytes:
        try:
            return bytes(receiver.recv_bytes())
        except EOFError:
            return make(given)
        finally:
            process.join()

    return finished


def _send(receiver: Connection, sender: Connection, make: Callable[[Given], bytes], given: Given) -> None:
    end_with_parent()
    receiver.close()  # a forked process has it too, and would wait for itself where the other was killed
    with suppress(BrokenPipeError):
        sender.send_bytes(make(given))


def start_method() -> str:
    """How a second process begins. A forked one has all that is read; where there is no fork it is handed over, and so it is
    on macOS, whose own libraries may fall in a fork (https://bugs.python.org/issue33725)."""
    return "fork" if "fork" in get_all_start_methods() and sys.platform != "darwin" else "spawn"


def end_with_parent() -> None:
    """Let this process end as soon as the one that began it has: who was killed can tell nobody, and a process of a pool would wait for
    its next work for ever."""
    if parent := parent_process():
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _begin(make: Callable[[Any, Sequence[Any]], list[bytes]], given: object) -> None:
    _given[:] = [(make, given)]
    end_with_parent()


def _work(items: Sequence[object]) -> list[bytes]:
    make, given = _given[0]
    return make(given, items)
