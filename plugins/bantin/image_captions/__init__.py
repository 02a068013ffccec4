"""Captions, credits, groups and galleries from plain Markdown: the line under a photo is its caption."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.image_captions.hooks import register

    register()


def makeExtension(**settings: object) -> object:
    """Return the Markdown extension; ``settings`` are its options by name."""
    from bantin.image_captions.extension import makeExtension

    return makeExtension(**settings)
