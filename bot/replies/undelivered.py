"""What operators are told of messages that were given up."""

from bot.language import N_

UNDELIVERED = N_("📮 <b>没有送出的消息</b>：共 {count} 条，按原因排。重发会按平常的速度再试一次。")
UNDELIVERED_KIND = N_(
    "<b>{number}.</b> {count} 条 · {state}：{problem}\n例如 {chat}（{occasion}），最近 {time}"
)
UNDELIVERED_MORE = N_("……还有别的原因，处理完这些再看。")
NOTHING_UNDELIVERED = N_("👌 没有搁置的消息。")
NO_REASON = N_("没有说明原因")

SEE_UNDELIVERED = N_("📮 看没有送出的消息")
SEND_AGAIN = N_("🔁 重发第 {number} 种（{count} 条）")
LET_GO = N_("🗑 不发了")
SENT_AGAIN = N_("🔁 {count} 条这就重发。")
LEFT_UNSENT = N_("🗑 {count} 条不再发。")
