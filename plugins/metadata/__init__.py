"""What machines read of a page: structured data, cards for sharing, Dublin Core, site maps, robots, manifest."""
