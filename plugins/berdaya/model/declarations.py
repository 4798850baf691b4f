"""What a project declares beside its content: kinds of records in ``kinds/``, languages and tables of the search in ``languages/``.

They are read when the program begins, from the project that the environment names, else from that in whose folder a command is
given. Processes that share the work inherit the environment.
"""

import os
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "BERDAYA_DECLARATIONS"
"""The environment's variable that names the project."""
KINDS, LANGUAGES = "kinds", "languages"


def declares(root: Path) -> bool:
    """Whether the project at ``root`` has declarations of its own."""
    return (root / "mkdocs.yml").is_file() and any((root / name).is_dir() for name in (KINDS, LANGUAGES))


def is_in_use(root: Path) -> bool:
    """Whether this run goes by the declarations of the project at ``root``, or it has none."""
    return not declares(root) or os.environ.get(VARIABLE) == str(root.resolve())


def declaring_project() -> Path | None:
    """The project whose declarations this run goes by; it is put into the environment."""
    named = os.environ.get(VARIABLE)
    if named is None and declares(Path.cwd()):
        named = os.environ[VARIABLE] = str(Path.cwd().resolve())
    return Path(named) if named else None


def declared_folder(name: str) -> Path | None:
    """The folder of this name in the project whose declarations this run goes by; ``None`` where there is none."""
    project = declaring_project()
    return project / name if project and (project / name).is_dir() else None


def declared_files() -> Iterator[Path]:
    """Every file of the declarations, in a fixed order."""
    for folder in (declared_folder(KINDS), declared_folder(LANGUAGES)):
        yield from sorted(path for path in folder.rglob("*") if path.is_file()) if folder else ()
