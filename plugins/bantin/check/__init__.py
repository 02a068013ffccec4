"""Findings about the finished site and its sources, each with its place and its fix."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.check.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
