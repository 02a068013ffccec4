"""The editor's own server: builds when a file is saved, shows the page anew, and on it what is wrong."""
