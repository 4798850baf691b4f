"""What YAML files hold, kept by their bytes: parsing the files of a thousand records takes half a second."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from berdaya.cache import Cache, digest, program_digest

_DATE = 1


class KeptValues:
    """The values of files without faults. ``contents`` are the bytes of all files that may be asked for: they are looked up together."""

    def __init__(self, cache: Cache, contents: Iterable[bytes]) -> None:
        self._cache = cache
        self._kept = cache.get(map(_key, contents))

    def find(self, content: bytes) -> tuple[Any, ...]:
        """The value of a file with these bytes, as the only one of a tuple; an empty one where it is not known."""
        kept = self._kept.get(_key(content))
        return (_decode(kept),) if kept else ()

    def keep(self, content: bytes, value: Any) -> None:
        """Keep the value of a file."""
        self._cache.keep({_key(content): _encode(_plain(value))})


def _key(content: bytes) -> bytes:
    return digest(program_digest(), "values", content)


def _plain(value: Any) -> Any:
    """The value with its dates as what they are in a file: without a mark they would come back as words."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return msgspec.msgpack.Ext(_DATE, value.isoformat().encode()) if isinstance(value, date) else value


def _date(_: int, content: memoryview) -> date:
    return date.fromisoformat(bytes(content).decode())


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(ext_hook=_date).decode
