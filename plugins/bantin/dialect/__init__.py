"""What people and their programs type beside Markdown's own rules, understood as they mean it."""
