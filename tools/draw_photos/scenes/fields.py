"""Rice, oranges, roads: work on the land."""

from __future__ import annotations

import unicodedata

from PIL import ImageFont

from tools.draw_photos.buildings import house
from tools.draw_photos.canvas import Canvas
from tools.draw_photos.figures import CARRYING, REACHING, Dress, crowd, person
from tools.draw_photos.landscape import ground, hill, ranges, road, rows, stalks
from tools.draw_photos.objects import basket, buffalo, excavator, harvester, stall
from tools.draw_photos.palette import (
    CONCRETE,
    EARTH,
    GOLD,
    INDIGO,
    LEAF,
    LEAF_DARK,
    RICE,
    RICE_GREEN,
    SKY_DAWN,
    SKY_DAY,
    SKY_GREY,
    WHITE,
    darker,
    lighter,
    mix,
)
from tools.draw_photos.plants import bush, orange_tree, tree, treeline
from tools.draw_photos.registry import scene


@scene("2023/duong-be-tong-thon")
def concrete_road(c: Canvas) -> None:
    c.sky(*SKY_DAY, 480)
    ranges(c, 450, 210, (84, 128, 112), (236, 232, 212))
    treeline(c, 520, 30, (70, 112, 76))
    ground(c, 510, lighter(RICE_GREEN, 0.15), (112, 150, 66))
    rows(c, 515, 1000, (132, 166, 74), c.width * 0.56, 34)
    stalks(c, 560, 1000, (136, 172, 76), 2200)
    road(c, (c.width * 0.56, 512), 10, c.width * 0.36, 700, CONCRETE)
    for x, y, size in ((880, 520, 90), (960, 522, 76), (700, 519, 60)):
        house(c, x, y, size, size * 0.4, porch=False, doors=1)
    for x, y, h in ((1240, 700, 300), (1400, 900, 420), (90, 640, 230)):
        tree(c, x, y, h)
    person(c, 690, 800, 170, Dress((204, 70, 70), INDIGO, "conical hat"), CARRYING)
    person(c, 610, 780, 160, Dress(WHITE, (60, 60, 80), "cap"))


@scene("2025/ruong-bac-thang-lua-chin")
def golden_rice(c: Canvas) -> None:
    c.sky(*SKY_DAWN, 430)
    c.glow(c.width * 0.78, 260, 420, (255, 226, 160), 0.8)
    ranges(c, 420, 220, (90, 122, 108), (250, 226, 188))
    for index, y in enumerate((440, 500, 565, 640, 730, 840)):
        tone = mix(lighter(RICE, 0.25), darker(RICE, 0.12), index / 5)
        hill(c, y + 26, 52 + 8 * index, tone, darker(tone, 0.1), 0.5)
        stalks(c, y + 24, y + 90, darker(tone, 0.06), 700)
        c.line([(0, y + 40 + 8 * index), (c.width, y + 30 + 9 * index)], darker(RICE, 0.3), 1.5 + index * 0.5)
    c.polygon([(880, 560), (930, 560), (760, 1000), (420, 1000)], (196, 156, 112), (158, 116, 84))
    buffalo(c, 760, 850, 330)
    person(c, 930, 830, 190, Dress(INDIGO, darker(INDIGO, 0.3), "conical hat"), CARRYING, True)
    tree(c, 1360, 620, 250)
    treeline(c, 470, 20, (96, 124, 84), 100, 700)


@scene("2026/gat-lua-may")
def machine_harvest(c: Canvas) -> None:
    c.sky(*SKY_DAY, 470)
    ranges(c, 450, 200, (84, 126, 116), (240, 232, 208))
    treeline(c, 500, 34, (76, 116, 80))
    ground(c, 490, lighter(RICE, 0.2), darker(RICE, 0.1))
    stalks(c, 500, 1000, (226, 188, 92), 3600)
    c.polygon([(0, 640), (560, 610), (900, 1000), (0, 1000)], (216, 190, 124), (186, 152, 94))
    stalks(c, 660, 1000, (198, 166, 100), 500)
    c.polygon([(560, 608), (900, 1000), (c.width, 1000), (c.width, 540)], lighter(RICE, 0.05), darker(RICE, 0.06))
    stalks(c, 620, 1000, (232, 194, 92), 1500)
    harvester(c, 800, 800, 560)
    for x, y in ((180, 860), (300, 900), (240, 940)):
        c.ellipse(x, y, 66, 44, (238, 226, 190), (196, 176, 130))
        c.line([(x - 8, y - 44), (x + 14, y - 58)], (170, 140, 96), 8)
    person(c, 420, 880, 240, Dress((70, 120, 170), INDIGO, "conical hat"), CARRYING)
    person(c, 110, 800, 210, Dress((200, 80, 80), INDIGO, "conical hat"))


@scene("2024/thu-hoach-cam-sanh")
def orange_harvest(c: Canvas) -> None:
    c.sky(*SKY_DAY, 420)
    c.glow(c.width * 0.8, 160, 380, (255, 236, 180), 0.75)
    ranges(c, 420, 180, (90, 130, 116), (238, 230, 206))
    ground(c, 520, mix(LEAF, EARTH, 0.3), mix(LEAF_DARK, EARTH, 0.35))
    for x, y, size in ((60, 620, 250), (360, 600, 220), (680, 610, 230), (1010, 600, 220), (1330, 620, 250)):
        orange_tree(c, x, y, size, 26)
    stalks(c, 640, 1000, (122, 148, 76), 1300)
    orange_tree(c, 180, 880, 560, 70)
    orange_tree(c, 1330, 900, 600, 80)
    person(c, 470, 900, 400, Dress((214, 84, 74), INDIGO, "conical hat"), REACHING, True)
    person(c, 1010, 910, 390, Dress((90, 130, 176), INDIGO, "cap"), REACHING)
    person(c, 740, 850, 330, Dress((238, 196, 90), (70, 66, 90), "conical hat"), CARRYING)
    for x, w in ((620, 230), (860, 250), (330, 170)):
        basket(c, x, 970, w)


@scene("2024/may-xuc-sat-lo")
def landslide(c: Canvas) -> None:
    c.sky(*SKY_GREY, 460)
    ranges(c, 420, 200, (86, 106, 102), (202, 208, 204))
    c.polygon([(c.width, 60), (940, 360), (640, 760), (c.width, 860)], (86, 116, 78), (70, 92, 66))
    c.polygon(
        [(1240, 190), (1060, 420), (560, 830), (1120, 880), (c.width, 700), (c.width, 240)],
        (186, 116, 74),
        (130, 80, 56),
    )
    for _ in range(260):
        x, share = c.random.uniform(600, 1500), c.random.random()
        y = 860 - (x - 560) * 0.62 * share + c.random.uniform(0, 40)
        c.ellipse(x, min(y, 900), c.random.uniform(6, 26), c.random.uniform(5, 17), c.shaded(EARTH, 0.28))
    c.polygon([(0, 800), (c.width, 840), (c.width, 1000), (0, 1000)], (176, 168, 158), (136, 130, 124))
    c.line([(0, 806), (c.width, 846)], (228, 222, 210), 6)
    for _ in range(70):
        c.ellipse(
            c.random.gauss(820, 190),
            c.random.gauss(850, 22),
            c.random.uniform(10, 36),
            c.random.uniform(8, 22),
            c.shaded(EARTH, 0.25),
        )
    excavator(c, 520, 910, 470)
    person(c, 180, 930, 250, Dress((238, 130, 50), INDIGO, "helmet", trim=GOLD))
    person(c, 90, 920, 236, Dress((90, 110, 72), (70, 86, 60), "cap"))
    treeline(c, 560, 40, (74, 98, 74), 0, 560)
    for x in (980, 1180, 1420):
        bush(c, x, 330 + (1420 - x) * 0.3, 50)


@scene("2025/cong-chao-xa-ham-yen")
def welcome_gate(c: Canvas) -> None:
    c.sky(*SKY_DAY, 520)
    ranges(c, 500, 240, (84, 126, 114), (240, 232, 210))
    treeline(c, 600, 40, (72, 114, 78))
    ground(c, 590, (130, 158, 86), (98, 130, 70))
    road(c, (c.width * 0.5, 590), 90, c.width * 0.5, 1150, CONCRETE)
    for x in (330, 1090):
        c.shadow(x + 40, 800, 100, 16, 0.4)
        c.rectangle(x, 330, 80, 470, (244, 222, 174), (206, 170, 120))
        c.rectangle(x - 14, 770, 108, 36, (190, 96, 62), (140, 70, 52))
        c.rectangle(x - 10, 318, 100, 26, (200, 104, 66), (150, 74, 54))
    c.rectangle(300, 232, 900, 112, (204, 52, 44), (160, 34, 38))
    c.rectangle(310, 242, 880, 92, (214, 60, 50), (178, 40, 42))
    c.polygon([(270, 236), (340, 168), (1160, 168), (1230, 236)], (196, 102, 66), (146, 74, 54))
    for step in range(33):
        x = 340 + 820 * step / 32
        c.line([(x, 170), (270 + 960 * step / 32, 234)], (132, 66, 50), 2)
    lettering(c, "XÃ HÀM YÊN", 750, 288, 62)
    for x, colour in ((560, WHITE), (640, (210, 76, 70))):
        c.line([(x - 34, 900), (x + 34, 900)], (50, 50, 60), 16)
        person(c, x, 896, 210, Dress(colour, INDIGO, "helmet"))
    for x, y, h in ((130, 760, 330), (1390, 770, 350)):
        tree(c, x, y, h)


def lettering(c: Canvas, text: str, x: float, y: float, size: float) -> None:
    """Write ``text`` centred on (x, y); Pillow's own font lacks accented capitals, so marks are drawn as strokes."""
    font, gold = ImageFont.load_default(size * c.unit), (255, 226, 90)
    left = x - font.getlength(unaccented(text)) / c.unit / 2
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        width = font.getlength(base) / c.unit
        place = ((left + width / 2) * c.unit, y * c.unit)
        c.draw.text(
            place, base, font=font, fill=gold, anchor="mm", stroke_width=round(1.5 * c.unit), stroke_fill=gold
        )
        for mark in marks:
            stroke = [(left + width / 2 + dx * size, y - size * 0.46 + dy * size) for dx, dy in _MARKS[mark]]
            c.line(stroke, gold, size * 0.085)
        left += width


_MARKS = {
    "\u0300": ((-0.1, -0.1), (0.06, 0.0)),
    "\u0302": ((-0.14, 0.0), (0.0, -0.12), (0.14, 0.0)),
    "\u0303": ((-0.16, -0.01), (-0.08, -0.09), (0.06, -0.02), (0.16, -0.1)),
}


def unaccented(text: str) -> str:
    """Return ``text`` without its marks."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


@scene("2024/cho-phien")
def market_day(c: Canvas) -> None:
    c.sky(*SKY_DAY, 460)
    ranges(c, 430, 190, (92, 132, 120), (242, 232, 208))
    ground(c, 560, (206, 178, 138), (178, 142, 104))
    for x in (40, 420, 800, 1180):
        stall(c, x, 640, 260, (90, 140, 150))
    clothes = [
        Dress((210, 80, 84), INDIGO, "scarf", True, (240, 200, 90)),
        Dress(INDIGO, darker(INDIGO, 0.2), "scarf", True, (230, 90, 100)),
        Dress((90, 140, 176), (70, 70, 90)),
        Dress((240, 200, 110), INDIGO, "conical hat"),
    ]
    crowd(c, (60, 1440), 720, 210, clothes, 11)
    for x, colour in ((20, (206, 70, 60)), (560, (236, 150, 50)), (1080, (80, 132, 92))):
        stall(c, x, 900, 420, colour)
    crowd(c, (420, 620), 960, 330, clothes[1:], 2, CARRYING)
    crowd(c, (980, 1120), 970, 340, clothes[:2], 2)
    for x, fill in ((300, None), (840, (120, 166, 76)), (1300, None)):
        basket(c, x, 985, 170, fill)
