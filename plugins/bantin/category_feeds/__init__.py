"""Lists that readers follow: "Tin cùng chuyên mục", neighbours, category pages, the front page, archives, feeds."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.category_feeds.hooks import register

    register()
