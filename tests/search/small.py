"""A small site for the search's tests: a handful of pages in two languages, and the worker run in Node.js."""

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from node_runtime import NODE

from berdaya.search import Counterpart, SearchDocument, SearchSite, Section, build_search

LISTS = {"id": "glosarium/", "en": "en/glossary/"}
HOST = Path(__file__).parent / "worker_host.mjs"


@dataclass(frozen=True)
class Row:
    """One page in two languages, shortly."""

    key: str
    title: dict[str, str]
    names: dict[str, tuple[str, ...]]
    text: dict[str, str]
    asked: tuple[str, ...] = ()
    comes_first: bool = False
    take: str = ""


ROWS = (
    Row("term/pemberdayaan", {"id": "Pemberdayaan", "en": "Empowerment"}, {}, {"id": "Warga mendapat daya.", "en": "People gain power."}),
    Row("term/musyawarah", {"id": "Musyawarah", "en": "Deliberation"}, {"id": ("rembuk",)}, {"id": "Bicara sampai mufakat.", "en": "Talk to agree."}),
    Row("term/bpd", {"id": "Badan Permusyawaratan Desa", "en": "Village council"}, {"id": ("BPD",), "en": ("BPD",)}, {"id": "Wakil warga.", "en": "A body."}),
    Row("role/penggerak", {"id": "Kader desa", "en": "Village cadre"}, {}, {"id": "Ia menemui BPD setiap bulan.", "en": "Meets the council."}),
    Row("competency/rencana", {"id": "Perencanaan program", "en": "Programme planning"}, {}, {"id": "Menyusun rencana & anggaran <1 tahun>.", "en": "Plan."}),
    Row("challenge/tolak", {"id": "Warga menolak", "en": "People refuse"}, {}, {"id": "Anak-anak muda enggan datang.", "en": "They stay away."}, ("undangan kosong", "susah diajak")),
    Row("guide/bahaya", {"id": "Bila ada yang terluka", "en": "When someone is hurt"}, {"en": ("violence",)}, {"id": "Telepon polisi.", "en": "Call the police."}, ("dipukul suami", "tidak aman", "tolong saya", "warga"), True),
)


def document(row: Row, lang: str) -> SearchDocument:
    """Make a page of a row."""
    other = "en" if lang == "id" else "id"
    prefix = "en/" if lang == "en" else ""
    return SearchDocument(
        key=row.key,
        url=f"{prefix}{row.key}/",
        lang=lang,
        title=row.title[lang],
        label=row.key.split("/")[0],
        names=row.names.get(lang, ()),
        asked=row.asked if lang == "id" else (),
        summary=row.text[lang],
        sections=(Section("", "", row.text[lang]), Section("bagian", "Bagian" if lang == "id" else "Section", row.text[lang])),
        counterparts=(Counterpart(other, row.title[other], row.names.get(other, ())),),
        comes_first=row.comes_first,
        take=row.take,
    )


@cache
def small_search() -> SearchSite:
    """Build the search of the small site."""
    return build_search([document(row, lang) for lang in ("id", "en") for row in ROWS], LISTS)


def write(site: SearchSite, folder: Path) -> None:
    """Write a search's files below a folder."""
    for artifact in site.artifacts:
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.content)


def ask_worker(folder: Path, worker: str, lang: str, queries: list[str | dict]) -> list[dict]:
    """Ask the worker as shipped; give what it posts for each query."""
    return run_worker(folder, worker, lang, queries)["answers"]


def run_worker(folder: Path, worker: str, lang: str, queries: list[str | dict]) -> dict:
    """Ask the worker as shipped; give its answers, the compressed bytes and the files that it read."""
    asked = {"root": str(folder), "worker": worker, "lang": lang, "asks": [{"data": query} if isinstance(query, str) else query for query in queries]}
    done = subprocess.run([NODE, str(HOST)], input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
