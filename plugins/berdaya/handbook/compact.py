"""A PDF as Typst writes it → the same document in a third of the bytes.

A tagged book holds tens of thousands of small objects, which Typst writes one by one in plain text. PDF 1.5 (so
also PDF/A-2 and PDF/UA-1) lets them stand together in compressed object streams: ISO 32000-1, 7.5.7 and 7.5.8.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

TOGETHER = 200
"""Objects in one stream: a reader unpacks a whole stream to see one object."""

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_OBJECT = re.compile(rb"(\d+) 0 obj\s+(.*?)\s*endobj\s*$", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")


@dataclass(frozen=True)
class _Object:
    number: int
    whole: bytes
    body: bytes

    @property
    def is_stream(self) -> bool:
        return self.body.endswith(b"endstream")


def compacted(pdf: bytes) -> bytes:
    """Pack the objects that are no streams. Takes a PDF with one plain cross-reference table and no encryption."""
    start = int(_START.search(pdf)[1])
    size, table, trailer = _TABLE.match(pdf, start).groups()
    offsets = sorted(int(line.split()[0]) for line in table.splitlines() if line.strip().endswith(b"n"))
    objects = [_object(pdf[begin:end]) for begin, end in zip(offsets, [*offsets[1:], start])]
    return _written(pdf[: offsets[0]], objects, int(size), _SIZE.sub(b"", trailer).strip())


def _object(text: bytes) -> _Object:
    number, body = _OBJECT.match(text).groups()
    return _Object(int(number), text.rstrip() + b"\n", body)


def _written(head: bytes, objects: list[_Object], size: int, trailer: bytes) -> bytes:
    """Write streams as they are, the others packed, and a cross-reference stream that finds both."""
    out = bytearray(head)
    places = {0: (0, 0, 65535)}
    packed = [item for item in objects if not item.is_stream]
    whole = [item for item in objects if item.is_stream]
    for number, held in enumerate(_batches(packed), size):
        places |= {item.number: (2, number, place) for place, item in enumerate(held)}
        whole.append(_object_stream(number, held))
    for item in whole:
        places[item.number] = (1, len(out), 0)
        out += item.whole
    number = max(places) + 1
    places[number] = (1, len(out), 0)
    start = len(out)
    out += _cross_references(number, places, trailer) + b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _batches(objects: list[_Object]) -> Iterator[list[_Object]]:
    return (objects[start : start + TOGETHER] for start in range(0, len(objects), TOGETHER))


def _object_stream(number: int, held: list[_Object]) -> _Object:
    bodies = [item.body + b"\n" for item in held]
    starts = [sum(map(len, bodies[:place])) for place in range(len(bodies))]
    index = b" ".join(b"%d %d" % (item.number, start) for item, start in zip(held, starts)) + b"\n"
    return _stream(number, b"/Type /ObjStm /N %d /First %d" % (len(held), len(index)), index + b"".join(bodies))


def _cross_references(number: int, places: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """One row an object: its type, its place, its place within the stream (7.5.8.3)."""
    rows = (places.get(item, (0, 0, 65535)) for item in range(number + 1))
    table = b"".join(bytes([kind]) + first.to_bytes(4) + second.to_bytes(2) for kind, first, second in rows)
    return _stream(number, b"/Type /XRef /W [1 4 2] /Size %d %s" % (number + 1, trailer), table).whole


def _stream(number: int, entries: bytes, content: bytes) -> _Object:
    packed = zlib.compress(content, 9)
    body = b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (entries, len(packed), packed)
    return _Object(number, b"%d 0 obj\n%s\nendobj\n" % (number, body), body)
