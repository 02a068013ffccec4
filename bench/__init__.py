"""Measurements of the generator beside the field's other tools."""
