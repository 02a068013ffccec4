"""The desk: a local application in the browser with which an officer writes, illustrates and publishes stories."""
