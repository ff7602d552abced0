"""The operator's own words: a dictionary of terms and a list of stop words, plain files that an editor keeps."""

from pathlib import Path

from digests.errors import SettingsError

MOST_BYTES = 4 * 2**20


def read_word_list(file: Path | None) -> frozenset[str]:
    """The words of a UTF-8 file, one a line; blank lines and lines that begin with # say nothing. None: no words.

    Raises SettingsError naming the file where it is missing, too large or no text.
    """
    if file is None:
        return frozenset()
    try:
        if file.stat().st_size > MOST_BYTES:
            raise SettingsError(
                str(file), f"larger than {MOST_BYTES // 2**20} MB; a word list has a word a line"
            )
        lines = file.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise SettingsError(str(file), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(file), f"is not UTF-8 text (byte {error.start})") from error
    words = (line.strip() for line in lines)
    return frozenset(word for word in words if word and not word.startswith("#"))
