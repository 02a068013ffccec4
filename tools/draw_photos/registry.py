"""The pictures by name: where each goes, how large it is, who draws it."""

from __future__ import annotations

from collections.abc import Callable

from tools.draw_photos.canvas import Canvas

Scene = Callable[[Canvas], None]
LANDSCAPE, PORTRAIT, WIDE = (1600, 1067), (1067, 1600), (1600, 900)

SCENES: dict[str, tuple[tuple[int, int], Scene]] = {}


def scene(name: str, size: tuple[int, int] = LANDSCAPE) -> Callable[[Scene], Scene]:
    """Register the function below as the one that draws ``name`` (``year/file``, without ``.jpg``)."""

    def keep(function: Scene) -> Scene:
        SCENES[name] = (size, function)
        return function

    return keep
