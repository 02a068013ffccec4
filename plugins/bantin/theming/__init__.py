"""What the theme's templates call: interface strings, dates in words, asset addresses."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.theming.hooks import register

    register()
