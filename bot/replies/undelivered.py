"""What operators are told of messages that were given up."""

from bot.delivery import retries
from bot.language import N_, Tongue
from bot.replies.sentences import said_by_form
from digests.sentences import form_in

UNDELIVERED = N_("📮 <b>没有送出的消息</b>：共 {count} 条，按原因排。重发会按平常的速度再试一次。")
UNDELIVERED_KIND = N_(
    "<b>{number}.</b> {count} 条 · {state}：{problem}\n例如 {chat}（{occasion}），最近 {time}"
)
UNDELIVERED_MORE = N_("……还有别的原因，处理完这些再看。")
NOTHING_UNDELIVERED = N_("👌 没有搁置的消息。")
# What a message is for, by how its row calls it.
OF_THE_DAY = N_("当天的报")
OF_THE_WEEK = N_("一周的报")
OF_AN_ISSUE = N_("新到的一期")
FIRST_ISSUE = N_("新订户的第一期")
BROADCAST = N_("群发")
LETTER = N_("编辑部回信")
CORRECTION = N_("改稿")
NO_REASON = N_("没有说明原因")

SEE_UNDELIVERED = N_("📮 看没有送出的消息")
SEND_AGAIN = N_("🔁 重发第 {number} 种（{count} 条）")
LET_GO = N_("🗑 不发了")
SENT_AGAIN = N_("🔁 {count} 条这就重发。")
LEFT_UNSENT = N_("🗑 {count} 条不再发。")

HELD: dict[str, str] = {
    retries.HELD_TRIED: N_("试了 {times} 次：{why}"),
    retries.HELD_UNCERTAIN: N_("可能已经送到：{why}"),
    retries.HELD_DIED: N_("服务中断时它正在路上，不知道送到没有"),
}


def problem_said(problem: str, tongue: Tongue) -> str:
    """Why a message was set aside, not escaped: our part in the reader's language, Telegram's as it says it."""
    return said_by_form(problem, form_in(HELD, problem), HELD, tongue)
