"""Addresses are promises: the ledger of what was published, who keeps which, and what hosts are told."""


def register() -> None:
    """Connect the receivers to Pelican's signals."""
    from bantin.addresses.hooks import register

    register()
