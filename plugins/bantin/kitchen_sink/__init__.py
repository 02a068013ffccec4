"""A page of every component of the theme in every state, for those who work on the theme."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.kitchen_sink.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
