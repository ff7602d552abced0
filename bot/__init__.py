"""What Baotong knows of Telegram: readers, schedules, delivery, the command line. `bot -> digests`, never back."""
