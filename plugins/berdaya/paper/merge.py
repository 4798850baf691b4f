"""Several tagged PDFs that Typst made → one, with links from part to part, an outline, and one tree of tags.

Typst can only link to what it sets in the same go. So a link within the book is written as an address, ``place:<key>``,
and led here to the spot where that key stands. What each part says of its structure is joined into one tree: ISO 32000-1,
14.7 (structure tree, parent tree, ids of cells). PDF 1.5 lets small objects stand together compressed (7.5.7): a book is
then a third as large.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

PLACES = "place:"
"""How the address of a link within the book begins; also written by ``templates/nodes.typ``."""
PAGES = "page/"
"""The place of a page as such."""
_PAGE_COUNT = "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"
_ABOVE = 12
"""Points above the line that a link leads to."""


@dataclass(frozen=True)
class Spot:
    """A place of the book: its page, counted from 1, and how far from the top of that page, in points."""

    page: int
    y: float


@dataclass(frozen=True)
class Heading:
    """A line of the outline. ``place`` is the key of its spot."""

    level: int
    title: str
    place: str


def merged(parts: Sequence[bytes], spots: Mapping[str, Spot], outline: Sequence[Heading], told: str) -> tuple[bytes, int]:
    """Join parts in their order; give the PDF and its number of pages.

    ``told`` says in words where a link leads (``Page {page}``). Equal parts give equal bytes. Raises ``KeyError`` for a link to a
    place without a spot.
    """
    with Pdf.open(BytesIO(parts[0])) as book:
        trees = [_tagged(book, 0, 0)]
        for number, part in enumerate(parts[1:], 1):
            with Pdf.open(BytesIO(part)) as source:
                tree = _tagged(source, number, trees[-1].next_key)
                book.pages.extend(source.pages)  # first: what is copied afterwards refers to these pages
                trees.append(tree.copied_to(book))
        _join(book, trees)
        _lead_links(book, spots, told)
        _add_outline(book, outline, spots)
        with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[_PAGE_COUNT] = str(len(book.pages))
        written = BytesIO()
        book.save(
            written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False, recompress_flate=False
        )
        return written.getvalue(), len(book.pages)


@dataclass(frozen=True)
class _Tree:
    """The tags of one part. ``parents`` are pairs of key and value, ``ids`` of id and element; ``next_key`` is free."""

    elements: tuple[pikepdf.Object, ...]
    parents: tuple[tuple[int, pikepdf.Object], ...]
    ids: tuple[tuple[str, pikepdf.Object], ...]
    roles: Mapping[str, pikepdf.Object]
    next_key: int

    def copied_to(self, book: Pdf) -> "_Tree":
        """The same tree within another document, which has the pages already."""
        elements = tuple(book.copy_foreign(element) for element in self.elements)
        parents = tuple((key, _copied(book, value)) for key, value in self.parents)
        ids = tuple((name, book.copy_foreign(element)) for name, element in self.ids)
        return _Tree(elements, parents, ids, self.roles, self.next_key)


def _copied(book: Pdf, value: pikepdf.Object) -> pikepdf.Object:
    """A value of the parent tree: one element, or a list of elements, which may be no object of its own."""
    if value.is_indirect:
        return book.copy_foreign(value)
    return Array([book.copy_foreign(item) if item.is_indirect else item for item in value])


def _tagged(source: Pdf, number: int, first_key: int) -> _Tree:
    """Read the tags of a part, after its keys and ids were made unlike those of any other part."""
    root = source.Root.StructTreeRoot
    for page in source.pages:
        page.obj.StructParents = int(page.obj.StructParents) + first_key
        for note in page.obj.get("/Annots", ()):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + first_key
    for item in source.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem:
            _rename_ids(item, number)
    parents = tuple((key + first_key, value) for key, value in _numbers(root.ParentTree))
    ids = tuple((str(element.ID), element) for element in _named(root.get("/IDTree")))
    roles = {str(key): value for key, value in root.get("/RoleMap", Dictionary()).items()}
    return _Tree(tuple(root.K), parents, ids, roles, first_key + int(root.ParentTreeNextKey))


def _rename_ids(element: Dictionary, number: int) -> None:
    if "/ID" in element:
        element.ID = String(f"P{number}{element.ID}")
    attributes = element.get("/A")
    for attribute in attributes if isinstance(attributes, Array) else [attributes] if attributes is not None else []:
        if isinstance(attribute, Dictionary) and "/Headers" in attribute:
            attribute.Headers = Array([String(f"P{number}{name}") for name in attribute.Headers])


def _numbers(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """The pairs of a number tree (7.9.7)."""
    for below in node.get("/Kids", ()):
        yield from _numbers(below)
    held = node.get("/Nums", Array())
    yield from ((int(held[at]), held[at + 1]) for at in range(0, len(held), 2))


def _named(node: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """The values of a name tree (7.9.6)."""
    if node is None:
        return
    for below in node.get("/Kids", ()):
        yield from _named(below)
    held = node.get("/Names", Array())
    yield from (held[at + 1] for at in range(0, len(held), 2))


def _join(book: Pdf, trees: Sequence[_Tree]) -> None:
    """Hang the elements of all parts below the document element of the first."""
    root = book.Root.StructTreeRoot
    whole = trees[0].elements[0]
    kids = list(whole.K)
    for tree in trees[1:]:
        for document in tree.elements:
            for kid in document.K:
                kid.P = whole
                kids.append(kid)
    whole.K = Array(kids)
    root.K = Array([whole])
    root.ParentTree = book.make_indirect(Dictionary(Nums=Array([part for tree in trees for key, value in tree.parents for part in (key, value)])))
    ids = sorted((pair for tree in trees for pair in tree.ids), key=lambda pair: pair[0].encode())
    if ids:
        first, last = ids[0][0], ids[-1][0]
        names = Array([part for name, element in ids for part in (String(name), element)])
        leaf = book.make_indirect(Dictionary(Limits=Array([String(first), String(last)]), Names=names))
        root.IDTree = book.make_indirect(Dictionary(Kids=Array([leaf])))
    root.RoleMap = Dictionary({key: value for tree in trees for key, value in tree.roles.items()})
    root.ParentTreeNextKey = trees[-1].next_key


def _lead_links(book: Pdf, spots: Mapping[str, Spot], told: str) -> None:
    pages = [page.obj for page in book.pages]
    for page in pages:
        for note in page.get("/Annots", ()):
            address = str(note.A.URI) if "/A" in note and "/URI" in note.A else ""
            if address.startswith(PLACES):
                spot = _spot(address.removeprefix(PLACES), spots)
                del note["/A"]
                note.Dest = _destination(pages, spot)
                note.Contents = String(told.format(page=spot.page))


def _spot(key: str, spots: Mapping[str, Spot]) -> Spot:
    return Spot(int(key.removeprefix(PAGES)), 0.0) if key.startswith(PAGES) else spots[key]


def _destination(pages: Sequence[pikepdf.Object], spot: Spot) -> Array:
    page = pages[spot.page - 1]
    height = float(page.MediaBox[3])
    return Array([page, Name.XYZ, 0, round(min(height, height - spot.y + _ABOVE), 2), 0])


def _add_outline(book: Pdf, outline: Sequence[Heading], spots: Mapping[str, Spot]) -> None:
    pages = [page.obj for page in book.pages]
    with book.open_outline() as written:
        above: list[tuple[int, OutlineItem]] = []
        for line in outline:
            item = OutlineItem(line.title, _destination(pages, spots[line.place]))
            item.is_closed = True
            while above and above[-1][0] >= line.level:
                above.pop()
            (above[-1][1].children if above else written.root).append(item)
            above.append((line.level, item))
