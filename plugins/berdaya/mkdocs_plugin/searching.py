"""Rendered pages → the search's files, and the worker's place in Material's configuration."""

import re
from pathlib import Path

from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.page import Site
from berdaya.render.index_pages import index_address
from berdaya.search import SearchSite, build_search, page_documents

_THEME_WORKER = re.compile(r'[^"]*assets/javascripts/workers/search[^"]*')
# Written last: Material's own plugin writes its whole index under these names.
STUBS = ("search/search_index.json", "search/search_index.js")


def search_site(library: Library, site: Site, html: dict[str, str]) -> SearchSite:
    """Build the search from the pages' HTML, by ``src_uri``."""
    documents = list(page_documents(site.pages, lambda page: html[page.src_uri], library))
    return build_search(documents, {code: index_address("term", code, 1).url for code in CODES})


def write_stubs(found: SearchSite, folder: Path) -> None:
    """Put the stub that the theme always fetches in the place of Material's index."""
    for artifact in found.artifacts:
        if artifact.path in STUBS:
            target = folder / artifact.path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(artifact.content)


def with_worker(config_block: str, address: str) -> str:
    """Name our worker in the JSON that the theme's bundle reads (a template filter)."""
    return _THEME_WORKER.sub(lambda match: address, config_block)
