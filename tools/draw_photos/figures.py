"""People: plain figures in the right proportions, with their work and their clothes, without faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tools.draw_photos.canvas import Canvas, Point
from tools.draw_photos.palette import GOLD, HAIR, INDIGO, INK, SKIN, Colour, darker, lighter

Head = Literal["hair", "long hair", "bun", "conical hat", "cap", "scarf", "helmet"]


@dataclass(frozen=True, slots=True)
class Dress:
    """What a person wears; ``skirt`` makes a long dress or áo dài of the lower half."""

    top: Colour
    bottom: Colour = INDIGO
    head: Head = "hair"
    skirt: bool = False
    trim: Colour | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """Where hands and body go, in heights of the person: hands from the shoulders, ``lean`` to the right."""

    left_hand: Point = (-0.1, 0.3)
    right_hand: Point = (0.1, 0.3)
    lean: float = 0.0
    sitting: bool = False
    stride: float = 0.05


STANDING = Pose()
SPEAKING = Pose((-0.17, 0.17), (0.2, 0.06))
CARRYING = Pose((-0.1, 0.22), (0.1, 0.22), stride=0.1)
BENDING = Pose((0.2, 0.4), (0.3, 0.4), lean=0.34, stride=0.14)
SITTING = Pose((0.08, 0.24), (0.16, 0.24), sitting=True)
REACHING = Pose((-0.08, 0.28), (0.17, -0.22), lean=0.06)
CLAPPING = Pose((0.03, 0.15), (0.07, 0.14))


def person(
    canvas: Canvas, x: float, y: float, height: float, dress: Dress, pose: Pose = STANDING, flip: bool = False
) -> None:
    """Draw one person whose feet are at (x, y); ``flip`` turns them to the left."""
    turn = -1 if flip else 1
    hips = (x, y - height * (0.24 if pose.sitting else 0.48))
    shoulders = (hips[0] + turn * pose.lean * height * 0.8, hips[1] - height * (0.31 - abs(pose.lean) * 0.22))
    canvas.shadow(x + height * 0.05, y, height * 0.2, height * 0.035, 0.4)
    _legs(canvas, hips, y, height, dress, pose, turn)
    _arm(canvas, shoulders, pose.left_hand, height, darker(dress.top, 0.18), turn)
    _back_hair(canvas, shoulders, height, dress, turn * (pose.lean + 0.02))
    _torso(canvas, hips, shoulders, height, dress)
    _head(canvas, shoulders, height, dress, turn * (pose.lean + 0.02))
    _arm(canvas, (shoulders[0] + turn * height * 0.02, shoulders[1]), pose.right_hand, height, dress.top, turn)


def _legs(canvas: Canvas, hips: Point, floor: float, height: float, dress: Dress, pose: Pose, turn: int) -> None:
    x, y = hips
    if dress.skirt and not pose.sitting:
        wide = height * 0.12
        canvas.polygon(
            [(x - wide * 0.62, y), (x + wide * 0.62, y), (x + wide, floor - 4), (x - wide, floor - 4)],
            dress.bottom,
            darker(dress.bottom, 0.25),
        )
        return
    for side, shade in ((-1, 0.22), (1, 0.0)):
        colour, thick = darker(dress.bottom, shade), height * 0.085
        if pose.sitting:
            knee = (x + turn * height * (0.2 + 0.03 * side), y + height * 0.02)
            canvas.line([(x, y), knee, (knee[0] + turn * 4, floor)], colour, thick)
        else:
            foot = (x + side * height * pose.stride, floor - height * 0.02)
            canvas.line([(x + side * height * 0.035, y), foot], colour, thick)
            canvas.line([foot, (foot[0] + turn * height * 0.04, foot[1])], INK, height * 0.036)


def _torso(canvas: Canvas, hips: Point, shoulders: Point, height: float, dress: Dress) -> None:
    (hip_x, hip_y), (top_x, top_y) = hips, shoulders
    wide, waist = height * 0.108, height * 0.082
    outline = [
        (top_x - wide, top_y + height * 0.03),
        (top_x - wide * 0.6, top_y - height * 0.005),
        (top_x + wide * 0.6, top_y - height * 0.005),
        (top_x + wide, top_y + height * 0.03),
        (hip_x + waist, hip_y + height * 0.03),
        (hip_x - waist, hip_y + height * 0.03),
    ]
    canvas.polygon(outline, lighter(dress.top, 0.08), darker(dress.top, 0.2))
    if dress.trim is not None:
        canvas.line([(hip_x - waist, hip_y), (hip_x + waist, hip_y)], dress.trim, height * 0.03)
        canvas.line([(top_x, top_y + height * 0.01), (hip_x, hip_y)], dress.trim, height * 0.014)


def _arm(canvas: Canvas, shoulder: Point, hand: Point, height: float, sleeve: Colour, turn: int) -> None:
    side = 1 if hand[0] >= 0 else -1
    start = (shoulder[0] + turn * side * height * 0.085, shoulder[1] + height * 0.03)
    end = (shoulder[0] + turn * hand[0] * height, shoulder[1] + hand[1] * height)
    elbow = ((start[0] + end[0]) / 2 + turn * side * height * 0.035, (start[1] + end[1]) / 2 + height * 0.03)
    canvas.line([start, elbow, end], sleeve, height * 0.055)
    canvas.ellipse(end[0], end[1], height * 0.026, height * 0.026, SKIN)


def _back_hair(canvas: Canvas, shoulders: Point, height: float, dress: Dress, tilt: float) -> None:
    if dress.head in ("long hair", "scarf"):
        x, y, r = shoulders[0] + tilt * height * 0.22, shoulders[1] - height * 0.095, height * 0.066
        colour = HAIR if dress.head == "long hair" else darker(INDIGO, 0.1)
        canvas.ellipse(x, y + r * 0.45, r * 1.12, r * 1.5, colour)


def _head(canvas: Canvas, shoulders: Point, height: float, dress: Dress, tilt: float) -> None:
    x, y, r = shoulders[0] + tilt * height * 0.22, shoulders[1] - height * 0.095, height * 0.066
    canvas.line([(shoulders[0], shoulders[1]), (x, y)], darker(SKIN, 0.14), height * 0.05)
    canvas.ellipse(x, y, r * 0.9, r * 1.08, lighter(SKIN, 0.06), darker(SKIN, 0.1))
    _headgear(canvas, x, y, r, dress)


def _headgear(canvas: Canvas, x: float, y: float, r: float, dress: Dress) -> None:
    if dress.head == "conical hat":
        canvas.polygon(
            [(x - r * 2.1, y - r * 0.1), (x, y - r * 1.75), (x + r * 2.1, y - r * 0.1), (x, y + r * 0.3)],
            lighter(GOLD, 0.62),
            darker(GOLD, 0.22),
        )
        return
    colour = {"cap": darker(dress.top, 0.3), "helmet": darker(dress.top, 0.2), "scarf": INDIGO}.get(dress.head, HAIR)
    box = canvas.px([(x - r * 1.0, y - r * 1.25), (x + r * 1.0, y + r * 0.75)])
    canvas.draw.pieslice([*box[0], *box[1]], 172, 368, fill=colour)
    if dress.head == "bun":
        canvas.ellipse(x - r * 0.95, y - r * 0.2, r * 0.42, r * 0.42, HAIR)
    if dress.head in ("cap", "helmet"):
        canvas.line([(x - r * 0.2, y - r * 0.32), (x + r * 1.25, y - r * 0.28)], darker(colour, 0.2), r * 0.22)


def crowd(
    canvas: Canvas,
    xs: tuple[float, float],
    y: float,
    height: float,
    dresses: list[Dress],
    count: int,
    pose: Pose = STANDING,
) -> None:
    """Draw a row of people between two x, dressed in turn, no two quite alike."""
    for index in range(count):
        x = xs[0] + (xs[1] - xs[0]) * (index + 0.5) / count + canvas.random.uniform(-0.05, 0.05) * height
        tall = height * canvas.random.uniform(0.93, 1.05)
        dress = dresses[index % len(dresses)]
        person(
            canvas,
            x,
            y + canvas.random.uniform(0, height * 0.04),
            tall,
            dress,
            pose,
            flip=canvas.random.random() < 0.5,
        )


def backs(canvas: Canvas, y: float, head: float, colours: list[Colour], spacing: float, start: float = 0) -> None:
    """Draw a row of seated people seen from behind: heads and shoulders."""
    x, index = start, 0
    while x < canvas.width + head * 2:
        colour = canvas.shaded(colours[index % len(colours)], 0.1)
        canvas.ellipse(x, y + head * 1.75, head * 1.25, head * 1.15, lighter(colour, 0.05), darker(colour, 0.3))
        canvas.rectangle(
            x - head * 1.25, y + head * 1.75, head * 2.5, head * 2, darker(colour, 0.1), darker(colour, 0.35)
        )
        canvas.ellipse(x, y, head * 0.62, head * 0.78, lighter(HAIR, 0.08), HAIR)
        x, index = x + spacing * canvas.random.uniform(0.94, 1.06), index + 1
