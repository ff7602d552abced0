"""What Baotong knows of newspapers; nothing here knows of Telegram.

    sources -> parsing -> inbox -> archive -> selection -> rendering
     (read)    (cut into   (take    (keep,      (choose)    (templates)
                articles)   in)      look up)
                   |                    |
               keywords, people,     search, trends
               entities

`issue` has the values that all of these share, `errors` what is raised on purpose, `words` the one segmenter. The
text logic is pure: values in, values out; files are opened in `sources` and `inbox`, the database in `database`,
`archive`, `search` and `trends`. tests/test_architecture.py holds the lists.
"""
