"""The newsroom's own view, for a site's ``previewconf.py``: drafts too, and stories of the future."""

PREVIEW = True
OUTPUT_PATH = "preview"
DELETE_OUTPUT_DIRECTORY = True
