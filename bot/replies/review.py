"""What editors are told at the review desk."""

from bot.language import N_

NOTHING_TO_REVIEW = N_("🎉 没有要看的了：没有报错，也没有拿不准的文章。")
END_OF_QUEUE = N_("这一轮看完了，还有 {left} 件没有处理。")
FROM_THE_START = N_("从头再看")
QUEUE_PLACE = N_("🔎 <b>审稿</b>　{place}/{total}")
REPORTED = N_("读者报错：{what}")
REPORTED_CUT = N_("文章切错了")
REPORTED_BYLINE = N_("署名错了")
FEEDBACK = N_("💬 读者来信")
UNSURE = N_("程序拿不准，把握 {sure}%")
REVIEW_FACTS = N_("{citation}\n署名：{byline}")
NO_BYLINE = N_("（没有）")
MORE_PARAGRAPHS = N_("……还有 {count} 段")
REVIEW_WHAT = N_("没有这篇文章。用法：/review 从头审稿；/review 17 看编号 17 的文章。")
ARTICLE_GONE = N_("这篇文章已经不在了。")

EDIT_HEADLINE = N_("✏️ 改标题")
EDIT_BYLINE = N_("✏️ 改署名")
EDIT_DATE = N_("📅 改日期")
MERGE_NEXT = N_("🔗 并入下一篇")
SPLIT = N_("✂️ 切开")
ALL_RIGHT = N_("✅ 没问题")
DEALT_WITH = N_("✅ 处理完了")
ANSWER_READER = N_("↩️ 回信")
SKIP = N_("下一件 ▶")
BACK = N_("◀ 返回")

ASK_HEADLINE = N_("回复这条消息，写上新标题。现在是：\n<b>{now}</b>\n\n№{mark}")
ASK_BYLINE = N_(
    "回复这条消息，写上新署名，例如：记者 叶知微、通讯员 张三。没有署名就写一个减号。"
    "现在是：\n<b>{now}</b>\n\n№{mark}"
)
ASK_DATE = N_("回复这条消息，写上这一期的日期，例如 2026-07-04。现在是：\n<b>{now}</b>\n\n№{mark}")
ASK_ANSWER = N_("回复这条消息，写上给这位读者的回信。来信是：\n<b>{now}</b>\n\n№{mark}")
NOT_A_DATE = N_("“{words}”不是日期，请再回复一次，例如 2026-07-04。")
TOO_LONG = N_("太长了，最多 {most} 个字，请再回复一次。")

MERGE_WITH = N_("把这两篇并成一篇？第二篇的标题会成为小标题。\n\n1. <b>{first}</b>\n\n2. <b>{second}</b>")
MERGE_YES = N_("🔗 并成一篇")
NO_NEXT = N_("这是这一期的最后一篇，后面没有可并的。")
WHERE_TO_CUT = N_("从哪一段起是另一篇？那里的小标题或短句会成为新标题，也可以随后再改。")
NOTHING_TO_CUT = N_("这篇文章只有一段，切不开。")

CORRECTED = N_("✅ 改好了。这期报以后再读一遍，改动也还在；已经发出去的消息会跟着改。")
TAKEN_BACK = N_("↩️ 已撤销这个改动。")
TAKE_BACK = N_("↩️ 撤销这个改动")
NO_EFFECT = N_("没有改成：这篇文章在这一期里认不出来，或者本来就是这样。")
SETTLED = N_("✅ 处理好了。")
READER_ANSWERED = N_("回信这就送去。")
LETTER_FROM_EDITORS = N_("📮 <b>编辑部回信</b>\n{answer}\n\n<i>您写的是：{letter}</i>")
