"""Pages of every kind of a built site, found by what they show."""

from pathlib import Path

KINDS = {
    "home": "", "home en": "en/", "role": "peran/fasilitator/", "role en": "en/roles/facilitator/", "list": "peran/", "glossary": "glosarium/",
    "term": "glosarium/pemberdayaan/", "checklist": "daftar-periksa/prakondisi/", "form": "formulir/undangan/", "checklists": "daftar-periksa/", "law": "hukum/uu-6-2014/",
    "sources": "sumber/", "method": "metode/transek/", "danger": "panduan/terluka-atau-terancam/", "compare": "peran/bandingkan/",
    "missing": "404.html", "not kept": "offline.html",
}  # fmt: skip
"""A page of each kind, by a name for messages: its address below the root."""
TOOLS = ("readiness", "reflection", "handout")


def there(site: Path) -> dict[str, str]:
    """Those of ``KINDS`` that the site has, and the first record page of each further folder."""
    found = {name: url for name, url in KINDS.items() if (site / url / "index.html").is_file() or (site / url).is_file()}
    for folder in sorted(site.iterdir()):
        name = folder.name
        if folder.is_dir() and name not in ("assets", "P", "p", "en", "unduh", "search") and f"{name}/" not in found.values():
            pages = sorted(path.parent.relative_to(site).as_posix() for path in folder.glob("*/index.html"))
            found |= {f"{name} list": f"{name}/"} if (folder / "index.html").is_file() else {}
            found |= {f"{name} page": f"{pages[0]}/"} if pages else {}
    return found
