"""Rings around a centre, drawn as an onion cut in half: each ring is a layer with its name and what lies in it."""

from berdaya.model.kinds._figures import Rings
from berdaya.write.drawings.canvas import Canvas

_INSET, _FLOOR, _PAD = 13.0, 7.0, 7.0


def draw(figure: Rings, canvas: Canvas) -> None:
    """Draw the outermost layer first, the centre at the bottom."""
    rings = list(reversed(figure.rings))
    depth = len(rings)
    layers = []
    for at, ring in enumerate(rings):
        room = canvas.width - 2 * _INSET * at - 26
        name = canvas.lines(canvas.said(ring.label), room - 16, "b")
        held = " · ".join(canvas.said(item).replace(" ", "\u00a0") if len(canvas.said(item)) < 26 else canvas.said(item) for item in ring.items)
        layers.append((name, canvas.lines(canvas.like(held, canvas.said(ring.label)), room)))
    heights = [canvas.height_of(name, "b") + canvas.height_of(items) + 2 * _PAD + 2 for name, items in layers]
    core = canvas.lines(canvas.said(figure.centre), canvas.width - 2 * _INSET * depth - 24, "b")
    core_height = canvas.height_of(core, "b") + 2 * _PAD + 4
    floor = sum(heights) + core_height + depth * _FLOOR + 1
    y = 1.0
    for at, ((name, items), height) in enumerate(zip(layers, heights, strict=True)):
        layer(canvas, at, y, floor - at * _FLOOR, "box" if at % 2 else "bare")
        below = canvas.text(canvas.width / 2, y + _PAD, name, "b c")
        canvas.text(canvas.width / 2, below + 2, items, "c")
        y += height
    layer(canvas, depth, y, y + core_height, "head")
    layer(canvas, depth, y, y + core_height, "bold")
    canvas.centred(canvas.width / 2, y + core_height / 2, core, "b")


def layer(canvas: Canvas, depth: int, top: float, floor: float, style: str) -> None:
    """Draw a layer: round above, nearly straight below."""
    inset = _INSET * depth + 0.8
    radius = max(12.0, 34.0 - depth * 4)
    left, right = inset, canvas.width - inset
    canvas.path(
        f"M{left:.1f} {floor - 6:.1f}V{top + radius:.1f}Q{left:.1f} {top:.1f} {left + radius:.1f} {top:.1f}"
        f"H{right - radius:.1f}Q{right:.1f} {top:.1f} {right:.1f} {top + radius:.1f}V{floor - 6:.1f}"
        f"Q{right:.1f} {floor:.1f} {right - 6:.1f} {floor:.1f}H{left + 6:.1f}Q{left:.1f} {floor:.1f} {left:.1f} {floor - 6:.1f}Z",
        style,
        reach=floor,
    )
