"""Exact Chinese search: the normal form, the bigram index, the query language, hits and help."""
