"""Responsive, upright, metadata-free photos from what editors drop beside their stories."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.newsroom.hooks import register
    from bantin.photos.steps import STEPS

    register(*STEPS)
