"""What the values of every record need: texts without signs that a record cannot hold, and ids made of words."""

import re
from collections.abc import Iterable

from berdaya.authoring.importing.outline import Remark, Words
from berdaya.authoring.importing.plain_words import LONGEST, as_short_text, is_shouted, quieted, tidied
from berdaya.model.language import CODES
from berdaya.model.markdown import slugify

LONGEST_ID = 40
WORDS_OF_ID = 4
"""Words of an id: enough to know an item by."""


class Texts:
    """Makes the texts of one record, and notes what was changed in them."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []

    def tell(self, where: str, code: str, **args: object) -> None:
        """Note something."""
        self.remarks.append(Remark.of(where, code, **args))

    def of(self, words: Words, where: str, is_sentence: bool = False) -> dict[str, str]:
        """A text in each language as a record holds it, without Markdown of its own. ``is_sentence``: capitals become small."""
        made: dict[str, str] = {}
        for code in CODES:
            text, is_changed = tidied(words.get(code, ""))
            if is_changed:
                self.tell(where, "signs-changed", value=words[code])
            if len(text) > LONGEST:
                self.tell(where, "text-cut-out", value=text, limit=LONGEST)
                continue
            if is_sentence and is_shouted(text):
                self.tell(where, "capitals", value=text)
                text = quieted(text)
            if text:
                made[code] = text
        return made

    def marked(self, words: Words) -> dict[str, str]:
        """Texts as Markdown: each sign stands for itself."""
        return {code: as_short_text(text) for code, text in words.items()}


class Ids:
    """Makes ids of words, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def of(self, words: Words, name: str, otherwise: str) -> str:
        """An id of a name, else of the first words; ``otherwise`` where neither has letters."""
        wanted = _id(name.replace("_", "-")) if name else ""
        wanted = (
            wanted or next(filter(None, (_id("-".join(slugify(words.get(code, "")).split("-")[:WORDS_OF_ID])) for code in CODES)), "") or otherwise
        )
        made, number = wanted, 1
        while made in self._taken:
            number += 1
            made = f"{wanted[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}"
        self._taken.add(made)
        return made


def _id(text: str) -> str:
    """The form of an id: whole words where they fit."""
    made = re.sub(r"[^a-z0-9]+", "-", slugify(text)).strip("-")
    if len(made) <= LONGEST_ID:
        return made
    return made[: LONGEST_ID + 1].rpartition("-")[0].strip("-") or made[:LONGEST_ID]


def told_as(words: Words) -> str:
    """Words to name an entry by in a message: the first language that has any."""
    return next((words[code] for code in CODES if words.get(code)), "")
