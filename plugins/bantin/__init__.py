"""Pelican plugins of Bản tin, one package per capability."""

__version__ = "0.3.0"
