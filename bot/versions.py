"""Where the bot's own Alembic revisions lie; the archive's are known to `digests.database`."""

from pathlib import Path

VERSION_FOLDERS = (Path(__file__).parent / "migrations" / "versions",)
