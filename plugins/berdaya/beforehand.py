"""What depends on the program and the edition alone: the browser's scripts and their hashes, the schemas of records, and the
words that a style may ask for.

They take half of a second, and are made in another process while this one reads the sources.
"""

from collections.abc import Callable
from functools import partial

import msgspec

from berdaya.cache import Cache
from berdaya.export.knowledge import schemas_key, schemas_made
from berdaya.export.offline import worker_key, worker_made
from berdaya.model.edition import Edition
from berdaya.pages.assets import every_script, words_key, words_made
from berdaya.paper.single_file import hashes_key, hashes_made
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
    of_files: dict[bytes, Callable[[], bytes]] = {hashes_key(code): partial(hashes_made, code) for code in edition.languages}
    others: dict[bytes, Callable[[], bytes]] = {
        worker_key(): worker_made,
        schemas_key(edition): partial(schemas_made, edition),
        words_key(): words_made,
    }
    return every_script(is_offline) | of_files | others


def _made(wanted: _Wanted) -> bytes:
    edition, is_offline, missing = wanted
    try:
        return _encode({key: make() for key, make in _every(edition, is_offline).items() if key in missing})
    except (MissingWords, UnreadableWords):  # the check tells of them
        return _encode({})
