"""What the bot says, in Simplified Chinese, as HTML: a file for each errand. Nothing here decides.

Each text is marked with N_ so that Babel finds it; `bot.language` gives it in the reader's language, its `{}`
filled with escaped text only. Texts are named, never written into a handler.
"""
