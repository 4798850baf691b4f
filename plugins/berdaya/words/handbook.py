"""The words that only the handbook says, in one language: ``languages/<code>/handbook.yml``."""

from berdaya.model.text import Frozen


class HandbookWords(Frozen):
    """What stands on the cover, in the front matter, at the head and foot of each page, and in the link to the file."""

    title: str
    subtitle: str
    download: str
    download_epub: str
    download_of: str
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
