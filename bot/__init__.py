"""What Baotong knows of Telegram: readers, schedules, delivery, the command line.

    handlers (people ask)   ─┐
    jobs (the clock ticks)  ─┼─> subscribers, fanout -> outbox -> delivery -> sender -> Telegram
    commands (operators)    ─┘

`bot` imports `digests`, never back. `app` is the one place where the parts are put together.
"""
