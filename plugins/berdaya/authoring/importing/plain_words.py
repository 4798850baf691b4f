"""Words from elsewhere as a short text of a record may hold them: on one line, without HTML, braces or signs that nobody sees."""

import html
import re

from berdaya.load.bounds import CONTROLS, LINE_ENDS, UNSEEN
from berdaya.load.values import BLANK
from berdaya.model.document import plain
from berdaya.model.markdown import read_short

MOST_BRACKETS = 10
LONGEST_ABBREVIATION = 6
LONGEST = 2_000
"""Signs of one text. The longest field text of the project has some 700."""
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TAG = re.compile(r"<(?!https?://)/?[A-Za-z!?][^<>]*>")
_ENTITY = re.compile(r"&#(?=[xX]?[0-9A-Fa-f])")
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://)")
_MARKS = re.compile(r"[\\*`\[\]<]")
# What is left open to be written on by hand.
_ROOM = re.compile(r"\s*(?:_{3,}|\.{4,}|…{2,}|-{5,})\s*")
_BOX = r"[\u2610\u2611\u2612\u25a1\u25a0\u25aa\u25ab\u25cf\u25cb\u2022\u25e6\u2713\u2714\u27a2\u00b7\u2043–—-](?=\s|\w)|\[[ xX]?\]|\(\s*\)"
_NUMBER = r"(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)](?=\s|[A-Za-z])(?!\w[.])|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s)"
_LEAD = re.compile(rf"\s*(?:{_BOX}|{_NUMBER})\s*")
_BULLET_LINE = re.compile(rf"\s*(?:{_BOX}|{_NUMBER})\s*(?=\S)")


def folded(text: str) -> str:
    """A text on one line, with nothing in it unseen."""
    seen = _TURNS.sub("", CONTROLS.sub(" ", text.translate(LINE_ENDS).translate(UNSEEN)))
    return " ".join(seen.split())


def tidied(text: str) -> tuple[str, bool]:
    """A text without HTML, braces, signs of a heading and room for handwriting; and whether words or signs of its author's were
    changed by that. Empty where nothing is left, or only the mark of something to fill in."""
    said = folded(text)
    bare = _TAG.sub(" ", html.unescape(said))
    bare = folded(bare).replace("${", "{").translate({ord("{"): "(", ord("}"): ")"})
    bare = _OPEN_TAG.sub("< ", _ENTITY.sub("& #", bare))
    if bare.count("[") != bare.count("]") or bare.count("[") > MOST_BRACKETS:  # those that are left open nest a whole file
        bare = bare.translate({ord("["): "(", ord("]"): ")"})
    bare = " ".join(bare.split())
    is_changed = bare != said
    bare = re.sub(r"^#{1,6}\s+", "", bare)
    bare = " ".join(_ROOM.sub(" ", bare).split()).strip()
    return ("", False) if bare.strip(BLANK + ".: ") == "" else (bare, is_changed)


def without_lead(text: str) -> str:
    """A text without the bullet, box or number in front of it."""
    for _ in range(2):
        found = _LEAD.match(text)
        if not found or not text[found.end() :].strip():
            break
        text = text[found.end() :]
    return text.strip()


def bullets(text: str) -> tuple[str, tuple[str, ...]]:
    """Lines of a text: what stands before its first bullet, and what follows each (`Siapkan:`, `- karung`, `- tali`)."""
    lead: list[str] = []
    items: list[str] = []
    for line in text.splitlines():
        if _BULLET_LINE.match(line):
            items.append(without_lead(line.strip()))
        elif items:
            items[-1] = f"{items[-1]} {line.strip()}".strip()
        else:
            lead.append(line.strip())
    return " ".join(lead).strip(), tuple(items)


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals alone, and no mere abbreviation."""
    words = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    longest = max(map(len, words), default=0)
    return text == text.upper() and (longest > LONGEST_ABBREVIATION or (len(words) > 1 and longest > 3))


def quieted(text: str) -> str:
    """A text of capitals as a sentence."""
    small = text.lower()
    at = next((index for index, sign in enumerate(small) if sign.isalpha()), 0)
    return small[:at] + small[at].upper() + small[at + 1 :]


def as_short_text(text: str) -> str:
    """Words so that a short text shows each of their signs: what Markdown would take for its own gets a backslash."""
    read = read_short(text)
    if not read.findings and plain(read.inlines) == text:
        return text
    return _MARKS.sub(r"\\\g<0>", text)
