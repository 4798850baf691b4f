"""A tree: the problem in the trunk, its effects as branches above, its causes as roots below."""

from collections.abc import Sequence

from berdaya.model.kinds._figures import Branch, Tree
from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import Canvas

_SPINE, _PAD, _GAP = 26.0, 6.0, 10.0
"""The room for the trunk between two columns of boxes, the white within a box, and that between boxes."""


def draw(figure: Tree, canvas: Canvas) -> None:
    """Draw branches left and right of a line that goes up from the trunk, roots beside one that goes down."""
    middle = canvas.width / 2
    branches, roots = _sides(canvas, figure.branches), _sides(canvas, figure.roots)
    y = canvas.text(middle, 0, canvas.own(canvas.says.effects), "s b c") + 4 if branches else 1.0
    y = _limbs(canvas, branches, y, is_above=True)
    lines = canvas.lines(canvas.said(figure.trunk), canvas.width * 0.72, "b")
    height = canvas.height_of(lines, "b") + 16
    width = max(canvas.width_of(line, "b") for line in lines) + 28
    canvas.rect(middle - width / 2, y, width, height, "head", 4)
    canvas.rect(middle - width / 2, y, width, height, "bold", 4)
    canvas.centred(middle, y + height / 2, lines, "b")
    y = _limbs(canvas, roots, y + height, is_above=False)
    if roots:
        canvas.text(middle, y + 2, canvas.own(canvas.says.causes), "s b c")


def _dash(canvas: Canvas) -> float:
    """The room of the dash before what lies behind a branch."""
    return canvas.size * 0.77


class _Limb:
    """A box of a branch or root with its words, laid out."""

    def __init__(self, canvas: Canvas, branch: Branch, width: float) -> None:
        self.name = canvas.lines(canvas.said(branch.label), width - 2 * _PAD, "b")
        self.below: list[list[Said]] = [canvas.lines(canvas.said(item), width - 2 * _PAD - _dash(canvas)) for item in branch.below]
        self.height = canvas.height_of(self.name, "b") + sum(canvas.height_of(lines) + 3 for lines in self.below) + 2 * _PAD

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> None:
        canvas.rect(x, y, width, self.height, "box", 3)
        top = canvas.text(x + _PAD, y + _PAD, self.name, "b")
        for lines in self.below:
            canvas.text(x + _PAD, top + 3, canvas.own("–"))
            top = canvas.text(x + _PAD + _dash(canvas), top + 3, lines)


def _sides(canvas: Canvas, branches: Sequence[Branch]) -> list[list[_Limb]]:
    """The boxes in pairs, left and right."""
    width = (canvas.width - _SPINE) / 2
    limbs = [_Limb(canvas, branch, width) for branch in branches]
    return [limbs[at : at + 2] for at in range(0, len(limbs), 2)]


def _limbs(canvas: Canvas, rows: list[list[_Limb]], top: float, is_above: bool) -> float:
    """Draw rows of boxes beside the trunk's line; limbs rise outward above it and sink below it."""
    if not rows:
        return top
    middle, width = canvas.width / 2, (canvas.width - _SPINE) / 2
    y = top if is_above else top + _GAP
    ends = y + sum(max(limb.height for limb in row) + _GAP for row in rows)
    first = y + 14 if is_above else top
    last = ends if is_above else ends - _GAP - 14
    canvas.path(f"M{middle:.1f} {first:.1f}V{last:.1f}", "bold", reach=last)
    for row in rows:
        height = max(limb.height for limb in row)
        for at, limb in enumerate(row):
            side = -1 if at == 0 else 1
            edge = middle + side * _SPINE / 2
            slant = 10 if is_above else -10
            canvas.path(f"M{middle:.1f} {y + height / 2 + slant:.1f}L{edge:.1f} {y + height / 2:.1f}", "bold")
            limb.draw(canvas, 0.6 if at == 0 else edge, y + (height - limb.height) / 2, width - 0.6)
        y += height + _GAP
    return y
