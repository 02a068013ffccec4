"""Schools, the health station, children."""

from __future__ import annotations

from tools.draw_photos.buildings import flagpole, hall, house, school
from tools.draw_photos.canvas import Canvas
from tools.draw_photos.figures import CLAPPING, SITTING, STANDING, Dress, Pose, crowd, person
from tools.draw_photos.landscape import ground, ranges
from tools.draw_photos.objects import table
from tools.draw_photos.palette import (
    CONCRETE,
    FLAG_RED,
    INDIGO,
    LEAF,
    RED,
    SKY_DAY,
    WHITE,
    WOOD,
    Colour,
    darker,
    lighter,
)
from tools.draw_photos.plants import bush, tree, treeline
from tools.draw_photos.registry import scene

PUPIL = Dress((250, 248, 242), (52, 62, 106), "hair", trim=FLAG_RED)
PUPIL_GIRL = Dress((250, 248, 242), (52, 62, 106), "long hair", True, FLAG_RED)
TEACHER = Dress((214, 96, 120), (248, 242, 232), "long hair", True)
NURSE = Dress((250, 250, 248), (240, 242, 240), "bun")


def schoolyard(c: Canvas) -> None:
    """Draw the school, its yard and trees."""
    c.sky(*SKY_DAY, 460)
    ranges(c, 380, 190, (88, 130, 116), (240, 234, 212))
    treeline(c, 470, 40, (78, 120, 82))
    school(c, 240, 600, 1020, 300)
    ground(c, 590, lighter(CONCRETE, 0.12), (196, 176, 148))
    for x, y, h in ((130, 680, 380), (1400, 690, 400)):
        tree(c, x, y, h, LEAF)


@scene("2023/khai-giang-nam-hoc-moi")
def first_school_day(c: Canvas) -> None:
    schoolyard(c)
    flagpole(c, 750, 650, 440, 150)
    c.rectangle(620, 620, 300, 44, (206, 92, 66), (160, 70, 54))
    person(c, 700, 650, 160, TEACHER, STANDING)
    person(c, 800, 650, 165, Dress((250, 248, 240), (60, 64, 88)), CLAPPING)
    for row, (y, height, count) in enumerate(((730, 130, 15), (800, 155, 13), (885, 190, 11), (990, 235, 9))):
        crowd(c, (90 - row * 20, 1410 + row * 20), y, height, [PUPIL, PUPIL_GIRL], count)
    for index in range(9):
        x, y = 180 + index * 150, 690 + 30 * (index % 3)
        colours: list[Colour] = [(226, 70, 64), (240, 190, 60), (70, 130, 190)]
        c.line([(x, y), (x + 6, y - 74)], (170, 160, 150), 1.6)
        c.ellipse(x + 6, y - 96, 19, 24, lighter(colours[index % 3], 0.2), darker(colours[index % 3], 0.12))


@scene("2026/keo-co-thieu-nhi")
def tug_of_war(c: Canvas) -> None:
    schoolyard(c)
    crowd(c, (60, 1440), 720, 190, [PUPIL, PUPIL_GIRL, TEACHER], 17, CLAPPING)
    c.polygon([(0, 760), (c.width, 760), (c.width, 1000), (0, 1000)], (206, 178, 140), (186, 150, 112))
    c.line([(748, 770), (756, 1000)], WHITE, 6)
    pull_right, pull_left = (
        Pose((0.24, 0.16), (0.3, 0.15), -0.22, False, 0.14),
        Pose((0.24, 0.16), (0.3, 0.15), -0.22, False, 0.14),
    )
    c.line([(120, 800), (1380, 800)], (214, 190, 140), 11)
    team_one, team_two = Dress((226, 92, 60), (60, 66, 100)), Dress((70, 124, 180), (60, 66, 100), "long hair")
    for index in range(4):
        person(c, 190 + index * 135, 930 + 10 * (index % 2), 262, team_one, pull_right)
        person(c, 1320 - index * 135, 930 + 10 * (index % 2), 262, team_two, pull_left, True)
    c.polygon([(738, 800), (768, 800), (753, 846)], FLAG_RED)


@scene("2025/thu-vien-truong-hoc")
def library_corner(c: Canvas) -> None:
    hall(c, 660)
    for left in (180, 560, 940):
        c.rectangle(left, 160, 360, 470, lighter(WOOD, 0.3), WOOD)
        for shelf in range(4):
            top = 180 + shelf * 112
            c.rectangle(left + 14, top, 332, 92, darker(WOOD, 0.42), darker(WOOD, 0.25))
            x = left + 18.0
            while x < left + 330:
                thick, tall = c.random.uniform(8, 20), c.random.uniform(56, 86)
                colours: list[Colour] = [
                    (206, 84, 70),
                    (236, 186, 80),
                    (80, 130, 170),
                    (110, 156, 110),
                    (236, 226, 204),
                    (150, 96, 140),
                ]
                book = c.shaded(colours[c.random.randrange(6)], 0.15)
                c.rectangle(x, top + 92 - tall, thick, tall, lighter(book, 0.15), darker(book, 0.15))
                x += thick + 2
    for x, dress, flip in (
        (300, PUPIL_GIRL, False),
        (560, PUPIL, True),
        (930, PUPIL_GIRL, False),
        (1190, PUPIL, True),
    ):
        person(c, x, 900, 400, Dress(dress.top, dress.bottom, dress.head, False, dress.trim), SITTING, flip)
    table(c, 200, 770, 460, 170)
    table(c, 830, 770, 460, 170)
    for x in (330, 520, 960, 1140):
        c.polygon([(x - 60, 758), (x, 766), (x, 730), (x - 56, 722)], WHITE, (226, 222, 210))
        c.polygon([(x, 766), (x + 60, 758), (x + 56, 722), (x, 730)], (244, 240, 230), (214, 208, 196))
    person(c, 745, 960, 480, TEACHER, Pose((-0.16, 0.2), (0.16, 0.18)))
    c.glow(260, 120, 300, (255, 246, 220), 0.5)


@scene("2023/tram-y-te-xa")
def health_station(c: Canvas) -> None:
    c.sky(*SKY_DAY, 480)
    ranges(c, 440, 200, (86, 128, 114), (240, 234, 212))
    treeline(c, 560, 44, (76, 118, 80))
    ground(c, 640, (206, 196, 174), (176, 156, 126))
    house(c, 260, 690, 980, 260, (250, 248, 240), (70, 118, 140), 4)
    c.rectangle(640, 250, 220, 120, WHITE, (232, 230, 222))
    c.rectangle(728, 268, 44, 84, RED)
    c.rectangle(708, 288, 84, 44, RED)
    for x in (90, 200, 1330, 1440):
        bush(c, x, 760, 70)
    elder, mother = Dress((150, 110, 90), (80, 70, 80), "scarf"), Dress((206, 96, 110), INDIGO, "long hair")
    crowd(c, (330, 700), 830, 280, [elder, Dress((96, 120, 150), (70, 66, 80)), mother], 4)
    person(c, 860, 850, 310, NURSE, Pose((0.1, 0.2), (0.2, 0.16)))
    person(c, 970, 850, 280, elder, STANDING, True)
    person(c, 1120, 870, 300, mother, Pose((0.06, 0.16), (0.12, 0.18)), True)
    c.ellipse(1098, 716, 34, 46, (250, 220, 150), (226, 180, 110))
    tree(c, 1390, 930, 420)


@scene("2024/tiem-chung-mo-rong")
def vaccination(c: Canvas) -> None:
    hall(c, 700)
    c.rectangle(160, 180, 330, 230, (230, 240, 238), (196, 216, 216))
    c.rectangle(296, 230, 58, 130, (210, 60, 60))
    c.rectangle(260, 266, 130, 58, (210, 60, 60))
    c.rectangle(1010, 150, 300, 320, (206, 226, 236), (244, 240, 216))
    c.line([(1160, 150), (1160, 470)], WHITE, 10)
    c.line([(1010, 310), (1310, 310)], WHITE, 10)
    person(
        c,
        930,
        930,
        520,
        Dress((226, 140, 120), INDIGO, "long hair"),
        Pose((0.08, 0.2), (0.2, 0.2), sitting=True),
        True,
    )
    c.ellipse(850, 650, 46, 62, (250, 226, 150), (230, 186, 110))
    c.ellipse(846, 584, 30, 32, (224, 176, 140))
    person(c, 560, 930, 540, NURSE, Pose((0.16, 0.2), (0.36, 0.14), lean=0.12))
    c.line([(752, 668), (800, 648)], (236, 240, 240), 8)
    table(c, 180, 720, 330, 210)
    c.rectangle(220, 620, 150, 90, (70, 140, 180), (46, 100, 140))
    c.rectangle(220, 606, 150, 22, WHITE, (226, 230, 230))
    for index in range(5):
        c.rectangle(400 + index * 20, 676, 12, 34, (236, 240, 236), (190, 210, 214))
    crowd(c, (1140, 1400), 930, 430, [Dress((90, 130, 170), INDIGO, "bun"), Dress((180, 90, 100), (70, 66, 90))], 2)
