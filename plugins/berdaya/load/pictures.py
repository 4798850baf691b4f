"""Picture files: found, judged before anything is made of them, and made into what a page, a print and a book show.

Everything but the pixels is left behind: a photograph tells where and when it was taken, and that can betray people.
Needs Pillow (the extra ``pictures``) for all but finding the file and its type.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.model.draft import OVERLAY
from berdaya.model.library import Library

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "content/pictures"
SITE_FOLDER = "assets/pictures"
HEAVIEST = 15_000_000
"""Bytes of a file as a camera gives it; a larger one is no photograph for a page."""
MOST_PIXELS_A_SIDE = 8_000
"""More cannot be decoded within the memory of a small machine: 8,000 × 8,000 take 200 MB."""
WIDTHS = (360, 720, 1080)
"""Pixels across: a phone, a sharp phone, a wide page."""
FALLBACK_WIDTH, PRINT_WIDTH = 720, 1000
HEAVIEST_ON_PHONES = 90_000
"""Bytes of the picture 720 pixels wide: a page with it is still there within ten seconds on a slow network (20 KB a second, with
what the page needs besides)."""
_QUALITIES = (76, 66, 56, 46)
_TYPES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
_BEGINNINGS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n"}


class Size(msgspec.Struct, frozen=True, array_like=True):
    """A picture in one width, as WebP."""

    width: int
    path: str
    content: bytes


class MadePicture(msgspec.Struct, frozen=True, array_like=True):
    """A picture in all that is shown of it: ``sizes`` for pages with a ``fallback`` (JPEG) for old browsers, ``paper`` (JPEG, grey)
    for prints and books. ``width`` and ``height`` are those of the fallback."""

    sizes: tuple[Size, ...]
    fallback: str
    fallback_content: bytes
    width: int
    height: int
    paper: bytes
    is_heavy: bool = False

    def artifacts(self) -> Iterator[Artifact]:
        """The files that a page asks for."""
        yield from (Artifact(size.path, size.content) for size in self.sizes)
        yield Artifact(self.fallback, self.fallback_content)


@dataclass(frozen=True)
class Fault:
    """Why a picture is refused: the code of the problem, and what its message names."""

    code: str
    args: Mapping[str, object]


Pictures = Mapping[tuple[str, str], MadePicture]
"""What was made of the pictures of records, by the record's key and the picture's id."""


def has_pillow() -> bool:
    """Whether pictures can be made here."""
    return find_spec("PIL") is not None


def file_of(root: Path, name: str) -> Path | None:
    """The file of a picture; an edition's stands for one of the same name above it. ``None`` where there is none."""
    for folder in (root / OVERLAY / FOLDER, root / FOLDER):
        file = folder.joinpath(*PurePosixPath(name).parts)
        with suppress(OSError):
            if file.is_file() and folder.resolve() in file.resolve().parents:
                return file
    return None


def names_in(root: Path) -> list[str]:
    """The names of all files that a picture may name."""
    folders = (root / FOLDER, root / OVERLAY / FOLDER)
    return sorted({file.relative_to(folder).as_posix() for folder in folders if folder.is_dir() for file in folder.rglob("*") if file.is_file()})


def fault_of(name: str, content: bytes) -> Fault | None:
    """Say why a file is refused, if it is; nothing larger than its limits is ever decoded."""
    if len(content) > HEAVIEST:
        return Fault("picture-too-large", {"file": name, "size": round(len(content) / 1_000_000), "limit": HEAVIEST // 1_000_000})
    head = content[:1024].lstrip().lower()
    if b"<svg" in head or head.startswith((b"<?xml", b"<!doctype")) or name.lower().endswith(".svg"):
        return Fault("picture-svg", {"file": name})
    kind = _kind(content)
    if kind is None:
        return Fault("picture-wrong-type", {"file": name, "found": "?"})
    if not name.lower().endswith(_TYPES[kind]):
        return Fault("picture-wrong-type", {"file": name, "found": kind})
    return _fault_of_pixels(name, content) if has_pillow() else None


def _kind(content: bytes) -> str | None:
    """The type by the file's first bytes."""
    for kind, beginning in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    return "WEBP" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def _fault_of_pixels(name: str, content: bytes) -> Fault | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=list(_TYPES)) as image:
            if max(image.size) > MOST_PIXELS_A_SIDE:
                args = {"file": name, "width": image.width, "height": image.height, "limit": MOST_PIXELS_A_SIDE}
                return Fault("picture-too-wide", args)
            image.load()
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return Fault("picture-broken", {"file": name})
    return None


def pictures_of(root: Path, library: Library, cache: Cache) -> Pictures:
    """Make the pictures of all records that may show theirs; what the check refuses is left out."""
    if not has_pillow():
        return {}
    wanted: list[tuple[tuple[str, str], str, bytes]] = []
    for record in library.records:
        for picture in record.data.pictures:
            file = file_of(root, picture.file) if picture.consent.is_given else None
            content = file.read_bytes() if file else b""
            if content:
                wanted.append(((record.key, picture.id), picture.file, content))
    keys = [digest(program_digest(), "picture", name, content) for _, name, content in wanted]
    encoder, decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(MadePicture | None)

    def make(places: object) -> list[bytes]:
        return [encoder.encode(made_of(wanted[place][1], wanted[place][2])) for place in places]  # type: ignore[attr-defined]  # a row of numbers

    made = [decoder.decode(value) for value in cache.made(keys, make)]
    return {key: value for (key, _, _), value in zip(wanted, made, strict=True) if value is not None}


def made_of(name: str, content: bytes) -> MadePicture | None:
    """Make all sizes of a picture from its pixels alone; nothing of one that is refused."""
    from PIL import Image

    if fault_of(name, content):
        return None
    with Image.open(BytesIO(content), formats=list(_TYPES)) as opened:
        pixels = _bare(opened)
    stem = f"{SITE_FOLDER}/{PurePosixPath(name).stem.lower()}-{sha256(content).hexdigest()[:8]}"
    widths = sorted({min(width, pixels.width) for width in WIDTHS})
    sizes, is_heavy = [], False
    for width in widths:
        written = b""
        for quality in _QUALITIES:
            written = _written(_scaled(pixels, width), "WEBP", quality)
            if width > FALLBACK_WIDTH or len(written) <= HEAVIEST_ON_PHONES:
                break
        is_heavy = is_heavy or (width <= FALLBACK_WIDTH and len(written) > HEAVIEST_ON_PHONES)
        sizes.append(Size(width, f"{stem}-{width}.webp", written))
    fallback = _scaled(pixels, min(FALLBACK_WIDTH, pixels.width))
    paper = _written(_scaled(pixels, min(PRINT_WIDTH, pixels.width)).convert("L"), "JPEG", 78)
    return MadePicture(tuple(sizes), f"{stem}-{fallback.width}.jpg", _written(fallback, "JPEG", 74), fallback.width, fallback.height, paper, is_heavy)


def _bare(opened: "Image") -> "Image":
    """The pixels upright, in sRGB on white, in a new image that has nothing else of the file: no place, no time, no camera."""
    from PIL import Image, ImageCms, ImageOps

    upright = ImageOps.exif_transpose(opened)
    profile = upright.info.get("icc_profile")
    if profile and upright.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a damaged profile: the pixels as they are
            converted = ImageCms.profileToProfile(
                upright, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            upright = converted or upright
    layered = upright.convert("RGBA")
    bare = Image.new("RGB", layered.size, "white")
    bare.paste(layered, mask=layered.getchannel("A"))
    return bare


def _scaled(pixels: "Image", width: int) -> "Image":
    from PIL import Image

    if width >= pixels.width:
        return pixels
    return pixels.resize((width, max(1, round(pixels.height * width / pixels.width))), Image.Resampling.LANCZOS)


def _written(pixels: "Image", kind: str, quality: int) -> bytes:
    written = BytesIO()
    if kind == "WEBP":
        pixels.save(written, "WEBP", quality=quality, method=4)
    else:
        pixels.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
