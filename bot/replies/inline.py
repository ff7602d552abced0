"""What is said in inline mode."""

from bot.language import N_

READ_IT_ALL = N_("📖 读全文")
NOTHING_TO_OFFER = N_("没有查到，换个短一点的词试试")
NO_ISSUE_TO_OFFER = N_("报社还没有送来报纸")
