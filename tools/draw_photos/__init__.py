"""Draws the photos of the demonstration bulletin: hills, orange groves, meeting halls, people at work."""
