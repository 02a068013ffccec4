"""Responsive, upright, metadata-free photos from what editors drop beside their stories."""
