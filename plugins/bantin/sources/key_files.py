"""Names of files that open doors: private keys, stores of passwords, accounts of machines."""

from __future__ import annotations

import fnmatch
import re

KEY_FILES = (
    *(
        "id_rsa*",
        "id_dsa*",
        "id_ecdsa*",
        "id_ed25519*",
        "*.pem",
        "*.key",
        "*.p12",
        "*.pfx",
        "*.ppk",
        "*.jks",
        "*.kdbx",
    ),
    *("*.env", "credentials*.json", "service-account*.json", "client_secret*.json", "*.ovpn", "wp-config.php"),
)
_MATCH = re.compile("|".join(map(fnmatch.translate, KEY_FILES))).match


def is_key_file(name: str) -> bool:
    """Say whether a file called ``name`` is likely to hold a key or a password."""
    return bool(_MATCH(name.lower()))
