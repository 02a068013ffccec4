"""Moving in and out: stories of any old site as stories of ours, and ours as plain Markdown that others read."""
