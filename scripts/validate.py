"""Look at a whole built site as strangers' programs do: pages, feeds, books, sheets and forms, every one of them.

    python scripts/validate.py [SITE]          the folder of a built site (default: site)
    python scripts/validate.py --vnu VNU.JAR   HTML by the Nu checker (https://validator.github.io/validator/), else by html5lib

What is looked at: HTML; one ``h1``, no level of heading skipped, no id twice; ``hreflang`` both ways; every link and anchor
in pages, PDF and EPUB that leads into the site; JSON-LD, feeds, sitemap; EPUB by epubcheck where it is installed; PDF: title,
language, tags; XLSForms by ODK Validate where Java is. What could not be run is named and has not passed.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from posixpath import join, normpath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import html5lib
import pikepdf
from lxml import etree, html

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from berdaya.paper.form_check import FormRefused, java_available, odk_verdicts, to_xform

SOME_HOST = "https://situs.example/"
"""The address of a site that does not know its own."""


@dataclass
class Report:
    """What was looked at, how many of each, and what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)

    def fault(self, file: str, what: str) -> None:
        """Note one fault."""
        self.faults.append(f"{file}: {what}")


@dataclass(frozen=True)
class PageFile:
    """An HTML file of the site."""

    path: str
    content: bytes

    @cached_property
    def tree(self) -> Any:
        """The page, parsed (lxml says nothing of its types)."""
        return html.document_fromstring(self.content, parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [str(value) for value in self.tree.xpath("//@id")]

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads on."""
        return bool(self.tree.xpath('//meta[@http-equiv="refresh"]'))

    @cached_property
    def alternates(self) -> dict[str, str]:
        """The page in each language, as it says itself."""
        return {str(link.get("hreflang")): str(link.get("href")) for link in self.tree.xpath("//head/link[@hreflang]")}


class Site:
    """A built site on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self.files = frozenset(names)
        self.pages = {name: PageFile(name, (folder / name).read_bytes()) for name in names if name.endswith(".html")}
        self.base = self._base()

    def _base(self) -> str:
        home = self.pages.get("index.html")
        said = home.tree.xpath('string(//head/link[@rel="canonical"]/@href)') if home else ""
        return str(said) if str(said).startswith("http") else SOME_HOST

    def named(self, suffix: str) -> Iterator[str]:
        """The files with this ending."""
        return (name for name in sorted(self.files) if name.endswith(suffix))

    def url(self, path: str) -> str:
        """The address of a file."""
        return urljoin(self.base, path.removesuffix("index.html"))

    def lacks(self, address: str) -> str:
        """What is missing of an address of the site: its file or its anchor; empty where it is there, or is not ours."""
        if not address.startswith(self.base):
            return ""
        parts = urlsplit(address)
        path = unquote(parts.path.removeprefix(urlsplit(self.base).path))
        path += "index.html" if not path or path.endswith("/") else ""
        if path not in self.files:
            return f"{address} leads nowhere"
        page, anchor = self.pages.get(path), unquote(parts.fragment)
        return f"{address} has no such place" if page and anchor and anchor not in page.ids else ""


def check_html(site: Site, report: Report, vnu: Path | None) -> None:
    """Every HTML file by the Nu checker, else by html5lib's parser."""
    if vnu and shutil.which("java"):
        command = ["java", "-Xss8m", "-jar", str(vnu), "--errors-only", "--skip-non-html", "--format", "json", str(site.folder)]
        said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stderr
        for message in json.loads(said[said.index("{") :])["messages"]:
            report.fault(message.get("url", ""), message["message"])
        report.counts["HTML files (Nu)"] = len(site.pages)
        return
    report.not_run.append("the Nu checker (--vnu); html5lib looked instead")
    for page in site.pages.values():
        parser = html5lib.HTMLParser()
        parser.parse(page.content, transport_encoding="utf-8")
        for _, code, _ in parser.errors[:3]:
            report.fault(page.path, f"HTML: {code}")
    report.counts["HTML files (html5lib)"] = len(site.pages)


def check_pages(site: Site, report: Report) -> None:
    """Headings, ids, links, languages and data of every page."""
    for page in site.pages.values():
        for name, times in Counter(page.ids).items():
            if times > 1:
                report.fault(page.path, f"id “{name}” stands {times} times")
        for value in page.tree.xpath("//@href | //@src"):
            report.counts["links in pages"] += 1
            if lack := site.lacks(urljoin(site.url(page.path), str(value))):
                report.fault(page.path, lack)
        for data in page.tree.xpath('//script[@type="application/ld+json"]/text()'):
            report.counts["JSON-LD"] += 1
            if "@context" not in json.loads(str(data)):
                report.fault(page.path, "JSON-LD without @context")
        if not page.is_redirect:
            _check_outline(page, report)
            _check_languages(site, page, report)
    report.counts["pages"] = len(site.pages)


def _check_outline(page: PageFile, report: Report) -> None:
    levels = [int(heading.tag[1]) for heading in page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1:
        report.fault(page.path, f"{levels.count(1)} h1")
    if any(after > before + 1 for before, after in pairwise(levels)):
        report.fault(page.path, f"a level of heading is skipped: {levels}")
    if not page.tree.get("lang"):
        report.fault(page.path, "no language")


def _check_languages(site: Site, page: PageFile, report: Report) -> None:
    for lang, address in page.alternates.items():
        report.counts["hreflang"] += 1
        path = address.removeprefix(site.base)
        other = site.pages.get(path + "index.html" if not path or path.endswith("/") else path)
        if other is None:
            report.fault(page.path, f"hreflang {lang}: {address} leads nowhere")
        elif other.alternates != page.alternates:
            report.fault(page.path, f"hreflang {lang}: {address} does not name this page")


def check_feeds(site: Site, report: Report) -> None:
    """Every XML and JSON file can be read; what feeds and sitemap name is there."""
    for name in site.named(".xml"):
        report.counts["XML files"] += 1
        tree = etree.fromstring((site.folder / name).read_bytes())
        addresses = [*tree.xpath("//*[local-name()='loc']/text()"), *tree.xpath("//*[local-name()='link']/@href")]
        for address in addresses:
            report.counts["links in feeds and sitemap"] += 1
            if lack := site.lacks(urljoin(site.url(name), str(address))):
                report.fault(name, lack)
    for suffix in (".json", ".jsonld"):
        for name in site.named(suffix):
            report.counts["JSON files"] += 1
            json.loads((site.folder / name).read_text(encoding="utf-8"))


def epubcheck() -> list[str]:
    """How epubcheck is started; empty where it is not there. Debian's is a jar, which not every system starts by itself."""
    path = shutil.which("epubcheck")
    if path is None:
        return []
    with Path(path).open("rb") as file:
        return ["java", "-jar", path] if file.read(2) == b"PK" else [path]


def check_epubs(site: Site, report: Report) -> None:
    """Every link in every EPUB, and epubcheck's verdict."""
    program = epubcheck()
    for name in site.named(".epub"):
        report.counts["EPUB"] += 1
        with ZipFile(site.folder / name) as book:
            trees = {inner: etree.fromstring(book.read(inner)) for inner in book.namelist() if inner.endswith(".xhtml")}
            held = set(book.namelist())
        ids = {inner: set(map(str, tree.xpath("//@id"))) for inner, tree in trees.items()}
        for inner, tree in trees.items():
            for value in map(str, tree.xpath("//@href | //@src")):
                report.counts["links in EPUB"] += 1
                if urlsplit(value).scheme:
                    lack = site.lacks(value)
                else:
                    path, _, anchor = value.partition("#")
                    target = normpath(join(inner.rpartition("/")[0], unquote(path))) if path else inner
                    is_there = target in held and (not anchor or target not in ids or unquote(anchor) in ids[target])
                    lack = "" if is_there else f"{value} leads nowhere"
                if lack:
                    report.fault(f"{name}!{inner}", lack)
        if program:
            done = subprocess.run([*program, "--quiet", str(site.folder / name)], capture_output=True, text=True, encoding="utf-8", check=False)
            report.counts["EPUB by epubcheck"] += 1
            if done.returncode:
                report.fault(name, f"epubcheck: {(done.stderr or done.stdout).strip()[:600]}")
    if not program:
        report.not_run.append("epubcheck")


def check_pdfs(site: Site, report: Report) -> None:
    """Every PDF is tagged and says its title and language; every link in it leads somewhere."""
    for name in site.named(".pdf"):
        report.counts["PDF"] += 1
        with pikepdf.open(site.folder / name) as document:
            root = document.Root
            for key, what in (("/StructTreeRoot", "no tags"), ("/Lang", "no language"), ("/Metadata", "no metadata")):
                if key not in root:
                    report.fault(name, what)
            places = _places_of(document)
            for page in document.pages:
                for link in page.get("/Annots", ()):
                    if link.get("/Subtype") == "/Link":
                        report.counts["links in PDF"] += 1
                        if lack := _lack_of(link, places, site):
                            report.fault(name, lack)


def _places_of(document: pikepdf.Pdf) -> set[str]:
    """The names of the places of a PDF."""
    if "/Names" not in document.Root or "/Dests" not in document.Root["/Names"]:
        return set()
    return {str(key) for key in pikepdf.NameTree(document.Root["/Names"]["/Dests"])}


def _lack_of(link: Any, places: set[str], site: Site) -> str:
    action = link.get("/A")
    if action is not None and "/URI" in action:
        return site.lacks(str(action["/URI"]))
    target = link.get("/Dest") if action is None else action.get("/D")
    if isinstance(target, pikepdf.String):
        return "" if str(target) in places else f"the place {target} is not there"
    return "" if target is not None and len(target) and "/Type" in target[0] else "a link without a place"


def check_forms(site: Site, report: Report) -> None:
    """Every XLSForm becomes a form that ODK Validate takes. What is only a table has no sheet ``survey``."""
    import openpyxl

    forms = {}
    for name in site.named(".xlsx"):
        content = (site.folder / name).read_bytes()
        book = openpyxl.load_workbook(site.folder / name, read_only=True)
        is_form = "survey" in book.sheetnames
        book.close()
        if not is_form:
            report.counts["tables"] += 1
            continue
        report.counts["XLSForms"] += 1
        try:
            forms[name] = to_xform(content)
        except FormRefused as refused:
            report.fault(name, f"pyxform: {refused}")
    if not java_available():
        report.not_run.append("ODK Validate (no Java)")
    elif forms:
        numbered = {f"form-{number}": form for number, form in enumerate(forms.values())}
        for name, verdict in zip(forms, odk_verdicts(numbered), strict=True):
            report.counts["XLSForms by ODK Validate"] += 1
            if verdict.reason is not None:
                report.fault(name, f"ODK Validate: {verdict.reason}")


def validate(folder: Path, vnu: Path | None = None) -> Report:
    """Look at all of a site."""
    site, report = Site(folder), Report()
    check_html(site, report, vnu)
    for check in (check_pages, check_feeds, check_epubs, check_pdfs, check_forms):
        check(site, report)
    return report


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--vnu", type=Path, help="vnu.jar, as the npm package vnu-jar has it")
    asked = parser.parse_args(arguments)
    if not asked.site.is_dir():
        print(f"{asked.site}: no such folder; build first (python3 scripts/build.py)", file=sys.stderr)
        return 2
    report = validate(asked.site, asked.vnu)
    kinds = Counter(re.sub(r"“.*?”|https?:\S+|\d+", "…", fault.partition(": ")[2]) for fault in report.faults)
    for kind, number in kinds.most_common(20):
        print(f"{number} × {kind}")
    print(*report.faults[:200], sep="\n")
    print(", ".join(f"{number} {what}" for what, number in sorted(report.counts.items())))
    print(*(f"not run: {what}" for what in report.not_run), sep="\n")
    print(f"{len(report.faults)} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
