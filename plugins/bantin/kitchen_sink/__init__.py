"""A page of every component of the theme in every state, for those who work on the theme."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.kitchen_sink.hooks import register

    register()
