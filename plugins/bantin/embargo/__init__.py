"""Drafts and stories of the future: no byte of them in the public site, no link to them, a preview apart."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.embargo.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
