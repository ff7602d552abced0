"""What editors are told when they withdraw what was published, and readers whose message was made of nothing else."""

from bot.language import N_

WITHDRAW_ARTICLE = N_("🗑 撤下这篇")
WITHDRAW_ISSUE = N_("🗑 撤下整期")
WITHDRAW_THIS_ARTICLE = N_(
    "撤下这篇文章？\n<b>{headline}</b>\n\n"
    "读者从此查不到、打不开，最近两天发出去的消息会改过来。撤下以后找不回来，同样的文章再来也不登。"
)
WITHDRAW_THIS_ISSUE = N_(
    "撤下《{paper}》{when} 整期，共 {count} 篇？\n\n"
    "读者从此查不到、打不开，最近两天发出去的消息会改过来。收件文件夹里同样的文件不会再收；要重登，把文件发给我。"
)
WITHDRAW_IT = N_("🗑 撤下")
ARTICLE_WITHDRAWN = N_("🗑 已撤下：<b>{headline}</b>")
ARTICLE_AND_COPIES_WITHDRAWN = N_("🗑 已撤下：<b>{headline}</b>（连同转载共 {count} 篇）")
ISSUE_WITHDRAWN = N_("🗑 已撤下《{paper}》{when}，共 {count} 篇。")
NOTHING_LEFT = N_("📭 编辑部把这条消息里的内容撤回了。")
