"""What is missing, unverified, untranslated or stale: a line each, and totals by kind."""

from collections import Counter
from collections.abc import Iterator

from berdaya.authoring.inventory import FILE, Promises, not_kept
from berdaya.check.project import Checked
from berdaya.check.report import messages, sentence
from berdaya.model.kinds import KINDS
from berdaya.model.library import Library

# Codes of problems → the group of the status report in which they are counted.
GROUPS = {
    "missing-translation": "untranslated",
    "missing-body-translation": "untranslated",
    "unstamped-translation": "stale",
    "stale-translation": "stale",
    "stale-record-translation": "stale",
    "stale-review": "stale",
    "review-overdue": "stale",
    "unverified": "unverified",
    "unsourced": "missing",
    "orphan": "missing",
    "unused-source": "missing",
}


def status_lines(checked: Checked, promises: Promises, code: str) -> Iterator[str]:
    """Give the report line by line in this language; counts stand against what ``content/inventory.yml`` promises."""
    words = messages(code).status
    totals: Counter[str] = Counter()
    for item in checked.problems:
        group = "error" if item.is_error else GROUPS.get(item.code, "other")
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
