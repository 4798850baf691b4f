"""Whether forms are accepted: by pyxform always, by ODK Validate where Java is installed."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyxform.errors import PyXFormError
from pyxform.validators.error_cleaner import ErrorCleaner
from pyxform.validators.odk_validate import ODK_VALIDATE_PATH
from pyxform.xls2xform import convert

SECONDS_PER_FORM = 30


class FormRefused(Exception):
    """pyxform or ODK Validate does not accept the form; the text is its reason."""


@dataclass(frozen=True)
class Verdict:
    """What ODK Validate said of one form: ``None`` is acceptance."""

    name: str
    reason: str | None


def to_xform(content: bytes) -> str:
    """Convert an XLSForm to the XForm that phones read. Raises ``FormRefused``, for a warning too."""
    try:
        result = convert(content, file_type=".xlsx", validate=False)
    except PyXFormError as error:
        raise FormRefused(str(error)) from error
    if result.warnings:
        raise FormRefused(" ".join(result.warnings))
    return str(result.xform)


def java_available() -> bool:
    """Whether ODK Validate, which the pyxform wheel brings, can run here."""
    return shutil.which("java") is not None


def odk_verdicts(xforms: dict[str, str]) -> tuple[Verdict, ...]:
    """Ask ODK Validate about every XForm by name, in one start of Java where all are fine."""
    if not xforms or _refusal(xforms) is None:
        return tuple(Verdict(name, None) for name in xforms)
    return tuple(Verdict(name, _refusal({name: text})) for name, text in xforms.items())


def _refusal(xforms: dict[str, str]) -> str | None:
    with TemporaryDirectory() as folder:
        paths = [_stored(Path(folder), name, text) for name, text in xforms.items()]
        run = subprocess.run(
            ["java", "-Djava.awt.headless=true", "-jar", ODK_VALIDATE_PATH, *paths],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS_PER_FORM * (1 + len(paths)),
        )
    return None if run.returncode == 0 else " ".join(ErrorCleaner.odk_validate(run.stderr).split())


def _stored(folder: Path, name: str, text: str) -> str:
    path = folder / f"{name}.xml"
    path.write_text(text, encoding="utf-8", newline="\n")
    return str(path)
