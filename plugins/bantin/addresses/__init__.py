"""Addresses are promises: the ledger of what was published, who keeps which, and what hosts are told."""
