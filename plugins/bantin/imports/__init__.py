"""What other programs wrote, as drafts of ours: Word files, pasted HTML; one model of blocks, one writer of Markdown."""
