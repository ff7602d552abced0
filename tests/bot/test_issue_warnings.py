"""What is doubtful in an issue is stored as a sentence and said to editors in theirs."""

from bot.language import Tongue
from bot.replies.issue_warnings import said
from digests.issue_warnings import LUNAR_WRONG


def test_a_sentence_of_an_older_version_is_shown_as_it_is() -> None:
    assert said("something else", Tongue("zh-hans")) == "something else"
    warning = LUNAR_WRONG.format(lunar="农历三月初三", date="2026-04-10", weekday="星期五")
    assert said(warning, Tongue("zh-hans")).startswith("“农历三月初三”可能印错了")
