"""Short texts → one line of Markdown, an attribute, or a table cell."""

import html
import re

from berdaya.model.plain import plain

_LEADING_MARK = re.compile(r"^(?:[#>+*-](?=\s)|\d+(?=[.)]\s)|[=~`]{3,}|!!!|\?\?\?|(?=([-*_])(?: ?\1){2,} *$).)")
_ACTIVE = re.compile(r"[\\`*_\[\]{}]")


def one_line(text: str) -> str:
    """Fold white space and keep a first character from starting a list, heading or block."""
    folded = " ".join(text.split())
    mark = _LEADING_MARK.match(folded)
    if not mark:
        return folded
    if mark.group().isdigit():
        return folded[: mark.end()] + "\\" + folded[mark.end() :]
    # A backslash would be shown before = ~ ?, which Markdown does not let one escape.
    return f"&#{ord(folded[0])};{folded[1:]}"


def attribute(text: str) -> str:
    """Make plain text safe inside a double-quoted HTML attribute."""
    return html.escape(plain(text), quote=True)


def literal(text: str) -> str:
    """Write a plain string as Markdown that shows it as it is: nothing in it becomes a tag, a link or emphasis."""
    return _ACTIVE.sub(r"\\\g<0>", html.escape(" ".join(text.split()), quote=False))


def cell(markdown: str) -> str:
    """Keep a text inside its table cell."""
    return markdown.replace("|", "\\|")
