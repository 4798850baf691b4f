"""What the tools of the site hold: things to work with in the browser, as data. Their words stand in ``words.site.tools``."""

from msgspec import Struct

from berdaya.model.pages import ListPage, RecordPage


class CompareForm(Struct, frozen=True, tag="compare"):
    """The choice of roles to put side by side; the tables stand on the page."""


class HandoutChoice(Struct, frozen=True):
    """A card or sheet for a handout: its name in addresses, its page, its title in a language.

    ``source`` is the file that the browser reads where that is not the page itself; ``files`` are the same sheet to download,
    each with what its link says. Both stand below the site's root.
    """

    name: str
    page: RecordPage
    title: str
    lang: str
    source: str = ""
    files: tuple[tuple[str, str], ...] = ()


class HandoutGroup(Struct, frozen=True):
    """Cards or sheets to choose from: their heading, the choices, and how many more the list of their ``kind`` has."""

    name: str
    kind: str
    heading: str
    choices: tuple[HandoutChoice, ...]
    rest: int


class HandoutForm(Struct, frozen=True, tag="handout"):
    """The choice of cards and sheets for a handout; without JavaScript a list of pages to print one by one."""

    groups: tuple[HandoutGroup, ...]


class OfflineForm(Struct, frozen=True, tag="offline"):
    """The buttons that keep the whole site on the phone."""


class DeviceForm(Struct, frozen=True, tag="device"):
    """The list of what is kept on the phone, which a script fills. ``names``: what is stored under a key, in words."""

    names: dict[str, str]


class SearchOffer(Struct, frozen=True, tag="find"):
    """A button in the text that opens the search."""


class Statement(Struct, frozen=True):
    """A sentence to tick. ``id`` comes from the source text: ticks outlive a new order and a change of language."""

    id: str
    text: str
    lang: str


class RoleStatements(Struct, frozen=True):
    """The statements of one role, with its title and the record that it is."""

    role: str
    title: str
    title_lang: str
    suits: tuple[Statement, ...]
    suits_not: tuple[Statement, ...]


class ReflectionForm(Struct, frozen=True, tag="reflection"):
    """The statements of all roles, and questions to talk about."""

    roles: tuple[RoleStatements, ...]
    rest: int


class ReadinessDimension(Struct, frozen=True):
    """One of the six things to score."""

    id: str
    name: str
    ask: str
    lang: str


class ReadinessForm(Struct, frozen=True, tag="readiness"):
    """The sheet of the readiness score: dimensions to score from 1 to ``stages``."""

    dimensions: tuple[ReadinessDimension, ...]
    stages: int


class PortfolioLevel(Struct, frozen=True):
    """A level to rate oneself at: its id, its name in the page's language, and what it looks like."""

    id: str
    name: str
    text: str
    lang: str


class PortfolioCompetency(Struct, frozen=True):
    """A competency to rate oneself in, and to note evidence for."""

    page: RecordPage
    title: str
    lang: str
    levels: tuple[PortfolioLevel, ...]


class PortfolioGroup(Struct, frozen=True):
    """Competencies below a heading."""

    heading: str
    competencies: tuple[PortfolioCompetency, ...]


class PortfolioForm(Struct, frozen=True, tag="portfolio"):
    """The self-rating over all competencies, with evidence beside each."""

    groups: tuple[PortfolioGroup, ...]


class GlossaryWord(Struct, frozen=True):
    """A term's word, and its counterparts in other languages, each with its language."""

    term: str
    text: str
    lang: str
    pairs: tuple[tuple[str, str], ...]


class GlossaryLetter(Struct, frozen=True):
    """The words that begin with a letter; ``page`` is the list that has the first of them, ``anchor`` their place there."""

    name: str
    anchor: str
    page: ListPage
    words: tuple[GlossaryWord, ...]


class GlossaryList(Struct, frozen=True, tag="glossary"):
    """Words from A to Z. ``letters`` leads to every letter of the whole list, ``groups`` are those of this page."""

    letters: tuple[GlossaryLetter, ...]
    groups: tuple[GlossaryLetter, ...]


Tool = CompareForm | HandoutForm | OfflineForm | DeviceForm | SearchOffer | ReflectionForm | ReadinessForm | PortfolioForm | GlossaryList
