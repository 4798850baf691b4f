"""``llms.txt`` and ``en/llms.txt``: every page with its description, for programs that read instead of browsing. The texts of
all pages as one stand in ``llms-full.txt`` beside it.

The form is that of https://llmstxt.org (2024): a title, a summary as a quotation, then lists of links.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from berdaya.cache import Cache
from berdaya.model.artifact import Artifact
from berdaya.model.edition import LICENCE_URL
from berdaya.model.kinds import KINDS
from berdaya.model.open_data import FULL_TEXT, OVERVIEW
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.words import words

_MARKUP = re.compile(r"[\\\[\]<`]")


def overviews(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give a list in each language; a page that waits for its translation stands in the list of its own language alone."""
    for code in published.plan.languages:
        yield Artifact(f"{published.plan.prefix(code)}/{OVERVIEW}".lstrip("/"), _overview(published, code).encode())


def full_texts(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the text of every page in each language, with its address above it; a page that waits for its translation stands in
    its own language's file alone."""
    for code in published.plan.languages:
        edition, said = published.edition, words(code)
        head = f"# {edition.name}\n\n> {said.site.title.tagline}\n\n{edition.publisher}, {edition.licence}: {LICENCE_URL}\n"
        pages = (page for page in published.pages if page.lang == code and page.kind and not page.is_fallback)
        texts = (f"## {_words(page.title)}\n\n{edition.absolute(page.url)}\n\n{page.content.markdown}" for page in pages)
        yield Artifact(f"{published.plan.prefix(code)}/{FULL_TEXT}".lstrip("/"), "\n".join((head, *texts)).encode())


def _overview(published: Published, code: str) -> str:
    said = words(code)
    pages = [page for page in published.pages if page.lang == code and page.kind and not page.is_fallback]
    parts = [f"# {published.edition.name}\n\n> {said.site.title.tagline}\n"]
    for kind in KINDS:
        lines = [_line(published, code, page) for page in pages if page.kind == kind]
        if lines:
            parts.append(f"## {said.kinds[kind].many}\n\n{said.kinds[kind].intro}\n\n" + "".join(lines))
    return "\n".join(parts)


def _line(published: Published, code: str, page: Page) -> str:
    prefix = published.plan.prefix(code)
    relative = page.url.removeprefix(f"{prefix}/") if prefix else page.url
    address = urljoin(published.edition.url, page.url) if published.edition.url else relative
    title = page.title.replace("[", "(").replace("]", ")")
    return f"- [{_words(title)}]({address}): {_words(page.description)}\n"


def _words(text: str) -> str:
    """Words that stay words where somebody reads the list as Markdown: no link, no element begins in them."""
    return _MARKUP.sub(r"\\\g<0>", text)
