"""What is said about searches."""

from bot.language import N_

SEARCH_WHAT = N_("想查什么？把词写在后面，例如 <code>/search 双招双引</code>")
NOTHING_FOUND = N_("没有查到“{query}”。可以换个短一点的词，或去掉一个条件再试。")
FOUND_INSTEAD = N_("下面这些查得到，点一下就行：")
DROPPED = N_("少一个条件：")
BAD_QUERY = N_("这样查不了：{problem}")
HITS = N_("🔎 <b>{query}</b>：{total} 篇")
MANY_HITS = N_("🔎 <b>{query}</b>：超过 {total} 篇")
PREVIOUS = N_("◀ 上一页")
NEXT = N_("下一页 ▶")
FOLLOW_SEARCH = N_("🔔 有新的就告诉我")
TREND = N_("📈 走势")
