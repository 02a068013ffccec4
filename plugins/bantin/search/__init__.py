"""Search without a server: what readers may find, in small files that their browser looks through."""
