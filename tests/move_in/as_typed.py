"""Links and photos that lead where they led, for tests of bodies that have no old site around them."""

from __future__ import annotations

from bantin.move_in.references import References


class AsTyped(References):
    """References that stay as they were typed."""

    def __init__(self) -> None: ...

    def link(self, typed: str) -> str:
        return typed

    def photo(self, typed: str) -> str:
        return typed
