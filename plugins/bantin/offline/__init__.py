"""The pages read last, on the reader's own device, for when there is no network."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.offline.hooks import register

    register()
