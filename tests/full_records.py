"""A record of every kind with every field filled in, made from what ``berdaya new`` writes."""

import json
import re
from datetime import date
from functools import cache
from itertools import count
from typing import Any

import yaml

from berdaya.authoring.starter import starter
from berdaya.model.kinds import KINDS, Kind

TODAY = date(2026, 11, 22)
_LISTS_OF_WORDS = ("searched_as", "other_names", "forms", "abbreviation")
_FORMS = {"code": '"CTH1"', "version": "'1.0'", "in_force_since": "'2014-01'", "official_text": "https://contoh.example/naskah"}


@cache
def full_records() -> dict[str, tuple[Kind, dict[str, Any]]]:
    """A record of each kind with every field filled in, by its file; each text is ``tulis-`` and a number."""
    numbers = count(1)
    records = {}
    for kind in KINDS.values():
        text = re.sub(r"^# (?=[a-z_]+:|[ -])", "", starter(kind, TODAY), flags=re.MULTILINE).replace('ref: ["…"]', "ref: [buku]")
        text = re.sub(r'(\w+): "…"', lambda found: f"{found[1]}: " + _FORMS.get(found[1], f'"tulis-{next(numbers)}"'), text)
        value = yaml.safe_load(text)
        for name in _LISTS_OF_WORDS:
            if isinstance(value.get(name), dict):
                value[name] = {"id": [f"tulis-{next(numbers)}"], "en": [f"tulis-{next(numbers)}"]}
        if "code" in value:
            value["code"] = kind.name.upper()  # short addresses are the records' own
        value.pop("pictures", None)  # they would need files beside the record
        value.pop("unread", None)  # such a law has no page
        _fit(kind.name, value)
        records[f"{kind.folder}/contoh.yml"] = (kind, value)
    return records


def _fit(kind: str, value: dict[str, Any]) -> None:
    """Let the names within a record lead to what is there: fields, figures, records that every small project has."""
    match kind:
        case "form":
            field = next(entry for part in value["parts"] for entry in part["fields"])
            value["filled"] = [{"field": field["id"], "text": {"id": "tulis-contoh", "en": "tulis-contoh"}}]
        case "method":
            value["worksheet"]["figure"] = value["figures"][0]["id"]
        case "phase":
            del value["next"]  # a ladder has an end
        case "session":
            value["handout"] = ["form/contoh"]
        case "term":
            value["confused_with"][0]["term"] = "desa"


def copied(record: dict[str, Any]) -> dict[str, Any]:
    """A copy that may be changed; the days of its own fields stay days."""
    copy: dict[str, Any] = json.loads(json.dumps(record, default=str))
    return copy | {name: value for name, value in record.items() if isinstance(value, date)}


def dated(value: Any) -> Any:
    """The same value with days in the place of texts that are written like one."""
    if isinstance(value, dict):
        return {key: dated(below) for key, below in value.items()}
    if isinstance(value, list):
        return list(map(dated, value))
    return date.fromisoformat(value) if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def as_yaml(record: dict[str, Any]) -> str:
    """A record as its file."""
    return yaml.safe_dump(dated(record), allow_unicode=True, sort_keys=False)
