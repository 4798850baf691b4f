"""What single records, and the program's words, were told before, kept by the bytes of their files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record

Find = Callable[[Record, Sequence[str]], Iterable[Problem]]
"""What is wrong with a record, by itself and by the languages that the edition publishes."""


def told_of_records(library: Library, cache: Cache, name: str, find: Find) -> Iterator[Problem]:
    """Tell what ``find`` finds in every record. ``name`` tells it from others that look at records."""
    kept = [record for record in library.records if record.source]
    keys = [digest(program_digest(), "told", name, record.source, *library.languages) for record in kept]
    for value in cache.made(keys, lambda places: [told(find(kept[place], library.languages)) for place in places]):
        yield from problems_of(value)
    for record in library.records:
        if not record.source:  # it says something else than its files do
            yield from find(record, library.languages)


def told_of_program(cache: Cache, name: str, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """Tell what ``find`` finds in the program's own files and in what an edition declares and says otherwise."""
    (value,) = cache.made([digest(program_digest(), "told", name)], lambda _: [told(find())])
    return problems_of(value)


def told(problems: Iterable[Problem]) -> bytes:
    """Write problems as bytes, to be kept or sent to another process."""
    return _encode(list(problems))


def problems_of(told: bytes) -> list[Problem]:
    """Read what ``told`` wrote."""
    return _decode(told)


def _without_view(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(f"no part of a problem: {value!r:.60}")


_encode = msgspec.msgpack.Encoder(enc_hook=_without_view).encode
_decode = msgspec.msgpack.Decoder(list[Problem]).decode
