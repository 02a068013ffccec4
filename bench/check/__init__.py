"""How long the editors' check takes."""
