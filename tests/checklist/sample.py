"""A small checklist that keeps every rule, and ways to break it."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import yaml

from berdaya.check.project import check
from berdaya.model.problem import Problem
from tests.small_sites import SOURCE, TERM, write_site

TODAY = date(2026, 11, 22)


def item(name: str, text: str = "Tulis nama warga di papan", english: str = "Write residents' names on the board", **more):
    """An item with all that the rules ask for."""
    return {"id": name, "text": {"id": text, "en": english}, "why": {"id": "Agar jelas.", "en": "To be clear."},
            "ref": ["buku"], **more}


def both(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def sheet() -> dict:
    """The record as its file holds it."""
    return {
        "title": both("Uji"), "summary": both("Lembar uji."), "code": "UJI", "style": "do-confirm",
        "purpose": both("Untuk uji."), "when": both("Kini"), "who": both("Tim"), "owner": both("Kami"),
        "created": date(2026, 1, 1), "revised": date(2026, 2, 1), "version": "1.0", "review_by": date(2027, 2, 1),
        "tested": [{"date": date(2026, 3, 1), "place": "Desa uji", "people": "tim uji"}],
        "pauses": [{"id": "awal", "title": both("Awal"), "when": both("Pagi"), "who": both("Tim"),
                    "items": [item("satu", stop=True, if_no=both("Tunda.")), item("dua"), item("tiga")]}],
        "decision": {"question": both("Jadi?"), "decided_by": both("Warga"), "choices": [
            {"id": "lanjut", "label": both("Lanjut"), "then": both("Mulai.")},
            {"id": "tunda", "label": both("Tunda"), "then": both("Nanti.")}]},
        "signatures": [both("Warga")], "not_covered": both("Lainnya."), "sources": ["buku"], "reviewed": date(2026, 11, 1),
    }


def changed(path: str, value) -> dict:
    """The sheet with the value at ``pauses/0/items/1/text/id`` replaced; ``None`` takes the key away."""
    made = deepcopy(sheet())
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place = made
    for part in way:
        place = place[part]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return made


def problems(folder: Path, record: dict) -> list[Problem]:
    """What the checker says of a site with this checklist, about the checklist's own rules."""
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    files = {"glossary/desa.yml": TERM + "other_names: {id: [BPD]}\n", "content/sources/buku.yml": SOURCE, "checklists/uji.yml": text}
    return [problem for problem in check(write_site(folder, files), TODAY).problems if problem.place.path.startswith("checklists")]
