"""What somebody typed behind a command."""

from telegram import MessageEntity, Update


def words_of(update: Update) -> str:
    """What stands behind the command, as it was typed, "" where nothing does.

    Not context.args: splitting would lose what a quoted phrase holds. Where the command ends Telegram says: behind
    it may stand a space, a line break, a full-width space as Chinese keyboards write it, or at once the word.
    """
    message = update.effective_message
    text = message.text or "" if message else ""
    commands = [one for one in message.entities if one.type == MessageEntity.BOT_COMMAND] if message else []
    # A command is ASCII, so that its UTF-16 length is its length in Python too.
    behind = commands[0].length if commands and commands[0].offset == 0 else 0
    return text[behind:].strip()
