"""Whether a site is what a build would make again, decided before MkDocs reads a file.

The inputs of a build are hashed as they are (contents, not dates), and so are the files of the site that came of them:
a site that somebody has touched is built anew.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.kinds import KINDS
from berdaya.pages.files import content_digest

SOURCES = ("content", "glossary", "checklists", "local")
_VARIABLES = ("SITE_URL", "REPO_URL", "EDIT_URI")
_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[str, bytes])


def inputs_of(config: MkDocsConfig, root: Path) -> bytes:
    """Hash all that decides a site: sources, settings, this program, the theme's and MkDocs' versions."""
    found = hashlib.blake2b(program_digest(), digest_size=16)
    settings = Path(config.config_file_path)
    for path in (settings, *_files(root)):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix() if path.is_relative_to(root) else path}\0{len(content)}\0".encode())
        found.update(content)
    found.update(repr([(name, os.environ.get(name)) for name in _VARIABLES]).encode())
    found.update(repr((config.site_url, config.repo_url, config.edit_uri, config.strict, sorted(config.plugins))).encode())
    found.update(_versions().encode())
    return found.digest()


def is_unchanged(cache: Cache, inputs: bytes, site: Path) -> bool:
    """Whether the site at ``site`` came of these inputs and is as it was written, file by file."""
    kept = cache.get([_key(inputs, site)])
    if not kept:
        return False
    wanted = _decoder.decode(next(iter(kept.values())))
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()} if site.is_dir() else {}
    return there.keys() == wanted.keys() and all(content_digest(there[name].read_bytes()) == value for name, value in wanted.items())


def keep(cache: Cache, inputs: bytes, site: Path, files: Mapping[str, bytes]) -> None:
    """Remember which files, by their digests, came of these inputs."""
    cache.keep({_key(inputs, site): _encoder.encode(dict(files))})


def _key(inputs: bytes, site: Path) -> bytes:
    return digest("site", inputs, str(site.resolve()))


def _files(root: Path) -> Iterator[Path]:
    folders = dict.fromkeys((*SOURCES, *(kind.folder.partition("/")[0] for kind in KINDS.values())))
    for name in folders:
        folder = root / name
        yield from sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ()


def _versions() -> str:
    return " ".join(f"{name}={version(name)}" for name in ("mkdocs", "mkdocs-material", "jinja2"))
