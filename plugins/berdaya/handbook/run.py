"""A sealed library → its handbooks. Imports nothing of the extra ``sheets``, so that a site builds without it."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from berdaya.handbook.words import words
from berdaya.model.language import CODES, language
from berdaya.model.library import Library
from berdaya.model.page import Artifact
from berdaya.model.problem import Problem
from berdaya.sheets import Imprint

CACHE = Path(".cache") / "handbook"


@dataclass(frozen=True)
class HandbookOptions:
    """Who publishes the handbook, and the folder that keeps it until its text changes (``None``: no cache)."""

    imprint: Imprint = Imprint()
    cache: Path | None = None


@dataclass(frozen=True)
class Handbook:
    """A made handbook: ``path`` is relative to the site's root, ``size`` in bytes; an EPUB has no ``pages``."""

    lang: str
    path: str
    size: int
    pages: int | None = None

    @property
    def words(self) -> str:
        """All that a link says: "Buku panduan lengkap: PDF, Bahasa Indonesia, 312 halaman, 2,1 MB"."""
        said = words(self.lang)
        megabytes = f"{max(0.1, self.size / 1_000_000):.1f}".replace(".", said.decimal)
        pattern = said.download if self.pages else said.download_epub
        return pattern.format(language=language(self.lang).name, pages=self.pages, size=megabytes)


@dataclass(frozen=True)
class HandbookRun:
    """What was made, and what an author must mend so that the rest can be."""

    artifacts: tuple[Artifact, ...] = ()
    handbooks: tuple[Handbook, ...] = ()
    problems: tuple[Problem, ...] = ()


def make_handbooks(library: Library, options: HandbookOptions = HandbookOptions()) -> HandbookRun:
    """Make the handbook of each language. Without Typst (extra ``sheets``) nothing is made and nothing is wrong.

    The same library and options give the same bytes.
    """
    if not library.records or find_spec("typst") is None:
        return HandbookRun()
    from berdaya.handbook.press import press

    return joined([press(library, code, options) for code in CODES])


def joined(runs: list[HandbookRun]) -> HandbookRun:
    """Put the results of several runs together, in their order."""
    return HandbookRun(
        tuple(item for run in runs for item in run.artifacts),
        tuple(item for run in runs for item in run.handbooks),
        tuple(item for run in runs for item in run.problems),
    )
