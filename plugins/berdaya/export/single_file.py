"""Every checklist in every language as one HTML file to forward."""

from collections.abc import Iterator

from berdaya.model.language import CODES
from berdaya.model.library import Library
from berdaya.model.page import Artifact, Site
from berdaya.render.checklist_file import checklist_file


def single_files(library: Library, site: Site) -> Iterator[Artifact]:
    """Give the files at ``unduh/<code>/<id>.<lang>.html``; a language that waits for its translation has none."""
    for record in library.of("checklist"):
        made = (checklist_file(library, record, code) for code in CODES)
        yield from (artifact for artifact in made if artifact)
