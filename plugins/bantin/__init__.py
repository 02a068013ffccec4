"""Pelican plugins of Bản tin, one package per capability."""

__version__ = "0.4.0"
