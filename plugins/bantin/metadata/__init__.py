"""What machines read about each page: structured data, sharing cards, Dublin Core, sitemaps, robots, icons."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.metadata.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
