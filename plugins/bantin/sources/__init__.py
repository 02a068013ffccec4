"""What lies in the content folder: plain files of known kinds; the rest is refused before anything opens it."""
