"""A text-first twin of each story: one small request, for slow and costly connections."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.lite.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
