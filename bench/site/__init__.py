"""Whole builds of text archives, beside Hugo."""
