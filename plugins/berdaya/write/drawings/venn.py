"""A Venn diagram: institutions as circles around the residents; how large and how near they are says what residents said."""

from math import cos, hypot, pi, sin

from berdaya.model.kinds._figures import Circle, Venn
from berdaya.model.sheet import Said
from berdaya.write.drawings.canvas import Canvas
from berdaya.write.drawings.legend import numbered
from berdaya.write.drawings.places import Places

RADII = {1: 20.0, 2: 31.0, 3: 43.0}
CENTRE = 42.0
"""The radius of the circle in the middle."""
_REACH = 1.35
"""How much of its height a drawing has beside its width: a phone is upright."""
_ANGLES = 72


def draw(figure: Venn, canvas: Canvas) -> None:
    """Draw the centre, then the circles, the nearer ones first, each where it has most room; names within or beside them."""
    grown = min(canvas.width, 400.0) / 328.0
    middle = canvas.width / 2
    placed = layout(figure.circles, grown, *((1.0, _REACH) if canvas.width <= 400 else (_REACH, 0.9)))
    top = min(y - radius for _, y, radius in (*placed, (0.0, 0.0, CENTRE * grown)))
    bottom = max(y + radius for _, y, radius in (*placed, (0.0, 0.0, CENTRE * grown)))
    shift = 4 - top
    for x, y, radius in placed:
        canvas.circle(middle + x, y + shift, radius, "box")
    canvas.circle(middle, shift, CENTRE * grown, "head")
    canvas.circle(middle, shift, CENTRE * grown, "bold")
    places = Places(canvas, (0, 0, canvas.width, bottom + shift + 16), 0)
    places.taken += [
        (middle + x - radius * 0.8, y + shift - radius * 0.8, middle + x + radius * 0.8, y + shift + radius * 0.8) for x, y, radius in placed
    ]
    core = CENTRE * grown
    places.taken.append((middle - core, shift - core, middle + core, shift + core))
    _within(canvas, places, canvas.said(figure.centre), (middle, shift, core), "s b")
    for circle, (x, y, radius) in zip(figure.circles, placed, strict=True):
        _within(canvas, places, canvas.said(circle.label), (middle + x, y + shift, radius), "s")
    canvas.reach(bottom + shift + 2)
    y = max(canvas.bottom, bottom + shift) + 8
    for given, ours in ((figure.large, canvas.says.large), (figure.near, canvas.says.near)):
        y = canvas.text(0, y, canvas.lines(canvas.said(given) if given else canvas.own(ours), canvas.width, "s"), "s") + 2
    if places.numbers:
        numbered(canvas, places.numbers, y + 4)


def layout(circles: tuple[Circle, ...], grown: float, across: float, upright: float) -> list[tuple[float, float, float]]:
    """Give place and radius of each circle around the centre (0, 0); ``grown`` is the size beside that of a phone, ``across``
    and ``upright`` how far the circles spread each way."""
    half = min(160.0 * grown * across, 246.0)
    spots: dict[int, tuple[float, float, float]] = {}
    order = sorted(range(len(circles)), key=lambda at: (circles[at].distance, -circles[at].size, at))
    for turn, at in enumerate(order):
        circle = circles[at]
        radius = RADII[circle.size] * grown
        tried = [_spot(angle, turn, circle, radius, half, (grown, across, upright)) for angle in range(_ANGLES)]
        spots[at] = max(tried, key=lambda spot: _room(spot, list(spots.values())))
    return [spots[at] for at in range(len(circles))]


def _spot(angle: int, turn: int, circle: Circle, radius: float, half: float, spread: tuple[float, float, float]) -> tuple[float, float, float]:
    grown, across, upright = spread
    turned = 2 * pi * (angle / _ANGLES + turn * 0.382)
    near = CENTRE * grown + radius - 4
    far = {1: near, 2: near + 42 * grown, 3: near + 84 * grown}[circle.distance]
    if circle.distance == 1:
        return far * cos(turned), far * sin(turned), radius
    return max(-half + radius, min(half - radius, far * across * cos(turned))), far * upright * sin(turned), radius


def _room(spot: tuple[float, float, float], others: list[tuple[float, float, float]]) -> float:
    """The white between a circle and the nearest other one; more than enough counts as enough, so that circles stay together."""
    gaps = [hypot(spot[0] - x, spot[1] - y) - spot[2] - radius for x, y, radius in others]
    return min([18.0, *gaps])


def _within(canvas: Canvas, places: Places, said: Said, circle: tuple[float, float, float], style: str) -> None:
    """Write a name into its circle, else beside it, else a number into it."""
    x, y, radius = circle
    lines = canvas.lines(said, radius * 1.8, style)
    height = canvas.height_of(lines, style)
    widest = max((canvas.width_of(line, style) for line in lines), default=0)
    if canvas.widest_word(said, style) <= radius * 1.85 and hypot(widest * 0.8, height * 0.8) <= 2 * radius:
        canvas.centred(x, y, lines, style)
        return
    beside = Places(canvas, places.area, radius, places.taken)
    if beside.free_name((x, y), said, style):
        return
    canvas.centred(x, y, [canvas.own(str(places.number(said)))], f"{style} b")
