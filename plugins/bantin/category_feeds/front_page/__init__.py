"""The front page as its editors decide it in one small file, and the default when they do not."""
