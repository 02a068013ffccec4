"""Pelican plugins of Bản tin, one package per capability."""
