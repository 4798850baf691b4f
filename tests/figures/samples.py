"""Figures for tests: the smallest and the largest of each type, with labels that are awkward to draw."""

import itertools
from typing import Any

from pydantic import TypeAdapter

from berdaya.model.figure import DrawingFigure
from berdaya.model.kinds import _figures as kit

_ADAPTER: TypeAdapter[kit.Drawing] = TypeAdapter(kit.Drawing)
LONG = "Kelompok perempuan kepala keluarga penjaga mata air Melati"
"""58 letters: as long as a label may nearly be."""
HOSTILE = "<script>alert(1)</script> & \"'"
RIGHT_TO_LEFT = "مجموعة النساء في القرية"
WORD = "Pertanggungjawabanpenyelenggaraanpemerintahandesa"


def spec(kind: str, label: str, count: int) -> dict[str, Any]:
    """The raw value of a figure with ``count`` things (at most as many as the type takes), each with this label."""
    ids = [f"k{at}" for at in range(max(2, min(count, 10)))]
    months = [(at % 4) for at in range(12)]
    two = max(2, count)
    branches = [{"label": label, "below": [label] * min(count, 3)} for _ in range(min(count, 5))]
    arrows = [{"start": start, "end": end, "label": label} for start, end in itertools.pairwise(ids)]
    arrows += [{"start": ids[-1], "end": ids[0], "label": label}, {"start": ids[0], "end": ids[-1]}]
    axis = {"label": label, "low": label, "high": label}
    things: dict[str, dict[str, Any]] = {
        "matrix": {
            "columns": [label] * min(count, 8),
            "rows": [{"label": label, "cells": [label[:40]] * min(count, 8)} for _ in range(min(count, 12))],
        },
        "calendar": {"first_month": 7, "rows": [{"label": label, "months": months} for _ in range(min(count, 10))]},
        "timeline": {"moments": [{"when": label, "text": label, "mood": ("naik", "turun", "biasa")[at % 3]} for at in range(min(two, 12))]},
        "tree": {"trunk": label, "roots": branches, "branches": branches},
        "venn": {"centre": label, "circles": [{"label": label, "size": at % 3 + 1, "distance": at // 3 % 3 + 1} for at in range(min(two, 10))]},
        "quadrants": {
            "across": axis,
            "up": axis,
            "corners": [label] * 4,
            "spots": [{"label": label, "x": at % 11, "y": 5} for at in range(min(count, 12))],
        },
        "map": {
            "lines": [{"kind": name, "label": label, "points": [[0, 0], [5, 5], [10, 0]]} for name in ("jalan", "setapak", "sungai", "batas")],
            "signs": [{"label": label, "sign": sign, "x": at % 5, "y": 5} for at, sign in enumerate(_SIGNS[: min(count, 14)])],
        },
        "transect": {
            "zones": [{"label": label, "height": at % 6} for at in range(min(two, 6))],
            "rows": [{"label": label, "cells": [label] * min(two, 6)} for _ in range(min(count, 6))],
        },
        "ladder": {"rungs": [{"label": label, "text": label} for _ in range(min(two, 9))]},
        "flow": {"boxes": [{"id": name, "label": label} for name in ids], "arrows": arrows[:14]},
        "trend": {"times": [label] * min(two, 10), "lines": [{"label": label, "values": [at % 11 for at in range(min(two, 10))]}] * min(count, 4)},
        "day": {
            "rows": [
                {"label": label, "spans": [{"start": at, "end": at + 1, "label": label, "kind": "rawat"} for at in range(min(count, 14))]}
                for _ in range(min(count, 4))
            ]
        },
        "rings": {"centre": label, "rings": [{"label": label, "items": [label] * min(count, 6)} for _ in range(min(count, 5))]},
    }
    return {"type": kind, "id": "contoh", "title": label, "about": label, **things[kind]}


_SIGNS = (
    "rumah", "ibadah", "sekolah", "puskesmas", "kantor", "pasar", "sumur", "mata-air", "sawah", "kebun", "hutan", "jembatan", "bahaya", "lain",
)  # fmt: skip


def read(value: dict[str, Any]) -> kit.Drawing:
    """A figure as a record has it; a bare string is a text in every language."""
    return _ADAPTER.validate_python({**value, "title": {"id": value["title"]}, "about": {"id": value["about"]}})


def figure(kind: str, label: str = "Warga", count: int = 3, lang: str = "id") -> DrawingFigure:
    """A figure ready to be drawn."""
    return DrawingFigure(read(spec(kind, label, count)), "contoh", lang, "id", label, label, label)
