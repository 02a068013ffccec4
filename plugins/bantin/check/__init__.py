"""Findings about the finished site and its sources, each with its place and its fix."""
