"""``data/glossary.tbx``: the glossary for translators' tools, as TBX (ISO 30042:2019), dialect TBX-Basic in the style DCT.

Elements of the modules *Min* and *Basic* as LTAC publishes them (https://github.com/LTAC-Global/TBX-Basic_dialect, read
2026-11-29).
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from berdaya.cache import Cache
from berdaya.model.artifact import Artifact
from berdaya.model.document import plain
from berdaya.model.edition import LICENCE_URL
from berdaya.model.kinds.term import Term
from berdaya.model.markdown import read_short
from berdaya.model.open_data import TBX, VERSION
from berdaya.model.pages import RecordPage
from berdaya.model.record import Record
from berdaya.model.text import Text
from berdaya.pages.published import Published
from berdaya.words import words

_CORE, _MIN, _BASIC = "urn:iso:std:iso:30042:ed-2", "http://www.tbxinfo.net/ns/min", "http://www.tbxinfo.net/ns/basic"
_DIALECT = "https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCT/"
_MODELS = (
    f'<?xml-model href="{_DIALECT}TBX-Basic.nvdl" type="application/xml" schematypens="http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"?>\n'
    f'<?xml-model href="{_DIALECT}TBX-Basic_DCT.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>\n'
)
_LANG = "xml:lang"
PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"


def termbase(published: Published, cache: Cache) -> Iterator[Artifact]:
    """Give the termbase: a concept for each term, with its meaning and its names in every language."""
    terms = published.library.all(Term)
    if not terms:
        return
    root = Element(
        "tbx", {"type": "TBX-Basic", "style": "dct", _LANG: published.plan.root_language, "xmlns": _CORE, "xmlns:min": _MIN, "xmlns:basic": _BASIC}
    )
    about = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    title = f"{published.edition.name} – {words(published.plan.root_language).kinds['term'].many}"
    _add(SubElement(about, "titleStmt"), "title", title)
    _add(SubElement(about, "sourceDesc"), "p", f"{published.edition.publisher}; {LICENCE_URL}; {VERSION}")
    body = SubElement(SubElement(root, "text"), "body")
    ids = frozenset(record.id for record in terms)
    for record in terms:
        _concept(SubElement(body, "conceptEntry", {"id": _id(record.id)}), record, published, ids)
    indent(root, " ")
    written = tostring(root, encoding="unicode")
    yield Artifact(TBX, f'<?xml version="1.0" encoding="UTF-8"?>\n{_MODELS}{written}\n'.encode())


def _concept(entry: Element, record: Record[Term], published: Published, ids: frozenset[str]) -> None:
    data, plan = record.data, published.plan
    if data.group:
        _add(entry, "min:subjectField", data.group)
    change = SubElement(entry, "transacGrp")
    _add(change, "basic:transactionType", "modification")
    _add(change, "date", data.reviewed.isoformat())
    for name in (key.partition("/")[2] for key in data.see_also if key.startswith("term/")):
        if name in ids:
            _add(entry, "basic:crossReference", name, target=_id(name))
    url = plan.at(RecordPage(record.kind, record.id), plan.root_language).url
    if published.edition.url:
        _add(entry, "min:externalCrossReference", data.title.original, target=published.edition.absolute(url))
    for code in plan.languages:
        if data.title.get(code):
            _language(SubElement(entry, "langSec", {_LANG: code}), data, code)


def _language(section: Element, data: Term, code: str) -> None:
    if meaning := _words(data.summary, code):
        _add(section, "basic:definition", meaning)
    title = " ".join((data.title.get(code) or "").split())
    first = _term(section, title, PREFERRED)
    if usage := _words(data.usage, code):
        _add(first, "basic:context", usage)
    said = {title}
    for names, form in ((data.abbreviation, "abbreviation"), (data.other_names, ""), (data.forms, "variant")):
        for name in names.get(code):
            if name not in said:
                said.add(name)
                term = _term(section, name, ADMITTED)
                if form:
                    _add(term, "basic:termType", form)


def _term(section: Element, name: str, status: str) -> Element:
    term = SubElement(section, "termSec")
    _add(term, "term", name)
    _add(term, "min:administrativeStatus", status)
    return term


def _words(text: Text | None, code: str) -> str:
    said = text.get(code) if text else None
    return plain(read_short(said).inlines) if said else ""


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _id(name: str) -> str:
    """An XML name of a term's id, which may begin with a digit."""
    return f"c-{name}"
