"""``make audit``: what checkers outside this project say of the public site."""
