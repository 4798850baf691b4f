"""A small library with one of each thing that a book must set."""

from pathlib import Path

from tests.small_sites import write_site

from berdaya.check.shape import check_shapes
from berdaya.load import load
from berdaya.model.library import Library
from berdaya.relate import relate

REVIEWED = "reviewed: 2026-11-01\n"
HOSTILE = r'#panic("x") $x^2$ *a* <b> @c `d` [e] // /* \u{41} #{1+1} ~ = f'
SOURCE = (
    """title: Buku desa
summary: {id: Tentang desa., en: On villages.}
author: Tim
tier: A
urls: ['https://contoh.example/a_b#c']
"""
    + REVIEWED
)
TERM = (
    """title: {id: musyawarah, en: deliberation}
summary: {id: Bicara untuk mufakat., en: Talking to agree.}
other_names: {id: [rembuk], en: [parley]}
sources: [buku]
"""
    + REVIEWED
)
METHOD = (
    """title: {id: Jalan bersama, en: Walking together}
summary: {id: Melihat desa sambil berjalan., en: Seeing the village on foot.}
purpose: {id: Mengenal tempat lewat musyawarah., en: Knowing the place through deliberation.}
when: {id: Pada awal., en: At the start.}
when_not: {id: Saat banjir., en: In a flood.}
time: {id: Dua jam., en: Two hours.}
people: {id: Lima orang., en: Five people.}
tools: [{id: Peta., en: A map.}]
steps: [{id: Ajak warga., en: Invite people.}, {id: Catat **dengan cermat**., en: Note **with care**.}]
risks: [{id: Lupa air., en: Forgetting water.}]
success: [{id: Semua pulang., en: All come home.}]
sources: [buku]
facts: [{text: {id: Jalan itu sehat., en: Walking is healthy.}, sources: [buku], status: belum-diverifikasi}]
example: {text: {id: Ibu A berjalan., en: Mrs A walked.}}
next_step: {id: "Lihat [tantangan](challenge/sepi).", en: "See [the challenge](challenge/sepi)."}
"""
    + REVIEWED
)
CHALLENGE = (
    """title: {id: Sepi, en: Nobody comes}
summary: {id: Tidak ada yang datang., en: No one turns up.}
early_signs: [{id: Kursi kosong., en: Empty chairs.}]
causes: [{id: Musim panen., en: Harvest time.}]
attempts: [{id: Ganti hari., en: Change the day.}]
get_help: {id: Bila terus sepi., en: If it goes on.}
sources: [buku]
"""
    + REVIEWED
)
GUIDE = (
    """title: {id: Mulai, en: Begin}
summary: {id: Cara mulai., en: How to begin.}
group: dasar
sources: [buku]
"""
    + REVIEWED
)
BODY = 'Kata "awal" penting.\n\n## Dua hal\n\n| Hal | Isi |\n|---|---|\n| Satu | [Sepi](challenge/sepi) |\n\n- butir\n\n> kutipan\n'
EVERYTHING = """Catatan[^1] dan ~~coret~~ `kode`.

#### Tingkat empat ✓ ≥

| Hal | Isi |
|---|--:|
| Satu | [Sepi](challenge/sepi)<br>dua |
| |

- [ ] tugas
- [x] selesai
  1. nomor

> kutipan

!!! note ""
    Pertama kali.

> [!WARNING]
> Kedua kali.

###### Tingkat enam

```
#panic("x")
    sisip
```

---

Sesudahnya.

[^1]: Isi catatan kaki.
"""
FILES = {
    "content/sources/buku.yml": SOURCE,
    "glossary/musyawarah.yml": TERM,
    "content/methods/jalan.yml": METHOD,
    "content/challenges/sepi.yml": CHALLENGE,
    "content/guides/mulai.yml": GUIDE,
    "content/guides/mulai.id.md": BODY,
    "content/guides/mulai.en.md": BODY,
}


def library_of(root: Path, files: dict[str, str] | None = None) -> Library:
    """Write the sample with ``files`` over it and read it back, whatever the rules say of it."""
    write_site(root, {**FILES, **(files or {})})
    return relate(check_shapes(load(root).drafts)[0])
