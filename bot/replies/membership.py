"""What is said about subscribing and leaving."""

from bot.language import N_

SUBSCRIBED_DAILY = N_("订好了：<b>{paper}</b>。以后每天 {time} 送到。")
SUBSCRIBED_INSTANT = N_("订好了：<b>{paper}</b>。以后新报一到就送来。")
LATEST_FOLLOWS = N_("先看最新一期 ↓")
ALREADY_SUBSCRIBED = N_("您已经订了<b>{paper}</b>。退订请发 /unsubscribe")
WHICH_PAPER = N_("您想订哪一份？")
UNSUBSCRIBED = N_("退订好了，以后不再打扰。想看了发 /subscribe 就行。")
NOT_SUBSCRIBED = N_("您现在没有订报。想订发 /subscribe")
ONLY_ADMINISTRATORS = N_("在群里，订报和退订由管理员来办；查报大家都可以。")
CLOSED = N_("这个报童只为指定的读者服务。")
FULL = N_("订户已满，暂时订不了；查报不受影响。")
