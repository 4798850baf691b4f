"""Drawings that stand with the list of a kind: the programme cycle, the career map, the map of roles."""

from collections.abc import Callable, Iterator, Mapping

from berdaya.compose.drawings import Teller, figure_of, in_words
from berdaya.compose.entries import Entry, inlines_of
from berdaya.compose.writing import joined, link_to, steps, words_of
from berdaya.model.document import Block, Disclosure, FigureBlock, Inlines, Link, PageTarget, Paragraph, Run, Section, Strong, plain
from berdaya.model.figure import CycleBox, CycleFigure
from berdaya.model.kinds._figures import Quadrants
from berdaya.model.kinds.career_path import CareerPath
from berdaya.model.kinds.career_step import CareerStep
from berdaya.model.kinds.phase import Phase
from berdaya.model.kinds.role import Role
from berdaya.model.library import Library
from berdaya.model.markdown import Anchors
from berdaya.model.pages import RecordPage
from berdaya.model.record import Record
from berdaya.words import Words

Map = Callable[[Library, Mapping[str, Entry], Words, Anchors], list[Section]]


def cycle_map(library: Library, entries: Mapping[str, Entry], words: Words, anchors: Anchors) -> list[Section]:
    """The phases as a ring of boxes, then the heading of their list."""
    said = words.site.tools.cycle
    phases = sorted(library.all(Phase), key=lambda record: record.data.position)
    place = {phase.id: at for at, phase in enumerate(phases)}
    boxes = []
    for phase in phases:
        entry = entries[phase.key]
        label = f"{phase.data.position}. {entry.title}"
        lang = entry.title_lang if entry.title_lang != words.code else ""
        boxes.append(CycleBox(label, f"{label}: {plain(entry.lead)}", RecordPage("phase", phase.id), lang))
    arrows = tuple((place[phase.id], place[following]) for phase in phases if (following := phase.data.next) in place)
    description = said.says.format(phases=", ".join(entries[phase.key].title for phase in phases))
    figure = CycleFigure(tuple(boxes), arrows, said.drawing, description)
    return [
        Section(words_of(said.title), anchors.of(said.title), (Paragraph(words_of(said.text)), FigureBlock(figure)), is_searched=False),
        Section(words_of(said.list), anchors.of(said.list)),
    ]


def career_map(library: Library, entries: Mapping[str, Entry], words: Words, anchors: Anchors) -> list[Section]:
    """The steps that hold on every path, and each path's rungs as stairs of links, then the heading of their list."""
    said = words.site.tools.career
    title = Section(words_of(said.title), anchors.of(said.title), (Paragraph(words_of(said.text)),))
    below = []
    lines = list(_steps(library, entries, words))
    if lines:
        below.append(Section(words_of(said.steps), anchors.of(said.steps), (steps(lines, "stairs-flat"),)))
    below += [_path(path, entries, words, anchors) for path in library.all(CareerPath)]
    return [
        Section(title.title, title.anchor, title.blocks, tuple(below)),
        Section(words_of(said.list), anchors.of(said.list)),
    ]


def role_map(library: Library, entries: Mapping[str, Entry], words: Words, anchors: Anchors) -> list[Section]:
    """The first square of four of a role: where the roles stand beside each other. It follows their list."""
    for record in library.all(Role):
        for figure in record.data.figures:
            if isinstance(figure, Quadrants):
                teller = Teller(words)
                caption = joined((inlines_of(figure.about, words.code), link_to(entries[record.key])), Run(" "))
                told = Disclosure(words_of(words.figures.in_words), in_words(teller, figure), "drawing")
                title = inlines_of(figure.title, words.code)
                return [Section(title, anchors.of(plain(title)), (FigureBlock(figure_of(teller, figure), caption), told), is_searched=False)]
    return []


def _steps(library: Library, entries: Mapping[str, Entry], words: Words) -> Iterator[Inlines]:
    """Each step as a link, with the steps that come before it."""
    for record in library.all(CareerStep):
        before = joined(link_to(entries[f"career-step/{name}"]) for name in record.data.after if f"career-step/{name}" in entries)
        line: Inlines = (Strong(link_to(entries[record.key])),)
        if before:
            start, _, end = words.site.tools.career.after.format(steps="\0").partition("\0")
            line = (*line, *words_of(f" {start}"), *before, *words_of(end))
        yield line


def _path(path: Record[CareerPath], entries: Mapping[str, Entry], words: Words, anchors: Anchors) -> Section:
    entry = entries[path.key]
    lines = []
    for rung in path.data.rungs:
        title = inlines_of(rung.title, words.code)
        if rung.role and f"role/{rung.role}" in entries:
            title = (Link(PageTarget(RecordPage("role", rung.role)), title),)
        lines.append(joined(((Strong(title),), inlines_of(rung.text, words.code)), Run(" ")))
    blocks: list[Block] = [steps(lines, "stairs")]
    if path.data.from_paths:
        links = joined(link_to(entries[f"career-path/{name}"]) for name in path.data.from_paths if f"career-path/{name}" in entries)
        blocks.append(Paragraph(joined((words_of(f"{words.site.tools.career.before}:"), links), Run(" "))))
    return Section(link_to(entry), anchors.of(entry.title), tuple(blocks))


MAPS: dict[str, Map] = {"phase": cycle_map, "career-path": career_map}
MAPS_BELOW: dict[str, Map] = {"role": role_map}
"""Drawings that follow a list, for who has looked for a name first."""
