"""The way of an issue into the archive: what has arrived, whose it is, what was put right in it."""
