"""What the search knows of a page: the value that the other rooms hand in."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """The text below one heading. ``anchor`` is the heading's id, empty for the text before the first one."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Counterpart:
    """The same page in another language: what makes the bridge between the two."""

    lang: str
    title: str
    names: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True)
class SearchDocument:
    """A page as the search reads it.

    ``url`` is relative to the site's root, ``label`` the kind as the reader sees it (*Peran*),
    ``names`` are other names and abbreviations, ``asked`` everyday wordings that readers type and no page
    shows. ``text_lang`` differs from ``lang`` on a page that waits for its translation. ``boost`` weighs the
    whole page: lists and source cards are below 1; a page with 0 is not searched.
    """

    key: str
    url: str
    lang: str
    title: str
    label: str = ""
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()
    counterparts: tuple[Counterpart, ...] = field(default=())
    text_lang: str = ""
    boost: float = 1.0
