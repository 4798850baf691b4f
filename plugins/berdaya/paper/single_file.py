"""A checklist as one HTML file: forwarded by WhatsApp or Bluetooth, opened from a phone's storage, needs nothing else."""

import re
from functools import cache
from importlib.resources import files

from berdaya.browser import bundle, file_values
from berdaya.browser.policy import hash_of
from berdaya.cache import digest, program_digest
from berdaya.model.sheet import Sheet
from berdaya.words import Words, words
from berdaya.write.html import text
from berdaya.write.html_sheet_file import sheet_file_html

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACES = re.compile(r"\s*([{};,>])\s*|(?<=[a-z]:)\s+")
_PREFIX = "bd-"


def sheet_file(sheet: Sheet, said: Words) -> bytes:
    """Make the file of a checklist in the language of ``said``."""
    html = (
        f'<!doctype html>\n<html lang="{said.code}">\n<head>\n<meta charset="utf-8">\n{_policy(said)}'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{text(sheet.title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>\n{sheet_file_html(sheet, said)}</main>\n"
        f"<script>{_script(said)}</script>\n</body>\n</html>\n"
    )
    return html.encode()


def file_hashes(said: Words) -> tuple[str, str]:
    """How a policy names the script and the style of files in a language."""
    return hash_of(_script(said)), hash_of(_style())


def hashes_key(code: str) -> bytes:
    """The key under which ``file_hashes`` of a language are kept."""
    return digest(program_digest(), "hashes of files", code)


def hashes_made(code: str) -> bytes:
    """The two of ``file_hashes``, with a blank between."""
    return " ".join(file_hashes(words(code))).encode()


def _policy(said: Words) -> str:
    """The file asks nobody for anything, and runs nothing but its own script."""
    script, style = file_hashes(said)
    content = f"default-src 'none'; script-src {script}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">\n'


def _script(said: Words) -> str:
    """The file's script with its words; what it holds cannot end its own element."""
    return bundle("checklist/file.js", file_values(said)).replace(_PREFIX, "").replace("</", "<\\/").strip()


@cache
def _style() -> str:
    return _CSS_SPACES.sub(lambda match: match[1] or "", _COMMENT.sub("", _web("file.css"))).replace(_PREFIX, "").strip()


def _web(name: str) -> str:
    return files("berdaya").joinpath("web", "checklist", name).read_text(encoding="utf-8")
