"""Learns from the pages with a known truth what the handbook leaves open; `__main__` prints and writes."""
