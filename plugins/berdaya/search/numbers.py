"""The numbers of the search, from ``numbers.json``: the one file that Python and the browser's engine both read.

All but ``build`` goes into the engine. They were found by ``scripts/evaluate_search.py --tune`` on the tuned part of
the judged queries, or by ``scripts/measure_search.py`` where they only decide how much is read.
"""

from collections.abc import Mapping
from importlib.resources import files

import msgspec


class _Group(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Numbers that belong together. A name that one side lacks, or that nobody reads, is an error when they are read."""


class QueryNumbers(_Group, frozen=True):
    """What is read of a query, and what of its answer: a page with less than ``weakest`` of the best score is left out.
    ``most_light``: light words, each of which may load a part, as may each of ``most_pairs``; ``pair_reach``: how many terms behind
    another one still make a pair with it."""

    most_characters: int
    most_words: int
    most_light: int
    shortest_prefix: int
    most_prefixed: int
    most_near: int
    longest_phrase: int
    pair_reach: int
    most_pairs: int
    weakest: float


class WorthNumbers(_Group, frozen=True):
    """What a match counts: the word itself, another language, a beginning, by number of slips, a query that is a wording of
    a page that comes first; and the additions for a word of a title exactly as typed, a title that is the whole query,
    that is a phrase of it, that is one word of it (shared among the query's words), and two words that a title writes as
    one (*antar budaya*). ``pair``: the addition for two words that an everyday wording has near each other. ``light``: a light word
    (see ``search/analysis.py``) beside words with a meaning; ``light_pair``: the
    addition for a light word right before the same word as in the query."""

    own: float
    other_language: float
    prefix: float
    slips: tuple[float, ...]
    title_word: float
    whole_query: float
    whole_phrase: float
    whole_word: float
    joined: float
    pair: float
    light: float
    light_pair: float
    first: float


class ReachNumbers(_Group, frozen=True):
    """How many parts of the index one word may load: for a beginning, for a slip, for guesses at its root.
    ``slip_letters``: a word with a slip still has that many letters right at its beginning or its end; one of ``longest_short``
    letters at most has ``short_letters`` at its beginning, or the second and the third exchanged, and one of ``shortest_long`` has ``long_letters``
    right. A word of ``shortest_doubted`` letters whose root is a guess of ``longest_doubted`` at most may be a slip as well."""

    prefix_parts: int
    slip_parts: int
    guess_parts: int
    slip_letters: int
    short_letters: int
    longest_short: int
    long_letters: int
    shortest_long: int
    shortest_doubted: int
    longest_doubted: int


class SlipNumbers(_Group, frozen=True):
    """Letters from which on a word may have one slip, and two."""

    shortest_with_one: int
    shortest_with_two: int


class Marks(_Group, frozen=True):
    """Signs at the end of a key (``light`` and ``pair`` at its beginning), by which one sorted list holds every kind: see ``search/analysis.py``."""

    exact: str
    whole: str
    bridge: str
    first: str
    light: str
    pair: str


class PostingNumbers(_Group, frozen=True):
    """How a posting's number is read: the weight of the short fields in steps of ``unit``, times ``digit``, then one digit
    that stands for how often the text has the key (``counts``). ``saturation`` is BM25's k1. ``first_sign`` is the sign
    that stands for 0 where numbers are written as signs. ``long_text`` is
    the level (its saturation, which grows with the text) from which on a page's texts have a file of their own: of a shorter one
    a second file would cost more than it spares."""

    saturation: float
    unit: float
    digit: int
    first_sign: int
    counts: tuple[int, ...]
    long_text: float


class FieldNumbers(_Group, frozen=True):
    """The weight of a field, and the number of keys that it has on an ordinary page: a longer one is worth less a key.
    Fixed and not counted anew, since with a mean of all pages one page's edit would change every other's weight."""

    weight: float
    length: float


class BuildNumbers(_Group, frozen=True):
    """What only the build reads. ``slope`` is BM25's b; ``abbreviation`` and ``synonym`` say how much of a full match
    another wording counts; ``most_…`` what is kept for a key, the best first: the rest of a very common word's pages
    cannot win anyway, as one with less than ``least_posting`` of the key's best weight cannot; a light word of more pages than
    ``most_light`` is left out, and fewer of its pages are kept: a question may have several; ``part_size`` the characters of
    JSON in a part: a page stands in some 150, and a larger part would change with more of them; ``list_size`` the letters in a
    list of bare words."""

    slope: float
    fields: Mapping[str, FieldNumbers]
    abbreviation: float
    synonym: float
    most_postings: int
    most_alike: int
    most_wordings: int
    most_light: int
    most_light_postings: int
    part_size: int
    list_size: int
    least_posting: float


class Numbers(_Group, frozen=True):
    """All of them."""

    query: QueryNumbers
    worth: WorthNumbers
    reach: ReachNumbers
    slips: SlipNumbers
    marks: Marks
    postings: PostingNumbers
    build: BuildNumbers


_SOURCE = files("berdaya.search").joinpath("numbers.json").read_bytes()
NUMBERS = msgspec.json.decode(_SOURCE, type=Numbers)


def shared() -> dict[str, object]:
    """The numbers as the engine reads them: all but those of the build."""
    values: dict[str, object] = msgspec.json.decode(_SOURCE)
    return {name: value for name, value in values.items() if name != "build"}
