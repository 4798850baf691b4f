"""The theme's templates: kept as Python's bytecode in the project's cache, and listed without the theme's 14,000 icons.

Compiling them and going through the icons takes a tenth of a second of each build.
"""

import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from berdaya.cache import Cache, code_digest, digest


class CompiledTemplates(BytecodeCache):
    """Jinja's cache of templates on ours. Jinja itself looks whether bytecode is of this Python and of this source; ``env`` tells what
    else decides it."""

    def __init__(self, cache: Cache, env: Environment) -> None:
        self._cache = cache
        self._made_with = digest(version("jinja2"), *sorted(env.extensions))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's bytecode, where it is kept."""
        for content in self._cache.get([self._key(bucket)]).values():
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's bytecode."""
        self._cache.keep({self._key(bucket): bucket.bytecode_to_string()})

    def _key(self, bucket: Bucket) -> bytes:
        return digest(code_digest(), "template", self._made_with, bucket.key, bucket.checksum)


class VisibleTemplates(FileSystemLoader):
    """Lists the files of a theme but those in a folder of it that begins with a dot: MkDocs passes these over by itself, one by one
    (``mkdocs/structure/files.py: Files.add_files_from_theme``). A template in one is found by its name all the same."""

    def list_templates(self) -> list[str]:
        """The names of all visible files, with ``/`` and in order."""
        return sorted({name for folder in self.searchpath for name in _visible(folder)})


def _visible(folder: str | os.PathLike[str]) -> Iterator[str]:
    for here, below, names in os.walk(folder):
        if here == os.fspath(folder):
            below[:] = [name for name in below if not name.startswith(".")]
        yield from (Path(here, name).relative_to(folder).as_posix() for name in names)


def list_visible_only(theme: Theme) -> None:
    """Let the environments that MkDocs makes of a theme list its visible files alone."""
    make = theme.get_env

    def environment() -> Environment:
        made = make()
        made.loader = VisibleTemplates(theme.dirs)
        return made

    theme.get_env = environment  # type: ignore[method-assign]
