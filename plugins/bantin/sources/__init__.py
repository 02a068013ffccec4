"""What lies in the content folder: plain files of known kinds; the rest is refused before anything opens it."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.newsroom.hooks import register
    from bantin.sources.steps import STEPS

    register(*STEPS)
