"""``llms.txt`` and ``en/llms.txt``: every page with its description, for programs that read instead of browsing.

The form is that of https://llmstxt.org (2024): a title, a summary as a quotation, then lists of links.
"""

from collections.abc import Iterator
from urllib.parse import urljoin

from berdaya.model.kinds import KINDS
from berdaya.model.language import LANGUAGES, Language
from berdaya.model.library import Library
from berdaya.model.page import Artifact, Page, Site
from berdaya.render.strings import strings

FILENAME = "llms.txt"


def overviews(library: Library, site: Site) -> Iterator[Artifact]:
    """Give a list in each language; a page that waits for its translation stands in the list of its own language alone."""
    for language in LANGUAGES:
        yield Artifact(f"{language.prefix}/{FILENAME}".lstrip("/"), _overview(site, language).encode())


def _overview(site: Site, language: Language) -> str:
    words = strings(language.code)
    pages = [page for page in site.pages if page.lang == language.code and page.kind and not page.is_fallback]
    parts = [f"# {site.edition.name}\n\n> {words.site['tagline']}\n"]
    for kind in KINDS:
        lines = [_line(site, language, page) for page in pages if page.kind == kind]
        if lines:
            parts.append(f"## {words.kinds[kind]['many']}\n\n{words.kinds[kind]['intro']}\n\n" + "".join(lines))
    return "\n".join(parts)


def _line(site: Site, language: Language, page: Page) -> str:
    relative = page.url.removeprefix(f"{language.prefix}/") if language.prefix else page.url
    address = urljoin(site.edition.url, page.url) if site.edition.url else relative
    title = page.title.replace("[", "(").replace("]", ")")
    return f"- [{title}]({address}): {page.description}\n"
