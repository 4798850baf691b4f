"""Links in texts lead to pages and places that are there."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from berdaya.model.document import Link, PageTarget, PlaceTarget, TermLink, every_node
from berdaya.model.draft import Body, Path, dotted
from berdaya.model.kinds import KINDS
from berdaya.model.library import Library
from berdaya.model.markdown import read_short
from berdaya.model.near import nearest
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record
from berdaya.relate.anchors import anchors_of


def links_lead_somewhere(library: Library, today: date) -> Iterable[Problem]:
    """PASS ``[tautan](term/desa)``, ``[kata](-)``; FAIL ``[x](term/tiada)``, ``[x](guide/rapat#tiada)``."""
    for record in library.records:
        yield from _of_texts(library, record)
        for code, body in record.bodies.items():
            for node in body.read.links:
                yield from _link(library, record, code, node, f"body.{code}", partial(_place_in, body))


def _of_texts(library: Library, record: Record) -> Iterator[Problem]:
    for path, text in record.texts:
        if path == ("title",):
            continue  # shows as it is written
        for code in text.languages():
            value = text.get(code) or ""
            place = partial(_place_of, record, (*path, code))
            for node in every_node(read_short(value).inlines) if "[" in value else ():
                yield from _link(library, record, code, node, dotted(path), place)


def _link(library: Library, record: Record, lang: str, node: object, field: str, place: Callable[[str], Place]) -> Iterator[Problem]:
    """Judge where a node of a text leads, if it leads anywhere in the site. ``place`` gives where a target is named."""
    target, anchor = _target(node)
    if not target and not anchor:
        return
    kind, _, identifier = target.partition("/")
    is_missing_list = kind == "index" and identifier not in KINDS
    is_missing = kind not in ("", "index") and target not in library and target not in library.broken | library.hidden
    if is_missing_list or is_missing:
        yield Problem.error("broken-link", place(target), field=field, target=target, near=_near(library, target))
    elif anchor:
        known = _places(library, target or record.key, lang)
        if known and anchor not in known:
            near = nearest(anchor, sorted(known))
            page = target or record.key
            yield Problem.warning("broken-anchor", place(target or f"#{anchor}"), field=field, anchor=anchor, page=page, near=near and f"#{near}")


def _places(library: Library, key: str, lang: str) -> frozenset[str]:
    """The places on a page that a link may name; none where they are not known from here."""
    kind, _, identifier = key.partition("/")
    if kind == "index":
        return frozenset(record.id for record in library.of(identifier) if not record.data.has_page)
    record = library.get(key)
    return anchors_of(record, lang) if record and record.data.has_page else frozenset()


def _target(node: object) -> tuple[str, str]:
    """The key of the record to which a node links, and the place there."""
    if isinstance(node, TermLink):
        return f"term/{node.term}", ""
    if not isinstance(node, Link):
        return "", ""
    match node.to:
        case PageTarget(RecordPage(kind, identifier), anchor):
            return f"{kind}/{identifier}", anchor
        case PageTarget(ListPage(kind), anchor):
            return f"index/{kind}", anchor
        case PlaceTarget(anchor):
            return "", anchor
    return "", ""


def _place_of(record: Record, path: Path, _: str) -> Place:
    """A text is short: its own place is enough."""
    return record.places.value(path)


def _place_in(body: Body, target: str) -> Place:
    """The first place of a body that names this target: behind a bracket, else as a reference far from its link."""
    offset = body.text.find(f"({target}") + 1 or max(body.text.find(target), 0)
    return Place(body.path, body.first_line + body.text.count("\n", 0, offset), offset - body.text.rfind("\n", 0, offset))


def _near(library: Library, key: str) -> str:
    """A record of the same kind with a near id, else one with the same id elsewhere."""
    kind, _, identifier = key.partition("/")
    near = nearest(identifier, (record.id for record in library.of(kind)))
    elsewhere = (record.key for record in library.records if record.id == identifier)
    return f"{kind}/{near}" if near else next(elsewhere, "")
