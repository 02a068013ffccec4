"""Captions, credits, groups and galleries from plain Markdown: the line under a photo is its caption."""
