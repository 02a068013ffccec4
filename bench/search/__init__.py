"""What search costs and finds, beside Pagefind."""
