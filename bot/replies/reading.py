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
NO_ISSUE_YET = N_("报社还没有送来报纸，过一阵再来看看吧。")
GONE_ARTICLE = N_("这篇文章已经不在了。")
WITHDRAWN_ARTICLE = N_("这篇文章已经撤下，不能再看了。")
VANISHED_ARTICLE = N_("这一期后来换了新版，新版里没有这篇文章。")
NEXT_OF = N_("下一页 {page}/{pages} ▶")
JUMP_IS_OPEN = N_("（下转第{page}版，续文没有收到）")
PREVIOUS_ARTICLE = N_("⬅ 上一篇")
NEXT_ARTICLE = N_("下一篇 ➡")
WHOLE_PAGE = N_("📄 第{page}版")
COPY_REFERENCE = N_("📋 复制出处")
SHARE = N_("↗ 转给别人")
FOLLOW_TOPIC = N_("🔔 订阅：")
SOMETHING_IS_WRONG = N_("⚠ 报错")
