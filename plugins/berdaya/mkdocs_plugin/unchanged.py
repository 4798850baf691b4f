"""Whether a site is what a build would make again, decided before MkDocs reads a file.

The inputs of a build are hashed as they are (contents, not dates), and so are the files of the site that came of them:
a site that somebody has touched is built anew.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from io import FileIO
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from berdaya.cache import Cache, digest, program_digest
from berdaya.disk import files_below
from berdaya.load.base import base_of
from berdaya.model.kinds import KINDS
from berdaya.pages.files import content_digest

SOURCES = ("content", "glossary", "checklists", "local")
_NOT_A_SITE = ("site_dir", "theme", "plugins", "dev_addr", "watch")
"""Settings that say nothing of the site's files, or that are taken apart by themselves."""
_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[str, bytes])


def inputs_of(config: MkDocsConfig, root: Path) -> bytes:
    """Hash all that decides a site: sources, settings, the edition's own theme, this program, the versions of the theme and
    of MkDocs.

    The settings are those that MkDocs has read: with what they inherit, what the environment gives and what the command says.
    """
    hashed = hashlib.blake2b(program_digest(), digest_size=16)
    own_theme = config.theme.custom_dir or ""
    of_theme = ((f"theme/{name}", f"{own_theme}/{name}") for name in (files_below(own_theme) if own_theme else ()))
    for name, path in (("mkdocs.yml", config.config_file_path), *_files(root), *of_theme):
        try:
            content = _content(path)
        except PermissionError:  # the check tells of it, and stops the build
            content = b""
        hashed.update(f"{name}\0{len(content)}\0".encode())
        hashed.update(content)
    settings = {name: value for name, value in config.data.items() if name not in _NOT_A_SITE}
    theme = {name: config.theme[name] for name in config.theme}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items() if isinstance(plugin, BasePlugin)}  # hooks are modules
    hashed.update(json.dumps([settings, theme, plugins], sort_keys=True, default=_name).encode())
    hashed.update(_versions().encode())
    return hashed.digest()


def _name(value: object) -> str:
    """What a setting is called that is no plain value: a function, a date."""
    return str(getattr(value, "__qualname__", None) or type(value).__qualname__ if hasattr(value, "__dict__") else value)


def is_unchanged(cache: Cache, inputs: bytes, site: Path) -> bool:
    """Whether the site at ``site`` came of these inputs and is as it was written, file by file."""
    kept = cache.get([_key(inputs, site)])
    if not kept:
        return False
    wanted = _decoder.decode(next(iter(kept.values())))
    return files_below(site) == sorted(wanted) and all(content_digest(_content(f"{site}/{name}")) == value for name, value in wanted.items())


def keep(cache: Cache, inputs: bytes, site: Path, files: Mapping[str, bytes]) -> None:
    """Remember which files, by their digests, came of these inputs."""
    cache.keep({_key(inputs, site): _encoder.encode(dict(files))})


def _key(inputs: bytes, site: Path) -> bytes:
    return digest("site", inputs, str(site.resolve()))


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """The names and paths of all sources."""
    folders = dict.fromkeys((*SOURCES, *(kind.folder.partition("/")[0] for kind in KINDS.values())))
    for folder in dict.fromkeys((root, base_of(root))):
        above = "" if folder == root else f"{folder}/"
        for name in folders:
            yield from ((f"{above}{name}/{file}", f"{folder}/{name}/{file}") for file in files_below(folder / name))


def _content(path: str) -> bytes:
    with FileIO(path) as file:
        return file.readall()


def _versions() -> str:
    return " ".join(f"{name}={version(name)}" for name in ("mkdocs", "mkdocs-material", "jinja2"))
