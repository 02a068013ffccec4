"""The reader of story files: a header in English or Vietnamese, a strict schema, a Markdown body."""
