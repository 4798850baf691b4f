"""Library → pages: one Markdown text a page and language, the menus and the redirects."""

from berdaya.render.site import render

__all__ = ["render"]
