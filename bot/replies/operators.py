"""What operators are told: figures, broadcasts, muted papers, what went wrong."""

from bot.language import N_

DESK = N_(
    """<b>编辑台</b>（只有管理员看得见）
直接发 .txt、.pdf、.html 文件：预览，再发布、替换或丢弃
/review 审稿：读者报错和拿不准的文章；/review 17 看某一篇
/broadcast 内容：发给全体订户，先预览
/stats 读者、投递、查询的数字和图
/subscribers 导出订户（CSV）
/mute 停推或恢复一份报
/problems 最近出了什么问题（每天也会自动汇报一次）"""
)

BROADCAST_WHAT = N_(
    "把要说的话写在后面，可以带格式、可以分行：\n<code>/broadcast 今天报纸晚到，请稍候。</code>\n要配图，就发图，在图的说明里这样写。"
)
BROADCAST_TOO_LONG = N_("太长了：最多 {most} 个字符，这里有 {length} 个。")
BROADCAST_READY = N_("⬆️ 这样发给 <b>{readers}</b> 位订户，发吗？（各人的免打扰时间里先不发）")
BROADCAST_SEND = N_("📣 发给 {readers} 位")
BROADCAST_DROP = N_("🗑 不发了")
BROADCAST_STOP = N_("⏹ 停止")
BROADCAST_DROPPED = N_("没有发。")
BROADCAST_GOES = N_("📣 正在发：已送达 {sent}，等待 {waiting}，失败 {failed}")
BROADCAST_WRITING = N_("📣 正在排队：{total} 位……已送达 {sent}")
BROADCAST_DONE = N_("✅ 发完了：送达 {sent}，失败 {failed}。")
BROADCAST_STOPPED = N_("⏹ 已停止：送达 {sent}，没有发的 {failed}。")

STATS = N_("📊 <b>数字</b>\n读者 <b>{readers}</b>（一周新增 {new}），联系不上 {away}")
STATS_PAPERS = N_("<b>各报订户</b>")
STATS_TOPICS = N_("<b>关注最多的话题</b>")
STATS_ROW = N_("{name}　{count}")
STATS_DELIVERY = N_("<b>投递</b>\n今天送达 {sent}，改稿 {edited}，失败 {failed}\n待发和历史：{outcomes}")
STATS_USE = N_("<b>使用</b>\n今天查询 {searches} 次，打开文章 {articles} 篇")
STATS_FAILED = N_("<b>没查到的词</b>（次数）")
NO_NUMBERS = N_("（还没有）")
STATS_PICTURE = N_("最近两周：每天送达和失败的消息，查询和打开的文章")
CHART_SENT = N_("送达")
CHART_FAILED = N_("失败")
CHART_SEARCHES = N_("查询")
CHART_ARTICLES = N_("打开文章")
CHART_MESSAGES = N_("消息")
CHART_USE = N_("使用")

STATE_SENT = N_("已送达")
STATE_WAITING = N_("等待")
STATE_CLAIMED = N_("在途")
STATE_REJECTED = N_("被拒")
STATE_HELD = N_("搁置")
STATE_DROPPED = N_("放弃")

SUBSCRIBERS = N_("订户 {count} 行。里面有读者的编号和群名，请妥善保管。")

MUTE = N_(
    "点一下停推，再点一下恢复。停推期间，这份报只存档、可查，到了订户的钟点也不送，恢复以后不补；已经在发的照送。"
)
MUTED_PAPER = N_("🔕 {paper}")
LOUD_PAPER = N_("🔔 {paper}")

PROBLEMS = N_("🧰 <b>出过的问题</b>（{since} 以来）")
PROBLEM_LINE = N_("{time}　{line}")
PROBLEM_LINES = N_("{time}　{times} 次　{line}")
MESSAGES_SET_ASIDE = N_("{count} 条消息没有送出，例如：{why}")
MORE_PROBLEMS = N_("……还有 {count} 种")
NO_PROBLEMS = N_("👌 没有出过问题。")
