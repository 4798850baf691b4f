"""Rules over records. A new rule is one function here, one line in ``RULES`` or, where it looks at nothing but a record, in
``RECORD_RULES``, and two examples in the tests."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from berdaya.cache import Cache
from berdaya.check.kept import problems_of, told, told_of_records
from berdaya.check.rules.addresses import no_two_pages_at_one_address
from berdaya.check.rules.checklist_form import (
    critical_items_come_early,
    items_and_codes_are_unique,
    items_name_their_source,
    pause_points_are_quick,
    pause_points_are_short,
    purposes_are_short,
    sheets_are_dated,
    sheets_were_tried,
)
from berdaya.check.rules.checklist_wording import (
    items_are_concrete,
    items_are_not_shouted,
    items_are_short,
    items_begin_with_a_verb,
    items_hold_one_action,
    items_use_plain_words,
    languages_ask_for_the_same,
)
from berdaya.check.rules.freshness import reviews_are_fresh, years_have_not_passed
from berdaya.check.rules.kit import cases_teach, figures_can_be_drawn, forms_fit_together
from berdaya.check.rules.links import links_lead_somewhere
from berdaya.check.rules.names import names_are_not_shared
from berdaya.check.rules.promises import wordings_keep_their_promise
from berdaya.check.rules.readability import abbreviations_are_explained, sentences_are_short
from berdaya.check.rules.references import every_record_is_linked, ladders_have_an_end, references_resolve
from berdaya.check.rules.settled_words import words_are_settled
from berdaya.check.rules.sources import facts_are_verified, laws_name_their_text, numbers_have_sources, sources_are_named_and_used
from berdaya.check.rules.texts import texts_are_safe
from berdaya.check.rules.translations import translations_are_there_and_fresh
from berdaya.model.draft import OVERLAY
from berdaya.model.library import Library
from berdaya.model.problem import Problem
from berdaya.model.record import Record
from berdaya.workers import apart, start_method

FEWEST_FOR_A_PROCESS = 300
"""Rules over fewer records than this have ended sooner than a process has started."""

Rule = Callable[[Library, date], Iterable[Problem]]
RecordRule = Callable[[Record, Sequence[str]], Iterable[Problem]]
"""A rule that looks at a record alone, and at the languages that the edition publishes: what it finds is kept for the files of
the record."""

RULES: dict[str, Rule] = {
    "references": references_resolve,
    "links": links_lead_somewhere,
    "addresses": no_two_pages_at_one_address,
    "names": names_are_not_shared,
    "forms": forms_fit_together,
    "figures": figures_can_be_drawn,
    "cases": cases_teach,
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
    "freshness": reviews_are_fresh,
    "orphans": every_record_is_linked,
    "abbreviations": abbreviations_are_explained,
}

RECORD_RULES: dict[str, RecordRule] = {
    "texts": texts_are_safe,
    "settled-words": words_are_settled,
    "sentences": sentences_are_short,
    "translations": translations_are_there_and_fresh,
}

NEED_THE_WHOLE_BASE = ("abbreviation", "checklist-abbreviation", "checklist-hard-word", "orphan", "unused-source")
"""Warnings that may come of what an edition hides: they are not told of the records above it."""


def run_rules(library: Library, today: date, cache: Cache | None = None) -> tuple[Problem, ...]:
    """Run every rule. ``today`` decides what is old; nothing else reads the clock. ``cache`` holds what single records were told
    before."""
    return begin_rules(library, today, cache)()


def begin_rules(library: Library, today: date, cache: Cache | None = None, workers: int = 1) -> Callable[[], tuple[Problem, ...]]:
    """Begin to run every rule: half of those that look at many records in a process of their own, where there are ``workers`` for it
    and the records need not be handed over. Gives what waits for the problems, which come in the same order either way."""
    is_apart = workers > 1 and len(library.records) >= FEWEST_FOR_A_PROCESS and start_method() == "fork"
    first_half = apart(_told_by_first_half, (library, today)) if is_apart else partial(_told_by_first_half, (library, today))

    def finished() -> tuple[Problem, ...]:
        rest = [problem for rule in _halves()[1] for problem in rule(library, today)]
        rest += told_of_records(library, cache or Cache(None), "rules", _of_record)
        problems = [*problems_of(first_half()), *rest]
        if not library.hidden:
            return tuple(problems)
        return tuple(item for item in problems if item.code not in NEED_THE_WHOLE_BASE or item.place.path.startswith(OVERLAY))

    return finished


def _halves() -> tuple[Sequence[Rule], Sequence[Rule]]:
    rules = list(RULES.values())
    return rules[: len(rules) // 2], rules[len(rules) // 2 :]


def _told_by_first_half(given: tuple[Library, date]) -> bytes:
    library, today = given
    return told(problem for rule in _halves()[0] for problem in rule(library, today))


def _of_record(record: Record, languages: Sequence[str]) -> Iterable[Problem]:
    return (problem for rule in RECORD_RULES.values() for problem in rule(record, languages))
