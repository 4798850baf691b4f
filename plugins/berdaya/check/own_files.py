"""The edition's own files stand beside those of the site, never in their place."""

from collections.abc import Iterator
from pathlib import Path

from berdaya.load.own_files import OWN_FILES, own_files
from berdaya.model.library import Library
from berdaya.model.problem import Place, Problem
from berdaya.relate.plan import plan
from berdaya.relate.taken import TakenPlaces


def check_own_files(root: Path, library: Library) -> Iterator[Problem]:
    """PASS ``local/files/peta/desa.png``; FAIL ``local/files/index.html``, ``sw.js``, a file ``peran`` beside the folder of
    that name, ``unduh/berdaya.id.pdf``: whatever would hide or be hidden by a page or file of the site."""
    files, problems = own_files(root)
    yield from problems
    if not files:
        return
    taken = TakenPlaces(plan(library))
    for place in files:
        if found := taken.by(place):
            yield Problem.error(
                "own-file-in-the-way", Place(f"{OWN_FILES}/{place}"), place=found, folder=f"{OWN_FILES}/berkas/{place.rpartition('/')[2]}"
            )
