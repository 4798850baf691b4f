"""Files for other tools: whole, valid in their own terms, and the same wherever they are made."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner
from lxml import etree

from berdaya.build import Build
from berdaya.cli import main
from berdaya.cache import Cache
from berdaya.export import EXPORTERS
from berdaya.export.knowledge import records, schemas_made
from berdaya.model.edition import Edition
from berdaya.model.kinds import KINDS
from berdaya.model.language import CODES
from berdaya.model.pages import OPEN_DATA, PageId, RecordPage, SectionPrint
from berdaya.pages.contents import Content
from berdaya.pages.menu import Menu
from berdaya.pages.page import Page
from berdaya.pages.published import Published
from berdaya.pages.site import SitePages
from berdaya.pages.structured import structured_data
from berdaya.words import words
from tests.small_builds import URL, small_build
from tests.small_sites import GOOD, TERM, write_site

KOTA = TERM.replace("Desa", "Kota").replace("village", "town") + "see_also: [term/desa]\nother_names: {id: [Kota, bandar]}\nforms: {id: [bandar, perkotaan]}\n"
FILES = {**GOOD, "glossary/kota.yml": KOTA}
ROOT = Path(__file__).parent.parent
ADDRESS = "https://contoh.example/panduan/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_site(tmp_path_factory.mktemp("ekspor"), FILES)
    done = CliRunner().invoke(main, ["export", "--root", str(root), "--out", str(root / "keluar"), "--site-url", ADDRESS])
    assert done.exit_code == 0, done.output
    return root / "keluar"


@pytest.fixture(scope="module")
def concepts(folder: Path) -> dict[str, dict]:
    graph = json.loads((folder / "data" / "glossary.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert graph[0]["type"] == "ConceptScheme" and {item["inScheme"] for item in graph[1:]} == {graph[0]["id"]}
    return {item["id"]: item for item in graph[1:]}


def test_a_concept_stands_at_the_address_of_its_page_with_both_languages(concepts) -> None:
    assert set(concepts) == {f"{ADDRESS}glosarium/desa/", f"{ADDRESS}glosarium/kota/"}
    desa = concepts[f"{ADDRESS}glosarium/desa/"]
    assert desa["prefLabel"] == {"id": "Desa", "en": "village"}
    assert desa["source"] == [f"{ADDRESS}sumber/buku/"] and desa["modified"] == "2026-11-01"


def test_related_concepts_name_each_other(concepts) -> None:
    for address, concept in concepts.items():
        assert all(address in concepts[other]["related"] for other in concept["related"])
    assert sum(len(concept["related"]) for concept in concepts.values()) == 2


def test_no_label_of_a_concept_is_said_twice(concepts) -> None:
    kota = concepts[f"{ADDRESS}glosarium/kota/"]
    assert (kota["altLabel"], kota["hiddenLabel"]) == ({"id": ["bandar"]}, {"id": ["perkotaan"]})


@pytest.mark.parametrize(("lang", "path"), zip(CODES, ("llms.txt", "en/llms.txt")))
def test_the_overview_links_every_page_of_its_language(folder: Path, lang: str, path: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    pages = [record["url"][lang] for record in json.loads((folder / "data" / "knowledge.json").read_text(encoding="utf-8"))["records"]]
    assert text.startswith("# Berdaya\n\n> ")
    assert sorted(re.findall(r"^- \[.+?\]\((.+?)\): .+", text, flags=re.MULTILINE)) == sorted(ADDRESS + url for url in pages)


def test_one_export_alone_and_without_an_address_is_relative(tmp_path: Path) -> None:
    root = write_site(tmp_path, FILES)
    done = CliRunner().invoke(main, ["export", "overviews", "--root", str(root), "--out", str(tmp_path / "keluar")])
    assert done.exit_code == 0
    assert sorted(path.relative_to(tmp_path / "keluar").as_posix() for path in (tmp_path / "keluar").rglob("*.*")) == ["en/llms.txt", "llms.txt"]
    assert "](glossary/desa/): " in (tmp_path / "keluar" / "en" / "llms.txt").read_text(encoding="utf-8")


def test_nothing_is_exported_from_sources_with_an_error(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**FILES, "glossary/kota.yml": KOTA + "salah: ya\n"})
    done = CliRunner().invoke(main, ["export", "--root", str(root), "--out", str(tmp_path / "keluar")])
    assert done.exit_code == 1 and "glossary/kota.yml:8:1: unknown-key" in done.output
    assert not (tmp_path / "keluar").exists()


def test_a_wrong_name_is_told_with_the_right_ones(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", "skoz", "--root", str(write_site(tmp_path, FILES))])
    assert done.exit_code == 2 and all(name in "".join(done.output.split()) for name in EXPORTERS)


# Open data.

METHOD = """title: {id: "Jalan & kaki", en: Walk}
summary: {id: Berjalan bersama warga., en: Walking with residents.}
purpose: {id: Mengenal wilayah., en: Knowing the place.}
when: {id: Awal., en: Early.}
when_not: {id: Saat banjir., en: In a flood.}
time: {id: Dua jam., en: Two hours.}
people: {id: Lima orang., en: Five people.}
tools: [{id: "Peta < 5 m", en: A map.}]
steps: [{id: "Ajak *warga*", en: Invite residents}, {id: Berjalan, en: Walk}]
risks: [{id: Lupa air., en: Forgetting water.}]
success: [{id: Peta jadi., en: A map.}]
sources: [buku]
reviewed: 2026-11-01
"""


def schema_of(folder: Path, value: dict) -> dict:
    return json.loads((folder / value["schema"].removeprefix(ADDRESS)).read_text(encoding="utf-8"))


def test_the_list_and_every_record_hold_to_their_schemas(folder: Path) -> None:
    listed = json.loads((folder / "data/knowledge.json").read_text(encoding="utf-8"))
    jsonschema.validate(listed, schema_of(folder, listed))
    assert (listed["version"], listed["licence"]) == (1, "https://creativecommons.org/licenses/by-sa/4.0/")
    for row in listed["records"]:
        record = json.loads((folder / f"data/records/{row['key']}.json").read_text(encoding="utf-8"))
        schema = schema_of(folder, record)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(record, schema)
        assert {name: record[name] for name in row} == row


def test_a_record_is_whole_and_says_nothing_that_is_no_content(folder: Path) -> None:
    kota = json.loads((folder / "data/records/term/kota.json").read_text(encoding="utf-8"))
    assert kota["data"]["title"] == {"id": "Kota", "en": "town"} and kota["data"]["reviewed"] == "2026-11-01"
    assert kota["links"] == ["source/buku", "term/desa"] and kota["linked_from"] == []
    assert not {"translated_from", "searched_as"} & kota["data"].keys()


def test_no_two_parts_of_kinds_share_a_name() -> None:
    """A schema would name both by the modules in which they stand."""
    schemas = [json.loads(schema) for schema in msgspec.msgpack.decode(schemas_made(Edition())).values()]
    assert len(schemas) == len(KINDS)
    assert [name for schema in schemas for name in schema["$defs"] if "__" in name] == []


def test_the_schema_of_every_kind_fits_the_whole_base(real_build: Build) -> None:
    build = real_build
    published = Published(build.library, SitePages(build.documents, {}, {}), build.edition)  # without its pages: nothing of them is read
    artifacts = {item.path: json.loads(item.content) for item in records(published, Cache(None))}
    checks = {path: jsonschema.Draft202012Validator(schema) for path, schema in artifacts.items() if "/schema/" in path}
    wrong = [path for path, value in artifacts.items() if "/records/" in path and not checks[f"data/schema/{value['kind']}.json"].is_valid(value)]
    assert wrong == []


# The elements of the modules that the dialect TBX-Basic takes in, by the level at which their Schematron rules allow them.
TBX = {
    "conceptEntry": {"min:subjectField", "transacGrp", "basic:crossReference", "min:externalCrossReference", "langSec"},
    "transacGrp": {"basic:transactionType", "date"},
    "langSec": {"basic:definition", "termSec"},
    "termSec": {"term", "min:administrativeStatus", "basic:termType", "basic:context"},
}


def test_the_termbase_holds_to_its_dialect(folder: Path) -> None:
    spaces = {"urn:iso:std:iso:30042:ed-2": "", "http://www.tbxinfo.net/ns/min": "min:", "http://www.tbxinfo.net/ns/basic": "basic:"}
    root = etree.parse(folder / "data/glossary.tbx").getroot()

    def name(element: etree._Element) -> str:
        return spaces[etree.QName(element).namespace] + etree.QName(element).localname

    assert (name(root), root.get("type"), root.get("style"), [name(part) for part in root]) == ("tbx", "TBX-Basic", "dct", ["tbxHeader", "text"])
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2
    for element in root.iter(etree.Element):
        if name(element) in TBX:
            assert {name(part) for part in element} <= TBX[name(element)]
        if target := element.get("target"):
            assert target in ids or target.startswith(ADDRESS)
    names = [term.text for term in root.iter("{*}term")]
    assert names == ["Desa", "village", "Kota", "bandar", "perkotaan", "town"]


def test_the_full_text_says_every_page_with_its_address(folder: Path) -> None:
    text = (folder / "llms-full.txt").read_text(encoding="utf-8")
    assert text.startswith("# Berdaya\n\n> ") and "CC BY-SA 4.0" in text
    assert f"## Kota\n\n{ADDRESS}glosarium/kota/\n\nKesatuan masyarakat hukum." in text
    assert "](" not in text and (folder / "en/llms-full.txt").is_file()


def data_of(build: Build, page: PageId, lang: str = "id") -> list[dict]:
    shown = next(item for item in build.site.pages if item.id == page and item.lang == lang)
    menu = Menu(build.plan, build.library, words(lang), build.published.site.maker.entries[lang])
    written = structured_data(shown, menu.crumbs(shown), build.published)
    if not written:
        return []
    assert written.count("<") == 2 and written.startswith('<script type="application/ld+json">')
    return json.loads(written.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))["@graph"]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return small_build(tmp_path_factory.mktemp("data"), {**FILES, "content/methods/jalan.yml": METHOD})


def test_a_term_is_a_defined_term_with_the_way_to_it(build: Build) -> None:
    term, crumbs = data_of(build, RecordPage("term", "kota"))
    assert (term["@type"], term["name"], term["termCode"], term["alternateName"]) == ("DefinedTerm", "Kota", "kota", ["Kota", "bandar"])
    assert term["inDefinedTermSet"] == URL + "glosarium/"
    assert [(item["position"], item["name"], item["item"]) for item in crumbs["itemListElement"]] == [
        (1, "Beranda", URL), (2, "Glosarium", URL + "glosarium/"), (3, "Kota", URL + "glosarium/kota/"),
    ]  # fmt: skip


def test_a_method_is_a_how_to_whose_words_end_no_script(build: Build) -> None:
    how, _ = data_of(build, RecordPage("method", "jalan"))
    assert how["@type"] == "HowTo" and [step["text"] for step in how["step"]] == ["Ajak warga", "Berjalan"]
    assert how["tool"] == [{"@type": "HowToTool", "name": "Peta < 5 m"}]


def test_a_page_without_an_address_or_for_paper_says_nothing(build: Build, tmp_path: Path) -> None:
    nowhere = small_build(tmp_path, FILES, Edition("Contoh"))
    assert data_of(nowhere, RecordPage("term", "kota")) == []
    assert data_of(build, SectionPrint("glossary")) == []


@pytest.mark.parametrize("lang", CODES)
def test_the_page_on_open_data_leads_to_files_that_are_there(build: Build, lang: str) -> None:
    page = next(item for item in build.site.pages if item.id == OPEN_DATA and item.lang == lang)
    links = {urljoin(page.url, href) for href in re.findall(r'href="(\.\./[^"]+)"', page.content.html)}
    assert links and links <= {item.path for item in build.exported}


# What schema.org gives each type, of the properties that are used here; a work has those of CreativeWork besides.
THING = {"@type", "@id", "url", "name", "description", "alternateName"}
WORK = THING | {"inLanguage", "dateModified", "license", "version"}
PROPERTIES = {
    "BreadcrumbList": {"@type", "itemListElement"},
    "ListItem": {"@type", "position", "name", "item"},
    "DefinedTerm": THING | {"termCode", "inDefinedTermSet"},
    "Occupation": THING | {"responsibilities", "qualifications", "occupationalCategory"},
    "CategoryCode": {"@type", "codeValue", "inCodeSet", "name"},
    "CategoryCodeSet": {"@type", "name"},
    "HowTo": WORK | {"step", "tool"},
    "HowToStep": {"@type", "name", "text"},
    "HowToTool": {"@type", "name"},
}


def unknown_properties(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in unknown_properties(item)]
    if not isinstance(value, dict):
        return []
    own = [f"{value['@type']}.{name}" for name in value.keys() - PROPERTIES[value["@type"]]]
    return own + [name for below in value.values() for name in unknown_properties(below)]


def test_every_page_of_the_base_keeps_to_the_vocabulary(real_build: Build) -> None:
    build = real_build
    published = Published(build.library, SitePages(build.documents, {}, {}), build.edition)
    for lang in CODES:
        menu = Menu(build.plan, build.library, words(lang), build.documents.entries[lang])
        for record in [record for kind in ("term", "role", "method", "checklist") for record in build.library.of(kind)]:
            identity = RecordPage(record.kind, record.id)
            content = Content(record.title(lang), "Uraian.", lang, "", (), (), ())
            page = Page(identity, lang, build.plan.at(identity, lang), content)
            written = structured_data(page, menu.crumbs(page), published)
            graph = json.loads(written.partition(">")[2].removesuffix("</script>"))["@graph"]
            assert [item["@type"] for item in graph][1:] == ["BreadcrumbList"] and unknown_properties(graph) == [], record.key
