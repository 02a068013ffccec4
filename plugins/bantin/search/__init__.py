"""Search without a server: what readers may find, in small files that their browser looks through."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.search.hooks import register

    register()
