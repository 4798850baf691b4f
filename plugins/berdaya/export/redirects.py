"""A small page at every former address, which sends the reader on; works under any sub-path."""

import html
import posixpath
from collections.abc import Iterator

from berdaya.model.address import page_of
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.page import Artifact, Site

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


def redirects(library: Library, site: Site) -> Iterator[Artifact]:
    """Give a redirect for each former address and for each checklist's short address ``P/<CODE>/``."""
    titles = {page.url: (page.title, page.lang) for page in site.pages}
    for former, present in site.redirects.items():
        yield redirect(former, present, *titles[present])
    for record in library.of("checklist"):
        present = page_of(record, SOURCE.code).url
        yield redirect(f"P/{record.data.code}/", present, *titles[present])


def redirect(former: str, present: str, title: str, lang: str) -> Artifact:
    """Make the page at ``former`` that leads to ``present``; both are addresses under the site's root."""
    address = posixpath.relpath(present or ".", former) + "/"
    text = _PAGE.format(lang=lang, title=html.escape(title), address=html.escape(address, quote=True))
    return Artifact(f"{former}index.html", text.encode())
