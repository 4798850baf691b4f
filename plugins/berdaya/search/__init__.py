"""Search that understands Indonesian: analysed text, an index for each language, and the browser's part.

    pages + HTML ─ page_documents → SearchDocument
    SearchDocument … ─ build_search → SearchSite: artifacts (parts by the alphabet, page texts, worker), indexes
    index + query ─ answer → Answer: hits, the best first

What happens inside, in order: ``words`` cuts and folds, ``indonesian`` and ``english`` propose roots, ``analyser``
picks one by a lexicon, ``reading`` turns a page into keys, ``index`` weighs them with lunr.py, ``parts`` cuts the
index, ``artifacts`` writes the files. ``understand`` and ``rank`` answer a query exactly as the browser does.
"""

from berdaya.search.artifacts import SearchSite, build_search
from berdaya.search.document import Counterpart, SearchDocument, Section
from berdaya.search.extract import sections
from berdaya.search.pages import page_documents
from berdaya.search.rank import Answer, Hit, answer

__all__ = [
    "Answer",
    "Counterpart",
    "Hit",
    "SearchDocument",
    "SearchSite",
    "Section",
    "answer",
    "build_search",
    "page_documents",
    "sections",
]
