"""Rules over the whole Library. A new rule is one file here, one line in ``RULES`` and two examples in the tests."""

from collections.abc import Callable, Iterable
from datetime import date

from berdaya.check.rules.addresses import no_two_pages_at_one_address
from berdaya.check.rules.checklist_capitals import items_are_not_shouted
from berdaya.check.rules.checklist_counts import pause_points_are_short
from berdaya.check.rules.checklist_dates import sheets_are_dated
from berdaya.check.rules.checklist_ids import items_and_codes_are_unique
from berdaya.check.rules.checklist_length import items_are_short
from berdaya.check.rules.checklist_one_action import items_hold_one_action
from berdaya.check.rules.checklist_order import critical_items_come_early
from berdaya.check.rules.checklist_parity import languages_ask_for_the_same
from berdaya.check.rules.checklist_plain_words import items_use_plain_words
from berdaya.check.rules.checklist_purpose import purposes_are_short
from berdaya.check.rules.checklist_reasons import items_name_their_source
from berdaya.check.rules.checklist_tested import sheets_were_tried
from berdaya.check.rules.checklist_time import pause_points_are_quick
from berdaya.check.rules.checklist_vague import items_are_concrete
from berdaya.check.rules.checklist_verbs import items_begin_with_a_verb
from berdaya.check.rules.cycles import ladders_have_an_end
from berdaya.check.rules.freshness import reviews_are_fresh
from berdaya.check.rules.laws import laws_name_their_text
from berdaya.check.rules.names import names_are_not_shared
from berdaya.check.rules.numbers import numbers_have_sources
from berdaya.check.rules.orphans import every_record_is_linked
from berdaya.check.rules.promises import wordings_keep_their_promise
from berdaya.check.rules.readability import texts_are_easy_to_read
from berdaya.check.rules.references import references_resolve
from berdaya.check.rules.settled_words import words_are_settled
from berdaya.check.rules.sources import sources_are_named_and_used
from berdaya.check.rules.texts import texts_are_safe
from berdaya.check.rules.translations import translations_are_there_and_fresh
from berdaya.check.rules.verification import facts_are_verified
from berdaya.check.rules.years import years_have_not_passed
from berdaya.model.library import Library
from berdaya.model.problem import Problem

Rule = Callable[[Library, date], Iterable[Problem]]

RULES: dict[str, Rule] = {
    "references": references_resolve,
    "texts": texts_are_safe,
    "addresses": no_two_pages_at_one_address,
    "names": names_are_not_shared,
    "checklist-ids": items_and_codes_are_unique,
    "checklist-counts": pause_points_are_short,
    "checklist-purpose": purposes_are_short,
    "checklist-dates": sheets_are_dated,
    "checklist-time": pause_points_are_quick,
    "checklist-verbs": items_begin_with_a_verb,
    "checklist-one-action": items_hold_one_action,
    "checklist-vague": items_are_concrete,
    "checklist-length": items_are_short,
    "checklist-plain-words": items_use_plain_words,
    "checklist-order": critical_items_come_early,
    "checklist-reasons": items_name_their_source,
    "checklist-capitals": items_are_not_shouted,
    "checklist-tested": sheets_were_tried,
    "checklist-parity": languages_ask_for_the_same,
    "cycles": ladders_have_an_end,
    "sources": sources_are_named_and_used,
    "verification": facts_are_verified,
    "years": years_have_not_passed,
    "laws": laws_name_their_text,
    "numbers": numbers_have_sources,
    "promises": wordings_keep_their_promise,
    "settled-words": words_are_settled,
    "freshness": reviews_are_fresh,
    "orphans": every_record_is_linked,
    "readability": texts_are_easy_to_read,
    "translations": translations_are_there_and_fresh,
}


def run_rules(library: Library, today: date) -> tuple[Problem, ...]:
    """Run every rule. ``today`` decides what is old; nothing else reads the clock."""
    return tuple(problem for rule in RULES.values() for problem in rule(library, today))
