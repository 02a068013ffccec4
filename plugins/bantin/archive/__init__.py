"""What a site's stories say, kept from build to build: rows, and cards that lists show."""
