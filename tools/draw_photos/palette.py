"""The colours of all pictures: indigo cloth, orange groves, rice, clay, paper."""

from __future__ import annotations

Colour = tuple[int, int, int]

PAPER: Colour = (250, 243, 228)
INK: Colour = (38, 40, 58)
INDIGO: Colour = (40, 52, 98)
INDIGO_LIGHT: Colour = (92, 108, 158)
ORANGE: Colour = (238, 132, 40)
ORANGE_DEEP: Colour = (206, 92, 28)
GOLD: Colour = (240, 196, 88)
RICE: Colour = (224, 184, 84)
RICE_GREEN: Colour = (150, 178, 84)
LEAF: Colour = (74, 122, 70)
LEAF_DARK: Colour = (38, 82, 62)
LEAF_LIGHT: Colour = (142, 172, 92)
TEA: Colour = (104, 142, 92)
CLAY: Colour = (186, 112, 72)
EARTH: Colour = (150, 104, 72)
EARTH_DARK: Colour = (104, 70, 54)
WOOD: Colour = (134, 88, 56)
WOOD_DARK: Colour = (86, 56, 42)
WALL: Colour = (246, 226, 178)
WALL_SHADE: Colour = (222, 192, 136)
WHITE: Colour = (252, 250, 244)
GREY: Colour = (168, 168, 166)
CONCRETE: Colour = (206, 200, 188)
RED: Colour = (200, 40, 40)
FLAG_RED: Colour = (218, 37, 29)
STAR: Colour = (255, 222, 40)
SKIN: Colour = (222, 172, 134)
SKIN_SHADE: Colour = (190, 136, 102)
HAIR: Colour = (38, 32, 36)
ARMY: Colour = (92, 110, 72)
ARMY_DARK: Colour = (66, 82, 56)
WATER: Colour = (120, 166, 176)
WATER_DEEP: Colour = (62, 112, 132)
PINK: Colour = (238, 150, 168)
SKY_DAY: tuple[Colour, Colour] = ((132, 178, 206), (246, 232, 204))
SKY_DAWN: tuple[Colour, Colour] = ((112, 136, 182), (252, 206, 158))
SKY_GREY: tuple[Colour, Colour] = ((126, 140, 152), (206, 208, 204))
SKY_DUSK: tuple[Colour, Colour] = ((40, 50, 98), (236, 142, 92))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour ``share`` (0 to 1) of the way from ``one`` to ``other``."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    """Return ``colour`` mixed with white."""
    return mix(colour, (255, 255, 255), share)


def darker(colour: Colour, share: float) -> Colour:
    """Return ``colour`` mixed with a cold dark."""
    return mix(colour, (24, 22, 44), share)
