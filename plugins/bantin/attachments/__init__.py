"""Files that readers download from a story: known kinds only, under names of our own."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.attachments.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
