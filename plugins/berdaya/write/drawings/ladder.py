"""A ladder: rungs from low to high, drawn as stairs that rise to the right."""

from berdaya.model.kinds._figures import Ladder
from berdaya.write.drawings.canvas import Canvas

_PAD = 6.0
_RISE = 0.42
"""The share of the width that all the steps to the right take together."""


def draw(figure: Ladder, canvas: Canvas) -> None:
    """Draw the highest rung on top, farthest to the right."""
    count = len(figure.rungs)
    step = min(26.0, canvas.width * _RISE / max(count - 1, 1))
    width = canvas.width - step * (count - 1)
    y = 1.0
    for at in reversed(canvas.room.places or range(count)):
        rung = figure.rungs[at]
        x = at * step
        number = f"{at + 1}."
        indent = canvas.width_of(number, "b") + 4
        name = canvas.lines(canvas.said(rung.label), width - 2 * _PAD - indent, "b")
        text = canvas.lines(canvas.said(rung.text), width - 2 * _PAD - indent) if rung.text else []
        height = canvas.height_of(name, "b") + canvas.height_of(text) + 2 * _PAD
        canvas.rect(x + 0.6, y, width - 1.2, height, "box", 3)
        canvas.text(x + _PAD, y + _PAD, number, "b")
        below = canvas.text(x + _PAD + indent, y + _PAD, name, "b")
        canvas.text(x + _PAD + indent, below, text)
        if at:
            rise = x - step / 2
            canvas.path(f"M{rise:.1f} {y + height + 12:.1f}V{y + height / 2:.1f}H{x - 5:.1f}", "fine")
            canvas.head(x - 0.5, y + height / 2, 1, 0, 6)
        y += height + 5
