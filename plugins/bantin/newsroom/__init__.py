"""The language that all plugins speak: stories, photos, categories, diagnostics."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.newsroom.hooks import register

    register()
