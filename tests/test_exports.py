"""Files for other tools: whole, valid in their own terms, and the same wherever they are made."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from berdaya.cli import main
from berdaya.export import EXPORTERS
from berdaya.model.language import CODES
from tests.small_sites import GOOD, TERM, write_site

KOTA = TERM.replace("Desa", "Kota").replace("village", "town") + "see_also: [term/desa]\nother_names: {id: [Kota, bandar]}\nforms: {id: [bandar, perkotaan]}\n"
FILES = {**GOOD, "glossary/kota.yml": KOTA}
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
