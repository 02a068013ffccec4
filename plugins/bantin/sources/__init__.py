"""What lies in the content folder: plain files of known kinds; the rest is refused before anything opens it."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.sources.hooks import register

    register()
