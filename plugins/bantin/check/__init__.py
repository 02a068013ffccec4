"""Findings about the finished site and its sources, each with its place and its fix."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.check.hooks import register

    register()
