"""The words that only the handbook says, a file a language."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Words:
    """What stands on the cover, in the front matter, at the head and foot of each page, and in the link to the file."""

    title: str
    subtitle: str
    decimal: str
    download: str
    download_epub: str
    page: str
    contents: str
    part: str
    use: str
    use_points: tuple[str, ...]
    epub_points: tuple[str, ...]
    accessibility: str
    reviewed: str
    licence: str
    made_from: str
    online: str
    index: str
    index_note: str
    see: str
    sheet: str


@cache
def words(code: str) -> Words:
    """Read the words of a language once. Raises ``FileNotFoundError`` for a language without a file."""
    text = files(__package__).joinpath("strings", f"{code}.yml").read_text(encoding="utf-8")
    return Words(**yaml.safe_load(text))
