"""Responsive, upright, metadata-free photos from what editors drop beside their stories."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.photos.hooks import register

    register()
