"""The pages read last, on the reader's own device, for when there is no network."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.newsroom.hooks import register
    from bantin.offline.steps import STEPS

    register(*STEPS)
