"""What other programs wrote (Word files, pasted HTML) as drafts of ours: one model of blocks, one writer."""
