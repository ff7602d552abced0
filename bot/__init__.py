"""What Baotong knows of Telegram: readers, schedules, delivery, the command line.

    handlers (people ask)   ─┐
    jobs (the clock ticks)  ─┼─> readers -> delivery (fan-out, outbox, worker) -> Telegram
    commands (operators)    ─┘      who        what is owed, sent, written down

`screens` are the messages and buttons that people see, `replies` the words in them, `editors` the editors' desk,
`sandbox` a local Telegram. `bot` imports `digests`, never back. `app` is the one place where the parts are put together.
"""
