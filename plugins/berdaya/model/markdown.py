"""An author's Markdown → nodes of a document. Each text is read once; what is read is what is written.

Two dialects. A *short text* knows ``**bold**``, ``*italic*``, ``[words](target)``, ``<https://…>``, `` `code` `` and the
backslash; every other sign stands for itself, an asterisk within a word, too. A *body* is read as GitHub reads it
(CommonMark with tables, task lists, footnotes, strikethrough, alerts and bare links), with ``!!!`` boxes besides; HTML in
it stays text, but for ``<br>`` in a cell of a table.

``[word](-)`` keeps a word from being linked to the glossary. It is read as one unit, so that nothing beside it can
become a link, a tag or an attribute.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal
from unicodedata import normalize
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, entity
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin
from typing_extensions import override

from berdaya.model.document import (
    Block,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    FigurePlace,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Link,
    NoteMark,
    Notes,
    Notice,
    NoticeLevel,
    PageTarget,
    Paragraph,
    PlaceTarget,
    Quote,
    Row,
    Rule,
    Run,
    Section,
    Strike,
    Strong,
    Table,
    Target,
    TermLink,
    WebTarget,
    every_node,
    plain,
)
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.reference import ID_PATTERN, KEY_PATTERN

LISTS = "index"
"""What stands for the kind in a link to a list: ``index/checklist``."""
UNLINKED = "-"
"""The target of ``[word](-)``."""
LONGEST_PARAGRAPH = 20_000
"""Signs of one paragraph; no prose is so long."""
MOST_BRACKETS = 500
"""Opening brackets of one paragraph. The parser's time grows with their square: at so many a full file takes two seconds."""
MOST_TOKENS = 40_000
"""Blocks of one body, counted as the parser counts them: some 15,000 paragraphs."""
# Only texts that hold one of these can hold markup.
_MARKUP = re.compile(r"[*\[`\\<]")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_KEY = re.compile(KEY_PATTERN)
_WEB = re.compile(r"^(?:https?://[^\s\"'<>/?#][^\s\"'<>]*|mailto:[^\s\"'<>?@]+@[^\s\"'<>?@]+)$")
_ANCHOR = re.compile(r"^#[\w-]+$")
_FIGURE = re.compile(rf"^!\[[^\[\]]*\]\((figure|picture):({ID_PATTERN.strip('^$')})\)$")
"""A line of its own that gives a figure or a picture of the record its place: ``![](figure:alur)``, ``![](picture:balai)``."""
_TASK = re.compile(r"^\[([ xX])\]\s+")
# What Word makes of a list. Markdown, as GitHub shows it, runs such lines together.
_BULLET = re.compile(r"[•◦▪▫‣●○■□∙·➢✓–—](?=\s)|[-*+](?=\u00a0)")
_HOST_AND_PATH = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+([/?#][^\s<]*)?", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ALERT = re.compile(r"^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$", re.IGNORECASE)
_ALERT_LEVELS: dict[str, NoticeLevel] = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
_BOX_LEVELS: dict[str, NoticeLevel] = {"warning": "warning", "info": "info", "example": "example", "danger": "danger", "note": "note", "tip": "tip"}


@dataclass(frozen=True)
class Finding:
    """Something in a text that an author should mend: the code of the problem, the words meant, how many lines below the
    first it stands, and at which column there (from 1)."""

    code: str
    value: str
    line: int = 0
    column: int = 1


@dataclass(frozen=True)
class ShortText:
    """A short text, read."""

    inlines: Inlines
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class LongText:
    """A body, read: what stands before its first heading, and its sections. ``lines`` gives the line of each section's
    heading below the first line of the text, by anchor; ``figures`` and ``pictures`` the line of each one's place,
    by its id; ``links`` are all that lead somewhere, in reading order."""

    blocks: Blocks = ()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    figures: tuple[tuple[str, int], ...] = ()
    pictures: tuple[tuple[str, int], ...] = ()
    links: tuple[Link | TermLink, ...] = ()


@dataclass(frozen=True)
class OutlinePart:
    """One part of a text in plain words, for who brings in what was written elsewhere. ``line`` counts from 1; ``level`` is that
    of a heading, or how deep an item is nested (a paragraph: within which item), from 1. ``rows`` of a table: line and cells.
    ``lost`` is what plain words cannot say: addresses of links, pictures."""

    kind: Literal["heading", "item", "paragraph", "table", "code"]
    line: int
    text: str = ""
    level: int = 0
    is_task: bool = False
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    lost: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 18)
def read_short(text: str) -> ShortText:
    """Read a short text: white space folded, one line. What was read is kept."""
    folded = _SPACES.sub(" ", text).strip(" ")
    if over := over_limit(folded):
        return ShortText((Run(folded),), (over,))
    if not _MARKUP.search(folded):
        return ShortText((Run(folded),)) if folded else ShortText(())
    tokens = _short_parser().parseInline(folded)[0].children or []
    reading = _Reading(())
    return ShortText(reading.inlines(tokens, 0), tuple(reading.findings))


def read_long(text: str) -> LongText:
    """Read a body. Headings begin at level 2 and none is skipped, whatever the author wrote."""
    tokens = _long_parser().parse(text)
    reading = _Reading(text.split("\n"))
    reading.read_notes(tokens)
    blocks, sections = reading.document(tokens)
    links = tuple(node for node in every_node((blocks, sections)) if isinstance(node, (Link, TermLink)))
    return LongText(blocks, sections, tuple(reading.findings), tuple(reading.headings), tuple(reading.figures), tuple(reading.pictures), links)


def read_outline(text: str) -> tuple[OutlinePart, ...]:
    """Read a body as its headings, items, paragraphs and tables, in their order, in plain words. A line end within a paragraph stays."""
    tokens = _long_parser().parse(text)
    return tuple(_outline(tokens)) if len(tokens) <= MOST_TOKENS else ()


def _outline(tokens: Sequence[Token]) -> Iterator[OutlinePart]:
    line, depth = 1, 0
    is_first = False
    for place, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else line
        depth += {"bullet_list": token.nesting, "ordered_list": token.nesting}.get(token.type.rpartition("_")[0], 0)
        if token.type.startswith("list_item"):
            is_first = token.nesting == 1
        elif token.type == "table_open":
            yield OutlinePart("table", line, rows=tuple(_outline_rows(tokens[place : _end_of(tokens, place)])))
        elif token.type in ("fence", "code_block"):
            yield OutlinePart("code", line, token.content.strip())
        elif token.type == "inline" and tokens[place - 1].type not in ("th_open", "td_open"):
            said, lost = _outline_words(token)
            opening = tokens[place - 1]
            if opening.type == "heading_open":
                yield OutlinePart("heading", line, said, int(opening.tag[1]), lost=lost)
            elif is_first:
                task = _TASK.match(said)
                yield OutlinePart("item", line, said[task.end() :] if task else said, depth, bool(task), lost=lost)
            else:
                yield OutlinePart("paragraph", line, said, depth, lost=lost)
            is_first = False


def _outline_rows(tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[str, ...]]]:
    cells: list[str] = []
    line = 1
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            cells, line = [], (token.map or [line - 1])[0] + 1
        elif token.type in ("th_open", "td_open"):
            cells.append(_LINE_BREAK.sub("\n", _outline_words(tokens[place + 1])[0]))
        elif token.type == "tr_close":
            yield line, tuple(cells)


def _outline_words(token: Token) -> tuple[str, tuple[str, ...]]:
    """The plain words of a run of inlines, and what they lose."""
    words, lost = [], []
    for child in token.children or ():
        if child.type == "link_open" and child.markup not in ("autolink", "linkify"):
            lost.append(str(child.attrs.get("href", "")))
        elif child.type == "image":
            lost.append(str(child.attrs.get("src", "")))
        words.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
    return "".join(words).strip(), tuple(lost)


def over_limit(paragraph: str) -> Finding | None:
    """Say why a paragraph is read as bare words, if it is."""
    if len(paragraph) > LONGEST_PARAGRAPH:
        return Finding("paragraph-too-long", str(LONGEST_PARAGRAPH))
    if paragraph.count("[") > MOST_BRACKETS:
        return Finding("paragraph-brackets", str(MOST_BRACKETS))
    return None


def target_of(href: str) -> Target | None:
    """Give where a link leads; ``None`` for an address that no page may hold."""
    bare, _, anchor = href.partition("#")
    if _KEY.match(bare) and re.fullmatch(r"[\w-]*", anchor):
        kind, _, identifier = bare.partition("/")
        return PageTarget(ListPage(identifier) if kind == LISTS else RecordPage(kind, identifier), anchor)
    if _ANCHOR.match(href):
        return PlaceTarget(href[1:])
    return WebTarget(href) if _WEB.match(href) and _is_address(href) else None


def slugify(text: str) -> str:
    """Make an anchor of a heading's words: small letters without accents, digits and hyphens (as Python-Markdown does,
    whose anchors people have linked to)."""
    bare = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", bare).strip().lower())


class Anchors:
    """Gives each heading of a page an anchor that no other has: ``langkah``, ``langkah_1``, ``langkah_2``."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def of(self, words: str) -> str:
        """Give the anchor of a heading with these words."""
        wanted = slugify(words) or "_"
        anchor, number = wanted, self._numbers.get(wanted, 0)
        while anchor in self._taken or not anchor.strip("_"):
            number += 1
            anchor = f"{wanted.rstrip('_')}_{number}"
        self._taken.add(anchor)
        self._numbers[wanted] = number
        return anchor


def _is_address(href: str) -> bool:
    """Whether the address can be taken apart: a placeholder in brackets cannot (``https://[alamat]/``)."""
    try:
        _ = urlsplit(href).port
    except ValueError:
        return False
    return "[" not in href and "]" not in href


# The two parsers.


class _Parser(MarkdownIt):
    """Takes every address as it is written: links are judged by ``target_of``, which names what is wrong with one."""

    linkify: Any
    """Without types, and always there: linkify-it-py is one of this program's packages."""

    @override
    def validateLink(self, url: str) -> bool:
        return True

    @override
    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _short_parser() -> MarkdownIt:
    parser = _Parser("zero").enable(["emphasis", "link", "image", "escape", "autolink", "backticks"])
    parser.inline.ruler.at("emphasis", _emphasis_between_words)
    return parser


@cache
def _long_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "linkify": True})
    parser.enable(["table", "strikethrough", "linkify"]).disable(["html_block", "html_inline"])
    parser.inline.ruler.at("entity", _visible_entity)
    # As on GitHub: addresses that begin with www., and letters to any host; no mere `desa.id`.
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": True}).tlds([r"[a-z]{2,24}"], True)
    parser.linkify.add("www.", {"validate": _www, "normalize": _as_web})
    parser.core.ruler.at("inline", _bounded_inline)
    return parser.use(footnote_plugin).use(admon_plugin)


def _emphasis_between_words(state: StateInline, silent: bool) -> bool:
    """Asterisks mark between words only: ``2*3*4`` is a sum, and an underscore is part of a name."""
    marker = state.src[state.pos]
    if silent or marker != "*":
        return False
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, place, -1, scanned.can_open, scanned.can_close))
    state.pos += scanned.length
    return True


def _visible_entity(state: StateInline, silent: bool) -> bool:
    """``&copy;`` is a sign; one that nobody sees (``&#8203;``, ``&#xE000;``) stays as it is written."""
    if not entity(state, silent):
        return False
    if not silent and not all(sign.isprintable() or sign == "\u00a0" for sign in state.tokens[-1].content):
        state.tokens[-1].content = state.tokens[-1].markup
    return True


def _www(_: Any, text: str, start: int) -> int:
    """How many signs of an address follow ``www.``; 0 where none does."""
    found = _HOST_AND_PATH.match(text, start)
    if not found:
        return 0
    # GitHub's rule: a path goes on to a blank, but signs that end a sentence, and a bracket that it does not open, are none of it.
    path = found[1] or ""
    ends = re.search(r"[?!.,:*_~'\"]*$", path)
    path = path[: ends.start()] if ends else path
    while path.endswith(")") and path.count(")") > path.count("("):
        path = path[:-1]
    return found.start(1) - start + len(path) if found[1] else found.end() - start


def _as_web(_: Any, match: Any) -> None:
    match.url = f"http://{match.url}"


def _bounded_inline(state: StateCore) -> None:
    """Read the inlines of each block, but of none that would take for ever: those stay words, and are told."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            if over := over_limit(token.content):
                token.children = [Token("text", "", 0, content=token.content)]
                token.meta["over"] = over
            else:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


# Tokens → nodes.


@dataclass
class _Heading:
    level: int
    title: Inlines
    anchor: str
    blocks: list[Block] = field(default_factory=list)
    below: "list[_Heading]" = field(default_factory=list)

    def section(self) -> Section:
        return Section(self.title, self.anchor, tuple(self.blocks), tuple(item.section() for item in self.below))


class _Reading:
    """One pass over one text; grows while it reads and is then thrown away."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._line = 0
        self._anchors = Anchors()
        self._in_cell = False
        self.findings: list[Finding] = []
        self.headings: list[tuple[str, int]] = []
        self.figures: list[tuple[str, int]] = []
        self.pictures: list[tuple[str, int]] = []
        self._notes: list[Blocks] = []

    def document(self, tokens: Sequence[Token]) -> tuple[Blocks, tuple[Section, ...]]:
        """Blocks before the first heading, and the sections as a tree without gaps."""
        if len(tokens) > MOST_TOKENS:
            self._find("body-too-long", str(MOST_TOKENS))
            return (), ()
        before: list[Block] = []
        root = _Heading(1, (), "")
        stack = [root]
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "heading_open":
                heading = self._heading(token, tokens[place + 1])
                while stack[-1].level >= heading.level:
                    stack.pop()
                stack[-1].below.append(heading)
                stack.append(heading)
                place += 3
                continue
            block, place = self._block(tokens, place)
            (before if len(stack) == 1 else stack[-1].blocks).extend(block)
        if self._notes:
            (before if len(stack) == 1 else root.below[-1].blocks).append(Notes(tuple(self._notes)))
        return tuple(before), tuple(item.section() for item in root.below)

    def read_notes(self, tokens: list[Token]) -> None:
        """Take the footnotes, which the parser puts at the end, out of the stream."""
        start = next((place for place, token in enumerate(tokens) if token.type == "footnote_block_open"), None)
        if start is None:
            return
        held, tokens[start:] = tokens[start + 1 : -1], []
        place = 0
        while place < len(held):
            end = _end_of(held, place)
            self._notes.append(self._blocks([item for item in held[place + 1 : end] if item.type != "footnote_anchor"]))
            place = end + 1

    def _heading(self, opening: Token, inline: Token) -> _Heading:
        self._at(opening)
        level = int(opening.tag[1])
        if level == 1:
            self._find("second-title", inline.content[:60])
        title = self.inlines(inline.children or [], self._line)
        anchor = self._anchors.of(plain(title))
        self.headings.append((anchor, self._line))
        return _Heading(max(2, level), title, anchor)

    def _blocks(self, tokens: Sequence[Token]) -> Blocks:
        row: list[Block] = []
        place = 0
        while place < len(tokens):
            blocks, place = self._block(tokens, place)
            row += blocks
        return tuple(row)

    def _block(self, tokens: Sequence[Token], place: int) -> tuple[list[Block], int]:
        """The block that begins here, and the place behind it."""
        token = tokens[place]
        self._at(token)
        if token.nesting == 0:
            return self._leaf(token), place + 1
        end = _end_of(tokens, place)
        inner = tokens[place + 1 : end]
        make = _BLOCKS.get(token.type)
        return (make(self, token, inner) if make else list(self._blocks(inner))), end + 1

    def _leaf(self, token: Token) -> list[Block]:
        if token.type in ("fence", "code_block"):
            return [CodeBlock(token.content.rstrip("\n"), token.info.strip().partition(" ")[0])]
        if token.type == "hr":
            return [Rule()]
        if token.type == "inline":
            return [Paragraph(self._inline(token))]
        return []

    def _paragraph(self, token: Token, inner: Sequence[Token]) -> list[Block]:
        if token.level == 0 and (placed := _FIGURE.match(inner[0].content.strip())):
            is_picture = placed[1] == "picture"
            (self.pictures if is_picture else self.figures).append((placed[2], self._line))
            return [FigurePlace(placed[2], is_picture)]
        inlines = self._inline(inner[0])
        for number, line in enumerate(inner[0].content.split("\n")):
            if found := _BULLET.match(line):
                self.findings.append(Finding("bullet-sign", found[0].strip(), self._line + number))
                break
        return [Paragraph(inlines)] if inlines else []

    def _list(self, token: Token, inner: Sequence[Token]) -> list[Block]:
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        items = []
        place = 0
        while place < len(inner):
            end = _end_of(inner, place)
            self._at(inner[place])
            items.append(_item(self._blocks(inner[place + 1 : end])))
            place = end + 1
        is_loose = any(item.type == "paragraph_open" and not item.hidden and item.level == token.level + 2 for item in inner)
        return [ItemList(tuple(items), start, is_loose=is_loose)]

    def _quote(self, _: Token, inner: Sequence[Token]) -> list[Block]:
        blocks = self._blocks(inner)
        return [_alert(blocks) or Quote(blocks)]

    def _table(self, _: Token, inner: Sequence[Token]) -> list[Block]:
        self._in_cell = True
        rows: list[list[Cell]] = []
        aligns: list[str] = []
        for place, item in enumerate(inner):
            if item.type == "tr_open":
                rows.append([])
            elif item.type in ("th_open", "td_open"):
                self._at(item)
                rows[-1].append(Cell(_paragraphs(self._inline(inner[place + 1]))))
                if item.type == "th_open":
                    aligns.append(str(item.attrs.get("style", "")).removeprefix("text-align:"))
        self._in_cell = False
        head, *others = [tuple(row) for row in rows]
        return [Table(head, tuple(Row(cells) for cells in others), tuple(aligns))]

    def _box(self, token: Token, inner: Sequence[Token]) -> list[Block]:
        names = str(token.attrs.get("class", "")).split()
        level: NoticeLevel = next((_BOX_LEVELS[name] for name in names if name in _BOX_LEVELS), "note")
        title: Inlines = ()
        if inner and inner[0].type == "admonition_title_open":
            end = _end_of(inner, 0)
            is_titled = len(token.info.split()) > 1  # else the parser makes a title of the box's sort, in English
            title = self._inline(inner[1]) if end > 1 and is_titled else ()
            inner = inner[end + 1 :]
        return [Notice(level, title, self._blocks(inner))]

    # Inlines.

    def _inline(self, token: Token) -> Inlines:
        self._at(token)
        if over := token.meta.get("over"):
            self._find(over.code, over.value)
        return self.inlines(token.children or [], self._line)

    def inlines(self, tokens: Sequence[Token], line: int) -> Inlines:
        """Give the inlines of a line of tokens; neighbouring words are one run."""
        row: list[Inline] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.nesting == 1:
                end = _end_of(tokens, place)
                row += self._marked(token, tokens[place + 1 : end], line)
                place = end + 1
            else:
                row += self._single(token)
                place += 1
        return _joined(row)

    def _marked(self, token: Token, inner: Sequence[Token], line: int) -> list[Inline]:
        held = self.inlines(inner, line)
        if token.type == "link_open":
            return self._link(str(token.attrs.get("href", "")), held)
        shape = _STYLES.get(token.type)
        if not shape or not held:
            return list(held)
        # What is bold within bold is bold once: a row of asterisks would nest deeper than paper can be set.
        return list(held) if len(held) == 1 and isinstance(held[0], shape) else [shape(held)]

    def _link(self, href: str, held: Inlines) -> list[Inline]:
        if href == UNLINKED:
            if not plain(held).strip():
                self._find("empty-link", "[](-)", href)
            return [Run(plain(held), is_linkable=False)] if held else []
        target = target_of(href)
        if target is None:
            self._find("unsafe-link", href[:60], href)
            return list(held)
        if not plain(held).strip():
            self._find("empty-link", f"[]({href[:50]})", href)
            return []
        if isinstance(target, PageTarget) and isinstance(target.page, RecordPage) and target.page.kind == "term" and not target.anchor:
            return [TermLink(target.page.id, held, is_chosen=True)]
        return [Link(target, held)]

    def _single(self, token: Token) -> list[Inline]:
        if token.type in ("text", "text_special"):
            return self._words(token.content)
        if token.type == "code_inline":
            return [Code(token.content)]
        if token.type == "softbreak":
            return [Run(" ")]
        if token.type == "hardbreak":
            return [LineBreak()]
        if token.type == "footnote_ref":
            return [NoteMark(int(token.meta["id"]) + 1)]
        if token.type == "image":
            self._find("image-in-text", f"![{token.content[:40]}]", str(token.attrs.get("src", "")))
            return self._words(token.content)
        return []

    def _words(self, text: str) -> list[Inline]:
        if not self._in_cell or "<" not in text:
            return [Run(text)] if text else []
        row: list[Inline] = []
        for number, part in enumerate(_LINE_BREAK.split(text)):
            row += [LineBreak()] * (number > 0) + ([Run(part)] if part else [])
        return row

    # Where it stands.

    def _at(self, token: Token) -> None:
        if token.map:
            self._line = token.map[0]

    def _find(self, code: str, value: str, sought: str = "") -> None:
        """Note a finding, at the place from here on that holds what is meant, else at the first in the text: what a link
        leads to may be written far from it."""
        lines = (*range(self._line, len(self._lines)), *range(min(self._line, len(self._lines))))
        line = next((number for number in lines if sought in self._lines[number]), self._line) if sought else self._line
        column = self._lines[line].find(sought) + 1 if sought and line < len(self._lines) else 1
        self.findings.append(Finding(code, value, line, max(1, column)))


_BLOCKS = {
    "paragraph_open": _Reading._paragraph,
    "bullet_list_open": _Reading._list,
    "ordered_list_open": _Reading._list,
    "blockquote_open": _Reading._quote,
    "table_open": _Reading._table,
    "admonition_open": _Reading._box,
}
_STYLES: dict[str, type[Strong | Emphasis | Strike]] = {"strong_open": Strong, "em_open": Emphasis, "s_open": Strike}


def _end_of(tokens: Sequence[Token], place: int) -> int:
    """The place of the token that closes the one here."""
    depth = 0
    for end in range(place, len(tokens)):
        depth += tokens[end].nesting
        if depth == 0:
            return end
    raise AssertionError(f"the parser left {tokens[place].type} open")


def _item(blocks: Blocks) -> Item:
    """An item of a list; ``[ ]`` and ``[x]`` at its beginning make it a task."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.inlines and isinstance(first.inlines[0], Run):
        words = first.inlines[0].text
        if task := _TASK.match(words):
            rest = (Run(words[task.end() :]), *first.inlines[1:])
            return Item((Paragraph(rest), *blocks[1:]), is_checked=task[1] != " ")
    return Item(blocks)


def _alert(blocks: Blocks) -> Notice | None:
    """GitHub's alerts: a quotation whose first line is ``[!NOTE]``."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not first.inlines or not isinstance(first.inlines[0], Run):
        return None
    head, _, rest = first.inlines[0].text.partition("] ")
    named = _ALERT.match(head if head.endswith("]") else f"{head}]")
    if not named:
        return None
    left = _joined([Run(rest), *first.inlines[1:]]) if rest else _joined(list(first.inlines[1:]))
    return Notice(_ALERT_LEVELS[named[1].lower()], (), (*_paragraphs(left), *blocks[1:]))


def _paragraphs(inlines: Inlines) -> Blocks:
    return (Paragraph(inlines),) if inlines else ()


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """Neighbouring runs as one, without blanks at both ends of the line."""
    row: list[Inline] = []
    for inline in inlines:
        last = row[-1] if row else None
        if isinstance(inline, Run) and isinstance(last, Run) and inline.is_linkable == last.is_linkable:
            row[-1] = Run(last.text + inline.text, last.is_linkable)
        elif not isinstance(inline, Run) or inline.text:
            row.append(inline)
    return tuple(row)
