"""Inline Markdown → the words that a reader sees: for titles, descriptions, search and paper."""

import re

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|-])")
# Label and address may each hold one pair of their own brackets. What repeats is bounded, so that no text takes long.
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,300}\]){0,300})\]\((?:[^()]|\([^()]{0,300}\)){0,500}\)")
# What marks words, in the order in which it is taken away.
# Underscores within a word belong to it; asterisks mark there, too.
_MARKED = (
    re.compile(r"(?<!\\)\*\*(?=\S)(.{1,500}?)(?<=[^\s\\])\*\*"),
    re.compile(r"(?<![\w\\])__(?=\S)(.{1,500}?)(?<=[^\s\\])__(?!\w)"),
    re.compile(r"(?<![\\*])\*(?![\s*])(.{1,500}?)(?<=[^\s\\])\*"),
    re.compile(r"(?<![\w\\])_(?=\S)(.{1,500}?)(?<=[^\s\\])_(?!\w)"),
    re.compile(r"(?<![\\`])`{1,3}([^`]{1,500})`{1,3}"),
)


def plain(text: str) -> str:
    """Give the words of an inline Markdown text alone, with single spaces: no marks, a link's label for the link."""
    text = " ".join(text.split())
    for marked in (_LINK, *_MARKED):
        text = marked.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)
