"""Write the words that prove the analysers: every content word of the base with its terms.

    python scripts/search_vectors.py            rewrites tests/search/vectors/id.tsv and en.tsv
    python scripts/search_vectors.py --sastrawi also sastrawi.tsv: where PySastrawi (test extra) answers otherwise

The verdicts in ``sastrawi.tsv`` (third column) are made by hand and kept; a new disagreement gets ``?``.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from berdaya.search.analyser import analyser
from berdaya.search.words import words

FOLDER = ROOT / "tests/search/vectors"
SOURCES = ("content", "glossary", "checklists")


def content_words(code: str) -> list[str]:
    """Give the content words of all sources, of both languages mixed, as they are analysed in this one."""
    tool = analyser(code)
    files = sorted(file for folder in SOURCES for end in ("yml", "md") for file in (ROOT / folder).rglob(f"*.{end}"))
    found = {word for file in files for word in words(file.read_text(encoding="utf-8"))}
    return sorted(word for word in found if re.fullmatch("[a-z]{2,}", word) and tool.carries_meaning(word))


def is_indonesian(word: str) -> bool:
    """Whether the lexicon knows a root of the word."""
    tool = analyser("id")
    return any(base in tool.lexicon for base in tool.candidates(word))


def write(name: str, rows: list[tuple[str, ...]]) -> None:
    """Write a table, one row a line."""
    text = "".join("\t".join(row) + "\n" for row in rows)
    (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def disagreements(listed: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Give (word, our terms, verdict, PySastrawi's stem) where the two differ; verdicts already made are kept."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    file = FOLDER / "sastrawi.tsv"
    made = dict(line.split("\t")[0::2][:2] for line in file.read_text(encoding="utf-8").splitlines()) if file.exists() else {}
    stemmer = StemmerFactory().create_stemmer()
    other = ((word, terms, stemmer.stem(word)) for word, terms in listed)
    return [(word, terms, made.get(word, "?"), stem) for word, terms, stem in other if stem != terms]


def main() -> None:
    """Write the tables."""
    listed = {code: [(word, " ".join(analyser(code).terms(word))) for word in content_words(code)] for code in ("id", "en")}
    listed["id"] = [row for row in listed["id"] if is_indonesian(row[0])]
    for code, rows in listed.items():
        write(f"{code}.tsv", list(rows))
    if "--sastrawi" in sys.argv:
        write("sastrawi.tsv", disagreements(listed["id"]))


if __name__ == "__main__":
    main()
