"""The bodies of all records, read before anybody asks for one: kept ones from the cache, the others by several processes."""

from collections.abc import Iterable, Sequence

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.draft import Body
from berdaya.model.markdown import LongText, read_long
from berdaya.workers import shared_out

FEWEST_FOR_WORKERS = 100
"""Fewer bodies than this are read sooner than a second process has started: each takes two milliseconds."""


def read_bodies(bodies: Iterable[Body], cache: Cache, workers: int) -> None:
    """Let each body have what is read in it."""
    listed = list({id(body): body for body in bodies}.values())
    keys = [digest(program_digest(), "body", body.text) for body in listed]
    kept = cache.made(keys, lambda places: _made([listed[place].text for place in places], workers))
    for body, value in zip(listed, kept, strict=True):
        body.take(_decoder.decode(value))


def _made(texts: Sequence[str], workers: int) -> list[bytes]:
    if workers < 2 or len(texts) < FEWEST_FOR_WORKERS:
        return _encoded(None, texts)
    return shared_out(_encoded, None, texts, workers)


def _encoded(_: None, texts: Sequence[str]) -> list[bytes]:
    return [_encoder.encode(read_long(text)) for text in texts]


def _no_figure(shape: type, value: object) -> object:
    raise NotImplementedError(f"a body holds the places of figures, no {shape.__name__}: {value!r:.60}")


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(LongText, dec_hook=_no_figure)
