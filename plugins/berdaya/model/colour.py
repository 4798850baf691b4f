"""An edition's colour → the shades that pages need, each with enough contrast to be read.

Contrast by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 4.5:1 for text, 3:1 for marks.
"""

import colorsys
from dataclasses import dataclass

PATTERN = r"^#[0-9A-Fa-f]{6}$"
TEXT, MARK = 4.5, 3.0
WHITE, NIGHT = "#ffffff", "#1e2129"
"""The page by day, and Material's page by night (its scheme ``slate``)."""
_STEPS = 200


@dataclass(frozen=True)
class Shades:
    """``bar``: behind white words, ``bar_dark`` by night; ``mark``: lines and borders; ``link`` and ``link_dark``: words;
    ``soft`` and ``soft_dark``: behind dark and light words."""

    bar: str
    bar_dark: str
    mark: str
    link: str
    link_dark: str
    soft: str
    soft_dark: str


def shades_of(colour: str) -> Shades:
    """Derive the shades of a colour ``#rrggbb`` by its lightness alone."""
    return Shades(
        bar=_until(colour, WHITE, TEXT, darker=True),
        bar_dark=_with_lightness(colour, 0.16),
        mark=_until(colour, WHITE, MARK, darker=True),
        link=_until(colour, WHITE, TEXT + 1, darker=True),
        link_dark=_until(colour, NIGHT, TEXT + 1, darker=False),
        soft=_with_lightness(colour, 0.955),
        soft_dark=_with_lightness(colour, 0.17),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def readable(colour: str) -> str:
    """The nearest darker shade of a colour on which white words can be read; the colour itself where they can."""
    return _until(colour, WHITE, TEXT, darker=True)


def _until(colour: str, ground: str, wanted: float, darker: bool) -> str:
    """The colour, made darker or lighter step by step until its contrast to the ground is as wanted."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        share = lightness * (1 - step / _STEPS) if darker else lightness + (1 - lightness) * step / _STEPS
        shade = _written(colorsys.hls_to_rgb(hue, share, saturation))
        if contrast(shade, ground) >= wanted:
            return shade
    return "#000000" if darker else WHITE


def _with_lightness(colour: str, lightness: float) -> str:
    hue, _, saturation = colorsys.rgb_to_hls(*_parts(colour))
    return _written(colorsys.hls_to_rgb(hue, lightness, min(saturation, 0.45)))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
