"""How a kind says what its page shows: a row of parts, each naming fields. ``compose`` has one function for each."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Para:
    """A heading and a text."""

    field: str


@dataclass(frozen=True)
class Bullets:
    """A heading and a list; ``style`` says whether it lists what fits (*yes*) or what does not (*no*)."""

    field: str
    style: Literal["", "yes", "no"] = ""


@dataclass(frozen=True)
class Steps:
    """A heading and a numbered list."""

    field: str


@dataclass(frozen=True)
class Glance:
    """A card of short texts, each with its label."""

    fields: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """One line: the label of a field, and the name of the choice made."""

    field: str


@dataclass(frozen=True)
class Named:
    """A numbered list of parts that have a name and a text; ``link`` names the field that holds the id of the record
    of ``kind`` that the name leads to, where there is one."""

    field: str
    name: str = "name"
    text: str = "text"
    link: str = ""
    kind: str = ""
    is_numbered: bool = True


@dataclass(frozen=True)
class Next:
    """One line: the label of a field, and a link to the record of ``kind`` that it names."""

    field: str
    kind: str


@dataclass(frozen=True)
class Summaries:
    """A list of records, each with its summary; the field needs no line among the relations."""

    field: str


@dataclass(frozen=True)
class Body:
    """The long text beside the record; ``after`` are the lists that, where they stand, call for a heading before it."""

    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Own:
    """A part that only this kind has; ``name`` is that of its function in ``compose/own_parts.py``, ``fields`` what it shows."""

    name: str
    fields: tuple[str, ...] = ()


Part = Para | Bullets | Steps | Glance | Choice | Named | Next | Summaries | Body | Own


def headed_fields(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Name the fields that need a heading or label in every language."""
    names: list[str] = []
    for part in parts:
        if isinstance(part, (Glance, Own)):
            names += part.fields
        elif isinstance(part, Body):
            names += ["body"] * bool(part.after)
        else:
            names.append(part.field)
    return tuple(names)


@dataclass(frozen=True)
class Listing:
    """The page that lists a kind's records.

    ``group``: a field with choices (or a text) whose values are its headings; ``order``: how records follow each other
    within: as ``order`` and title say, or by title alone. ``is_cut_by_group``: a long list goes over several pages, and
    none holds two groups. ``is_by_word``: the list is a glossary's, words and their counterparts from A to Z, once for
    each language.
    """

    group: str = ""
    order: Literal["given", "title"] = "given"
    is_cut_by_group: bool = False
    is_by_word: bool = False


@dataclass(frozen=True)
class Print:
    """How paper shows a record of the kind: on a page of its own (to copy and hand out), one after the other, or as one
    paragraph.

    ``card``: the fields that a printed card shows, in its order (``paper/card.py``); ``has_cards``: every record of the kind
    is also such a card, else those that say ``printed_card``.
    """

    form: Literal["page", "entry", "paragraph"] = "entry"
    card: tuple[str, ...] = ()
    has_cards: bool = False
