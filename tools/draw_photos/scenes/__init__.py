"""All scenes; importing them fills the registry."""

from tools.draw_photos.registry import SCENES
from tools.draw_photos.scenes import country, fields, halls, school_and_health, village, work

__all__ = ["SCENES", "country", "fields", "halls", "school_and_health", "village", "work"]
