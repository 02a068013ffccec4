"""Drafts and stories of the future: no byte of them in the public site, no link to them, a preview apart."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.embargo.hooks import register

    register()
