"""The whole guide as one PDF a language: cover, contents, parts, glossary, sources, index.

    Library ─ chapters → Book: parts, entries, their Markdown    ─ manuscript → one JSON text: blocks and inlines
    JSON + templates/handbook.typ ─ press → PDF

Words of the sources reach Typst only as JSON strings, never as markup, so no text can become code.
"""

from berdaya.handbook.run import CACHE, Handbook, HandbookOptions, HandbookRun, make_handbooks

__all__ = ["CACHE", "Handbook", "HandbookOptions", "HandbookRun", "make_handbooks"]
