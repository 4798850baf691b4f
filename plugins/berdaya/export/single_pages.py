"""One section or one role in one HTML file: sent by WhatsApp or Bluetooth, opened from a phone's storage, needs nothing else.

Phones open a file that they were sent without its neighbours: so style and text stand in the file itself, and it has no script.
It says what the page for paper says (``pages/prints.py``); links to what the file itself holds stay in it, all others lead to the
site.
"""

import re
from collections.abc import Iterator
from functools import cache as once
from importlib.resources import files as resources

from berdaya.browser.policy import hash_of
from berdaya.browser.styles import small
from berdaya.cache import Cache, digest, program_digest
from berdaya.export.links import relinked
from berdaya.model.artifact import Artifact
from berdaya.model.pages import PageId, RecordPage, RecordPrint, SectionPrint
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.words import words
from berdaya.write.html import attribute, text

FOLDER = "unduh/salinan/"
_PLACE = re.compile(r'\sid="([^"]+)"')


def single_pages(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the file of each section, and of each record that has a print of its own, in each language."""
    pages = {address.url: page for (page, _), address in published.plan.addresses.items()}
    prints = [page for page in published.pages if page.is_print]
    common = digest(program_digest(), "single-page", repr((published.edition, sorted((url, repr(page)) for url, page in pages.items()))))
    keys = [digest(common, page.lang, page.content.html, repr((page.id, page.url, page.reviewed, name_of(page, published)))) for page in prints]
    files = cache.made(keys, lambda places: [_file(prints[place], published, pages).encode() for place in places])
    for page, content in zip(prints, files, strict=True):
        yield Artifact(single_page_path(page), content)


def single_page_path(page: Page) -> str:
    """Where the file of a print stands under the site's root: ``unduh/salinan/peran-pld.id.html``."""
    return f"{FOLDER}{page.address.folder.rpartition('/')[2]}.{page.lang}.html"


def style_hash() -> str:
    """How a policy names the style of these files."""
    return hash_of(_style())


def _file(page: Page, published: Published, pages: dict[str, PageId]) -> str:
    said, edition = words(page.lang), published.edition
    title = name_of(page, published)
    places = frozenset(_PLACE.findall(page.content.html))

    def address(path: str, rest: str, _: str) -> str | None:
        target = pages.get(path.removesuffix("index.html"))
        if isinstance(target, RecordPage) and (place := f"{target.kind}-{target.id}") in places:
            return f"#{place}"
        return edition.absolute(path.removesuffix("index.html")) + rest if edition.url else None

    day = f" {said.site.offline.carried.note.format(day=said.day(page.reviewed))}" if page.reviewed else ""
    whole = f' <a href="{attribute(edition.absolute(page.url))}">{text(said.site.offline.carried.newest)}</a>' if edition.url else ""
    policy = f"default-src 'none'; style-src {style_hash()}; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{page.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{text(f'{title} – {edition.name}')}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="bd-copied">{text(edition.name)}.{text(day)}{whole}</p>\n{relinked(page.content.html, page.url, address)}'
        f"<footer><p>{text(edition.publisher)} · {text(edition.licence)}</p></footer>\n</main>\n</body>\n</html>\n"
    )


def name_of(page: Page, published: Published) -> str:
    """What a file holds, in the language of its page: the section, or the record."""
    if isinstance(page.id, SectionPrint):
        return words(page.lang).site.sections[page.id.section]
    if isinstance(page.id, RecordPrint):
        return published.site.maker.entries[page.lang][f"{page.id.kind}/{page.id.id}"].title
    return page.title


@once
def _style() -> str:
    return small(resources("berdaya").joinpath("web", "print", "file.css").read_text(encoding="utf-8")).strip()
