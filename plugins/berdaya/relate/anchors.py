"""The places of a record's page that a link may name: what the check knows of them before a page is composed."""

from collections.abc import Iterator

from berdaya.model.document import plain, walk
from berdaya.model.kinds.checklist import Checklist, pause_letter
from berdaya.model.language import SOURCE
from berdaya.model.markdown import slugify
from berdaya.model.record import Record
from berdaya.words import words


def anchors_of(record: Record, lang: str) -> frozenset[str]:
    """Give the anchors that a record's page may have in a language: its title, the headings of its fields whether filled or
    not, those of its body, and those that every page may have."""
    return frozenset(_anchors(record, lang))


def _anchors(record: Record, lang: str) -> Iterator[str]:
    said = words(lang)
    labels = said.site.labels
    headings = (*said.kinds[record.kind].fields.values(), labels.facts, labels.next_step, labels.related, labels.sources)
    yield from map(slugify, (record.title(lang), *headings))
    body = record.bodies.get(lang) or record.bodies.get(SOURCE.code)
    if body:
        for section in walk(body.read.sections):
            yield from (section.anchor, slugify(plain(section.title)))
    if isinstance(record.data, Checklist):
        yield from (f"jeda-{pause_letter(number).lower()}" for number in range(len(record.data.pauses)))
        yield "keputusan"
