"""The project before it is changed: a full record of every kind, bodies, an edition's own files, settings. It has no error."""

import re
import tempfile
from functools import cache
from pathlib import Path

from tests.full_records import TODAY, as_yaml, full_records

from berdaya.check.project import check

OWN_WORDS = {"local/words/id.yml": b"home: {lead: Kata kami}\n"}
"""Only there when it is changed: each check reads all words of the program anew where an edition has its own."""
SETTINGS = """site_name: Contoh
site_url: https://contoh.example/panduan/
repo_url: https://github.com/contoh/panduan
docs_dir: content
theme:
  name: material
  font: false
  palette: [{scheme: custom, toggle: {icon: material/weather-night, name: {id: Gelap, en: Dark}}}]
plugins:
  - material/search
  - berdaya: {lang: id, languages: [id, en], hidden: []}
extra:
  organisation: {name: Lembaga Contoh, contact: https://contoh.example, colour: "#00695c"}
"""
BODY = """## Langkah pertama

Bahan yang dibawa ke [desa](term/desa):
- karung, **tali** dan *sapu*
- [ ] daftar hadir
  1. satu
  2. dua

| Waktu | Kegiatan |
|-------|----------|
| 08.00 | Buka<br>Doa |

> Kutipan warga.[^1]

```
kode
```

#### Sesudahnya

Tulis ke <tim@contoh.example> atau https://contoh.example/x.

[^1]: Catatan kaki.
"""


@cache
def seeds() -> dict[str, bytes]:
    """The project before it is changed: it has no error."""
    source = "title: Buku\nsummary: {id: Tentang desa., en: On villages.}\ntier: A\nreviewed: 2026-11-01\n"
    records = {path: dict(value) for path, (_, value) in full_records().items()}
    around = {
        "mkdocs.yml": SETTINGS,
        "content/sources/buku.yml": source,
        "content/guides/contoh.id.md": BODY,
        "content/guides/contoh.en.md": "---\ntranslated_from: '0123456789ab'\n---\n" + BODY,
        "glossary/desa.yml": source.replace("tier: A\n", "sources: [buku]\n").replace("title: Buku", "title: {id: Buku, en: book}"),
        "local/glossary/desa.yml": "summary: {id: Ringkasan kami.}\nsee_also: {add: [term/contoh]}\n",
        "local/files/peta/desa.svg": "<svg/>",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for _ in range(20):
            files = {**{path: as_yaml(value) for path, value in records.items()}, **around}
            write_files(root, {path: text.encode() for path, text in files.items()})
            wrong = [problem for problem in check(root, TODAY).problems if problem.is_error]
            if not wrong:
                return {path: text.encode() for path, text in files.items()}
            for problem in wrong:
                assert problem.place.path in records, problem
                records[problem.place.path].pop(_field_at(files[problem.place.path], problem.place.line), None)
    raise AssertionError("the starters' records cannot be made sound")


def _field_at(text: str, line: int) -> str:
    """The field of a record in which a line stands."""
    named = [found[1] for above in text.split("\n")[:line] if (found := re.match(r"(\w+):", above))]
    return named[-1]


def write_files(root: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
