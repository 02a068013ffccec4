"""The language that all plugins speak: stories, photos, categories, diagnostics."""
