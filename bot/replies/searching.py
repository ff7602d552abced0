"""What is said about searches."""

from bot.language import N_

SEARCH_WHAT = N_("想查什么？把词写在后面，例如 <code>/search 双招双引</code>")
NOTHING_FOUND = N_("没有查到“{query}”。可以换个短一点的词，或去掉一个条件再试。")
FOUND_INSTEAD = N_("下面这些查得到，点一下就行：")
DROPPED = N_("少一个条件：")
BAD_QUERY = N_("这样查不了：{problem}")
# The grammar's own sentences, so that they can be said in other languages. The first says where in the query it is.
QUERY_PROBLEMS = (
    N_("{problem}（第 {place} 字）"),
    N_("没有可以查找的字，请写上要找的词"),
    N_("查询太长：{length} 字，最多 {most} 字"),
    N_("这个右括号前面没有左括号"),
    N_("这个括号没有合上"),
    N_("括号套得太深，最多 {most} 层"),
    N_("这个引号没有合上"),
    N_("“-”后面要紧跟着不要的词"),
    N_("排序不能用“-”排除"),
    N_("“{operator}”前面缺少要找的词"),
    N_("“{operator}”后面缺少要找的词"),
    N_("“{field}”后面要写上内容"),
    N_("条件太多，最多 {most} 个"),
    N_("“排序:”后面写 最新 或 相关，不是 {value}"),
    N_("这里要写上名字"),
    N_("“版:”后面写版次，如 1、头版 或 2-4，不是 {value}"),
    N_("版次的起止颠倒了：{value}"),
    N_("看不懂日期 {value}，写成 2022、2022-07、2022-07-01 或 2022-07-01..2022-07-31"),
    N_("日期的起止颠倒了：{value}"),
)
HITS = N_("🔎 <b>{query}</b>：{total} 篇")
MANY_HITS = N_("🔎 <b>{query}</b>：超过 {total} 篇")
PREVIOUS = N_("◀ 上一页")
NEXT = N_("下一页 ▶")
FOLLOW_SEARCH = N_("🔔 有新的就告诉我")
TREND = N_("📈 走势")
