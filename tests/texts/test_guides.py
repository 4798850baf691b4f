"""Thirty guides as people write them on GitHub and paste them from Word: page, EPUB and PDF show what GitHub shows.

Beside each ``tests/guides/<name>.md`` lies what GitHub's own program makes of it (``<name>.github.html``: cmark-gfm with
footnotes, tables, task lists, bare links and strikethrough). Signs that nobody sees (soft
hyphens, spaces without width) are left out, as everywhere on the site; headings keep their order, not their levels.
"""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.load.bounds import UNSEEN
from berdaya.model.pages import RecordPage
from tests.small_builds import page_of, small_build

GUIDES = Path(__file__).parent.parent / "guides"
NAMES = sorted(path.stem for path in GUIDES.glob("[0-9]*.md"))
RECORD = """title: {{id: Panduan {number}, en: Guide {number}}}
summary: {{id: Panduan kecil untuk uji., en: A small guide for a trial.}}
group: dasar
sources: [buku]
reviewed: 2026-11-01
"""
Lines = list[tuple[str, str]]
MARKS = {"strong": "**", "em": "*", "code": "`", "del": "~~", "s": "~~"}


def shown(box: Tag) -> Lines:
    """What a reader sees, line by line: what each is and where it stands (``ul>ol``), and its words with their marks; without
    the links by which readers ask."""
    for ask in box.select(".bd-ask"):
        ask.decompose()
    lines: Lines = []
    _blocks(box, "", lines)
    return lines


def _blocks(box: Tag, where: str, lines: Lines) -> None:
    words: list[str] = []

    def flush(kind: str = "p") -> None:
        text = re.sub(r" *⏎ *", "⏎", re.sub(r"[ \t\n]+", " ", "".join(words))).strip(" ⏎")
        words.clear()
        if text:
            lines.append((f"{where}{kind}", text))

    for child in box.children:
        name = child.name if isinstance(child, Tag) else None
        if name in ("ul", "ol"):
            flush()
            start = child.get("start", "1") if name == "ol" else ""
            for item in child.find_all("li", recursive=False):
                lines.append((f"{where}{name}{start}", "·"))
                _blocks(item, f"{where}{name}>", lines)
        elif name == "table":
            flush()
            for row in child.find_all("tr"):
                cells = [re.sub(r" *⏎ *", "⏎", re.sub(r"\s+", " ", _words(cell))) for cell in row.find_all(["th", "td"])]
                lines.append((f"{where}row", " | ".join(cell.strip() for cell in cells)))
        elif name == "pre":
            flush()
            lines.append((f"{where}pre", child.get_text().rstrip("\n")))
        elif name == "hr":
            flush()
            lines.append((f"{where}hr", ""))
        elif name and re.fullmatch("h[1-6]", name):
            flush()
            lines.append((f"{where}h", re.sub(r"\s+", " ", _words(child)).strip()))
        elif name == "p":
            flush()
            words.append(_words(child))
            flush()
        elif name == "blockquote":
            flush()
            _blocks(child, f"{where}quote>", lines)
        elif name in ("section", "div", "article"):
            flush()
            _blocks(child, where, lines)
        elif child.name is None or isinstance(child, Tag):
            words.append(_inline(child))
    flush()


def _words(box: Tag) -> str:
    return "".join(map(_inline, box.children))


def _inline(node: object) -> str:
    if isinstance(node, NavigableString):
        return str(node)
    assert isinstance(node, Tag)
    if node.name == "br":
        return "⏎"
    if node.name == "input":
        return "☑" if node.has_attr("checked") else "☐"  # GitHub's box and our sign: neither can be ticked
    if node.get_text() == "↩":
        return ""
    if node.name == "a":
        inner = _words(node)
        return "" if "backref" in str(node.attrs) or not inner else f"[{inner}]({node.get('href')})"
    if node.name == "sup":
        return f"[^{node.get_text()}]"
    mark = MARKS.get(node.name, "")
    return f"{mark}{_words(node)}{mark}"


def of_github(name: str) -> Lines:
    html = (GUIDES / f"{name}.github.html").read_text(encoding="utf-8").translate(UNSEEN)
    return shown(_parsed(html))


def _parsed(html: str) -> Tag:
    body = BeautifulSoup(html, "html5lib").body
    assert body
    return body


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    files: dict[str, str | bytes] = {}
    for number, name in enumerate(NAMES, 1):
        files[f"content/guides/{name}.yml"] = RECORD.format(number=number)
        files[f"content/guides/{name}.id.md"] = (GUIDES / f"{name}.md").read_bytes()
    root = tmp_path_factory.mktemp("panduan")
    return small_build(root, files, cache=Cache.of(root))


@pytest.fixture(scope="module")
def books(build: Build) -> dict[str, bytes]:
    """The Indonesian handbook, by its ending."""
    return {book.path.rpartition(".")[2]: book.artifact.content for book in build.make_handbooks() if book.lang == "id"}


def title_of(name: str) -> str:
    return f"Panduan {NAMES.index(name) + 1}"


def test_there_are_thirty_and_what_github_makes_of_each() -> None:
    assert len(NAMES) == 30
    assert all(of_github(name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_what_github_shows(build: Build, name: str) -> None:
    (title, _), (_, lead), *lines = shown(_parsed(page_of(build, RecordPage("guide", name)).content.html))
    sources = lines.index(("h", "Sumber"))
    assert (title, lead) == ("h", "Panduan kecil untuk uji.")
    assert lines[:sources] == of_github(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_epub_shows_it_too(books: dict[str, bytes], name: str) -> None:
    with ZipFile(BytesIO(books["epub"])) as book:
        chapters = [BeautifulSoup(book.read(file), "xml").body for file in book.namelist() if file.endswith(".xhtml") and "nav" not in file]
    lines = [line for chapter in chapters for line in shown(chapter)]
    start = lines.index(("h", title_of(name)))
    wanted = of_github(name)
    assert lines[start + 2 : start + 2 + len(wanted)] == wanted


@pytest.fixture(scope="module")
def printed(books: dict[str, bytes]) -> str:
    book = pypdfium2.PdfDocument(books["pdf"])
    return letters("".join(page.get_textpage().get_text_bounded() for page in book))


def letters(text: str) -> str:
    """What a PDF tells of a text without its line ends: Latin letters and digits."""
    return "".join(re.findall(r"[A-Za-z0-9]", text))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_in_the_pdf(printed: str, name: str) -> None:
    for kind, text in of_github(name):
        # A sign that no font has stands in by its name.
        for words in re.split(r"[^\0-\u2fff]+|\[\^\d+\]|⏎|\]\([^)]*\)?| \| ", text):
            assert letters(words) in printed, (kind, words)


TOLD = {
    "12-judul-bermacam": ["second-title"],  # the record has its title
    "21-butir-dari-word": ["bullet-sign"],  # GitHub runs these lines together; the check says how to make a list of them
    "30-panduan-utuh": ["second-title"],
}


def test_what_the_check_says_of_them(build: Build) -> None:
    """Nothing of what works, and the cure of what does not work on GitHub either."""
    told: dict[str, list[str]] = {}
    for problem in build.checked.problems:
        if problem.place.path.endswith(".md"):
            told.setdefault(problem.place.path.removeprefix("content/guides/").removesuffix(".id.md"), []).append(problem.code)
    assert told == TOLD
