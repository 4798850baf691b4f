"""Ways to change one file of the project: by value, by line, by sign, by byte, by whole file."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from fuzzing.seeds import OWN_WORDS, seeds

SIGNS = (
    *"#:-'\"[]{}|>&*!%@`,?\\\t\n\r\0 ~<=+_/$^()",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ue000",
    "é",
    "\U0001f33e",
    "ꦗ",
    "ﷺ",
    "\x85",
    "\x1b",
)
TEXTS = (
    "", " ", "…", "a" * 6000, "kata " * 2000, "#1 di sini", ">18", ">= 3", "[1]: https://a.example", "C#", "__init__", "2*3*4", "akhir \\",
    "- satu\n- dua",
    "1. satu", "```", "---", "***", "| a | b |", "[a](javascript:alert(1))", "[](-)(javascript:x)", "<b onload=x>", "[x](term/tidak-ada)",
    "[x](term/contoh#a)",
    "![a](b.png)", "{{ 7*7 }}", "${x}", "$x$ #set @x", "\\u0041 \\x", "a\u0301\u0323" * 200, "ꦗꦮ ﷺ 字 \U0001f468\u200d\U0001f469\u200d\U0001f466",
    "\u202eabc",
    "=1+1", "@cmd", "a\tb\nc", "\n\n\n", "[" * 200, "*a " * 500, "`" * 99, "(" * 300, "https://[x]/", "mailto:x", "null", "true", "2026-02-30",
    "0x1F", "1e999", "~", "<!-- -->",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**15,
    1.5,
    [],
    {},
    [None],
    {"id": None},
    {"id": "a", "en": "b", "jv": "c"},
    [[["a"]]],
    {"": ""},
    ["a"] * 300,
    "2026-11-01",
)
SNIPPETS = (
    "\n\n- a\n    - b\n        - c\n",
    "\n\n| a |\n|",
    "\n```\n",
    "\n> > > a\n",
    "\n# judul\n",
    "\n###### a\n",
    "\n[^9]\n",
    "\n[^1]: x\n",
    "\n***\n",
    "\n<div>\n",
    "\n~~~\n",
    "\n:   x\n",
    "\n\\\n",
    "\n\ta\n",
)


@dataclass(frozen=True)
class Mutant:
    """One file of the project with other bytes; ``path`` may be new, and ``content`` is ``None`` where it is gone."""

    path: str
    content: bytes | None
    way: str


def mutant(chance: random.Random) -> Mutant:
    """Make one mutant."""
    files = {**seeds(), **OWN_WORDS}
    path = chance.choice(sorted(files))
    content = files[path]
    ways: list[tuple[str, Callable[[], Mutant]]] = [("line", lambda: Mutant(path, by_lines(content, chance), "line"))] * 3
    ways += [("sign", lambda: Mutant(path, by_signs(content, chance), "sign"))] * 2
    ways += [("byte", lambda: Mutant(path, by_bytes(content, chance), "byte")), ("file", lambda: _by_file(path, content, chance))]
    if path.endswith(".yml"):
        ways += [("value", lambda: Mutant(path, _by_value(content, chance), "value"))] * 5
    if path.endswith(".md"):
        ways += [("snippet", lambda: Mutant(path, by_snippets(content, chance), "snippet"))] * 4
    return chance.choice(ways)[1]()


def _by_value(content: bytes, chance: random.Random) -> bytes:
    value = yaml.safe_load(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(value, chance)
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=chance.choice((None, False, False, True)), width=chance.choice((60, 10**6))
    )
    return text.encode("utf-8", "surrogatepass")


def _change(value: Any, chance: random.Random) -> None:
    """Change one value somewhere below."""
    places = list(_places(value))
    holder, key = chance.choice(places) if places else (value, None)
    if key is None:
        return
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            holder[key] = chance.choice(TEXTS)
        case 4:
            holder[key] = chance.choice(VALUES)
        case 5:
            del holder[key]
        case 6 if isinstance(holder, dict):
            holder[chance.choice(("salah", "titel", "id", "en", "text", "<<", "a b", str(key) + "s"))] = holder[key]
        case 7 if isinstance(holder[key], list):
            holder[key] = holder[key] * chance.choice((0, 2, 40))
        case 8:
            other, name = chance.choice(places)
            holder[key] = json.loads(json.dumps(other.get(name) if isinstance(other, dict) else None, default=str))
        case _:
            if isinstance(holder[key], str):
                at = chance.randrange(len(holder[key]) + 1)
                holder[key] = holder[key][:at] + chance.choice((*TEXTS, *SIGNS)) + holder[key][at:]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inside = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, below in inside:
        yield value, key
        yield from _places(below)


def by_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.decode().split("\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        line = lines[at]
        lines[at : at + 1] = chance.choice(
            (
                [], [line, line], [line, ""], [" " * chance.randrange(1, 6) + line], [line[chance.randrange(1, 4) :]], ["\t" + line],
                [line.replace(":", "", 1)],
                [line.replace(": ", ":", 1)], [line + " # catatan"], [line + chance.choice(("'", '"', ",", ":", " :", "}", "]", " |", " >-"))],
                [line, "---"], [line, "..."],
                [line.replace(": ", ": &a ", 1)], [line, "b: *a"], [line.replace(": ", ": !!python/object:x ", 1)], [line.replace("'",
                "").replace('"', "")],
                [line, chance.choice(TEXTS)], [f"{line}{chance.choice(TEXTS)}"], ["<<: *a"], ["{" * chance.randrange(1, 60)],
                ["- " * chance.randrange(1, 60) + "a"], [line * 300],
                lines[chance.randrange(len(lines)) :][:3],
            )
        )  # fmt: skip
        lines = lines or [""]
    end = chance.choice(("\n", "\n", "\n", "\r\n", "\r"))
    return end.join(lines).encode("utf-8", "surrogatepass")


def by_signs(content: bytes, chance: random.Random) -> bytes:
    text = content.decode()
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.choice((1, 1, 3, 20)) :]
            case 1:
                text = text[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 2, 50, 4000)) + text[at:]
            case 2:
                text = text[:at]
            case _:
                text = text[:at] + chance.choice(SIGNS) + text[at + 1 :]
    return text.encode("utf-8", "surrogatepass")


def by_bytes(content: bytes, chance: random.Random) -> bytes:
    raw = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 30))):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def by_snippets(content: bytes, chance: random.Random) -> bytes:
    lines = content.decode().split("\n")
    for _ in range(chance.choice((1, 2, 3))):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice((*SNIPPETS, *TEXTS)))
    if not chance.randrange(30):
        sign = chance.choice(("[", "---\n", "*a", "` ", "\\", " ", "> ", "- a\n", "|a", "# a\n", "[^1]", "<", "a@b.c ", "&#1;", "![", "~~"))
        lines = [(sign * 500_000)[: chance.choice((4_900, 500_000))]]
    return "\n".join(lines).encode()


def _by_file(path: str, content: bytes, chance: random.Random) -> Mutant:
    folder, _, name = path.rpartition("/")
    stem, _, suffix = name.partition(".")
    renamed = chance.choice(
        (
            f"{stem}.yaml",
            f"{stem} 2.yml",
            "CON.yml",
            f"{stem}.xx.md",
            f"{stem}.txt",
            f"{stem.upper()}.yml",
            "é.yml",
            f".{name}",
            f"lain.{suffix}",
            "index.yml",
            "1.yml",
            f"{stem}.yml.yml",
        )
    )
    other = chance.choice(
        (
            "content/lain",
            "glossary",
            "local/content/guides",
            "local/files",
            "local/files/glosarium",
            "local/words",
            "content",
            "checklists/dalam",
            folder,
        )
    )
    return chance.choice(
        (
            Mutant(path, None, "file"), Mutant(path, b"", "file"), Mutant(path, b"\n" * 3, "file"), Mutant(path, b"\xff\xfe" + content, "file"),
            Mutant(path, b"\xef\xbb\xbf" + content, "file"),
            Mutant(path, content.decode().encode("utf-16"), "file"), Mutant(path, content * 60, "file"), Mutant(f"{folder}/{renamed}".lstrip("/"),
            content, "file"), Mutant(f"{other}/{name}".lstrip("/"), content, "file"),
            Mutant(f"{other}/{renamed}".lstrip("/"), content, "file"), Mutant(path,
            b"a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n" * 2, "file"),
        )
    )  # fmt: skip
