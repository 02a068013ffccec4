"""Addresses are promises: the ledger of what was published, who keeps which, and what hosts are told."""


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    from bantin.addresses.steps import STEPS
    from bantin.newsroom.hooks import register

    register(*STEPS)
