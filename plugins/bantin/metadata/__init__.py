"""What machines read about each page: structured data, sharing cards, Dublin Core, sitemaps, robots, icons."""
