"""Print the page of counts: ``python -m tests.corpora > docs/dialect-counts.md``."""

from tests.corpora.counting import table

print(table(), end="")
