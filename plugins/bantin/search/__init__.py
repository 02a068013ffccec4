"""Search without a server: what readers may find, in small files that their browser looks through."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.newsroom.hooks import register
    from bantin.search.steps import STEPS

    register(*STEPS)
