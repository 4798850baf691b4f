"""The career map: the steps that hold on every path, and each path's rungs as stairs of links."""

from collections.abc import Iterator

from berdaya.model.library import Library
from berdaya.render.environment import template
from berdaya.render.strings import strings
from berdaya.render.view import View


def career_map(library: Library, lang: str) -> str:
    """Draw the map from the records of steps and paths. Gives Markdown that links by key."""
    return template("career_map.md.j2").render(
        words=strings(lang).ways["career"],
        steps=list(_steps(library, lang)),
        paths=[View(library, record, lang, lang) for record in library.of("career-path")],
    )


def _steps(library: Library, lang: str) -> Iterator[str]:
    """Each step as a link, with the steps that come before it."""
    after = strings(lang).ways["career"]["after"]
    for record in library.of("career-step"):
        view = View(library, record, lang, lang)
        before = view.links("career-step", record.data.after)
        yield f"**{view.link(record.key)}**" + (f" {after.format(steps=before)}" if before else "")
