"""What a site's stories say, kept from build to build: rows, ordered collections of them, questions about both."""
