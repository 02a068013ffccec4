"""A built site brought to where readers find it: a plan by content, a safe order, a look afterwards."""
