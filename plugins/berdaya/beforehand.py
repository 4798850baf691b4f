"""What depends on the program and the edition alone: the browser's scripts, the schemas of records, and the words
that a style may ask for.

They take most of a second, and are made in another process while this one reads the sources.
"""

from collections.abc import Callable

import msgspec

from berdaya.cache import Cache
from berdaya.export.knowledge import every_schema
from berdaya.model.edition import Edition
from berdaya.pages.assets import every_script, words_key, words_made
from berdaya.words import MissingWords, UnreadableWords
from berdaya.workers import apart

_Wanted = tuple[Edition, bool, frozenset[bytes]]
_encode, _decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(dict[bytes, bytes]).decode


def begin(edition: Edition, is_offline: bool, cache: Cache) -> Callable[[], None]:
    """Begin to make what the cache lacks; gives what waits for it and keeps it. ``is_offline``: see ``PageAssets``."""
    keys = _every(edition, is_offline).keys()
    missing = frozenset(keys - cache.get(keys).keys())
    if not missing:
        return lambda: None
    finished = apart(_made, (edition, is_offline, missing))
    return lambda: cache.keep(_decode(finished()))


def _every(edition: Edition, is_offline: bool) -> dict[bytes, Callable[[], bytes]]:
    return every_script(is_offline) | every_schema(edition) | {words_key(): words_made}


def _made(wanted: _Wanted) -> bytes:
    edition, is_offline, missing = wanted
    try:
        return _encode({key: make() for key, make in _every(edition, is_offline).items() if key in missing})
    except (MissingWords, UnreadableWords):  # the check tells of them
        return _encode({})
