"""What is said about a reader's settings: hours, days, zone, quiet hours, length, rhythm, sound, language."""

from bot.language import N_

AT_ONCE = N_("新报一到就送")
DAILY_AT = N_("每天 {time}")
ON_DAYS_AT = N_("{days} {time}")
WEEKLY_AT = N_("每周一次，{day} {time}")
EVERY_DAY_OF_WEEK = N_("每天")
MONDAY_TO_FRIDAY = N_("周一至周五")
WEEKEND = N_("周末")

PANEL = N_(
    """⚙️ <b>{what}</b>
送报：{when}
时区：{zone}
安静时段：{quiet}
内容：{length}
提示音：{sound}
语言：{language}"""
)
ALL_SUBSCRIPTIONS = N_("设置")
NEXT_DIGEST = N_("下一份：{moment}")
PAUSED_UNTIL = N_("⏸ 已暂停，{day}恢复")
PAUSED = N_("⏸ 已暂停，什么时候恢复由您定：/resume")
DIFFERENT = N_("您的几份订阅设置不一样，上面是第一份的；在这里改动，对全部生效。单独设置请用 /mine")
TYPE_IT = N_("也可以直接写：<code>/settings 7:10</code>，<code>/settings 22:00-7:00</code>（安静时段）")
NOTHING_TO_SET = N_("您还没有订报，眼下能选的只有语言。订报请发 /subscribe")

TIME = N_("🕗 时间")
DAYS = N_("📅 星期")
ZONE = N_("🌏 时区")
QUIET = N_("🌙 安静时段")
LENGTH = N_("📄 内容")
RHYTHM = N_("🔁 送法")
SOUND_OFF = N_("🔕 改为静音")
SOUND_ON = N_("🔔 改为有声")
LANGUAGE = N_("🌐 语言")
BACK = N_("◀ 返回")

WHICH_TIME = N_("几点送报？先选钟点，再选分。")
WHICH_DAYS = N_("星期几送？点一下选上，再点一下去掉。")
WHICH_DAY = N_("每周星期几送？")
WHICH_ZONE = N_("按哪里的时间？别的地方可以直接写，例如 <code>/settings Europe/Rome</code>")
WHICH_QUIET = N_("什么时段不要打扰？这段时间里到的报，过后再送。")
WHICH_LENGTH = N_("每期想看多少？")
WHICH_RHYTHM = N_("怎么送？")
WHICH_LANGUAGE = N_("用哪种文字？报上的文章也可以换成繁体字看，不管界面用哪种文字。")

NO_QUIET = N_("不设")
WITH_SOUND = N_("有")
SILENT = N_("静音")
BRIEF = N_("简要（标题、提要、关键词）")
FULL_LENGTH = N_("详细（提要更长）")
HEADLINES_ONLY = N_("只要标题")
KEYWORDS_ONLY = N_("只要关键词")
DAILY = N_("每天一份")
WEEKLY = N_("每周一份")
INSTANT = N_("一到就送")
AS_TELEGRAM_SAYS = N_("跟随 Telegram")
AS_PRINTED = N_("文章用原文")
IN_TRADITIONAL = N_("文章用繁体")
ARTICLES_CONVERTED = N_("{language}，文章用繁体")

TIME_IS_QUIET = N_("{time} 在安静时段里，那时不送报。请换个时间，或先改安静时段。")
LAST_DAY = N_("至少要留一天。想停一阵，请发 /pause")
QUIET_NEEDS_TWO = N_("安静时段的开始和结束不能是同一时刻。")
NOT_UNDERSTOOD = N_("没看懂“{words}”。可以写时间（7:10）、安静时段（22:00-7:00）或时区（Asia/Tokyo）。")
DONE = N_("改好了")
