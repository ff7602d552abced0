"""What is said about issues, their pages, the calendar, keywords and people."""

from bot.language import N_

THE_ISSUE = N_("📰 看这一期")
PREVIOUS_ISSUE = N_("⬅ 上一期")
NEXT_ISSUE = N_("下一期 ➡")
GONE_ISSUE = N_("这一期已经不在了。")
NO_SUCH_PAGE = N_("这一期没有第{page}版，有这些版：")
PAGE_TITLE = N_("📄 <b>{paper}</b> {when} 第{page}版")
PAGE_LABEL = N_("{page}版")
HERE_LABEL = N_("·{page}版·")
EARLIER = N_("◀ 前面的")
LATER = N_("后面的 ▶")
KEYWORDS_LABEL = N_("🔑 关键词")
PEOPLE_LABEL = N_("👤 人物")

KEYWORDS_TITLE = N_("🔑 <b>{paper}</b> {when} 的关键词\n点一个词，看它在各期报纸上的文章。")
NO_KEYWORDS = N_("<b>{paper}</b> {when} 没有找到关键词。")
PEOPLE_TITLE = N_("👤 <b>{paper}</b> {when} 提到的人\n点一个名字，看历来的报道。")
NO_PEOPLE = N_("<b>{paper}</b> {when} 没有提到带职务的人。")
NOBODY = N_("没有查到担任职务的“{name}”。这里只收带职务的公开人物。")
ORGANISATIONS_NAMED = N_("🏛 机构：{names}")
PLACES_NAMED = N_("📍 地名：{names}")
IN_ALL_TEXTS = N_("🔎 在全文里查")

WHICH_DATE = N_(
    "看不懂这个日期。请这样写：<code>/{command} 2026-07-04</code>、<code>/{command} 7月4日</code>、"
    "<code>/{command} 昨天</code>"
)
WHICH_PAGE = N_("看不懂是第几版。请这样写：<code>/page 2</code>、<code>/page 2 7月4日</code>")
NO_ISSUE_THAT_DAY = N_("{when}没有报纸。前后最近的是：")
NO_ISSUE_NEAR = N_("{when}没有报纸。")

CALENDAR_PAPERS = N_("📅 哪一份报纸？")
CALENDAR_YEARS = N_("📅 <b>{paper}</b>，共 {total} 期。哪一年？")
CALENDAR_MONTHS = N_("📅 <b>{paper}</b> {year}年。哪个月？")
CALENDAR_DAYS = N_("📅 <b>{paper}</b> {year}年{month}月")
CALENDAR_UNDATED = N_("📅 <b>{paper}</b> 日期不详的报纸")
YEAR_LABEL = N_("{year}年 ({issues})")
MONTH_LABEL = N_("{month}月 ({issues})")
DAY_LABEL = N_("{day}日")
UNDATED_LABEL = N_("日期不详 ({issues})")
PREVIOUS_MONTH = N_("◀ {month}月")
NEXT_MONTH = N_("{month}月 ▶")
ALL_YEARS = N_("↑ 各年")
THE_YEAR = N_("↑ {year}年")
NUMBERED_ISSUE = N_("第{number}期")

ON_THIS_DAY = N_("🕰 往年的{month}月{day}日")
NEVER_ON_THIS_DAY = N_("往年的{month}月{day}日没有留下报纸。")
