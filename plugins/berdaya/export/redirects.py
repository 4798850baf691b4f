"""A small page at every former or short address, which sends the reader on; works under any sub-path."""

import html
from collections.abc import Iterator

from berdaya.cache import Cache
from berdaya.model.address import relative
from berdaya.model.artifact import Artifact
from berdaya.pages.published import Published

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
</head>
<body><p><a href="{address}">{title}</a></p></body>
</html>
"""


def redirects(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give a page for each former address and for each short address ``P/<CODE>/``."""
    for former, (identity, code) in published.plan.redirects.items():
        page = published.site.by_id[identity, code]
        yield redirect(former, page.url, page.title, page.content.text_lang)


def redirect(former: str, present: str, title: str, lang: str) -> Artifact:
    """Make the page at ``former`` that leads to ``present``; both are addresses under the site's root."""
    address = html.escape(relative(present, former), quote=True)
    return Artifact(f"{former}index.html", _PAGE.format(lang=lang, title=html.escape(title), address=address).encode())
