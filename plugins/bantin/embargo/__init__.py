"""Drafts and stories of the future: no byte of them in the public site, no link to them, a preview apart."""
