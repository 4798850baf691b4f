"""The site's own search on the command line: the same index, the same ranking."""

import hashlib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from berdaya.model.library import Library
from berdaya.model.page import Page
from berdaya.render import render
from berdaya.render.html import to_html
from berdaya.search import Answer, answer, page_documents
from berdaya.search.index import LanguageIndex, build_index
from berdaya.search.parts import cut
from berdaya.sheets.kept import fingerprint, keep_whole, kept

CACHE = Path(".cache") / "search"
_SEARCH = Path(__file__).parents[1] / "search"
# JSON, not pickle: the folder may have come with somebody else's project, and an index must not be able to run.
_FORM = TypeAdapter(LanguageIndex)


def search(library: Library, root: Path, text: str, lang: str) -> Answer:
    """Answer a query in a language from a library without errors; keeps the index in ``.cache/search`` below ``root``."""
    pages = [page for page in render(library).pages if page.lang == lang]
    return answer(cut(_index(library, pages, lang, root / CACHE)), text)


def _index(library: Library, pages: list[Page], lang: str, cache: Path) -> LanguageIndex:
    path = cache / f"{lang}-{_digest(library, pages)}.json"
    if found := _understood(kept(path)):
        return found
    made = build_index(list(page_documents(pages, lambda page: to_html(page.markdown), library)), lang)
    for old in cache.glob(f"{lang}-*.json"):
        old.unlink(missing_ok=True)
    keep_whole(path, _FORM.dump_json(made))
    return made


def _understood(content: bytes | None) -> LanguageIndex | None:
    try:
        return _FORM.validate_json(content) if content else None
    except ValidationError:
        return None


def _digest(library: Library, pages: list[Page]) -> str:
    """Hash all that the index is made from: records (for names that no page shows), pages, and the search's own room."""
    records = [(record.key, record.data.model_dump_json()) for record in library.records]
    shown = [(page.url, page.title, page.description, page.markdown) for page in pages]
    whole = repr((fingerprint((_SEARCH,), ("lunr", "markdown")), records, shown))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
