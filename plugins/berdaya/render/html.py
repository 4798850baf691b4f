"""A page's Markdown → HTML, with the extensions that the site is built with."""

import markdown

EXTENSIONS = ("admonition", "attr_list", "md_in_html", "tables", "pymdownx.details", "sane_lists")
"""Content pages are few blocks of plain Markdown; raw HTML in them comes from our own templates only."""


def to_html(text: str) -> str:
    """Convert one page; headings carry the ids that MkDocs gives them."""
    return markdown.markdown(text, extensions=["toc", *EXTENSIONS])
