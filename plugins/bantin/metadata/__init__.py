"""What machines read about each page: structured data, sharing cards, Dublin Core, sitemaps, robots, icons."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.metadata.hooks import register

    register()
