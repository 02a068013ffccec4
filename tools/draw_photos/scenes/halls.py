"""Meetings, congresses, offices, elections: the life of the commune indoors."""

from __future__ import annotations

from tools.draw_photos.buildings import flag, hall, stage, star
from tools.draw_photos.canvas import Canvas
from tools.draw_photos.figures import (
    CLAPPING,
    REACHING,
    SITTING,
    SPEAKING,
    STANDING,
    Dress,
    Pose,
    backs,
    crowd,
    person,
)
from tools.draw_photos.objects import bouquet, table
from tools.draw_photos.palette import (
    FLAG_RED,
    GOLD,
    GREY,
    INDIGO,
    INK,
    PINK,
    RED,
    STAR,
    WHITE,
    WOOD,
    Colour,
    darker,
    lighter,
)
from tools.draw_photos.registry import WIDE, scene

SUIT = Dress((58, 62, 84), (50, 52, 72))
SHIRT = Dress((244, 242, 236), (60, 64, 88))
BLUE_SHIRT = Dress((120, 158, 200), (56, 60, 84))
AO_DAI = Dress((176, 44, 84), (248, 240, 230), "bun", True, GOLD)
AO_DAI_BLUE = Dress((60, 104, 150), (246, 240, 230), "long hair", True)
AUDIENCE: list[Colour] = [
    (70, 76, 104),
    (236, 232, 222),
    (120, 150, 186),
    (96, 104, 88),
    (178, 74, 84),
    (226, 214, 190),
]


def lectern(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw a lectern with a star on its front, its foot on y."""
    c.shadow(x, y, w * 0.7, 16, 0.45)
    c.polygon(
        [(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w * 0.4, y), (x - w * 0.4, y)],
        lighter(WOOD, 0.2),
        darker(WOOD, 0.3),
    )
    c.polygon(
        [(x - w * 0.6, y - h), (x + w * 0.6, y - h), (x + w * 0.52, y - h * 1.1), (x - w * 0.52, y - h * 1.1)],
        lighter(WOOD, 0.4),
        WOOD,
    )
    star(c, x, y - h * 0.56, w * 0.2)
    c.line([(x + w * 0.1, y - h * 1.08), (x + w * 0.16, y - h * 1.34)], INK, 5)
    bouquet(c, x - w * 0.1, y - h * 1.08, w * 0.55)


@scene("2024/phat-bieu-hoi-nghi")
def speech(c: Canvas) -> None:
    hall(c, 720)
    stage(c, 240, 700, 1020, 520)
    flag(c, 980, 270, 210)
    c.rectangle(240, 690, 1020, 60, lighter(WOOD, 0.1), darker(WOOD, 0.3))
    table(c, 320, 600, 330, 120, RED)
    for x in (390, 500, 600):
        person(c, x, 690, 330, (SUIT, SHIRT, SUIT)[(x - 390) // 100], SITTING)
    table(c, 320, 590, 330, 130, RED)
    bouquet(c, 485, 572, 110)
    person(c, 850, 770, 460, AO_DAI, SPEAKING)
    lectern(c, 850, 790, 230, 250)
    c.glow(860, 380, 260, (255, 240, 206), 0.22)
    backs(c, 800, 56, AUDIENCE, 168, 30)
    backs(c, 896, 72, AUDIENCE[::-1], 206, -30)


@scene("2024/ky-giao-uoc-thi-dua")
def signing(c: Canvas) -> None:
    hall(c, 700)
    stage(c, 200, 670, 1100, 500, emblem=False)
    flag(c, 650, 240, 220)
    crowd(c, (200, 1310), 760, 420, [SUIT, SHIRT, AO_DAI_BLUE, SUIT, BLUE_SHIRT, AO_DAI], 9, CLAPPING)
    for x, dress, flip in ((560, SUIT, False), (950, SHIRT, True)):
        person(c, x, 900, 470, dress, Pose((0.12, 0.2), (0.2, 0.24), lean=0.08, sitting=True), flip)
    table(c, 360, 760, 780, 230, RED)
    bouquet(c, 750, 748, 170)
    for x in (560, 900):
        c.polygon([(x - 46, 742), (x + 52, 742), (x + 62, 758), (x - 54, 758)], WHITE, (226, 222, 212))
        c.line([(x + 10, 748), (x + 34, 716)], INK, 5)
    backs(c, 930, 66, AUDIENCE, 230, -20)


@scene("2025/dai-hoi-dang-bo-xa", WIDE)
def congress(c: Canvas) -> None:
    w = c.width
    hall(c, 640)
    stage(c, w * 0.16, 620, w * 0.68, 480, emblem=False)
    _hammer_and_sickle(c, w * 0.3, 290, 92)
    flag(c, w * 0.6, 220, 230)
    c.rectangle(w * 0.16, 612, w * 0.68, 70, lighter(WOOD, 0.16), darker(WOOD, 0.3))
    for index in range(5):
        person(c, w * 0.3 + index * 132, 620, 300, (SUIT, SHIRT, AO_DAI, SUIT, SHIRT)[index], SITTING)
    table(c, w * 0.26, 540, w * 0.4, 84, RED)
    bouquet(c, w * 0.46, 526, 120)
    person(c, w * 0.74, 640, 330, SUIT, SPEAKING, True)
    lectern(c, w * 0.74, 650, 150, 170)
    for row, (y, head, gap) in enumerate(((690, 40, 118), (760, 52, 148), (850, 66, 186))):
        backs(c, y, head, AUDIENCE[row:] + AUDIENCE[:row], gap, -20 * row)


def _hammer_and_sickle(c: Canvas, x: float, y: float, size: float) -> None:
    box = c.px([(x - size, y - size), (x + size, y + size)])
    c.draw.arc([*box[0], *box[1]], 250, 95, fill=STAR, width=round(size * 0.17 * c.unit))
    c.line([(x - size * 0.08, y + size * 0.92), (x - size * 0.56, y + size * 1.22)], STAR, size * 0.2)
    c.line([(x - size * 0.42, y - size * 0.3), (x + size * 0.86, y + size * 0.98)], STAR, size * 0.17)
    c.line([(x - size * 0.72, y + size * 0.04), (x - size * 0.1, y - size * 0.58)], STAR, size * 0.3)


@scene("2025/bo-phan-mot-cua")
def one_stop_office(c: Canvas) -> None:
    hall(c, 700)
    c.rectangle(230, 130, 1040, 110, (52, 92, 146), (40, 70, 118))
    star(c, 300, 185, 34)
    for index in range(9):
        c.rectangle(380 + index * 92, 172, 70, 26, lighter((52, 92, 146), 0.6))
    for index in range(4):
        x = 250 + index * 270
        c.rectangle(x, 270, 200, 130, (210, 226, 230), (170, 196, 206))
        c.rectangle(x + 12, 282, 176, 106, (236, 244, 244), (206, 224, 228))
    for index, dress in enumerate((SHIRT, AO_DAI_BLUE, BLUE_SHIRT, SHIRT)):
        person(c, 330 + index * 270, 700, 390, dress, SITTING, index % 2 == 1)
    c.rectangle(200, 560, 1100, 40, lighter(WOOD, 0.5), lighter(WOOD, 0.2))
    c.rectangle(210, 600, 1080, 200, (244, 238, 226), (206, 194, 172))
    c.rectangle(210, 660, 1080, 14, FLAG_RED, darker(FLAG_RED, 0.2))
    for index in range(4):
        x = 400 + index * 270
        c.line([(x, 560), (x, 530)], INK, 8)
        c.polygon([(x - 58, 530), (x + 58, 530), (x + 54, 444), (x - 54, 444)], (60, 66, 84), (36, 40, 56))
        c.line([(x - 240, 560), (x - 240, 470)], (200, 220, 224), 4)
    for x, dress, pose in (
        (360, Dress((206, 92, 80), INDIGO, "scarf"), REACHING),
        (640, Dress((90, 110, 80), (60, 60, 70)), STANDING),
        (980, Dress((240, 190, 90), INDIGO, "bun"), REACHING),
    ):
        person(c, x, 960, 470, dress, pose if pose is STANDING else Pose((-0.1, 0.28), (0.16, 0.1)), x == 980)
    for x in (1180, 1300):
        c.rectangle(x - 50, 850, 100, 26, (70, 120, 170), (50, 90, 140))
        c.line([(x, 876), (x, 960)], GREY, 10)
    person(c, 1240, 960, 430, Dress((120, 90, 140), INDIGO, "long hair"), SITTING, True)


@scene("2026/bo-phieu-bau-cu")
def election(c: Canvas) -> None:
    hall(c, 720)
    c.rectangle(330, 120, 840, 420, lighter(RED, 0.02), darker(RED, 0.32))
    for index in range(24):
        c.line([(330 + 35 * index, 120), (334 + 35 * index, 540)], darker(RED, 0.18), 8)
    star(c, 750, 300, 100)
    for x in (170, 1250):
        c.line([(x, 740), (x, 190)], (210, 200, 180), 9)
        flag(c, x - 62 if x < 700 else x - 58, 200, 190)
    crowd(c, (330, 520), 780, 380, [Dress(INDIGO, darker(INDIGO, 0.2), "scarf", True, PINK), SHIRT], 2)
    person(c, 1120, 790, 400, AO_DAI, STANDING, True)
    table(c, 600, 720, 330, 180, RED)
    c.polygon([(640, 530), (890, 530), (890, 720), (640, 720)], lighter(FLAG_RED, 0.06), darker(FLAG_RED, 0.22))
    c.polygon([(640, 530), (890, 530), (866, 498), (664, 498)], lighter(FLAG_RED, 0.24), lighter(FLAG_RED, 0.06))
    c.line([(716, 514), (812, 514)], INK, 9)
    c.line([(646, 540), (884, 540)], GOLD, 6)
    c.line([(646, 712), (884, 712)], GOLD, 6)
    star(c, 765, 628, 56)
    person(c, 985, 900, 520, Dress((70, 120, 170), INDIGO, "bun"), Pose((-0.1, 0.3), (0.36, 0.02), lean=0.06), True)
    c.polygon([(778, 440), (830, 430), (838, 492), (786, 502)], WHITE, (226, 222, 212))
    bouquet(c, 430, 930, 190)
    bouquet(c, 1290, 930, 190)
