"""Months in words."""

from itertools import groupby

from berdaya.words import Words


def year_of_seasons(months: tuple[int, ...], said: Words) -> str:
    """Write months in words, neighbours as a range: ``Januari``, ``Juli–September``, ``Maret, Juni``."""
    ordered = sorted(set(months))
    runs = []
    for _, items in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        run = [month for _, month in items]
        names = [said.language.months[month - 1] for month in (run[0], run[-1])]
        runs.append(names[0] if len(run) == 1 else "–".join(names))
    return ", ".join(runs)
