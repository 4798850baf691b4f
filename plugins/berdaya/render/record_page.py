"""One record in one language → its page."""

from berdaya.model.address import page_of
from berdaya.model.digest import source_digest
from berdaya.model.language import SOURCE
from berdaya.model.library import Library
from berdaya.model.page import Download, Page
from berdaya.model.plain import plain
from berdaya.model.record import Record
from berdaya.render.environment import template
from berdaya.render.links import relative_to
from berdaya.render.start_ways import ways_of_record
from berdaya.render.view import View

# Search engines and messengers cut a description at about this many characters.
LONGEST_DESCRIPTION = 300


def record_page(library: Library, record: Record, lang: str, downloads: tuple[Download, ...] = ()) -> Page:
    """Render a record for the address language ``lang``; falls back to the source language as a whole."""
    text_lang = lang if record.is_translated(lang) else SOURCE.code
    view = View(library, record, lang, text_lang)
    body = record.bodies.get(text_lang)
    address = page_of(record, lang)
    markdown = template(f"{record.kind}.md.j2").render(
        v=view,
        d=record.data,
        s=view.strings,
        body=body.text if body else "",
        stale=_is_stale(record, lang),
        ways=ways_of_record(library, record.key, lang),
        editions=[(item, relative_to(address, item.path)) for item in downloads],
    )
    return Page(
        key=record.key,
        lang=lang,
        text_lang=text_lang,
        address=address,
        title=plain(record.data.title.best(text_lang)[0]),
        description=_shortened(plain(record.data.summary.best(text_lang)[0])),
        markdown=markdown,
        kind=record.kind,
        source_path=record.path,
        reviewed=record.data.reviewed,
    )


def _is_stale(record: Record, lang: str) -> bool:
    stamped = record.data.translated_from.get(lang)
    return bool(stamped) and stamped != source_digest(record)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + " …"
