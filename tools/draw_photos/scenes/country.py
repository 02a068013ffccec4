"""Mountains, groves, water: the land with few people or none."""

from __future__ import annotations

from tools.draw_photos.buildings import stilt_house
from tools.draw_photos.canvas import Canvas
from tools.draw_photos.figures import BENDING, Dress, person
from tools.draw_photos.landscape import ground, hill, ranges, stalks, water
from tools.draw_photos.palette import (
    EARTH,
    GOLD,
    INDIGO,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    PINK,
    SKY_DAWN,
    SKY_DAY,
    SKY_GREY,
    WHITE,
    WOOD,
    WOOD_DARK,
    darker,
    lighter,
    mix,
)
from tools.draw_photos.plants import bamboo, blossom_branch, bush, foliage, orange_tree, palm, tree, treeline
from tools.draw_photos.registry import WIDE, scene


@scene("2025/suong-som-nui", WIDE)
def misty_mountains(c: Canvas) -> None:
    c.sky((126, 150, 196), (255, 220, 176), 620)
    c.glow(c.width * 0.68, 330, 420, (255, 232, 176), 0.85)
    c.ellipse(c.width * 0.68, 340, 44, 44, (255, 246, 214))
    air = (246, 214, 188)
    for index, y in enumerate((430, 500, 580, 670, 780)):
        tone = mix(air, (46, 66, 104), 0.2 + 0.17 * index)
        hill(c, y, 150 + 18 * index, tone, mix(tone, air, 0.62), 1.3)
        c.mist(y + 96, 92, 0.6, (252, 232, 212))
    hill(c, 950, 120, (30, 50, 62), (20, 34, 46), 1.4)
    treeline(c, 930, 26, (24, 46, 50))


@scene("2024/vuon-cam-sanh", WIDE)
def orange_hills(c: Canvas) -> None:
    c.sky(*SKY_DAY, 520)
    c.glow(c.width * 0.2, 200, 380, (255, 238, 190), 0.8)
    ranges(c, 480, 200, (86, 124, 122), (232, 226, 204))
    for base, size, count in ((520, 34, 34), (570, 48, 26), (640, 74, 18)):
        hill(c, base + 30, 60, mix(LEAF, LEAF_LIGHT, 0.4), LEAF, 0.6)
        for index in range(count):
            x = c.width * (index + c.random.uniform(-0.2, 0.2)) / (count - 1)
            foliage(c, x, base + c.random.uniform(-6, 14), size * 0.5, LEAF_DARK, 30)
            for _ in range(8):
                c.ellipse(
                    x + c.random.gauss(0, size * 0.2),
                    base + c.random.gauss(0, size * 0.16),
                    size * 0.06,
                    size * 0.06,
                    (240, 140, 44),
                )
    ground(c, 700, mix(LEAF, EARTH, 0.35), mix(LEAF_DARK, EARTH, 0.3))
    stalks(c, 720, 1000, (120, 148, 76), 1200)
    for x, y, size in (
        (90, 830, 300),
        (430, 800, 260),
        (820, 820, 280),
        (1230, 800, 270),
        (1600, 850, 320),
        (270, 1000, 420),
        (1010, 1010, 430),
        (1450, 1020, 440),
    ):
        orange_tree(c, x, y, size, 46)


@scene("2025/nha-san-ben-doi")
def stilt_house_by_the_hill(c: Canvas) -> None:
    c.sky(*SKY_DAWN, 560)
    ranges(c, 470, 210, (76, 112, 110), (246, 222, 190))
    hill(c, 600, 150, (92, 132, 88), (70, 112, 76))
    treeline(c, 600, 34, (56, 96, 70))
    for x, size in ((130, 330), (260, 280), (1350, 340)):
        palm(c, x, 690, size)
    ground(c, 640, (120, 150, 84), (92, 124, 70))
    stilt_house(c, 420, 740, 660, 380)
    person(c, 350, 760, 150, Dress((150, 60, 70), INDIGO, "scarf", True))
    person(c, 1140, 756, 140, Dress((96, 110, 150), INDIGO, "hair"))
    water(
        c,
        [(0, 800), (360, 776), (900, 790), (c.width, 770), (c.width, 1000), (0, 1000)],
        (198, 196, 176),
        (74, 110, 112),
    )
    for x in range(470, 1060, 36):
        c.line([(x, 800), (x + 3, 800 + c.random.uniform(60, 130))], (120, 112, 96), 4)
    for x in (90, 200, 1250, 1400):
        bush(c, x, 800, 56)
    for x, y in ((560, 900), (640, 930), (700, 890)):
        c.ellipse(x, y, 26, 11, WHITE, (206, 204, 196))
        c.ellipse(x - 22, y - 14, 9, 9, WHITE)


@scene("2025/hoa-dao-ban-xuan")
def peach_blossoms(c: Canvas) -> None:
    c.sky((160, 190, 210), (250, 232, 216), 600)
    ranges(c, 520, 220, (110, 138, 140), (246, 230, 214))
    ground(c, 620, (140, 158, 92), (104, 128, 78))
    stilt_house(c, 120, 760, 520, 300)
    stilt_house(c, 820, 720, 420, 240)
    treeline(c, 640, 22, (96, 128, 92))
    person(c, 700, 820, 190, Dress(INDIGO, darker(INDIGO, 0.2), "scarf", True, (220, 70, 90)))
    person(c, 770, 824, 120, Dress((210, 80, 90), INDIGO, "bun"))
    stalks(c, 800, 1000, (112, 138, 76), 900)
    for x, angle, length in ((1250, 2.0, 210), (1330, 1.3, 190), (1180, 2.6, 150)):
        blossom_branch(c, x, 1010, angle, length, PINK)
    blossom_branch(c, -30, 300, 0.35, 190, PINK)
    blossom_branch(c, -20, 120, -0.1, 150, PINK)
    for _ in range(90):
        c.ellipse(
            c.random.uniform(0, c.width), c.random.uniform(200, 1000), 5, 4, lighter(PINK, c.random.uniform(0, 0.5))
        )


@scene("2025/cau-treo-qua-suoi")
def footbridge(c: Canvas) -> None:
    c.sky(*SKY_DAY, 480)
    ranges(c, 440, 200, (84, 126, 112), (230, 232, 214))
    hill(c, 560, 160, (76, 120, 80), (58, 100, 70))
    water(c, [(430, 540), (980, 540), (1320, 1000), (60, 1000)], (148, 192, 174), (48, 112, 112), 220)
    c.polygon([(0, 520), (440, 540), (70, 1000), (0, 1000)], (98, 138, 82), (62, 98, 62))
    c.polygon([(c.width, 520), (970, 540), (1310, 1000), (c.width, 1000)], (104, 142, 84), (66, 102, 66))
    for x in (250, 1240):
        for side in (0, 60):
            c.line([(x + side, 720), (x + side, 330)], (150, 150, 148), 17)
        c.line([(x, 380), (x + 60, 380)], (150, 150, 148), 12)
    deck = [(250 + 1050 * s / 40, 690 + 46 * 4 * (s / 40) * (1 - s / 40) * 0.8) for s in range(41)]
    for offset, drop in ((0, 0), (60, 0)):
        rope = [(250 + offset + 990 * s / 40, 340 + 300 * 4 * (s / 40) * (1 - s / 40) * 0.92) for s in range(41)]
        c.line([(x, y + drop) for x, y in rope], (92, 88, 86), 5)
        for (rx, ry), (dx, dy) in zip(rope[1:-1], deck[1:-1], strict=True):
            c.line([(rx, ry), (dx, dy)], (130, 126, 122), 2)
    c.polygon([*deck, *[(x, y + 24) for x, y in reversed(deck)]], (176, 128, 88), (128, 86, 58))
    for index, x in enumerate((560, 640, 860)):
        person(c, x, 742 - abs(x - 775) * 0.07, 150, Dress((WHITE, (236, 200, 90), WHITE)[index], INDIGO, "hair"))
    for x, y, r in ((120, 860, 90), (1400, 860, 100), (40, 720, 70), (1470, 700, 70)):
        bush(c, x, y, r)
    bamboo(c, 1390, 760, 420, -0.3)


@scene("2026/ho-thuy-loi", WIDE)
def reservoir(c: Canvas) -> None:
    c.sky((118, 168, 206), (240, 236, 216), 420)
    ranges(c, 400, 190, (80, 122, 104), (226, 232, 216), 5)
    water(c, [(0, 440), (c.width, 430), (c.width, 820), (0, 800)], (186, 214, 210), (56, 118, 138), 260)
    for x, half in ((c.width * 0.3, 240), (c.width * 0.72, 300)):
        c.polygon(
            [(x - half, 446), (x - half * 0.4, 470), (x + half * 0.5, 462), (x + half, 444)],
            (90, 128, 92),
            (110, 146, 120),
        )
    c.polygon([(0, 760), (c.width, 690), (c.width, 770), (0, 850)], (216, 208, 192), (186, 176, 158))
    c.polygon([(0, 850), (c.width, 770), (c.width, 1000), (0, 1000)], (120, 152, 84), (82, 116, 66))
    for index in range(22):
        x = c.width * index / 21
        y = 765 - 70 * index / 21
        c.line([(x, y), (x, y - 42)], (240, 236, 226), 6)
    c.line([(0, 738), (c.width, 664)], (240, 236, 226), 6)
    c.rectangle(1180, 560, 130, 150, (240, 224, 190), (206, 184, 146))
    c.polygon([(1165, 562), (1245, 508), (1325, 562)], (186, 96, 66), (140, 70, 54))
    for x, dress in (
        (520, Dress((90, 120, 160), INDIGO, "cap")),
        (590, Dress((224, 140, 60), INDIGO, "helmet")),
        (650, Dress((240, 236, 226), (70, 70, 80), "hair")),
    ):
        person(c, x, 800 - x * 0.03, 150, dress)
    stalks(c, 870, 1000, LEAF_LIGHT, 900)
    tree(c, 120, 960, 330)


@scene("2024/mua-lu-suoi-dang", WIDE)
def flood(c: Canvas) -> None:
    c.sky(*SKY_GREY, 500)
    ranges(c, 420, 190, (84, 100, 104), (186, 194, 194))
    c.polygon([(0, 430), (c.width, 420), (c.width, 640), (0, 660)], (96, 118, 88), (74, 94, 70))
    stilt_house(c, 1020, 600, 430, 260)
    treeline(c, 470, 40, (70, 92, 74), 0, 900)
    brown, deep = (182, 146, 106), (122, 90, 66)
    water(c, [(0, 640), (700, 600), (c.width, 610), (c.width, 1000), (0, 1000)], brown, deep, 60)
    for _ in range(130):
        y = c.random.uniform(640, 990)
        x, size = c.random.uniform(0, c.width), 10 + (y - 600) * 0.16
        c.line(
            [(x, y), (x + size, y - size * 0.1), (x + size * 2.4, y + size * 0.03)],
            lighter(brown, c.random.uniform(0.1, 0.5)),
            2 + (y - 600) / 130,
        )
    for x, y in ((300, 800), (980, 760), (1400, 880)):
        c.line([(x, y), (x + 170, y + 22)], darker(WOOD, 0.35), 20)
    bamboo(c, 170, 760, 560, 0.5)
    bamboo(c, 90, 820, 480, 0.6)
    for _ in range(900):
        x, y = c.random.uniform(0, c.width), c.random.uniform(-20, 980)
        c.line([(x, y), (x - 7, y + 34)], (214, 218, 220), 1.1)
    c.tint((92, 104, 116), 0.14)


@scene("2024/trong-cay-dau-xuan")
def tree_planting(c: Canvas) -> None:
    c.sky(*SKY_DAY, 480)
    ranges(c, 470, 230, (88, 130, 110), (238, 232, 210))
    c.polygon([(0, 620), (c.width, 470), (c.width, 1000), (0, 1000)], (170, 130, 88), (126, 90, 64))
    for row in range(5):
        for index in range(11):
            x, y = c.width * (index + 0.4 * (row % 2)) / 10, 640 + row * 74 - index * 13
            c.line([(x, y), (x, y - 26 - row * 7)], (110, 84, 60), 3 + row)
            foliage(c, x, y - 34 - row * 8, 11 + row * 4, LEAF_LIGHT, 16)
    for x, y, h, colour, flip in (
        (330, 830, 250, (200, 60, 60), False),
        (620, 800, 235, (60, 110, 170), True),
        (900, 850, 260, (236, 190, 70), False),
        (1210, 790, 240, WHITE, True),
    ):
        c.line([(x + (-60 if flip else 60), y + 4), (x + (-92 if flip else 92), y - h * 0.62)], WOOD_DARK, 7)
        person(c, x, y, h, Dress(colour, INDIGO, "conical hat" if flip else "cap"), BENDING, flip)
    for x in (200, 760, 1080):
        c.line([(x, 940), (x, 880)], WOOD, 6)
        foliage(c, x, 860, 36, LEAF, 44)
    c.glow(c.width * 0.85, 160, 300, GOLD, 0.35)
