"""What is said about what is kept of a reader, and about feedback."""

from bot.language import N_

PRIVACY = N_(
    """🔒 <b>我记着您的什么</b>
• 这个聊天的编号，用哪种文字；
• 订了什么、什么时候送；
• 送过您哪些报、送到没有（过一阵自动清掉）；
• 您给编辑的留言和报错。
您查过的词只为按钮翻页留着，不连着您的名字。别的都不记，也不给别人。"""
)
TAKE_OUT = N_("📦 给我一份")
DELETE_ALL = N_("🗑 全部删除")
SURE = N_("全部删除以后，订阅也就没了，找不回来。真的要删吗？")
YES_DELETE = N_("删除")
NO_KEEP = N_("算了")
DELETED = N_("删掉了，我这里不再有您的任何资料。想再订，发 /subscribe 就行。")
EDITORS_WORK_STAYS = N_("您作为管理员改过的稿、发过的报和通知还在，只是不再写着是谁做的。")
KEPT = N_("好，都留着。")
HERE_IT_IS = N_("这是我记着您的全部资料。")

FEEDBACK_WHAT = N_("想对编辑说什么？写在后面，例如 <code>/feedback 昨天第3版的电话印错了</code>")
FEEDBACK_TAKEN = N_("记下了（编号 {number}），编辑会看到。谢谢您！")
FEEDBACK_TOO_LONG = N_("太长了，请压缩到 {most} 字以内。")
FEEDBACK_FOR_ADMINS = N_("💬 读者留言（编号 {number}）：{words}")
