"""The copy of a site to carry, made by itself: the command line asks for it, and no site is left behind."""

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from berdaya.export.carried import copy_name
from berdaya.load.edition import read_edition
from berdaya.model.artifact import Artifact


class CopyProblem(Exception):
    """The site that the copy is made of cannot be built; says why."""


def carried_copy(root: Path, site_url: str | None = None) -> Artifact:
    """Build the site of the project at ``root`` aside, and give its copy. ``site_url`` replaces that of ``mkdocs.yml``.

    Raises ``CopyProblem``.
    """
    with TemporaryDirectory(prefix="berdaya-") as folder:
        site = Path(folder) / "site"
        given = {"site_url": site_url} if site_url else {}
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), **given)
            config.plugins["berdaya"].config["carry"] = True
            build(config)
        except (MkDocsException, Abort, KeyError) as problem:
            raise CopyProblem(str(problem)) from problem
        path = copy_name(read_edition(root).file_name)
        return Artifact(Path(path).name, (site / path).read_bytes())
