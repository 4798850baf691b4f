"""What a kind declares → blocks and sections of a record's page: one function for each part of ``model/kinds/layout.py``."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from berdaya.compose.drawings import with_figures
from berdaya.compose.entries import in_language
from berdaya.compose.own_parts import OWN_PARTS
from berdaya.compose.writing import Writing, bullets, joined, steps, words_of
from berdaya.model.document import (
    Block,
    Card,
    Fact,
    ForeignBlocks,
    Inlines,
    Link,
    Paragraph,
    Run,
    Section,
    Strong,
    plain,
)
from berdaya.model.kinds.layout import Body, Bullets, Choice, Glance, Named, Next, Own, Para, Part, Steps, Summaries
from berdaya.model.language import SOURCE
from berdaya.model.text import Text

Parts = Iterator[Block | Section]


def parts_of(writing: Writing, layout: tuple[Part, ...]) -> Parts:
    """Compose the parts of a page in the order of its kind."""
    for part in layout:
        yield from _PARTS[type(part)](writing, part)


def _value(writing: Writing, name: str) -> Any:
    return getattr(writing.record.data, name)


def _para(writing: Writing, part: Para) -> Parts:
    if text := _value(writing, part.field):
        yield writing.section(writing.heading(part.field), Paragraph(writing.text(text)))


def _bullets(writing: Writing, part: Bullets) -> Parts:
    if texts := _value(writing, part.field):
        yield writing.section(writing.heading(part.field), bullets(map(writing.text, texts)), style=part.style)


def _steps(writing: Writing, part: Steps) -> Parts:
    if texts := _value(writing, part.field):
        yield writing.section(writing.heading(part.field), steps(map(writing.text, texts)))


def _glance(writing: Writing, part: Glance) -> Parts:
    shown = ((name, _value(writing, name)) for name in part.fields)
    facts = tuple(Fact(words_of(writing.heading(name)), (Paragraph(writing.text(text)),)) for name, text in shown if text)
    if facts:
        yield Card(facts)


def _choice(writing: Writing, part: Choice) -> Parts:
    if value := _value(writing, part.field):
        chosen = writing.words.choice(writing.record.kind, part.field, value)
        yield Paragraph(writing.labelled(writing.heading(part.field), (Run(chosen),)))


def _named(writing: Writing, part: Named) -> Parts:
    items = _value(writing, part.field)
    if items:
        lines = [_named_line(writing, part, item) for item in items]
        yield writing.section(writing.heading(part.field), steps(lines) if part.is_numbered else bullets(lines))


def _named_line(writing: Writing, part: Named, item: Any) -> Inlines:
    text = writing.text(getattr(item, part.text))
    return joined(((Strong(_name(writing, part, item)),), text), Run(" "))


def _name(writing: Writing, part: Named, item: Any) -> Inlines:
    """The name of a part with a full stop, and a link where it names a record."""
    linked = getattr(item, part.link) if part.link else None
    own = getattr(item, part.name, None) if part.name else None
    said = writing.text(own) if isinstance(own, Text) else in_language(words_of(own or ""), SOURCE.code, writing.lang)
    entry = writing.entry(f"{part.kind}/{linked}") if linked else None
    if entry:
        said = (Link(entry.target, said),) if said else writing.link(entry.key)
    return said if plain(said).endswith((".", "?", "!", ":")) else (*said, Run(".", is_linkable=False))


def _next(writing: Writing, part: Next) -> Parts:
    if identifier := _value(writing, part.field):
        yield Paragraph(writing.labelled(writing.heading(part.field), writing.link(f"{part.kind}/{identifier}")))


def _summaries(writing: Writing, part: Summaries) -> Parts:
    entries = [writing.entry(item.target) for item in writing.record.references if item.field == part.field]
    known = [entry for entry in entries if entry]
    if known:
        lines = (joined((writing.link(entry.key), entry.lead), Run(": ", is_linkable=False)) for entry in known)
        yield writing.section(writing.heading(part.field), bullets(lines))


def _body(writing: Writing, part: Body) -> Parts:
    body = writing.record.bodies.get(writing.text_lang)
    if body is None:
        return
    read = body.read
    sections = tuple(_with_own_anchors(writing, section) for section in read.sections)
    blocks = with_figures(writing, read.blocks)
    if writing.lang != writing.text_lang:
        yield ForeignBlocks(writing.text_lang, blocks, sections)
        return
    if blocks and any(_value(writing, name) for name in part.after):
        yield writing.section(writing.heading("body"), *blocks)
    else:
        yield from blocks
    yield from sections


def _with_own_anchors(writing: Writing, section: Section) -> Section:
    """Give the headings of a body anchors that no other heading of the page has, and put the figures where it wants them."""
    anchor = writing.anchors.of(plain(section.title))
    below = tuple(_with_own_anchors(writing, item) for item in section.sections)
    return replace(section, anchor=anchor, blocks=with_figures(writing, section.blocks), sections=below)


def _own(writing: Writing, part: Own) -> Parts:
    return OWN_PARTS[part.name](writing)


_PARTS: dict[type, Callable[[Writing, Any], Parts]] = {
    Para: _para,
    Bullets: _bullets,
    Steps: _steps,
    Glance: _glance,
    Choice: _choice,
    Named: _named,
    Next: _next,
    Summaries: _summaries,
    Body: _body,
    Own: _own,
}
