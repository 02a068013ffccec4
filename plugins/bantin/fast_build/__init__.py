"""The safe build: a staging tree beside the site, verified, then swapped in one step; one build at a time."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.fast_build.hooks import register

    register()
