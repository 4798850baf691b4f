"""The files that a page of no record offers: a list at its end, each line with type, language and size."""

from dataclasses import replace

from berdaya.model.page import Downloads, Page
from berdaya.render.environment import template
from berdaya.render.links import relative_to
from berdaya.render.strings import strings


def with_downloads(page: Page, downloads: Downloads) -> Page:
    """Add what the page offers; a record's page says so in its own place."""
    offered = () if page.kind else downloads.get((page.key, page.lang), ())
    if not offered:
        return page
    lines = [(item, relative_to(page.address, item.path)) for item in offered]
    added = template("downloads.md.j2").render(s=strings(page.lang), editions=lines)
    return replace(page, markdown=f"{page.markdown.rstrip()}\n\n{added}")
