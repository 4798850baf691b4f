"""Folders → the moment to look again. Several changes of one saving are told once."""

import time
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_SECONDS = 0.012
"""Editors write a file in several steps, within a few thousandths of a second."""
_IGNORED = (".git", ".cache", ".venv", "site", "__pycache__", "node_modules")


class _Handler(FileSystemEventHandler):
    def __init__(self, queue: "SimpleQueue[Path]") -> None:
        self._queue = queue

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        if event.is_directory and event.event_type not in ("created", "moved", "deleted"):
            return  # each file in it is told by itself
        for name in (event.src_path, getattr(event, "dest_path", "")):
            path = Path(str(name)) if name else None
            if path and not any(part in _IGNORED or part.startswith(".#") for part in path.parts):
                self._queue.put(path)


class Watch:
    """Watches folders (with all below them) and single files; a folder that is not there yet, as soon as somebody makes it."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        self._queue: SimpleQueue[Path] = SimpleQueue()
        self._files = {file.resolve() for file in files}
        wanted = [folder.resolve() for folder in folders]
        self._folders = [folder for folder in wanted if folder.is_dir()]
        self._awaited = {folder for folder in wanted if not folder.is_dir() and folder.parent.is_dir()}
        self._observer = Observer()
        self._handler = _Handler(self._queue)
        for folder in self._folders:
            self._observer.schedule(self._handler, str(folder), recursive=True)
        for folder in {path.parent for path in (*self._files, *self._awaited)}:
            self._observer.schedule(self._handler, str(folder), recursive=False)
        self._observer.start()

    def next(self, timeout: float) -> set[Path]:
        """Wait for changes; gives the files meant, or none when the time (in seconds) is over."""
        try:
            changed = {self._queue.get(timeout=timeout)}
        except Empty:
            return set()
        while True:
            time.sleep(QUIET_SECONDS)
            try:
                while True:
                    changed.add(self._queue.get_nowait())
            except Empty:
                break
        for folder in [folder for folder in self._awaited if folder.is_dir()]:
            self._awaited.discard(folder)
            self._folders.append(folder)
            self._observer.schedule(self._handler, str(folder), recursive=True)
            changed.update(folder.rglob("*"))
        return {path for path in changed if self._is_watched(path)}

    def _is_watched(self, path: Path) -> bool:
        resolved = path.resolve()
        return resolved in self._files or any(folder in resolved.parents for folder in self._folders)

    def stop(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()
