"""One section or one role in one HTML file: sent by WhatsApp or Bluetooth, opened from a phone's storage, needs nothing else.

Phones open a file that they were sent without its neighbours: so style and text stand in the file itself, and it has no script.
It says what the page for paper says (``pages/prints.py``), and has its pictures in itself; links to what the file itself holds stay
in it, all others lead to the site.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache as once
from importlib.resources import files as resources

import msgspec

from berdaya.browser.policy import hash_of
from berdaya.browser.styles import small
from berdaya.cache import Cache, digest, program_digest
from berdaya.model.artifact import Artifact
from berdaya.model.document import FileTarget
from berdaya.model.pages import PageId, RecordPage, RecordPrint, SectionPrint
from berdaya.pages.page import Page
from berdaya.pages.prints import anchor_in_print, records_in
from berdaya.pages.published import Published
from berdaya.words import words
from berdaya.write.html import OpenAddress, addressed, attribute, numbered, text

FOLDER = "unduh/salinan/"
_encoder = msgspec.msgpack.Encoder()


def single_pages(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the file of each section, and of each record that has a print of its own, in each language."""
    prints = [page for page in published.pages if page.is_print]
    common = digest(program_digest(), "single-page", repr(published.edition))
    keys = [digest(common, page.lang, page.content.html, _made_of(page, published)) for page in prints]
    pictures = _pictures(published)
    files = cache.made(keys, lambda places: [_file(prints[place], published, pictures).encode() for place in places])
    for page, content in zip(prints, files, strict=True):
        yield Artifact(single_page_path(page), content)


def _made_of(page: Page, published: Published) -> bytes:
    """What decides a file beside the HTML of its page, in which the way to each target stands."""
    return _encoder.encode((page.content.paper, sorted(_held(page, published).items()), page.id, page.url, page.reviewed, name_of(page, published)))


def single_page_path(page: Page) -> str:
    """Where the file of a print stands under the site's root: ``unduh/salinan/peran-pld.id.html``."""
    return f"{FOLDER}{page.address.folder.rpartition('/')[2]}.{page.lang}.html"


def style_hash() -> str:
    """How a policy names the style of these files."""
    return hash_of(_style())


def _file(page: Page, published: Published, pictures: Mapping[str, bytes]) -> str:
    said, edition = words(page.lang), published.edition
    held = _held(page, published)

    def way(address: OpenAddress) -> str:
        if isinstance(address.to, FileTarget):
            if address.attribute == "src":
                return f"data:image/jpeg;base64,{b64encode(pictures[address.to.path]).decode()}"
            return edition.absolute(address.to.path) if edition.url else ""
        target, anchor = published.plan.place(address.to.page, address.to.anchor)
        if target in held:
            return f"#{held[target]}"
        return edition.absolute(published.plan.at(target, page.lang).url) + (f"#{anchor}" if anchor else "") if edition.url else ""

    day = f" {said.site.offline.carried.note.format(day=said.day(page.reviewed))}" if page.reviewed else ""
    whole = f' <a href="{attribute(edition.absolute(page.url))}">{text(said.site.offline.carried.newest)}</a>' if edition.url else ""
    policy = f"default-src 'none'; style-src {style_hash()}; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{page.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{text(f'{name_of(page, published)} – {edition.name}')}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="bd-copied">{text(edition.name)}.{text(day)}{whole}</p>\n{addressed(numbered(page.content.paper, {}), way)}'
        f"<footer><p>{text(edition.publisher)} · {text(edition.licence)}</p></footer>\n</main>\n</body>\n</html>\n"
    )


def _held(page: Page, published: Published) -> dict[PageId, str]:
    """The records that stand in a file, by their pages, with their places in it."""
    if not isinstance(page.id, SectionPrint):
        return {}
    return {RecordPage(record.kind, record.id): anchor_in_print(record) for record in records_in(page.id, published.library)}


def _pictures(published: Published) -> dict[str, bytes]:
    """The pictures that prints show, by their paths."""
    return {made.fallback: made.fallback_content for made in published.site.maker.pictures.values()}


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
