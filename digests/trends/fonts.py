"""Finds a Chinese font of the system: a picture without one would show boxes. Draws nothing."""

from functools import cache
from pathlib import Path

from digests.errors import SettingsError

# By preference: light ones made for screens first. File names as Linux distributions, macOS and Windows have them.
FONT_FILES = (
    "wqy-microhei.ttc",
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "NotoSansCJKsc-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "PingFang.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
    "simhei.ttf",
)
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)


def find_font(given: Path | None = None, folders: tuple[Path, ...] | None = None) -> Path:
    """The font file to draw with: `given` (of the settings) or the first one known that is installed.

    Raises SettingsError, which names what to install.
    """
    if given is not None:
        if not given.is_file():
            raise SettingsError("font", f"{given} is not there; name a font file, or leave the key out")
        return given
    return _installed(folders if folders is not None else (*FONT_FOLDERS, *_own_folders()))


def _own_folders() -> tuple[Path, ...]:
    try:
        home = Path.home()
    except RuntimeError:  # a service account may have none
        return ()
    return (home / ".fonts", home / ".local/share/fonts", home / "Library/Fonts")


@cache
def _installed(folders: tuple[Path, ...]) -> Path:
    known = {name.lower(): rank for rank, name in enumerate(FONT_FILES)}
    found = [
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*.[to]t[fc]")
        if path.name.lower() in known
    ]
    if not found:
        raise SettingsError(
            "font", "no Chinese font is installed; on Debian: apt install fonts-wqy-microhei (5 MB)"
        )
    return min(found, key=lambda path: (known[path.name.lower()], str(path)))
