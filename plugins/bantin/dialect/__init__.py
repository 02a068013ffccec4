"""What people and their programs type beside Markdown's own rules, understood as they mean it."""


def makeExtension(**settings: object) -> object:
    """Return the Markdown extension; ``settings`` are its options by name."""
    from bantin.dialect.extension import makeExtension

    return makeExtension(**settings)
