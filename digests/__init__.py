"""What Baotong knows of newspapers; nothing here knows of Telegram.

    file -> reading -> decoding -> parsing -> archive -> selection -> rendering
                                     |           |
                                  keywords     search

The text logic (parsing, keywords, query, selection, rendering) is pure: values in, values out.
Files are opened by `reading` and `inbox`, the database by `database`, `archive` and `search` alone.
"""
