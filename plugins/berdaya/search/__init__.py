"""Search that understands Indonesian: analysed text, an index for each language, and the browser's part.

    site ─ search_documents → SearchDocument: the words below each heading, names, wordings
    SearchDocument ─ analysed → PageKeys: keys with weights, kept for each page
    PageKeys … ─ build_index → LanguageIndex ─ cut → Cut: parts by the alphabet
    Cut … ─ build_search → SearchSite: artifacts (parts, page texts, engine, worker), indexes
    index + query ─ answer → Answer: hits, the best first

Words: ``words`` cuts and folds, ``affixes`` and ``porter`` propose roots, ``analyser`` picks one by a lexicon; their
tables are ``languages/<code>/search/``. ``understand`` and ``rank`` answer a query exactly as the browser does; the
numbers that both need stand in ``numbers.json``.
"""

from berdaya.search.artifacts import SearchSite, build_search, search_of
from berdaya.search.build import build_indexes
from berdaya.search.document import Counterpart, SearchDocument, Section, search_documents
from berdaya.search.rank import Answer, Hit, answer, answers

__all__ = [
    "Answer",
    "Counterpart",
    "Hit",
    "SearchDocument",
    "SearchSite",
    "Section",
    "answer",
    "answers",
    "build_indexes",
    "build_search",
    "search_documents",
    "search_of",
]
