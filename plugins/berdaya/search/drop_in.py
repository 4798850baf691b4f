"""``lunr.id.js``: our Indonesian analyser in the form that lunr-languages has, as one file for other projects.

``python -m berdaya.search.drop_in`` writes it anew after a change of the rules or the tables.
"""

import json
import re
from pathlib import Path

from berdaya.search.analyser import analyser
from berdaya.search.browser import module, slim
from berdaya.search.tables import affixes_as_json, roots, stopwords, variants

FILE = Path(__file__).parents[1] / "web" / "search" / "lunr.id.js"


def source() -> str:
    """Give the file's text: the template with the browser's rules and the tables filled in."""
    rules = re.sub(r"^export ", "", slim(module("affixes")), flags=re.MULTILINE)
    lexicon = analyser("id").lexicon
    spellings = ";".join(f"{spelling}={' '.join(lexicon[spelling])}" for spelling in variants("id") if spelling in lexicon)
    filled = {
        "/* RULES */\n": rules,
        '"__AFFIXES__"': affixes_as_json("id"),
        '"__ROOTS__"': json.dumps(" ".join(sorted(roots("id")))),
        '"__VARIANTS__"': json.dumps(spellings),
        '"__STOPWORDS__"': json.dumps(" ".join(sorted(stopwords("id")))),
    }
    text = module("lunr.id.template")
    for mark, value in filled.items():
        text = text.replace(mark, value, 1)
    return text


if __name__ == "__main__":
    FILE.write_text(source(), encoding="utf-8", newline="\n")
