"""A text-first twin of each story: one small request, for slow and costly connections."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.lite.hooks import register

    register()
