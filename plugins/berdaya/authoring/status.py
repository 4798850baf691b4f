"""What is missing, unverified, untranslated or stale: a line each, and totals by kind; or the same as data."""

import json
from collections import Counter
from collections.abc import Iterator

from berdaya.authoring.inventory import FILE, Promises, not_kept
from berdaya.check.project import Checked
from berdaya.check.report import messages, sentence
from berdaya.model.draft import dotted
from berdaya.model.kinds import KINDS
from berdaya.model.language import TRANSLATIONS, Language
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.translation import State, translations

# Codes of problems → the group of the status report in which they are counted.
GROUPS = {
    "missing-translation": "untranslated",
    "missing-body-translation": "untranslated",
    "unstamped-record-translation": "stale",
    "unstamped-translation": "stale",
    "stale-translation": "stale",
    "stale-record-translation": "stale",
    "stale-review": "stale",
    "review-overdue": "stale",
    "unverified": "unverified",
    "unsourced": "missing",
    "unsourced-own": "missing",
    "orphan": "missing",
    "unused-source": "missing",
}


def status_lines(checked: Checked, promises: Promises, code: str) -> Iterator[str]:
    """Give the report line by line in this language; counts stand against what ``content/inventory.yml`` promises."""
    words = messages(code).status
    totals: Counter[str] = Counter()
    for item in checked.problems:
        group = _group(item)
        totals[group] += 1
        yield f"{words[group]}: {item.place}: {sentence(item, code)}"
    for key in not_kept(promises, checked.library):
        totals["missing"] += 1
        yield f"{words['missing']}: {FILE}: {key}"
    for kind in KINDS:
        yield _count(checked.library, kind, promises)
    yield f"{words['total']}: {len(checked.library.records)}; " + ", ".join(f"{words[group]}: {totals[group]}" for group in words if group != "total")


def _count(library: Library, kind: str, inventory: Promises) -> str:
    """How many there are; where the inventory promises some, how many of those are there."""
    there = {record.id for record in library.of(kind)}
    names = inventory.get(kind)
    kept = f" ({sum(name in there for name in names)}/{len(names)})" if names else ""
    return f"{kind}: {len(there)}{kept}"


def _group(problem: Problem) -> str:
    return "error" if problem.is_error else GROUPS.get(problem.code, "other")


def status_json(checked: Checked, promises: Promises) -> str:
    """Give the report as JSON: records by kind, problems by group, what is promised and not there, and each translation."""
    library = checked.library
    report = {
        "version": 1,
        "records": {kind: len(library.of(kind)) for kind in KINDS},
        "problems": dict(sorted(Counter(map(_group, checked.problems)).items())),
        "not_kept": list(not_kept(promises, library)),
        "translations": [_translation(library, language) for language in TRANSLATIONS],
    }
    return json.dumps(report, ensure_ascii=True, indent=2)


def _translation(library: Library, language: Language) -> dict[str, object]:
    """How many texts of a language are in each state, and which records have one that is not as it should be."""
    totals: Counter[State] = Counter()
    records: list[dict[str, object]] = []
    for record in library.records:
        items = translations(record, language.code)
        totals.update(item.state for item in items)
        by_state = {state.value: [dotted(item.path) for item in items if item.state is state] for state in State if state is not State.FRESH}
        if any(by_state.values()):
            records.append({"key": record.key, **{state: paths for state, paths in by_state.items() if paths}})
    return {"language": language.code, "texts": {state.value: totals[state] for state in State}, "records": records}
