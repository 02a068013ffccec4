"""Lists that readers follow: "Tin cùng chuyên mục", neighbours, category pages, the front page, archives, feeds."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.category_feeds.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
