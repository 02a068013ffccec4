"""What the theme's templates call: interface strings, dates in words, asset addresses."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.newsroom.hooks import register
    from bantin.theming.steps import STEPS

    register(*STEPS)
