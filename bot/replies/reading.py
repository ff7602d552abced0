"""What is said about issues and articles."""

from bot.language import N_

START = N_(
    """您好，我是<b>报童</b>。
我每天把{papers}读一遍，把标题、关键词和您关心的话题送到您手边。
点开标题就能读全文，随时可以查旧报。

• 订报：/subscribe
• 看今天的报：/latest
• 查一个词：直接把词发给我，例如 <code>双招双引</code>"""
)
HELP = N_(
    """<b>我能做什么</b>
/latest 最新一期
/search 词 查旧报，例如 <code>/search 双招双引</code>
/subscribe 订报，每天按时送到
/unsubscribe 退订
/help 这份说明

<b>查得更准</b>
两个词用空格隔开，表示都要有；<code>-词</code> 表示不要有；
<code>“整句话”</code> 按原样找；<code>甲 OR 乙</code> 有一个就行。
还可以写 <code>标题:招商</code>、<code>记者:张三</code>、<code>版:1</code>、<code>日期:2026-07</code>。"""
)
NO_ISSUE_YET = N_("报社还没有送来报纸，一到就给您。")
GONE_ARTICLE = N_("这篇文章已经不在了。")
NEXT_OF = N_("下一页 {page}/{pages} ▶")
JUMP_IS_OPEN = N_("（下转第{page}版，本期未收到该版）")
