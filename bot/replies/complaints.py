"""What is said when a reader reports an article."""

from bot.language import N_

# № is how the answer to this message is recognised in every language: keep it, and the number after it.
WHAT_IS_WRONG = N_("《{headline}》哪里不对？点一下按钮，或者<b>回复这条消息</b>写几个字。\n№{number}")
CUT_WRONG = N_("文章切错了、拼错了")
BYLINE_WRONG = N_("记者名字不对")
THANK_YOU = N_("谢谢，已经转给编辑了。")
