"""The site's own search on the command line: the same index, the same ranking."""

import hashlib
import pickle
from pathlib import Path

from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render import render
from berdaya.render.html import to_html
from berdaya.search import Answer, answer, page_documents
from berdaya.search.index import build_index
from berdaya.search.parts import Cut, cut

CACHE = Path(".cache") / "search"
_SEARCH = Path(__file__).parents[1] / "search"


def search(library: Library, root: Path, text: str, lang: str) -> Answer:
    """Answer a query in a language from a library without errors; keeps the index in ``.cache/search`` below ``root``."""
    pages = [page for page in render(library).pages if page.lang == lang]
    return answer(_index(library, pages, lang, root / CACHE), text)


def _index(library: Library, pages: list[Page], lang: str, cache: Path) -> Cut:
    kept = cache / f"{lang}-{_digest(pages)}.pickle"
    if kept.is_file():
        return pickle.loads(kept.read_bytes())  # our own file, named by what it was made from
    made = cut(build_index(list(page_documents(pages, lambda page: to_html(page.markdown), library)), lang))
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob(f"{lang}-*.pickle"):
        old.unlink()
    half = kept.with_suffix(".part")
    half.write_bytes(pickle.dumps(made))
    half.replace(kept)
    return made


def _digest(pages: list[Page]) -> str:
    """Hash all that the index is made from: the pages, and the search's own code and tables."""
    made_from = hashlib.sha256(repr([(page.url, page.title, page.markdown) for page in pages]).encode())
    for path in sorted(path for path in _SEARCH.rglob("*") if path.suffix in (".py", ".txt", ".json", ".yml")):
        made_from.update(path.read_bytes())
    return made_from.hexdigest()[:16]
