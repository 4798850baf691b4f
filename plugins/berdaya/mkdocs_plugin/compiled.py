"""The theme's templates as Python's bytecode, kept in the project's cache: compiling them takes a tenth of a second of each build."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from berdaya.cache import Cache, digest, program_digest


class CompiledTemplates(BytecodeCache):
    """Jinja's cache of templates on ours. Jinja itself looks whether bytecode is of this Python, this Jinja and this source."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's bytecode, where it is kept."""
        for content in self._cache.get([_key(bucket)]).values():
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's bytecode."""
        self._cache.keep({_key(bucket): bucket.bytecode_to_string()})


def _key(bucket: Bucket) -> bytes:
    return digest(program_digest(), "template", bucket.key, bucket.checksum)
