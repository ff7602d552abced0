"""What the bot says, in Chinese, as HTML. Nothing here decides; a `{}` is filled with escaped text only."""

START = """您好，我是<b>报童</b>。
我每天把{papers}读一遍，把标题、关键词和您关心的话题送到您手边。
点开标题就能读全文，随时可以查旧报。

• 订报：/subscribe
• 看今天的报：/latest
• 查一个词：直接把词发给我，例如 <code>双招双引</code>"""

HELP = """<b>我能做什么</b>
/latest 最新一期
/search 词 查旧报，例如 <code>/search 双招双引</code>
/subscribe 订报，每天按时送到
/unsubscribe 退订
/help 这份说明

<b>查得更准</b>
两个词用空格隔开，表示都要有；<code>-词</code> 表示不要有；
<code>“整句话”</code> 按原样找；<code>甲 OR 乙</code> 有一个就行。
还可以写 <code>标题:招商</code>、<code>记者:张三</code>、<code>版:1</code>、<code>日期:2026-07</code>。"""

SUBSCRIBED_DAILY = "订好了：<b>{paper}</b>。以后每天 {time} 送到。"
SUBSCRIBED_INSTANT = "订好了：<b>{paper}</b>。以后新报一到就送来。"
ALREADY_SUBSCRIBED = "您已经订了<b>{paper}</b>。退订请发 /unsubscribe"
LATEST_FOLLOWS = "先看最新一期 ↓"
NO_ISSUE_YET = "报社还没有送来报纸，一到就给您。"
WHICH_PAPER = "您想订哪一份？"
UNSUBSCRIBED = "退订好了，以后不再打扰。想看了发 /subscribe 就行。"
NOT_SUBSCRIBED = "您现在没有订报。想订发 /subscribe"
ONLY_ADMINISTRATORS = "在群里，订报和退订由管理员来办；查报大家都可以。"
CLOSED = "这个报童只为指定的读者服务。"
FULL = "订户已满，暂时订不了；查报不受影响。"

SEARCH_WHAT = "想查什么？把词写在后面，例如 <code>/search 双招双引</code>"
NOTHING_FOUND = "没有查到“{query}”。可以换个短一点的词，或去掉一个条件再试。"
BAD_QUERY = "这样查不了：{problem}"
GONE_BUTTON = "这个按钮已经过时了，请重新查一次。"
GONE_ARTICLE = "这篇文章已经不在了。"
WENT_WRONG = "出了点问题，没有办成（编号 {number}）。请稍后再试。"
UNKNOWN_COMMAND = "我不认识这个命令。发 /help 看看我能做什么。"
