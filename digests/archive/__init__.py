"""The archive: issues and articles stored, replaced, looked up, copied and exported. Most of the SQL lives here."""
