"""The pages read last, on the reader's own device, for when there is no network."""
