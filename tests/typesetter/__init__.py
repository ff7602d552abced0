"""Prints known issues to raw text, as pages come out of a newspaper's files.

    grammar (what they write about) -> stories (a known issue) -> layout + printing (its raw text)

The parser's first judge: `parse(typeset(issue)) == issue`. Everything here is invented, county, people
and events; no text is taken from any paper.
"""
