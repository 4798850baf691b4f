"""Rules over the whole Library. A new rule is one file here, one line in ``RULES`` and two examples in the tests."""

from collections.abc import Callable, Iterable
from datetime import date

from berdaya.check.rules.addresses import no_two_pages_at_one_address
from berdaya.check.rules.checklist_ids import items_and_codes_are_unique
from berdaya.check.rules.cycles import ladders_have_an_end
from berdaya.check.rules.freshness import reviews_are_fresh
from berdaya.check.rules.orphans import every_record_is_linked
from berdaya.check.rules.references import references_resolve
from berdaya.check.rules.sources import sources_are_named_and_used
from berdaya.check.rules.texts import texts_are_safe
from berdaya.check.rules.translations import translations_are_there_and_fresh
from berdaya.check.rules.verification import facts_are_verified
from berdaya.model.library import Library
from berdaya.model.problem import Problem

Rule = Callable[[Library, date], Iterable[Problem]]

RULES: dict[str, Rule] = {
    "references": references_resolve,
    "texts": texts_are_safe,
    "addresses": no_two_pages_at_one_address,
    "checklist-ids": items_and_codes_are_unique,
    "cycles": ladders_have_an_end,
    "sources": sources_are_named_and_used,
    "verification": facts_are_verified,
    "freshness": reviews_are_fresh,
    "orphans": every_record_is_linked,
    "translations": translations_are_there_and_fresh,
}


def run_rules(library: Library, today: date) -> tuple[Problem, ...]:
    """Run every rule. ``today`` decides what is old; nothing else reads the clock."""
    return tuple(problem for rule in RULES.values() for problem in rule(library, today))
