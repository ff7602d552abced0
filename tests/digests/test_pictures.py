"""Pictures: legible size, small files, the same for the same input; a missing font is one clear error."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from digests.errors import SettingsError
from digests.trends import fonts
from digests.trends.charts import LARGEST_PICTURE, MOST_LINES, trend_chart
from digests.trends.clouds import word_cloud
from digests.trends.fonts import find_font
from digests.trends.pictures import Pictures
from digests.trends.trends import Mention, Period, Trend, trend_of

CLOUD = {f"双招双引{number}号词": 60.0 - number for number in range(60)}


@pytest.fixture(scope="module")
def font() -> Path:
    return find_font()


def trend(term: str, period: Period = "week", weeks: int = 30) -> Trend:
    days = [date(2025, 11, 3) + timedelta(days=3 * number) for number in range(weeks * 2)]
    return trend_of(term, [Mention(day, 1 + number % 3) for number, day in enumerate(days)], period)


def size(picture: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(picture)).size


@pytest.mark.parametrize("period", ["week", "month", "year"])
def test_a_chart_is_a_small_png_as_wide_as_a_phone(period: Period, font: Path) -> None:
    picture = trend_chart([trend("双招双引", period), trend("一个特别特别特别长的词语名称", period)], font)
    assert size(picture) == (1080, 720)
    assert len(picture) < LARGEST_PICTURE


def test_more_lines_than_an_eye_can_follow_are_left_out(font: Path) -> None:
    many = [trend(f"词{number}") for number in range(MOST_LINES + 3)]
    assert trend_chart(many, font) == trend_chart(many[:MOST_LINES], font)


def test_no_glyph_of_a_chart_is_missing(font: Path) -> None:
    trend_chart(
        [trend("双招双引，贰零贰陆")], font
    )  # matplotlib warns of a missing glyph, and warnings are errors


def test_the_largest_chart_stays_small(font: Path) -> None:
    many = [trend(f"长长的词{number}", weeks=260) for number in range(MOST_LINES)]
    assert len(trend_chart(many, font)) < LARGEST_PICTURE


def test_a_chart_of_nothing_or_of_two_periods_is_refused(font: Path) -> None:
    with pytest.raises(ValueError, match="no trend"):
        trend_chart([trend_of("无", [], "week")], font)
    with pytest.raises(ValueError, match="one period"):
        trend_chart([trend("一"), trend("二", "year")], font)


def test_a_cloud_is_a_small_png_and_always_the_same(font: Path) -> None:
    picture = word_cloud(CLOUD, font)
    assert size(picture) == (1080, 810)
    assert len(picture) < LARGEST_PICTURE
    assert word_cloud(dict(reversed(CLOUD.items())), font) == picture


def test_a_cloud_of_one_term_or_of_none(font: Path) -> None:
    assert size(word_cloud({"双招双引": 1.0}, font)) == (1080, 810)
    with pytest.raises(ValueError, match="no terms"):
        word_cloud({"双招双引": 0.0}, font)


def test_a_missing_font_is_an_error_that_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="fonts-wqy-microhei"):
        find_font(folders=(tmp_path, tmp_path / "none"))
    with pytest.raises(SettingsError, match=r"nowhere\.ttc"):
        find_font(tmp_path / "nowhere.ttc")


def test_the_preferred_font_of_those_installed_is_taken(tmp_path: Path) -> None:
    for name in ("simhei.ttf", "NotoSansCJK-Regular.ttc", "Comic.ttf"):
        (tmp_path / "deep").mkdir(exist_ok=True)
        (tmp_path / "deep" / name).touch()
    assert find_font(folders=(tmp_path,)).name == "NotoSansCJK-Regular.ttc"
    assert find_font(tmp_path / "deep" / "Comic.ttf").name == "Comic.ttf"


def test_a_service_account_without_a_home_has_the_fonts_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(fonts.Path, "home", no_home)
    assert find_font().is_file()


def test_a_picture_is_drawn_once() -> None:
    drawn: list[str] = []

    def draw(name: str, length: int) -> bytes:
        drawn.append(name)
        return bytes(length)

    pictures = Pictures(most_bytes=100)
    for _ in range(2):
        assert pictures.get("a", lambda: draw("a", 40)) == bytes(40)
    pictures.get("b", lambda: draw("b", 40))
    pictures.get("a", lambda: draw("a", 40))
    pictures.get("c", lambda: draw("c", 40))  # b, asked for least lately, has to go
    pictures.get("a", lambda: draw("a", 40))
    pictures.get("b", lambda: draw("b", 40))
    assert drawn == ["a", "b", "c", "b"]
    assert pictures.get("big", lambda: draw("big", 101)) == bytes(101)
    pictures.get("big", lambda: draw("big", 101))
    assert drawn[-2:] == ["big", "big"]
