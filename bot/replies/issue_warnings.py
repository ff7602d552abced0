"""What an editor is told to look at in an issue, by the form of its warning."""

from bot.language import N_, Tongue
from bot.replies.sentences import said_by_form
from digests import issue_warnings as form

SAID: dict[str, str] = {
    form.NO_SUCH_DAY: N_("没有这一天：{printed}"),
    form.ANOTHER_DATE: N_("报头上还印着另一个日期：{date}"),
    form.NOT_THE_GIVEN: N_("报头上是 {date}，指定的是 {given}"),
    form.WEEKDAY_WRONG: N_("“{weekday}”可能印错了：{date} 与{lunar}相符，那天是{right}"),
    form.LUNAR_WRONG: N_("“{lunar}”可能印错了：{date} 与{weekday}相符"),
    form.DATE_WRONG: N_("日期 {date} 可能印错了：{weekday}与{lunar}都指 {right}"),
    form.THREE_DAYS: N_("{date}、{weekday}、{lunar}是三个不同的日子"),
    form.TWO_DAYS: N_("{date} 与“{other}”对不上：{date} 是{right}"),
    form.WITHOUT_BEGINNING: N_("第 {page} 版有一段接续找不到开头：{headline}"),
    form.PAGE_MISSING: N_("《{headline}》下转第 {page} 版，这一期里没有那一版"),
    form.LOST_CHARACTERS: N_("有丢字的地方：{places}"),
    form.UNKNOWN_PAPER: N_("报头是《{title}》，设置里没有这份报，先当作《{paper}》"),
    form.SECOND_ISSUE: N_("{date} 已有一期（{file}），这是第二期"),
    form.LOOKS_LIKE: N_("很像 {file}，但日期是推算的，两期都留着"),
    form.NAME_USED: N_("这个文件名以前用过，是 {date} 的一期，两期都留着"),
    form.AFTER_TOMORROW: N_("日期 {date} 在明天以后，不会当作最新一期"),
}


def said(warning: str, tongue: Tongue) -> str:
    """A warning in the reader's language, not escaped; one of an older version as it was stored."""
    return said_by_form(warning, form.reading_of(warning), SAID, tongue)
