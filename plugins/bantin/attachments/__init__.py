"""Files that readers download from a story: known kinds only, under names of our own."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.attachments.hooks import register

    register()
