"""Bytes of a source file → text, or a problem that says what is wrong with them."""

from pathlib import Path

from berdaya.load.bounds import CONTROLS, LINE_ENDS, MAX_LINE, line_and_column, long_line
from berdaya.model.problem import Place, Problem


def read_bytes(file: Path, name: str, limit: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Read one file of at most ``limit`` bytes; ``None`` and the problem where that cannot be."""
    try:
        size = file.stat().st_size
        if size > limit:
            return None, (Problem.error("file-too-large", Place(name), size=size // 1024, limit=limit // 1024),)
        return file.read_bytes(), ()
    except OSError as failure:
        return None, (Problem.error("file-unreadable", Place(name), reason=failure.strerror or failure),)


def read_text(file: Path, name: str, limit: int) -> tuple[str, tuple[Problem, ...]]:
    """Read one file of at most ``limit`` bytes as UTF-8; a BOM and CRLF line ends are fine.

    Returns the text with ``\\n`` line ends and no problems, or an empty text and the problem.
    """
    raw, problems = read_bytes(file, name, limit)
    return ("", problems) if raw is None else decode(raw, name)


def decode(raw: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode UTF-8 bytes; ``name`` is the file's name in problems."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        before = raw[: failure.start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return "", (Problem.error("not-utf8", Place(name, *line_and_column(before, len(before)))),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.translate(LINE_ENDS)
    if (offset := long_line(text)) is not None:
        return "", (Problem.error("line-too-long", Place(name, *line_and_column(text, offset)), limit=MAX_LINE),)
    if control := CONTROLS.search(text):
        return "", (Problem.error("yaml-control-character", Place(name, *line_and_column(text, control.start()))),)
    return text, ()
