"""The reader of story files: a header in English or Vietnamese, a strict schema, a Markdown body."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.front_matter.hooks import register

    register()
