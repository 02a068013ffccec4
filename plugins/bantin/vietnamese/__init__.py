"""Vietnamese text: normal form, slugs, dates in words, sort order, folding for search."""
