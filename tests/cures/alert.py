"""Cures for the file of an emergency."""

from __future__ import annotations

from bantin.newsroom.alert import read_alert
from bantin.newsroom.diagnostic import Diagnostic

from tests.cures.desk import ZONE, Cure

UNTIL = 'den = "18h00 ngày 30/11/2026"'
RIGHT = f'tin = "Mưa lũ"\n{UNTIL}'


def alert(text: str) -> list[Diagnostic]:
    """Return what is found in a file of an emergency that holds ``text``."""
    return read_alert(text, ZONE)[1]


CURES = [
    Cure("alert/file.hour", 'tin = "Mưa lũ"\nden = "30/11/2026"', RIGHT, alert),
    Cure("alert/file.syntax", f"tin = Mưa lũ\n{UNTIL}", RIGHT, alert),
    Cure("alert/file.until", 'tin = "Mưa lũ"\nden = "18h00 ngày 31/11/2026"', RIGHT, alert),
    Cure("alert/file.words", UNTIL, RIGHT, alert),
]
