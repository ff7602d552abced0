"""Every error that `digests` raises on purpose; anything else that escapes is a bug.

    BaotongError
    ├── IssueError       a file that cannot become an issue (subject: the file)
    ├── QueryError       a search that cannot be understood (subject: the query, with a place)
    ├── ArchiveError     the database said no (subject: the database)
    └── SettingsError    a key of the settings (subject: the key)

`str(error)` is one plain line for a person: subject, what is wrong, what to do.
"""


class BaotongError(Exception):
    """Base of all errors that a person is meant to read.

    `subject` names what the error is about (a file, a key, a term, a chat); `problem` says what is
    wrong with it and, where something can be done, what.
    """

    def __init__(self, subject: str, problem: str) -> None:
        super().__init__(f"{subject}: {problem}" if subject else problem)
        self.subject = subject
        self.problem = problem


class IssueError(BaotongError):
    """A file or folder that cannot be read as an issue."""


class QueryError(BaotongError):
    """A query that cannot be understood; `place` is the offset in the query, where one can be named."""

    def __init__(self, query: str, problem: str, place: int | None = None) -> None:
        super().__init__(query, problem)
        self.place = place


class ArchiveError(BaotongError):
    """The database is missing, locked, full, read-only, damaged or newer than this program."""


class SettingsError(BaotongError):
    """A key in the settings that is unknown, missing or malformed."""
