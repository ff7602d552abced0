"""What is said about subscribing and leaving."""

from bot.language import N_

SUBSCRIBED_DAILY = N_("订好了：<b>{paper}</b>。以后每天 {time} 送到。")
SUBSCRIBED_INSTANT = N_("订好了：<b>{paper}</b>。以后新报一到就送来。")
SUBSCRIBED_OTHERWISE = N_("订好了：<b>{paper}</b>。{when}。")
LATEST_FOLLOWS = N_("先看最新一期 ↓")
LATEST_CAME = N_("最新一期已经送来过，往上翻翻就有；想再看一遍，发 /latest")
LATEST_TO_COME = N_("报社还没有送来报纸，来了就照这样送。")
PAPER_RESTS = N_("这份报眼下停送，一恢复就照常送来；想先看最新一期，发 /latest")
ALREADY_SUBSCRIBED = N_("您已经订了<b>{paper}</b>。改时间发 /settings，退订发 /unsubscribe")
WHICH_PAPER = N_("您想订哪一份？")
UNSUBSCRIBED = N_("退订好了，以后不再打扰。想看了发 /subscribe 就行。")
NOT_SUBSCRIBED = N_("您现在没有订报。想订发 /subscribe")
ONLY_ADMINISTRATORS = N_("在群里，订报、退订和设置由管理员来办；查报大家都可以。")
CLOSED = N_("这个报童只为指定的读者服务。")
FULL = N_("订户已满，暂时订不了；查报不受影响。")
WELCOME_GROUP = N_(
    """大家好，我是<b>报童</b>，每天把{papers}读给大家。
管理员发 /subscribe@{bot} 就能给本群订报，发 /settings@{bot} 改时间；查报人人都可以：/search@{bot} 双招双引"""
)
WELCOME_CHANNEL = N_("我已经是频道<b>{channel}</b>的管理员了。给它订报，点下面的按钮，或随时发 /channel")
SUBSCRIBE_TO = N_("📰 订")
ADD_TO_GROUP = N_("➕ 加到群里")
CHANGE_SETTINGS = N_("⚙️ 改时间和内容")
