"""Feasts, games, soldiers, remembrance: the village together."""

from __future__ import annotations

from tools.draw_photos.buildings import bunting, flagpole, house, star, stilt_house
from tools.draw_photos.canvas import Canvas
from tools.draw_photos.figures import CLAPPING, REACHING, SITTING, STANDING, Dress, Pose, crowd, person
from tools.draw_photos.landscape import ground, ranges, stalks
from tools.draw_photos.objects import bouquet, bus, table
from tools.draw_photos.palette import (
    ARMY,
    ARMY_DARK,
    CLAY,
    CONCRETE,
    FLAG_RED,
    INDIGO,
    LEAF,
    LEAF_DARK,
    PINK,
    SKY_DAWN,
    SKY_DAY,
    WHITE,
    WOOD_DARK,
    darker,
    lighter,
)
from tools.draw_photos.plants import blossom_branch, bush, tree, treeline
from tools.draw_photos.registry import PORTRAIT, WIDE, scene

TAY = Dress(INDIGO, darker(INDIGO, 0.25), "scarf", True, (226, 90, 110))
TAY_BRIGHT = Dress((150, 54, 92), INDIGO, "scarf", True, (240, 200, 90))
FARMER = Dress((118, 148, 186), (66, 64, 86))
YELLOW = Dress((240, 190, 90), INDIGO, "bun")
WHITE_SHIRT = Dress((246, 244, 238), (60, 64, 88))
SOLDIER = Dress(ARMY, ARMY_DARK, "cap")
VILLAGERS = [TAY, FARMER, TAY_BRIGHT, WHITE_SHIRT, YELLOW]


@scene("2023/hop-thon-dai-doan-ket")
def unity_day(c: Canvas) -> None:
    c.sky(*SKY_DAY, 480)
    ranges(c, 440, 210, (88, 130, 114), (242, 234, 210))
    treeline(c, 550, 44, (76, 118, 80))
    ground(c, 580, (210, 180, 142), (184, 148, 110))
    house(c, 470, 640, 560, 170)
    flagpole(c, 400, 660, 380, 140)
    for start, end in (((0, 220), (760, 280)), ((740, 280), (c.width, 210))):
        bunting(c, start, end, 44)
    for y, size in ((720, 200), (850, 260)):
        for left in (90, 800):
            width = 620
            crowd(c, (left + 30, left + width - 30), y + size * 0.14, size, VILLAGERS, 6, SITTING)
            table(c, left, y - size * 0.16, width, size * 0.42, None)
            for dish in range(9):
                c.ellipse(left + 50 + dish * 65, y - size * 0.18, 22, 7, WHITE, (214, 206, 190))
                c.ellipse(left + 50 + dish * 65, y - size * 0.2, 13, 5, c.shaded((206, 130, 70), 0.3))
    crowd(c, (80, 1420), 985, 300, VILLAGERS[::-1], 7, SITTING)


@scene("2023/dan-quan-huan-luyen", WIDE)
def militia(c: Canvas) -> None:
    c.sky(*SKY_DAY, 460)
    ranges(c, 420, 200, (86, 126, 108), (236, 230, 206))
    treeline(c, 520, 44, (72, 112, 74))
    ground(c, 540, (206, 176, 134), (170, 132, 96))
    stalks(c, 550, 620, (120, 146, 80), 500)
    flagpole(c, 250, 640, 430, 150)
    for y, height, count in ((680, 220, 12), (790, 270, 10), (930, 340, 8)):
        step = (c.width - 320) / count
        for index in range(count):
            person(c, 380 + index * step, y, height, SOLDIER, STANDING, index % 1 == 0)
    person(c, 190, 930, 360, SOLDIER, Pose((-0.1, 0.3), (0.24, -0.06)))


@scene("2024/tiec-banh-chung-tet")
def wrapping_cakes(c: Canvas) -> None:
    c.sky(*SKY_DAWN, 420)
    ranges(c, 380, 170, (104, 130, 122), (248, 226, 196))
    ground(c, 520, (200, 166, 128), (166, 126, 94))
    house(c, 330, 600, 720, 210)
    blossom_branch(c, 1440, 640, 2.1, 180, PINK)
    blossom_branch(c, 1450, 640, 1.5, 160, PINK)
    for x, y, w in ((560, 840, 560), (980, 900, 520)):
        c.ellipse(x, y, w / 2, 74, (226, 196, 130), (198, 162, 100))
        for _ in range(60):
            c.ellipse(x + c.random.gauss(0, w * 0.17), y + c.random.gauss(0, 18), 15, 6, c.shaded(LEAF, 0.2))
        for index in range(6):
            left = x - w * 0.3 + index * w * 0.11
            c.polygon(
                [(left, y - 40), (left + 44, y - 48), (left + 50, y - 10), (left + 4, y)],
                lighter(LEAF, 0.14),
                darker(LEAF, 0.2),
            )
            c.line([(left + 2, y - 20), (left + 48, y - 28)], (226, 206, 150), 3)
            c.line([(left + 23, y - 44), (left + 28, y - 5)], (226, 206, 150), 3)
    wrapping = Pose((0.18, 0.26), (0.24, 0.26), lean=0.12, sitting=True)
    for x, y, h, dress, flip in (
        (300, 860, 330, TAY, False),
        (470, 780, 300, YELLOW, False),
        (700, 790, 300, WHITE_SHIRT, True),
        (850, 800, 300, TAY_BRIGHT, False),
        (1160, 830, 310, FARMER, True),
        (1290, 930, 340, TAY, True),
    ):
        person(c, x, y, h, dress, wrapping, flip)
    c.glow(170, 900, 150, (255, 150, 50), 0.75)
    for index in range(7):
        c.polygon(
            [(96 + index * 22, 940), (120 + index * 22, 940), (104 + index * 22 + c.random.uniform(-6, 14), 850)],
            (252, 160, 50),
            (232, 76, 30),
        )
    c.polygon([(70, 700), (290, 700), (270, 880), (90, 880)], (92, 90, 96), (44, 42, 50))
    c.ellipse(180, 700, 112, 24, (120, 118, 122), (70, 68, 76))
    for index in range(3):
        c.mist(600 - index * 50, 40, 0.1)


@scene("2024/le-hoi-xuan-nem-con", PORTRAIT)
def ball_throwing(c: Canvas) -> None:
    c.sky(*SKY_DAY, 640)
    ranges(c, 600, 170, (92, 136, 118), (244, 234, 208))
    treeline(c, 660, 24, (78, 120, 82))
    ground(c, 680, (150, 172, 96), (112, 140, 76))
    c.line([(c.width * 0.52, 860), (c.width * 0.5, 90)], (186, 150, 96), 9)
    c.ellipse(c.width * 0.5, 84, 44, 44, (226, 60, 54))
    c.ellipse(c.width * 0.5, 84, 35, 35, (250, 226, 190))
    c.ellipse(c.width * 0.5, 84, 14, 14, (240, 190, 60))
    for index in range(6):
        y = 160 + index * 60
        c.polygon(
            [(c.width * 0.505, y), (c.width * 0.505 + 34, y + 12), (c.width * 0.506, y + 24)],
            ((226, 70, 60), (240, 190, 70), (70, 130, 180))[index % 3],
        )
    ball = (c.width * 0.74, 250)
    for index in range(8):
        c.line(
            [(ball[0] + 5 * index, ball[1] + 12 * index), (ball[0] + 5 * index + 8, ball[1] + 12 * index + 13)],
            ((226, 70, 60), (250, 210, 80), (80, 150, 120))[index % 3],
            8,
        )
    c.ellipse(ball[0], ball[1], 20, 20, (240, 80, 70), (170, 40, 60))
    bunting(c, (0, 470), (c.width, 440), 30, 12)
    crowd(c, (20, c.width - 20), 800, 120, VILLAGERS, 12, CLAPPING)
    crowd(c, (10, 200), 880, 150, VILLAGERS, 3)
    crowd(c, (c.width - 190, c.width), 880, 150, VILLAGERS, 3)
    person(c, c.width * 0.7, 960, 270, TAY_BRIGHT, REACHING)
    person(c, c.width * 0.28, 970, 270, FARMER, Pose((-0.1, 0.2), (0.16, -0.16), lean=-0.06))
    blossom_branch(c, -10, 300, 0.3, 110, PINK)
    blossom_branch(c, -10, 210, 0.0, 90, PINK)


@scene("2024/tuyen-quan")
def recruits(c: Canvas) -> None:
    c.sky(*SKY_DAWN, 440)
    ranges(c, 400, 180, (96, 128, 120), (248, 228, 196))
    treeline(c, 500, 40, (82, 118, 84))
    ground(c, 540, lighter(CONCRETE, 0.08), (190, 168, 140))
    bus(c, 420, 660, 980)
    bunting(c, (0, 160), (c.width, 130), 30, 22)
    crowd(c, (40, 480), 740, 300, VILLAGERS, 6)
    for index in range(6):
        x = 470 + index * 165
        person(c, x, 860, 370, SOLDIER, Pose((-0.02, 0.16), (0.06, 0.17)))
        bouquet(c, x + 12, 612, 62)
        c.line([(x - 30, 560), (x + 26, 680)], FLAG_RED, 9)
    for x, dress, flip in ((250, TAY, False), (1380, YELLOW, True), (120, WHITE_SHIRT, False)):
        person(c, x, 950, 400, dress, Pose((-0.1, 0.25), (0.16, -0.04)), flip)


@scene("2024/nghia-trang-liet-si")
def memorial(c: Canvas) -> None:
    c.sky((150, 176, 190), (250, 226, 190), 520)
    ranges(c, 460, 190, (96, 128, 116), (246, 228, 196))
    treeline(c, 560, 60, (74, 110, 78))
    ground(c, 590, (150, 166, 110), (188, 176, 150))
    c.polygon([(560, 590), (940, 590), (1240, 1000), (260, 1000)], lighter(CONCRETE, 0.16), CONCRETE)
    c.polygon([(690, 590), (720, 130), (750, 80), (780, 130), (810, 590)], (244, 238, 224), (206, 194, 174))
    c.polygon([(750, 80), (780, 130), (810, 590), (750, 590)], (220, 210, 190), (186, 172, 150))
    star(c, 750, 200, 40)
    c.rectangle(620, 560, 260, 56, (214, 204, 186), (176, 162, 142))
    for side in (-1, 1):
        for row in range(4):
            for index in range(4):
                x = 750 + side * (260 + row * 26 + index * (110 + row * 22))
                y = 640 + row * 76
                w = 46 + row * 11
                c.shadow(x, y + 4, w * 0.7, 8, 0.3)
                c.rectangle(x - w / 2, y - w * 0.42, w, w * 0.42, (236, 230, 218), (190, 180, 164))
                c.rectangle(x - w * 0.3, y - w * 0.9, w * 0.6, w * 0.52, (214, 92, 74), (160, 60, 54))
                star(c, x, y - w * 0.66, w * 0.14)
    for _ in range(3):
        c.mist(520, 50, 0.12)
    c.line([(736, 560), (730, 500)], (190, 70, 60), 3)
    c.line([(760, 560), (766, 498)], (190, 70, 60), 3)
    bouquet(c, 750, 640, 170)
    bowing = Pose((0.1, 0.26), (0.14, 0.26), lean=0.1)
    for x, dress in (
        (540, WHITE_SHIRT),
        (670, Dress((60, 64, 86), (50, 54, 74))),
        (840, Dress((246, 244, 238), (246, 242, 236), "long hair", True)),
        (970, SOLDIER),
    ):
        person(c, x, 950, 380, dress, bowing, x > 750)


@scene("2025/hat-then-dan-tinh")
def lute_players(c: Canvas) -> None:
    c.rectangle(0, 0, c.width, 700, (52, 40, 84), (150, 66, 92))
    for index in range(26):
        c.line([(index * 60, 0), (index * 60 + 12, 700)], (64, 44, 88) if index % 2 else (120, 56, 96), 14)
    stilt_house(c, 460, 640, 580, 330)
    c.tint((120, 60, 100), 0.3)
    c.polygon([(0, 690), (c.width, 690), (c.width, 1000), (0, 1000)], (176, 116, 80), (110, 66, 56))
    for index in range(14):
        c.line([(c.width * index / 13, 690), (c.width * (index - 6.5) / 6.5 + c.width / 2, 1000)], (140, 86, 64), 2)
    for x in (260, 750, 1240):
        c.glow(x, 380, 240, (255, 226, 170), 0.4)
    for index, x in enumerate((230, 490, 750, 1010, 1270)):
        y = 900 - (index % 2) * 40
        person(
            c,
            x,
            y,
            500,
            Dress(INDIGO, darker(INDIGO, 0.3), "scarf", True, (236, 90, 110)),
            Pose((-0.14, 0.12), (0.1, 0.26)),
        )
        c.line([(x + 62, y - 246), (x - 150, y - 420)], (190, 140, 90), 10)
        c.ellipse(x + 66, y - 240, 46, 44, (240, 206, 140), (196, 140, 84))
        c.ellipse(x + 66, y - 240, 12, 12, WOOD_DARK)
        c.line([(x - 134, y - 420), (x - 164, y - 404)], WOOD_DARK, 8)
    for index in range(12):
        bouquet(c, 60 + index * 126, 980, 80)


@scene("2025/bong-chuyen-hoi")
def volleyball(c: Canvas) -> None:
    c.sky(*SKY_DAY, 440)
    ranges(c, 400, 190, (90, 132, 112), (242, 234, 208))
    treeline(c, 500, 46, (76, 118, 80))
    ground(c, 540, (214, 178, 132), (190, 144, 102))
    crowd(c, (20, 1480), 640, 210, VILLAGERS, 17, CLAPPING)
    c.line([(120, 720), (1380, 720)], WHITE, 6)
    c.line([(-60, 980), (1560, 980)], WHITE, 9)
    for x, y, h in ((750, 690, 300), (760, 990, 560)):
        c.line([(x, y), (x, y - h)], (110, 106, 104), 12)
    for step in range(13):
        top, foot = 400 + 4 * step, 470 + 9 * step
        share = step / 12
        c.line([(750 + 10 * share, 392 + 40 * share), (750 + 10 * share, 500 + 120 * share)], WHITE, 2)
        c.line([(748, top), (760, foot)], WHITE, 2)
    c.polygon([(748, 390), (762, 434), (762, 640), (748, 520)], (250, 250, 246), (226, 226, 220))
    team_one, team_two = Dress((220, 70, 60), (50, 50, 70)), Dress((60, 110, 180), (50, 50, 70))
    person(c, 640, 830, 360, team_one, Pose((0.12, -0.28), (0.2, -0.3), lean=0.04))
    person(c, 880, 810, 350, team_two, Pose((0.1, -0.26), (0.16, -0.3)), True)
    for x, y, dress, flip in (
        (330, 800, team_one, False),
        (200, 930, team_one, False),
        (1190, 800, team_two, True),
        (1330, 940, team_two, True),
        (480, 950, team_one, False),
        (1040, 950, team_two, True),
    ):
        person(c, x, y, 340, dress, Pose((0.12, 0.2), (0.2, 0.18), lean=0.1, stride=0.12), flip)
    c.ellipse(750, 330, 30, 30, (252, 246, 230), (214, 200, 176))
    c.line([(726, 320), (774, 342)], (70, 110, 170), 4)
    bunting(c, (0, 120), (c.width, 150), 30, 22)


@scene("2025/nha-moi-xoa-nha-tam")
def new_house(c: Canvas) -> None:
    c.sky(*SKY_DAY, 500)
    ranges(c, 460, 220, (88, 130, 112), (242, 234, 208))
    treeline(c, 600, 50, (78, 120, 82))
    ground(c, 640, (176, 164, 110), (190, 150, 112))
    house(c, 420, 760, 720, 260, (250, 230, 176), (196, 92, 66), 2)
    c.line([(430, 590), (780, 650), (1130, 590)], FLAG_RED, 12)
    c.ellipse(780, 640, 36, 30, FLAG_RED, darker(FLAG_RED, 0.3))
    for x, dress, h in (
        (640, TAY, 290),
        (740, FARMER, 310),
        (830, YELLOW, 200),
        (910, Dress((90, 150, 190), INDIGO), 170),
    ):
        person(c, x, 880, h, dress, STANDING, x > 760)
    crowd(c, (1080, 1400), 880, 310, [WHITE_SHIRT, Dress((60, 110, 170), INDIGO), SOLDIER], 3, CLAPPING)
    for x in (200, 320, 1290):
        bush(c, x, 790, 64, LEAF_DARK)
    tree(c, 180, 820, 420)
    for x in (470, 560, 1060):
        c.polygon([(x - 26, 800), (x + 26, 800), (x + 20, 840), (x - 20, 840)], CLAY, darker(CLAY, 0.3))
        bouquet(c, x, 786, 64)
