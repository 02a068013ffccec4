"""The front page as its editors decide it in one small file, and as it stands when they do not."""
