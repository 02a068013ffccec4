"""What lists cost: how their time grows with the archive, and what they add to a build."""
