"""The revisions of the archive, the first one first."""
