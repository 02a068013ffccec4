"""Structural similarity of two pictures, in Pillow alone: windows of 8x8 pixels, one every 4 pixels."""

from typing import Any, cast

from PIL import Image, ImageMath

WINDOW, STEP = 8, 4
# Wang et al. 2004: (0.01 x 255)^2 and (0.03 x 255)^2 keep flat windows from dividing by nothing.
STEADY_MEAN, STEADY_SPREAD = 6.5025, 58.5225


def ssim(first: Image.Image, second: Image.Image) -> float:
    """Similarity of the light of two pictures of one size: 1 for equal ones, less for each visible loss."""
    return _band_ssim(first.convert("L"), second.convert("L"))


def colour_ssim(first: Image.Image, second: Image.Image) -> float:
    """Mean similarity of red, green and blue, which also sees colour lost by subsampling."""
    bands = zip(first.convert("RGB").split(), second.convert("RGB").split(), strict=True)
    return sum(_band_ssim(a, b) for a, b in bands) / 3


def _band_ssim(first: Image.Image, second: Image.Image) -> float:
    """Mean over four grids of windows, each shifted by half a window."""
    if first.size != second.size:
        raise ValueError(f"sizes differ: {first.size} and {second.size}")
    shifts = [(x, y) for x in range(0, WINDOW, STEP) for y in range(0, WINDOW, STEP)]
    grids = [_grid_ssim(_whole_windows(first, *shift), _whole_windows(second, *shift)) for shift in shifts]
    return sum(grids) / len(grids)


def _whole_windows(band: Image.Image, left: int, top: int) -> Image.Image:
    """The part of *band* from that corner that whole windows cover, in floating point."""
    across, down = (band.width - left) // WINDOW, (band.height - top) // WINDOW
    return band.crop((left, top, left + across * WINDOW, top + down * WINDOW)).convert("F")


def _grid_ssim(a: Image.Image, b: Image.Image) -> float:
    """Wang's formula on the means, spreads and common spread of each window."""
    layers = {"a": a, "b": b, "aa": _product(a, a), "bb": _product(b, b), "ab": _product(a, b)}
    means = {name: layer.reduce(WINDOW) for name, layer in layers.items()}
    likeness = cast(Image.Image, ImageMath.lambda_eval(_formula, **means))
    return cast(float, likeness.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def _product(a: Image.Image, b: Image.Image) -> Image.Image:
    return cast(Image.Image, ImageMath.lambda_eval(lambda args: args["a"] * args["b"], a=a, b=b))


def _formula(m: dict[str, Any]) -> Any:
    means, squares = m["a"] * m["b"], m["a"] * m["a"] + m["b"] * m["b"]
    likeness = (means * 2 + STEADY_MEAN) * ((m["ab"] - means) * 2 + STEADY_SPREAD)
    return likeness / ((squares + STEADY_MEAN) * (m["aa"] + m["bb"] - squares + STEADY_SPREAD))
